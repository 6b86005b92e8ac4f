package org.mapletree.jqwik;

import org.mapletree.Range;

/**
 * Three ranges, each within the one before and shorter, for what happens to an entry that is cut
 * twice. One end may be the same.
 *
 * @param whole a range of at least three keys
 * @param step a part of it
 * @param part a part of that part
 */
public record NestedRanges(Range whole, Range step, Range part) {
  /** Any keys make such ranges: they are taken modulo what may be cut off. */
  static NestedRanges of(Range range, long low, long high, long innerLow, long innerHigh) {
    Range whole = Keys.less(range.last() - range.first(), 2) ? ofThreeKeys(range.first()) : range;
    Range step = cut(whole, 2, low, high);
    return new NestedRanges(whole, step, cut(step, 1, innerLow, innerHigh));
  }

  private static Range ofThreeKeys(long key) {
    long first = Keys.min(key, -3L);
    return new Range(first, first + 2);
  }

  /** At least one key shorter, and with at least so many keys left. */
  private static Range cut(Range range, long left, long low, long high) {
    long most = range.last() - range.first() + 1 - left; // 2^64-1 at most
    long below = modulo(low, most);
    long above = modulo(high, most - below);
    return below + above == 0
        ? new Range(range.first() + 1, range.last())
        : new Range(range.first() + below, range.last() - above);
  }

  /** A number from 0 to the greatest one allowed. */
  private static long modulo(long number, long most) {
    return most == -1L ? number : Long.remainderUnsigned(number, most + 1);
  }
}
