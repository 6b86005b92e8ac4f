package org.mapletree.vma;

import java.util.List;
import org.mapletree.Range;

/**
 * mremap: resizes a mapping, moves it, or both.
 *
 * @param address the first address of the old range, a multiple of 4096
 * @param oldLength its length in bytes, rounded up; 0 makes a second mapping of shared memory
 * @param newLength the new length in bytes, rounded up
 * @param flags a union of constants of {@link RemapFlags}
 * @param newAddress with FIXED the new address, with DONTUNMAP alone a hint
 */
public record Mremap(long address, long oldLength, long newLength, long flags, long newAddress)
    implements Call<Long> {

  @Override
  public Outcome<Long> on(AddressSpace space) {
    return new Remapping(this, new SpaceEditor(space)).remap();
  }

  /**
   * What the call leaves behind if it returns {@code place}: takes over what a real kernel did,
   * without checks.
   *
   * @param space the address space before the call
   * @param place the address that the kernel returned
   * @return the address space after it; {@code space} itself if nothing known is moved or resized
   */
  public AddressSpace adopt(AddressSpace space, long place) {
    return new Remapping(this, new SpaceEditor(space)).adopt(place);
  }

  /** Where the call on {@code space} leaves no page in memory: where it moved from and to. */
  List<Range> emptied(AddressSpace space) {
    var remapping = new Remapping(this, new SpaceEditor(space));
    remapping.remap();
    return remapping.emptied();
  }

  boolean has(long flag) {
    return (flags & flag) != 0;
  }
}
