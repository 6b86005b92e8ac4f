package org.mapletree.internal;

import java.util.Arrays;

/**
 * New arrays from pieces of old ones. Bounds hold all lasts before all firsts, so each of their
 * edits is made twice.
 */
final class Splice {
  private Splice() {}

  /**
   * A copy of {@code old} in which {@code room} unset slots stand in place of those from {@code
   * from} to {@code to} (exclusive).
   */
  static long[] bounds(long[] old, int from, int to, int room) {
    int length = old.length >>> 1;
    int after = length - to;
    int newLength = from + room + after;
    long[] next = new long[2 * newLength];
    System.arraycopy(old, 0, next, 0, from);
    // the last keys behind the hole, and on to the first keys before it: they are side by side
    System.arraycopy(old, to, next, from + room, after + from);
    System.arraycopy(old, length + to, next, newLength + from + room, after);
    return next;
  }

  /** The same for values or children; the component type is kept. */
  static Object[] slots(Object[] old, int from, int to, int room) {
    int after = old.length - to;
    Object[] next = Arrays.copyOf(old, from + room + after);
    System.arraycopy(old, to, next, from + room, after);
    return next;
  }

  /** Fills one slot of new bounds. */
  static void set(long[] bounds, int slot, long first, long last) {
    bounds[slot] = last;
    bounds[(bounds.length >>> 1) + slot] = first;
  }

  /** The bounds of the slots from {@code from} to {@code to} (exclusive). */
  static long[] part(long[] bounds, int from, int to) {
    int length = bounds.length >>> 1;
    int newLength = to - from;
    long[] next = new long[2 * newLength];
    System.arraycopy(bounds, from, next, 0, newLength);
    System.arraycopy(bounds, length + from, next, newLength, newLength);
    return next;
  }

  /** The slots from {@code from} to {@code to} (exclusive); the component type is kept. */
  static Object[] part(Object[] slots, int from, int to) {
    return Arrays.copyOfRange(slots, from, to);
  }

  /** The bounds of two neighbours, side by side. */
  static long[] both(long[] left, long[] right) {
    int leftLength = left.length >>> 1;
    int rightLength = right.length >>> 1;
    long[] next = new long[left.length + right.length];
    System.arraycopy(left, 0, next, 0, leftLength);
    System.arraycopy(right, 0, next, leftLength, rightLength);
    System.arraycopy(left, leftLength, next, leftLength + rightLength, leftLength);
    System.arraycopy(right, rightLength, next, 2 * leftLength + rightLength, rightLength);
    return next;
  }

  /** The slots of two neighbours, side by side; the component type is kept. */
  static Object[] both(Object[] left, Object[] right) {
    Object[] next = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, next, left.length, right.length);
    return next;
  }
}
