package org.mapletree.internal;

/**
 * How many slots a node may have, and how many it must have.
 *
 * <p>The capacities are read once from system properties, so that the test suite also runs with
 * tiny nodes, where 200 entries make a tall tree; being {@code static final} they are constants to
 * the compiler. Any capacity from 3 up works: what is cut evenly out of more than one capacity is
 * never below the minimum, which is half of a capacity, rounded up.
 */
public final class Fanout {
  /** The most entries of a leaf. */
  public static final int LEAF = capacity("mapletree.fanout.leaf", 32);

  /** The most children of a branch. */
  public static final int BRANCH = capacity("mapletree.fanout.branch", 16);

  /** The fewest entries of a leaf that is not the root. */
  public static final int LEAF_MINIMUM = (LEAF + 1) / 2;

  /** The fewest children of a branch that is not the root. */
  public static final int BRANCH_MINIMUM = (BRANCH + 1) / 2;

  private Fanout() {}

  private static int capacity(String property, int normal) {
    int capacity = Integer.getInteger(property, normal);
    if (capacity < 3) {
      throw new IllegalArgumentException(
          property + " is " + capacity + ", but a node needs at least 3 slots");
    }
    return capacity;
  }
}
