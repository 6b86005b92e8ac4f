package org.mapletree.internal;

/**
 * Checks and counts that only tests pay for: without the system property {@code mapletree.checked}
 * the compiler drops every use of this class.
 */
public final class Checks {
  /** Whether every new node is checked as it is made, and visits are counted. */
  public static final boolean ON = Boolean.getBoolean("mapletree.checked");

  private static final ThreadLocal<long[]> COUNTS = ThreadLocal.withInitial(() -> new long[2]);

  private Checks() {}

  static void built() {
    COUNTS.get()[0]++;
  }

  /** Checks the bounds of a new node. */
  static void ordered(long[] bounds) {
    int length = bounds.length >>> 1;
    for (int slot = 0; slot < length; slot++) {
      long first = bounds[length + slot];
      if (first > bounds[slot] || (slot > 0 && first <= bounds[slot - 1])) {
        throw new AssertionError("a node was made with slot " + slot + " out of order");
      }
    }
  }

  static void visited() {
    COUNTS.get()[1]++;
  }

  /**
   * How many nodes the calling thread has made.
   *
   * @return the count so far; differences between two calls are what a test looks at
   */
  public static long nodesBuilt() {
    return COUNTS.get()[0];
  }

  /**
   * How many nodes the calling thread has entered in walks over two trees, gap searches and
   * figures.
   *
   * @return the count so far; differences between two calls are what a test looks at
   */
  public static long nodesVisited() {
    return COUNTS.get()[1];
  }
}
