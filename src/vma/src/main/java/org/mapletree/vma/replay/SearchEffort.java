package org.mapletree.vma.replay;

/**
 * How much a replay may still spend on looking for orders of overlapping calls. Tries grow with the
 * power of the threads that are in a call, and a trace that is not of its map makes each call ask
 * for them: without a limit, a few hundred lines could take hours.
 */
final class SearchEffort {

  /** Tries for one call, in each of the two ways to search: those of recorded runs need tens. */
  private static final int EACH = 4_000;

  /** Tries for a whole replay: some seconds. */
  private static final int ALL = 400_000;

  private int all = ALL;
  private int each;
  private boolean refused;

  /** Another search begins. */
  void begin() {
    each = EACH;
  }

  /** Whether one more try may be made, which it then is. */
  boolean spend() {
    if (each == 0 || all == 0) {
      refused = true;
      return false;
    }
    each--;
    all--;
    return true;
  }

  /** A search ended because of another bound than the tries. */
  void refuse() {
    refused = true;
  }

  /** Whether some search ended before all orders had been tried. */
  boolean refused() {
    return refused;
  }
}
