package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * An immutable place in a tree: on an entry or on a gap, with the path that leads there.
 *
 * @param <V> the type of the values
 */
public final class Zipper<V> {
  /*
   * Implementation notes.
   *
   * The path is a list from the leaf up, so that a step shares all of it but the frames that change: O(1) amortized, O(log n) at worst. A gap is
   * described by the entry behind it; the gap behind the last entry stands at the slot after it. Where a gap begins is read from the
   * nearest ancestor that has a slot before the path, since a branch knows the last key of each child: no neighbouring leaf is entered.
   */

  /** A branch on the path, and which of its children the path goes through. */
  private record Frame<V>(Branch<V> branch, int slot, @Nullable Frame<V> up) {}

  private final @Nullable Frame<V> path;
  private final Leaf<V> leaf;
  private final int slot;
  private final boolean gap;

  private Zipper(@Nullable Frame<V> path, Leaf<V> leaf, int slot, boolean gap) {
    this.path = path;
    this.leaf = leaf;
    this.slot = slot;
    this.gap = gap;
  }

  /**
   * The place of a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param <V> the type of the values
   * @return a place on the entry or the gap that contains the key
   */
  public static <V> Zipper<V> at(Node<V> root, long key) {
    Frame<V> path = null;
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      int slot = Math.min(SlotSearch.endingAtOrAfter(branch.bounds, key), branch.length() - 1);
      path = new Frame<>(branch, slot, path);
      node = branch.children[slot];
    }
    int slot = SlotSearch.endingAtOrAfter(node.bounds, key);
    return new Zipper<>(
        path, (Leaf<V>) node, slot, slot == node.length() || node.first(slot) > key);
  }

  /**
   * Whether this is a place on a gap.
   *
   * @return true on a gap, false on an entry
   */
  public boolean isGap() {
    return gap;
  }

  /**
   * The first key of the entry or gap.
   *
   * @return the key, flipped
   */
  public long first() {
    return gap ? gapFirst() : leaf.first(slot);
  }

  /**
   * The last key of the entry or gap.
   *
   * @return the key, flipped
   */
  public long last() {
    if (!gap) {
      return leaf.last(slot);
    }
    return slot == leaf.length() ? Unsigned.MAX : leaf.first(slot) - 1;
  }

  /**
   * The value of the entry.
   *
   * @return the value; null on a gap
   */
  public @Nullable V value() {
    return gap ? null : leaf.value(slot);
  }

  /**
   * The place of the entry or gap behind this one.
   *
   * @return the place; null at the last key
   */
  public @Nullable Zipper<V> next() {
    if (last() == Unsigned.MAX) {
      return null;
    }
    if (gap) {
      return new Zipper<>(path, leaf, slot, false);
    }
    if (slot + 1 < leaf.length()) {
      return new Zipper<>(path, leaf, slot + 1, leaf.first(slot + 1) != last() + 1);
    }
    Frame<V> turn = path;
    while (turn != null && turn.slot + 1 == turn.branch.length()) {
      turn = turn.up;
    }
    if (turn == null) {
      return new Zipper<>(path, leaf, leaf.length(), true);
    }
    Zipper<V> next = edge(new Frame<>(turn.branch, turn.slot + 1, turn.up), true);
    return new Zipper<>(next.path, next.leaf, 0, next.leaf.first(0) != last() + 1);
  }

  /**
   * The place of the entry or gap before this one.
   *
   * @return the place; null at the first key
   */
  public @Nullable Zipper<V> prev() {
    if (first() == Unsigned.MIN) {
      return null;
    }
    if (!gap && (slot == 0 ? gapFirst() : leaf.last(slot - 1) + 1) != leaf.first(slot)) {
      return new Zipper<>(path, leaf, slot, true);
    }
    if (slot > 0) {
      return new Zipper<>(path, leaf, slot - 1, false);
    }
    Frame<V> turn = path;
    while (turn != null && turn.slot == 0) {
      turn = turn.up;
    }
    return turn == null ? null : edge(new Frame<>(turn.branch, turn.slot - 1, turn.up), false);
  }

  /** The first or last entry below a frame's child. */
  private static <V> Zipper<V> edge(Frame<V> from, boolean first) {
    Frame<V> path = from;
    Node<V> node = from.branch.children[from.slot];
    while (node instanceof Branch<V> branch) {
      int slot = first ? 0 : branch.length() - 1;
      path = new Frame<>(branch, slot, path);
      node = branch.children[slot];
    }
    return new Zipper<>(path, (Leaf<V>) node, first ? 0 : node.length() - 1, false);
  }

  /** The key behind the entry before {@link #slot}. */
  private long gapFirst() {
    if (slot > 0) {
      return leaf.last(slot - 1) + 1;
    }
    Frame<V> turn = path;
    while (turn != null && turn.slot == 0) {
      turn = turn.up;
    }
    return turn == null ? Unsigned.MIN : turn.branch.last(turn.slot - 1) + 1;
  }
}
