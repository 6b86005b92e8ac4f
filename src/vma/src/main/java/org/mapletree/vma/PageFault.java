package org.mapletree.vma;

/**
 * One access to one byte. It may give its area an identity for anonymous pages, or let a stack
 * grow. An access to a guard page counts as one to the area that it is in: see {@link Madvise}.
 *
 * @param address the address
 * @param access what the access does
 */
public record PageFault(long address, Access access) implements Call<Fault> {

  @Override
  public Outcome<Fault> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    return editor.done(Touching.fault(editor, address, access));
  }
}
