package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * A node above the leaves: children of one height, in key order.
 *
 * @param <V> the type of the values
 */
public final class Branch<V> extends Node<V> {
  /*
   * Implementation notes.
   *
   * Whoever cuts many children off a branch does not know how many entries are left, and to find out takes a look at each child, most of them
   * in no cache: that was most of the time of a cut. So the size may be left open, and is counted when somebody asks, as String does with its
   * hash. A branch that is counted has counted children, hence a count visits the branches on the flanks of what was cut, and no others.
   *
   * The field is plain. It only ever goes from 0 to one number, which every thread finds. A long may be written in two halves (JLS 17.7), but
   * the upper one does not change: 2^32 entries fit no machine whose VM writes so.
   */

  /** The size of a branch whose entries nobody has counted: none is empty. */
  static final long UNCOUNTED = 0;

  /** The child of each slot. */
  Node<V>[] children;

  /** The number of entries below, or {@link #UNCOUNTED}. */
  long size;

  Branch(long[] bounds, Node<V>[] children, long size, @Nullable Editor owner) {
    super(bounds, owner);
    assert bounds.length == 2 * children.length;
    assert size == UNCOUNTED || size == sizeOf(children, 0, children.length);
    this.children = children;
    this.size = size;
  }

  /**
   * The parent of the given children, which are of one height and in key order.
   *
   * @param children the children; the array is given away
   * @param <V> the type of the values
   * @return a branch over them
   */
  public static <V> Branch<V> of(Node<V>[] children) {
    return of(null, children);
  }

  /**
   * A branch made of arrays that the caller gives away, the bounds perhaps those of another node.
   *
   * @param bounds the last key, then the first key of each child, flipped
   * @param children the children
   * @param <V> the type of the values
   * @return the branch
   */
  public static <V> Branch<V> ofTrusted(long[] bounds, Node<V>[] children) {
    return new Branch<>(bounds, children, sizeOf(children, 0, children.length), null);
  }

  static <V> Branch<V> of(@Nullable Editor owner, Node<V>[] children) {
    int length = children.length;
    long[] bounds = new long[2 * length];
    for (int slot = 0; slot < length; slot++) {
      bounds[slot] = children[slot].lastKey();
      bounds[length + slot] = children[slot].firstKey();
    }
    return new Branch<>(bounds, children, sizeIfCounted(children), owner);
  }

  /**
   * A child.
   *
   * @param slot its slot
   * @return the child
   */
  public Node<V> child(int slot) {
    return children[slot];
  }

  @Override
  public long size() {
    long counted = size;
    if (counted == UNCOUNTED) {
      counted = sizeOf(children, 0, children.length);
      size = counted;
    }
    return counted;
  }

  @Override
  long sizeIfCounted() {
    return size;
  }

  @Override
  Object[] slots() {
    return children;
  }

  @Override
  @SuppressWarnings("unchecked") // copies of a children array keep its component type
  Branch<V> like(long[] newBounds, Object[] newSlots, long newSize, @Nullable Editor owner) {
    return new Branch<>(newBounds, (Node<V>[]) newSlots, newSize, owner);
  }

  @Override
  long sizeOf(Object[] slots, int from, int to) {
    return sizeOf((Node<?>[]) slots, from, to);
  }

  @Override
  int capacity() {
    return Fanout.BRANCH;
  }

  @Override
  int minimum() {
    return Fanout.BRANCH_MINIMUM;
  }

  /** The number of entries below some nodes, or {@link #UNCOUNTED}. */
  static long sizeIfCounted(Node<?>[] nodes) {
    long size = 0;
    for (Node<?> node : nodes) {
      long counted = node.sizeIfCounted();
      if (counted == UNCOUNTED) {
        return UNCOUNTED;
      }
      size += counted;
    }
    return size;
  }

  /** The sum of two sizes, unless one is {@link #UNCOUNTED}. */
  static long plus(long left, long right) {
    return left == UNCOUNTED || right == UNCOUNTED ? UNCOUNTED : left + right;
  }

  /** A size once some of it has been replaced, unless one of the three is {@link #UNCOUNTED}. */
  static long resized(long size, long before, long after) {
    return size == UNCOUNTED || before == UNCOUNTED || after == UNCOUNTED
        ? UNCOUNTED
        : size - before + after;
  }

  private static long sizeOf(Node<?>[] children, int from, int to) {
    long size = 0;
    for (int slot = from; slot < to; slot++) {
      size += children[slot].size();
    }
    return size;
  }
}
