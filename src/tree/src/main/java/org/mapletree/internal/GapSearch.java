package org.mapletree.internal;

/**
 * One search for free keys: the lowest or the highest place for a number of keys within a window.
 */
public final class GapSearch {
  /*
   * Implementation notes.
   *
   * The largest gap between two entries below a node is kept in its Figures: a subtree without a gap of the size is passed over. Gaps between
   * children lie between their bounds, so they are tested without entering a child, and there is no gap that two nodes share. A search
   * enters, beside the nodes at the window's two ends, only nodes that hold a large enough gap; it fails in one of those only where the
   * gap loses its room to the window or to the alignment. Without alignment that is O(log n) nodes; with it, each gap that is large
   * enough but badly placed costs one more test.
   */

  private final long extent;
  private final long first;
  private final long last;
  private final long alignment;
  private final boolean lowest;
  private long start;

  /**
   * A search. Nothing is looked at yet.
   *
   * @param lowest whether the lowest place is wanted; else the highest
   * @param size how many keys, at least 1, unsigned
   * @param first the window's lowest key, flipped
   * @param last the window's highest key, at least {@code first}
   * @param alignment what the first key, unflipped, must be a multiple of; at least 1, unsigned
   */
  public GapSearch(boolean lowest, long size, long first, long last, long alignment) {
    this.extent = size - 1;
    this.first = first;
    this.last = last;
    this.alignment = alignment;
    this.lowest = lowest;
  }

  /**
   * Searches a tree.
   *
   * @param root a legal root
   * @return whether there is a place; {@link #start()} says where
   */
  public boolean in(Node<?> root) {
    if (root.length() == 0) {
      return fits(Unsigned.MIN, Unsigned.MAX);
    }
    return lowest
        ? beforeAll(root) || between(root) || afterAll(root)
        : afterAll(root) || between(root) || beforeAll(root);
  }

  /**
   * The place found.
   *
   * @return its first key, flipped; meaningless before a search that succeeded
   */
  public long start() {
    return start;
  }

  /**
   * The length of the largest gap within a window.
   *
   * @param root a legal root
   * @param first the window's lowest key, flipped
   * @param last the window's highest key, at least {@code first}
   * @return the number of keys, unsigned; 2^64-1 if all 2^64 keys are free
   */
  public static long largest(Node<?> root, long first, long last) {
    if (root.length() == 0 || root.firstKey() > last || root.lastKey() < first) {
      return last - first == -1L ? -1L : last - first + 1;
    }
    long largest = largestBetween(root, first, last);
    if (root.firstKey() > first) {
      largest = Unsigned.max(largest, root.firstKey() - first);
    }
    if (root.lastKey() < last) {
      largest = Unsigned.max(largest, last - root.lastKey());
    }
    return largest;
  }

  private static long largestBetween(Node<?> node, long first, long last) {
    if (first <= node.firstKey() && node.lastKey() <= last) {
      return Figures.of(node).largestGap;
    }
    int length = node.length();
    long largest = 0;
    int begin = SlotSearch.endingAtOrAfter(node.bounds, first);
    for (int slot = begin; slot < length; slot++) {
      if (slot > 0) {
        long from = Math.max(first, node.last(slot - 1) + 1);
        long to = Math.min(last, node.first(slot) - 1);
        largest = from <= to ? Unsigned.max(largest, to - from + 1) : largest;
      }
      if (node.first(slot) > last) {
        break;
      }
      if (node instanceof Branch<?> branch) {
        largest = Unsigned.max(largest, largestBetween(branch.children[slot], first, last));
      }
    }
    return largest;
  }

  private boolean beforeAll(Node<?> root) {
    return root.firstKey() != Unsigned.MIN && fits(Unsigned.MIN, root.firstKey() - 1);
  }

  private boolean afterAll(Node<?> root) {
    return root.lastKey() != Unsigned.MAX && fits(root.lastKey() + 1, Unsigned.MAX);
  }

  /** Searches the gaps between the entries below a node. */
  private boolean between(Node<?> node) {
    if (node.lastKey() < first
        || node.firstKey() > last
        || Unsigned.less(Figures.of(node).largestGap, extent + 1)) {
      return false;
    }
    if (Checks.ON) {
      Checks.visited();
    }
    return lowest ? ascending(node) : descending(node);
  }

  private boolean ascending(Node<?> node) {
    int length = node.length();
    for (int slot = SlotSearch.endingAtOrAfter(node.bounds, first); slot < length; slot++) {
      if (before(node, slot) || below(node, slot)) {
        return true;
      }
      if (node.first(slot) > last) {
        return false;
      }
    }
    return false;
  }

  private boolean descending(Node<?> node) {
    int begin = SlotSearch.beginningAtOrBefore(node.bounds, last);
    if (begin + 1 < node.length() && before(node, begin + 1)) {
      return true;
    }
    for (int slot = begin; slot >= 0; slot--) {
      if (below(node, slot) || before(node, slot)) {
        return true;
      }
      if (node.last(slot) < first) {
        return false;
      }
    }
    return false;
  }

  /** Tests the gap before a slot. */
  private boolean before(Node<?> node, int slot) {
    return slot > 0
        && node.first(slot) - node.last(slot - 1) != 1
        && fits(node.last(slot - 1) + 1, node.first(slot) - 1);
  }

  private boolean below(Node<?> node, int slot) {
    return node instanceof Branch<?> branch && between(branch.children[slot]);
  }

  private boolean fits(long gapFirst, long gapLast) {
    long from = Math.max(first, gapFirst);
    long to = Math.min(last, gapLast);
    if (from > to || Unsigned.less(to - from, extent)) {
      return false;
    }
    long offset = Long.remainderUnsigned(Unsigned.flip(lowest ? from : to - extent), alignment);
    if (lowest) {
      long skip = offset == 0 ? 0 : alignment - offset;
      start = from + skip;
      return !Unsigned.less(to - from, skip) && !Unsigned.less(to - start, extent);
    }
    start = to - extent - offset;
    return !Unsigned.less(to - extent - from, offset);
  }
}
