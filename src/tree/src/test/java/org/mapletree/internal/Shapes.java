package org.mapletree.internal;

import java.util.ArrayList;
import java.util.List;

/** Trees of a wanted shape, and the smallest and largest sizes of each height. */
final class Shapes {
  private Shapes() {}

  /**
   * The fewest entries of a tree of a given height whose flanks are no thinner than the rest: below
   * the root all nodes are as empty as they may be.
   */
  static int fewest(int height) {
    if (height == 0) {
      return 0;
    }
    int entries = 2 * Fanout.LEAF_MINIMUM;
    for (int level = 1; level < height; level++) {
      entries *= Fanout.BRANCH_MINIMUM;
    }
    return entries;
  }

  /** The most entries of a tree of a given height. */
  static int most(int height) {
    int entries = Fanout.LEAF * (height == 0 ? 1 : Fanout.ROOT);
    for (int level = 1; level < height; level++) {
      entries *= Fanout.BRANCH;
    }
    return entries;
  }

  /**
   * A leaf of the entries {@code [2 * from, 2 * from]} and so on: {@code length} of them, each
   * between two free keys.
   */
  static Leaf<Integer> leaf(int from, int length) {
    long[] bounds = new long[2 * length];
    Object[] values = new Object[length];
    for (int slot = 0; slot < length; slot++) {
      long key = Unsigned.flip(2L * (from + slot));
      bounds[slot] = key;
      bounds[length + slot] = key;
      values[slot] = from + slot;
    }
    return Leaf.ofTrusted(bounds, values);
  }

  /** A branch over leaves of one length. */
  static Branch<Integer> branch(int from, int length, int leafLength) {
    List<Node<Integer>> children = new ArrayList<>();
    for (int slot = 0; slot < length; slot++) {
      children.add(leaf(from + slot * leafLength, leafLength));
    }
    return over(children);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
  static Branch<Integer> over(List<? extends Node<Integer>> children) {
    return Branch.of((Node<Integer>[]) children.toArray(new Node[0]));
  }

  /** A tree of the given height all of whose nodes have as many slots as they may, or must. */
  static Node<Integer> uniform(int from, int height, boolean full) {
    return uniform(from, height, full, full ? Fanout.ROOT : 2);
  }

  private static Node<Integer> uniform(int from, int height, boolean full, int rootLength) {
    if (height == 0) {
      return leaf(from, full ? Fanout.LEAF : Fanout.LEAF_MINIMUM);
    }
    List<Node<Integer>> children = new ArrayList<>();
    int next = from;
    for (int slot = 0; slot < rootLength; slot++) {
      Node<Integer> child =
          uniform(next, height - 1, full, full ? Fanout.BRANCH : Fanout.BRANCH_MINIMUM);
      children.add(child);
      next += (int) child.size();
    }
    return over(children);
  }

  /** Checks every rule, and that the entries are those from {@code from} on. */
  static void check(Node<Integer> root, int from, int size) {
    Invariants.Violation violation = Invariants.check(root);
    if (violation != null) {
      throw new AssertionError(violation);
    }
    if (root.size() != size) {
      throw new AssertionError("expected " + size + " entries, found " + root.size());
    }
    int[] next = {from};
    Traversal.all(
        root,
        next,
        (at, first, last, value) -> {
          long key = Unsigned.flip(2L * at[0]);
          if (first != key || last != key || value != at[0]) {
            throw new AssertionError("expected entry " + at[0] + ", found " + value);
          }
          at[0]++;
        });
  }
}
