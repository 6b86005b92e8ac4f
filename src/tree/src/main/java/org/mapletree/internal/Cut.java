package org.mapletree.internal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts a window out of a tree, or a tree in two: what has no key at a cut is never entered. */
public final class Cut {
  /*
   * Implementation notes.
   *
   * A window begins at the lowest node that holds all of it: a small one is cut out of a node or two. From there one path goes down along
   * each end of the window, and each node on them is made of the slots that stay. Within one leaf the ends are cut one after the other.
   *
   *      [ c ] [ c ] [ c ] [ c ] [ c ]
   *               (-----------)              the first child loses what lies before the window, the last what lies behind it
   *
   * What is left of an edge may be short. It is now on the flank of a tree of its own, where nodes may be (see Node), so nothing is done about
   * it until it gets a neighbour there, or a write makes it shorter. To join it with the neighbour inside of the window, as a removal does, took
   * twice as long, and twice as many bytes, for slices as well as for splits, at 1,000, 100,000 and 1,000,000 entries.
   *
   * Both parts of a tree are cut in one descent, with one search in each node, and one count. As two windows they took 1.3 times as long at
   * 1,000 entries, 1.4 times at 100,000, 1.6 times at 1,000,000.
   *
   * The size of a part is counted, by a look at each child that stays, or at each that goes: before the path goes on down, so that the
   * processor waits for these children and for those on the path at once. Counted on the way back, slices of 100,000 entries took 1.2 times as
   * long, of 1,000,000 1.3 times. Leaving it open, to be counted when somebody asks, took a fifth less time for cuts of 100,000 entries; then
   * size() is not O(1), nor what asks for it: not kept.
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
        return Roots.settle(children(branch, slot, first, last, clip), null);
      }
      node = branch.children[slot];
    }
    Node<V> kept = from(node, first, clip);
    return Roots.settle(kept == null ? null : upTo(kept, last, clip), null);
  }

  /** The window where it meets several children, the first of them in the slot {@code from}. */
  private static <V> Branch<V> children(
      Branch<V> branch, int from, long first, long last, @Nullable Clip<V> clip) {
    int to = SlotSearch.beginningAtOrBefore(branch.bounds, last);
    long between = branch.sizeOf(from + 1, to);
    Node<V> left = branch.children[from];
    if (branch.first(from) < first) {
      left = Objects.requireNonNull(from(left, first, clip));
    }
    Node<V> right = branch.children[to];
    if (branch.last(to) > last) {
      right = Objects.requireNonNull(upTo(right, last, clip));
    }
    int length = to - from + 1;
    if (length == branch.length()
        && left == branch.children[from]
        && right == branch.children[to]) {
      return branch;
    }
    long[] bounds = Splice.part(branch.bounds, from, to + 1);
    Node<V>[] children = Arrays.copyOfRange(branch.children, from, to + 1);
    bounds[length] = left.firstKey();
    bounds[length - 1] = right.lastKey();
    children[0] = left;
    children[length - 1] = right;
    return new Branch<>(bounds, children, left.size() + between + right.size(), null);
  }

  /** What a node has from a key on: null if nothing, the node itself if all. */
  private static <V> @Nullable Node<V> from(Node<V> node, long key, @Nullable Clip<V> clip) {
    long[] old = node.bounds;
    int length = old.length >>> 1;
    int slot = SlotSearch.endingAtOrAfter(old, key);
    if (slot == length) {
      return null;
    }
    boolean isWhole = old[length + slot] >= key;
    if (slot == 0 && isWhole) {
      return node;
    }
    long[] bounds = Splice.part(old, slot, length);
    if (node instanceof Branch<V> branch) {
      Node<V>[] children = Arrays.copyOfRange(branch.children, slot, length);
      long behind = branch.sizeOf(slot + 1, length);
      if (!isWhole) {
        Node<V> edge = Objects.requireNonNull(from(children[0], key, clip));
        children[0] = edge;
        bounds[length - slot] = edge.firstKey();
      }
      return new Branch<>(bounds, children, children[0].size() + behind, null);
    }
    Leaf<V> leaf = (Leaf<V>) node;
    Object[] values = Arrays.copyOfRange(leaf.values, slot, length);
    if (!isWhole) {
      bounds[length - slot] = key;
      values[0] = LeafWrite.clipped(leaf, slot, key, old[slot], clip);
    }
    return new Leaf<>(bounds, values, null);
  }

  /** What a node has up to a key: null if nothing, the node itself if all. */
  private static <V> @Nullable Node<V> upTo(Node<V> node, long key, @Nullable Clip<V> clip) {
    long[] old = node.bounds;
    int length = old.length >>> 1;
    int slot = SlotSearch.beginningAtOrBefore(old, key);
    if (slot < 0) {
      return null;
    }
    boolean isWhole = old[slot] <= key;
    if (slot == length - 1 && isWhole) {
      return node;
    }
    long[] bounds = Splice.part(old, 0, slot + 1);
    if (node instanceof Branch<V> branch) {
      Node<V>[] children = Arrays.copyOf(branch.children, slot + 1);
      long before = branch.sizeOf(0, slot);
      if (!isWhole) {
        Node<V> edge = Objects.requireNonNull(upTo(children[slot], key, clip));
        children[slot] = edge;
        bounds[slot] = edge.lastKey();
      }
      return new Branch<>(bounds, children, before + children[slot].size(), null);
    }
    Leaf<V> leaf = (Leaf<V>) node;
    Object[] values = Arrays.copyOf(leaf.values, slot + 1);
    if (!isWhole) {
      bounds[slot] = key;
      values[slot] = LeafWrite.clipped(leaf, slot, old[length + slot], key, clip);
    }
    return new Leaf<>(bounds, values, null);
  }

  /**
   * The keys below one and those from it on. Keys are flipped.
   *
   * @param root a legal root
   * @param key the lowest key of the upper part
   * @param clip what becomes of values whose range is cut; null to keep them
   * @param <V> the type of the values
   * @return both parts
   */
  public static <V> Parts<V> split(Node<V> root, long key, @Nullable Clip<V> clip) {
    Parts<V> parts = new Parts<>();
    parts.cut(root, key, clip);
    return parts;
  }

  /**
   * The parts of a tree that was cut in two.
   *
   * @param <V> the type of the values
   */
  public static final class Parts<V> {
    private @Nullable Node<V> low;
    private @Nullable Node<V> high;

    private Parts() {}

    /**
     * The keys below the cut.
     *
     * @return a legal root; the one that was cut if it has no other keys
     */
    public Node<V> below() {
      return Roots.settle(low, null);
    }

    /**
     * The keys from the cut on.
     *
     * @return a legal root; the one that was cut if it has no other keys
     */
    public Node<V> from() {
      return Roots.settle(high, null);
    }

    /** Cuts a node, or one below it, and leaves its parts in the fields. */
    private void cut(Node<V> node, long key, @Nullable Clip<V> clip) {
      long[] old = node.bounds;
      int length = old.length >>> 1;
      int slot = SlotSearch.endingAtOrAfter(old, key);
      boolean isWhole = slot == length || old[length + slot] >= key;
      if (isWhole && (slot == 0 || slot == length)) {
        low = slot == 0 ? null : node;
        high = slot == 0 ? node : null;
        return;
      }
      int lows = isWhole ? slot : slot + 1; // what is cut has a slot in both parts
      long[] lowBounds = Splice.part(old, 0, lows);
      long[] highBounds = Splice.part(old, slot, length);
      if (node instanceof Branch<V> branch) {
        Node<V>[] lowChildren = Arrays.copyOf(branch.children, lows);
        Node<V>[] highChildren = Arrays.copyOfRange(branch.children, slot, length);
        long lowSize = branch.sizeOf(0, slot);
        long highSize = branch.size - lowSize;
        if (!isWhole) {
          Node<V> child = branch.children[slot];
          cut(child, key, clip);
          Node<V> lowEdge = Objects.requireNonNull(low);
          Node<V> highEdge = Objects.requireNonNull(high);
          lowChildren[slot] = lowEdge;
          highChildren[0] = highEdge;
          lowBounds[slot] = lowEdge.lastKey();
          highBounds[length - slot] = highEdge.firstKey();
          lowSize += lowEdge.size();
          highSize += highEdge.size() - child.size();
        }
        low = new Branch<>(lowBounds, lowChildren, lowSize, null);
        high = new Branch<>(highBounds, highChildren, highSize, null);
      } else {
        Leaf<V> leaf = (Leaf<V>) node;
        Object[] lowValues = Arrays.copyOf(leaf.values, lows);
        Object[] highValues = Arrays.copyOfRange(leaf.values, slot, length);
        if (!isWhole) {
          lowBounds[slot] = key - 1;
          highBounds[length - slot] = key;
          lowValues[slot] = LeafWrite.clipped(leaf, slot, old[length + slot], key - 1, clip);
          highValues[0] = LeafWrite.clipped(leaf, slot, key, old[slot], clip);
        }
        low = new Leaf<>(lowBounds, lowValues, null);
        high = new Leaf<>(highBounds, highValues, null);
      }
    }
  }
}
