package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/**
 * mmap: maps a file or fresh memory. Replaces what is there if the address is fixed; else the
 * kernel chooses the address.
 *
 * @param address the address, or a hint, or 0
 * @param length the length in bytes
 * @param protection a union of constants of {@link Protection}
 * @param flags a union of constants of {@link MapFlags}
 * @param file the file that the descriptor is, or null if it is not open; ignored for anonymous
 *     memory
 * @param offset the offset in the file, in bytes
 */
public record Mmap(
    long address, long length, long protection, long flags, @Nullable OpenFile file, long offset)
    implements Call<Long> {

  /**
   * A private anonymous mapping.
   *
   * @param address a hint, or 0
   * @param length the length in bytes
   * @param protection a union of constants of {@link Protection}
   * @return the call
   */
  public static Mmap anonymous(long address, long length, long protection) {
    return new Mmap(address, length, protection, MapFlags.PRIVATE | MapFlags.ANONYMOUS, null, 0);
  }

  @Override
  public Outcome<Long> on(AddressSpace space) {
    return new Mapping(this, new SpaceEditor(space)).map();
  }

  /**
   * What the call leaves behind if it returns {@code place}: takes over what a real kernel did,
   * without any check.
   *
   * @param space the address space before the call
   * @param place the address that the kernel returned
   * @return the address space after it; {@code space} itself if nothing can be mapped there
   */
  public AddressSpace adopt(AddressSpace space, long place) {
    return new Mapping(this, new SpaceEditor(space)).adopt(place);
  }

  boolean has(long flag) {
    return (flags & flag) != 0;
  }

  boolean asks(long bit) {
    return (protection & bit) != 0;
  }
}
