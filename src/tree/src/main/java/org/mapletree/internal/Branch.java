package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * A node above the leaves: children of one height, in key order.
 *
 * @param <V> the type of the values
 */
public final class Branch<V> extends Node<V> {
  /** The child of each slot. */
  Node<V>[] children;

  /** The number of entries below. */
  long size;

  Branch(long[] bounds, Node<V>[] children, long size, @Nullable Editor owner) {
    super(bounds, owner);
    assert bounds.length == 2 * children.length;
    assert size == sizeOf(children, 0, children.length);
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
    return new Branch<>(bounds, children, sizeOf(children, 0, children.length), owner);
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
  int rootCapacity() {
    return Fanout.ROOT;
  }

  @Override
  int minimum() {
    return Fanout.BRANCH_MINIMUM;
  }

  /** The number of entries below some children, {@code to} exclusive: a look at the fewer ones. */
  long sizeOf(int from, int to) {
    int length = children.length;
    return to - from <= length / 2
        ? sizeOf(children, from, to)
        : size - sizeOf(children, 0, from) - sizeOf(children, to, length);
  }

  private static long sizeOf(Node<?>[] children, int from, int to) {
    long size = 0;
    for (int slot = from; slot < to; slot++) {
      size += children[slot].size();
    }
    return size;
  }
}
