package org.mapletree.vma;

/** fork: the result is the child's address space; the parent's does not change. */
public record Fork() implements Call<AddressSpace> {

  @Override
  public Outcome<AddressSpace> on(AddressSpace space) {
    return Outcome.of(space, Copying.child(space));
  }
}
