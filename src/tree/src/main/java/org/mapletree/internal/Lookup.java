package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** The value at a key. */
public final class Lookup {
  /*
   * Implementation notes.
   *
   * Descent. A loop over final classes and plain fields; nothing is allocated, and there is no call with more than one target. At each node
   * the search runs over the last keys with an early exit: in nodes of 32 it won or tied against halving, with and without branches, in
   * the prototype of the project (a predicted branch runs ahead of a missing cache line, a conditional move waits for it). In a branch the
   * last slot needs no comparison: a key beyond it is found missing in the leaf. Only in the leaf is one first key looked at.
   */

  private Lookup() {}

  /**
   * The value at a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param <V> the type of the values
   * @return the value of the entry that contains the key; null if the key lies in a gap
   */
  public static <V> @Nullable V find(Node<V> root, long key) {
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      long[] bounds = branch.bounds;
      int edge = branch.children.length - 1;
      int slot = 0;
      while (slot < edge && bounds[slot] < key) {
        slot++;
      }
      node = branch.children[slot];
    }
    Leaf<V> leaf = (Leaf<V>) node;
    long[] bounds = leaf.bounds;
    int slot = SlotSearch.endingAtOrAfter(bounds, key);
    int length = bounds.length >>> 1;
    return slot < length && bounds[length + slot] <= key ? leaf.value(slot) : null;
  }

  /**
   * Whether one entry or several that touch cover a range.
   *
   * @param root a legal root
   * @param first the lowest key, flipped
   * @param last the highest key, at least {@code first}
   * @return whether every key of the range has a value
   */
  public static boolean covers(Node<?> root, long first, long last) {
    Boolean inOne =
        Neighbours.ceiling(
            root,
            first,
            (entryFirst, entryLast, value) -> entryFirst <= first && last <= entryLast);
    if (inOne == null || inOne) {
      return inOne != null;
    }
    return find(root, first) != null && Aggregates.covered(root, first, last) == last - first + 1;
  }

  /**
   * Whether any key of a range has a value.
   *
   * @param root a legal root
   * @param first the lowest key, flipped
   * @param last the highest key, at least {@code first}
   * @return whether some entry meets the range
   */
  public static boolean intersects(Node<?> root, long first, long last) {
    Boolean found =
        Neighbours.ceiling(root, first, (entryFirst, entryLast, value) -> entryFirst <= last);
    return found != null && found;
  }

  /**
   * Whether any key has a value in two trees. One descent for each time that the lowest key found
   * so far passes from one tree to the other.
   *
   * @param one a legal root
   * @param other a legal root
   * @return whether some entry of one meets one of the other
   */
  public static boolean intersect(Node<?> one, Node<?> other) {
    Node<?> here = one;
    Node<?> there = other;
    Long key = covered(here, Unsigned.MIN);
    while (key != null) {
      Long next = covered(there, key);
      if (key.equals(next)) {
        return true;
      }
      key = next;
      Node<?> swapped = here;
      here = there;
      there = swapped;
    }
    return false;
  }

  /** The lowest key from {@code key} on that has a value. */
  private static @Nullable Long covered(Node<?> root, long key) {
    return Neighbours.ceiling(root, key, (first, last, value) -> Math.max(first, key));
  }
}
