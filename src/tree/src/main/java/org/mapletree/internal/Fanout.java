package org.mapletree.internal;

/**
 * How many slots a node may have, and how many it must have.
 *
 * <p>The capacities are read once from system properties, so that the test suite also runs with
 * tiny nodes, where 200 entries make a tall tree; being {@code static final} they are constants to
 * the compiler. Any capacity from 3 up works: what is cut evenly out of more than one capacity is
 * never below the minimum, which is three eighths of a capacity, rounded up.
 */
public final class Fanout {
  /*
   * Implementation notes.
   *
   * Why leaves of 32 and branches of 16: beside them, at 100,000 entries (bench run fanout, one pass), leaves of 64 took 0.87 times as long for a
   * lookup and 0.94 of the memory, but 1.3 times as long for an insertion and 1.7 times for a removal; leaves of 16 0.7 times for an insertion
   * and the same for a removal, but 1.9 times for a walk and 1.13 of the memory; 8 and 8 1.4 times for a lookup, 2.4 times for a walk and 1.45 of
   * the memory. With branches of 32 a lookup took 0.9 times as long, and an overwrite wrote 1.15 times as much.
   *
   * Not half of a capacity: a node that has just been split has half, and the next removal from it would join it with a neighbour, which the
   * next insertion splits again. With three eighths such a pair is left alone: ranges put into full leaves and removed again cost 745 instead
   * of 1,695 bytes for each removal, and a sixth less time, at 100,000 entries (792 instead of 1,793 bytes at 1,000,000). A quarter saves no
   * more there, and lets a tree that shrinks keep nodes that are nearly empty.
   *
   * A bulk load does not fill leaves to the brim: then each of the first insertions splits a leaf and often the branches above it. Arrays are as
   * long as their content, so room costs only the share of a leaf's headers: 0.5 bytes an entry for a sixth. 100 insertions into such a tree of
   * 100,000 or 1,000,000 entries take half of the time, and 985 or 1,071 instead of 2,775 or 3,526 bytes each (before both halves of a full leaf
   * were made at once). A sixteenth brings most of that, but runs out sooner; with an eighth 100 insertions into 1,000 entries took 1.17 times as
   * long as with a sixth; a fifth is no faster still. Branches are filled, since they split rarely where leaves have room; with an eighth free in
   * them, too, an insertion took 1.1 to 1.3 times as long.
   *
   * A root may have more children, so that trees of 17 to 40 leaves, or branches, are a level lower: 1,000 entries are 37 leaves. Beside roots of
   * 16, with places that do not come again (a small harness, JDK 17, the fastest of four, one or two runs), an insertion into 1,000 entries took
   * 0.87 and 0.93 times as long, a removal 0.88 and 0.91, a slice 0.71, a split 0.87 and 0.92. A write copies the wide root: from about 30
   * children on that is more bytes than the two branches it stands for, and less time. A walk over two versions that share all but a few leaves
   * compares more slots: a difference of 10 changes took 1.5 times as long. Bulk loads of 100,000 and 1,000,000 entries are as high as
   * before.
   *
   * Branches of 40 everywhere, filled by a bulk load so that all levels are about as wide, leave 100,000 entries as they are and make 1,000,000
   * a level lower. Beside the usual ones there (bench operations in turn, five rounds, JDK 17, medians) a removal took 0.87 times as long, an
   * overwrite 0.94, 1,000 changes in a transient 0.99, get, miss, getDep and floor 0.94 to 1.03, which is noise; but an overwrite wrote 728
   * instead of 596 bytes, an insertion 1,214 instead of 1,071.
   */

  /** The most entries of a leaf. */
  public static final int LEAF = capacity("mapletree.fanout.leaf", 32);

  /** The most children of a branch that is not the root. */
  public static final int BRANCH = capacity("mapletree.fanout.branch", 16);

  /** The most children of a branch that is the root. */
  public static final int ROOT = root(BRANCH);

  /** The fewest entries of a leaf that is not on a flank of the tree. */
  public static final int LEAF_MINIMUM = minimum(LEAF);

  /** The fewest children of a branch that is not on a flank of the tree. */
  public static final int BRANCH_MINIMUM = minimum(BRANCH);

  /** The entries of a leaf that a bulk load makes: one sixth is left for later insertions. */
  static final int LEAF_FILL = LEAF - LEAF / 6;

  private Fanout() {}

  /**
   * The fewest slots of a node that is not on a flank of the tree, for any capacity.
   *
   * @param capacity the most slots
   * @return three eighths of them, rounded up
   */
  public static int minimum(int capacity) {
    return (3 * capacity + 7) / 8;
  }

  /**
   * The most children of a root. Files of version 1 may hold so many: it may grow, but not shrink.
   *
   * @param branch the most children of any other branch
   * @return two and a half times as many, rounded down
   */
  public static int root(int branch) {
    return 5 * branch / 2;
  }

  private static int capacity(String property, int normal) {
    int capacity = Integer.getInteger(property, normal);
    if (capacity < 3) {
      throw new IllegalArgumentException(
          property + " is " + capacity + ", but a node needs at least 3 slots");
    }
    return capacity;
  }
}
