package org.mapletree.vma;

/**
 * execve, on success: a new address space with the areas that the kernel makes for a program. What
 * a program needs is not derived from its file here; it is given.
 *
 * @param image an address space as it is at a program's first instruction
 */
public record Exec(AddressSpace image) implements Call<Unit> {

  /**
   * What can be assumed of a program about which nothing is known, from the map of another one at
   * its first instruction: nearly every program has the same interpreter, and without address-space
   * randomization it lies at the same place, as do the special areas and the stack. The program's
   * own areas and its break are not known: they count as free, and the break as 0. No area is
   * locked: execve ends all locks.
   *
   * @param first the address space of another program at its first instruction
   * @return the call
   */
  public static Exec assuming(AddressSpace first) {
    return new Exec(Copying.withoutProgram(first));
  }

  /**
   * As {@link #assuming}, without any area: only the kernel, the limits and the start of searches
   * are taken over.
   *
   * @param first the address space of another program
   * @return the call
   */
  public static Exec unknown(AddressSpace first) {
    return new Exec(Copying.withoutAreas(first));
  }

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    return Outcome.of(image, Unit.DONE);
  }
}
