package org.mapletree;

import io.vavr.control.Option;

/**
 * Whether two entries that touch may become one, and with which value: the counterpart of {@link
 * Clipping}.
 *
 * <p>Asked only by what coalesces, {@link MapleTree#putCoalescing(long, long, Object)} and {@link
 * MapleTree#coalesced()}, and by {@link ThreeWayMerge}, for the pieces that it makes.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Joining<V> {
  /**
   * The value of the entry that replaces two.
   *
   * @param left the value of the left entry
   * @param leftRange its range
   * @param right the value of the right entry
   * @param rightRange its range, which begins just after {@code leftRange} ends
   * @return the value for both ranges together; none to leave them apart
   */
  Option<V> join(V left, Range leftRange, V right, Range rightRange);

  /**
   * The default: entries with equal values become one.
   *
   * @param <V> the type of the values
   * @return a joining of equal values, which keeps the left one
   */
  @SuppressWarnings("unchecked") // returns one of its arguments, whatever their type
  static <V> Joining<V> ofEqual() {
    return (Joining<V>) Policies.EQUAL_JOINING;
  }
}
