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
    int length = to - from;
    long[] next = new long[2 * length];
    System.arraycopy(bounds, from, next, 0, length);
    System.arraycopy(bounds, (bounds.length >>> 1) + from, next, length, length);
    return next;
  }

  /** The same with an unset slot before slot {@code at} of the old bounds. */
  static long[] partWithRoom(long[] bounds, int from, int at, int to) {
    int length = bounds.length >>> 1;
    int newLength = to - from + 1;
    int before = at - from;
    int after = to - at;
    long[] next = new long[2 * newLength];
    System.arraycopy(bounds, from, next, 0, before);
    System.arraycopy(bounds, at, next, before + 1, after);
    System.arraycopy(bounds, length + from, next, newLength, before);
    System.arraycopy(bounds, length + at, next, newLength + before + 1, after);
    return next;
  }

  /** The same for values. */
  static Object[] partWithRoom(Object[] values, int from, int at, int to) {
    Object[] next = new Object[to - from + 1];
    System.arraycopy(values, from, next, 0, at - from);
    System.arraycopy(values, at, next, at - from + 1, to - at);
    return next;
  }

  /** The bounds of some slots of two neighbours, from {@code from} to {@code to} (exclusive). */
  static long[] part(long[] left, long[] right, int from, int to) {
    int leftLength = left.length >>> 1;
    int rightLength = right.length >>> 1;
    int newLength = to - from;
    int lefts = Math.max(0, Math.min(to, leftLength) - from);
    int rights = newLength - lefts;
    long[] next = new long[2 * newLength];
    if (lefts > 0) {
      System.arraycopy(left, from, next, 0, lefts);
      System.arraycopy(left, leftLength + from, next, newLength, lefts);
    }
    if (rights > 0) {
      int rightFrom = to - leftLength - rights;
      System.arraycopy(right, rightFrom, next, lefts, rights);
      System.arraycopy(right, rightLength + rightFrom, next, newLength + lefts, rights);
    }
    return next;
  }

  /** The same for values or children; the component type is that of {@code left}. */
  static Object[] part(Object[] left, Object[] right, int from, int to) {
    if (from >= left.length) {
      return Arrays.copyOfRange(right, from - left.length, to - left.length);
    }
    Object[] next = Arrays.copyOfRange(left, from, to); // null behind the end of left
    if (to > left.length) {
      int lefts = left.length - from;
      System.arraycopy(right, 0, next, lefts, to - from - lefts);
    }
    return next;
  }
}
