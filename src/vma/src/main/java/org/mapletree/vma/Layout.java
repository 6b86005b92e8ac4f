package org.mapletree.vma;

/**
 * Where the fixed points of one process lie, set at exec; only the break moves.
 *
 * @param mmapBase searches for free space go down from here
 * @param legacyBase searches go up from here when nothing is free below {@code mmapBase}
 * @param startBrk where the heap starts
 * @param brk the break, not rounded
 * @param dataBytes the length of the program's initialized data, which counts with the heap against
 *     RLIMIT_DATA
 * @param stack an address inside the initial stack: the area that contains it is printed as {@code
 *     [stack]}
 */
public record Layout(
    long mmapBase, long legacyBase, long startBrk, long brk, long dataBytes, long stack) {

  /** A process without address-space randomization, with no heap and nothing mapped. */
  public static final Layout PLAIN =
      new Layout(0x7ffff7fff000L, 0x2aaaaaaab000L, 0, 0, 0, 0x7fffffffe000L);

  /**
   * This layout with another break.
   *
   * @param newBrk the break
   * @return the layout
   */
  public Layout withBrk(long newBrk) {
    return new Layout(mmapBase, legacyBase, startBrk, newBrk, dataBytes, stack);
  }

  /**
   * This layout with another start of the heap, which is then empty.
   *
   * @param start the start of the heap, and the break
   * @return the layout
   */
  public Layout withHeapAt(long start) {
    return new Layout(mmapBase, legacyBase, start, start, dataBytes, stack);
  }

  /**
   * This layout with another start of searches.
   *
   * @param base where searches for free space go down from
   * @return the layout
   */
  public Layout withMmapBase(long base) {
    return new Layout(base, legacyBase, startBrk, brk, dataBytes, stack);
  }

  /**
   * This layout with another stack.
   *
   * @param address an address inside the initial stack
   * @return the layout
   */
  public Layout withStack(long address) {
    return new Layout(mmapBase, legacyBase, startBrk, brk, dataBytes, address);
  }
}
