package org.mapletree.internal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts a window out of a tree: what lies outside of it is never entered. */
public final class Cut {
  /*
   * Implementation notes.
   *
   * A cut begins at the lowest node that holds all of the window: a small one is cut out of a node or two. From there one path goes down along
   * each end of the window, and each node on them is made once, of the slots that stay.
   *
   *      [ c ] [ c ] [ c ] [ c ] [ c ]
   *               (-----------)              the first child loses what lies before the window, the last what lies behind it
   *
   * What is left of an edge may be short. It is now on the flank of a tree of its own, where nodes may be (see Node), so nothing is done about
   * it until it gets a neighbour there, or is written to. To join it with the neighbour inside of the window, as a removal does, took twice as
   * long, and twice as many bytes, for slices as well as for splits, at 1,000, 100,000 and 1,000,000 entries.
   *
   * The size of a part is counted, by a look at each child that stays, or at each that goes. Leaving it open, to be counted when somebody asks,
   * took a fifth less time for cuts of 100,000 entries; then size() is not O(1), nor what asks for it: not kept.
   */

  private Cut() {}

  /**
   * The keys from {@code first} to {@code last} alone. Keys are flipped.
   *
   * @param root a legal root
   * @param first the lowest key to keep
   * @param last the highest key to keep, at least {@code first}
   * @param clip what becomes of values whose range is cut; null to keep them
   * @param <V> the type of the values
   * @return a legal root; {@code root} itself if it has no other keys
   */
  public static <V> Node<V> window(Node<V> root, long first, long last, @Nullable Clip<V> clip) {
    assert first <= last;
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      int slot = Math.min(SlotSearch.endingAtOrAfter(branch.bounds, first), branch.length() - 1);
      if (slot < branch.length() - 1 && branch.first(slot + 1) <= last) {
        break;
      }
      node = branch.children[slot];
    }
    return Roots.settle(within(node, first, last, clip), null);
  }

  /** What a node keeps: null if nothing, the node itself if all. */
  private static <V> @Nullable Node<V> within(
      Node<V> node, long first, long last, @Nullable Clip<V> clip) {
    if (node.length() == 0 || (first <= node.firstKey() && node.lastKey() <= last)) {
      return node;
    }
    return node instanceof Branch<V> branch
        ? children(branch, first, last, clip)
        : entries((Leaf<V>) node, first, last, clip);
  }

  private static <V> Branch<V> children(
      Branch<V> branch, long first, long last, @Nullable Clip<V> clip) {
    int from = SlotSearch.endingAtOrAfter(branch.bounds, first);
    int to = behind(branch.bounds, last) - 1;
    Node<V>[] children = Arrays.copyOfRange(branch.children, from, to + 1);
    long[] bounds = Splice.part(branch.bounds, from, to + 1);
    long size = edge(children, bounds, 0, first, last, clip);
    if (from < to) {
      size += branch.sizeOf(from + 1, to) + edge(children, bounds, to - from, first, last, clip);
    }
    return new Branch<>(bounds, children, size, null);
  }

  /**
   * Cuts a child at an end of the window, which holds some of it: the children at hand do not lie
   * in one.
   *
   * @return how many entries are left
   */
  private static <V> long edge(
      Node<V>[] children, long[] bounds, int slot, long first, long last, @Nullable Clip<V> clip) {
    Node<V> kept = Objects.requireNonNull(within(children[slot], first, last, clip));
    children[slot] = kept;
    Splice.set(bounds, slot, kept.firstKey(), kept.lastKey());
    return kept.size();
  }

  private static <V> @Nullable Leaf<V> entries(
      Leaf<V> leaf, long first, long last, @Nullable Clip<V> clip) {
    int from = SlotSearch.endingAtOrAfter(leaf.bounds, first);
    int to = behind(leaf.bounds, last);
    if (from >= to) {
      return null;
    }
    long[] bounds = Splice.part(leaf.bounds, from, to);
    Object[] values = Arrays.copyOfRange(leaf.values, from, to);
    clip(leaf, from, bounds, values, 0, first, last, clip);
    clip(leaf, to - 1, bounds, values, to - from - 1, first, last, clip);
    return new Leaf<>(bounds, values, null);
  }

  /** Cuts the entry in a slot of a part to the window. */
  private static <V> void clip(
      Leaf<V> leaf,
      int slot,
      long[] bounds,
      Object[] values,
      int at,
      long first,
      long last,
      @Nullable Clip<V> clip) {
    long newFirst = Math.max(first, leaf.first(slot));
    long newLast = Math.min(last, leaf.last(slot));
    if (bounds[at] != newLast || bounds[values.length + at] != newFirst) {
      Splice.set(bounds, at, newFirst, newLast);
      if (clip != null) {
        values[at] =
            clip.clip(leaf.value(slot), leaf.first(slot), leaf.last(slot), newFirst, newLast);
      }
    }
  }

  /** The slot behind those that begin at or before {@code key}. */
  private static int behind(long[] bounds, long key) {
    int length = bounds.length >>> 1;
    return bounds[length - 1] <= key ? length : SlotSearch.beginningAtOrBefore(bounds, key) + 1;
  }
}
