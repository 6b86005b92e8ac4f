package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * The bottom of the tree: entries in key order.
 *
 * @param <V> the type of the values
 */
public final class Leaf<V> extends Node<V> {
  private static final Leaf<?> EMPTY = new Leaf<>(new long[0], new Object[0], null);

  /** The value of each entry; never null. */
  Object[] values;

  Leaf(long[] bounds, Object[] values, @Nullable Editor owner) {
    super(bounds, owner);
    assert bounds.length == 2 * values.length;
    this.values = values;
  }

  /**
   * The leaf without entries, the root of the empty tree.
   *
   * @param <V> the type of the values
   * @return the empty leaf
   */
  @SuppressWarnings("unchecked") // holds no value
  public static <V> Leaf<V> empty() {
    return (Leaf<V>) EMPTY;
  }

  /**
   * A leaf made of arrays that the caller gives away. Meant for tests that build every legal shape.
   *
   * @param bounds the last keys, then the first keys, flipped
   * @param values the values
   * @param <V> the type of the values
   * @return the leaf
   */
  public static <V> Leaf<V> ofTrusted(long[] bounds, Object[] values) {
    return new Leaf<>(bounds, values, null);
  }

  /**
   * The value of an entry.
   *
   * @param slot the entry's slot
   * @return its value
   */
  @SuppressWarnings("unchecked") // only values of type V are stored
  public V value(int slot) {
    return (V) values[slot];
  }

  @Override
  public long size() {
    return values.length;
  }

  @Override
  Object[] slots() {
    return values;
  }

  @Override
  Leaf<V> like(long[] newBounds, Object[] newSlots, long newSize, @Nullable Editor owner) {
    return new Leaf<>(newBounds, newSlots, owner);
  }

  @Override
  long sizeOf(Object[] slots, int from, int to) {
    return (long) to - from;
  }

  @Override
  int capacity() {
    return Fanout.LEAF;
  }

  @Override
  int rootCapacity() {
    return Fanout.LEAF;
  }

  @Override
  int minimum() {
    return Fanout.LEAF_MINIMUM;
  }
}
