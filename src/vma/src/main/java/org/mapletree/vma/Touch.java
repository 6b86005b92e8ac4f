package org.mapletree.vma;

/**
 * Accesses the bytes at {@code address}, {@code address + 4096}, and so on below {@code address +
 * length}, in turn, and gives EFAULT at the first access that faults. What was touched before it
 * stays touched. An access to a guard page counts as one to the area that it is in: see {@link
 * Madvise}.
 *
 * @param address the first address
 * @param length the length in bytes; if the range wraps around the end of the address space,
 *     nothing is touched
 * @param access what each access does
 */
public record Touch(long address, long length, Access access) implements Call<Unit> {

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long end = address + length;
    if (!Pages.below(address, end)) {
      return editor.done(Unit.DONE);
    }
    return Touching.faultEach(editor, address, end, access)
        ? editor.done(Unit.DONE)
        : editor.fail(Errno.EFAULT);
  }
}
