package org.mapletree.internal;

/**
 * The only place that knows that keys are unsigned.
 *
 * <p>Below the public edge a key is kept <em>flipped</em>: with its sign bit inverted. Flipping
 * maps unsigned order to signed order, so a search compares with {@code <} and nothing is added or
 * converted in its loop. Differences of keys, and therefore lengths, are the same either way.
 */
public final class Unsigned {
  /** The lowest flipped key: the key 0. */
  public static final long MIN = Long.MIN_VALUE;

  /** The highest flipped key: the key 2^64-1. */
  public static final long MAX = Long.MAX_VALUE;

  private Unsigned() {}

  /**
   * Turns an unsigned key into its flipped form, or a flipped key back.
   *
   * @param key a key in either form
   * @return the key in the other form
   */
  public static long flip(long key) {
    return key ^ Long.MIN_VALUE;
  }

  /**
   * Compares two unsigned quantities, such as lengths.
   *
   * @param left an unsigned number
   * @param right an unsigned number
   * @return whether {@code left} is less than {@code right}
   */
  public static boolean less(long left, long right) {
    return Long.compareUnsigned(left, right) < 0;
  }

  /**
   * The larger of two unsigned quantities.
   *
   * @param left an unsigned number
   * @param right an unsigned number
   * @return the larger one
   */
  public static long max(long left, long right) {
    return less(left, right) ? right : left;
  }

  /**
   * An unsigned number as text.
   *
   * @param number an unsigned number
   * @return lower-case hex with {@code 0x}, no padding
   */
  public static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  /**
   * A range of flipped keys as text.
   *
   * @param first the lowest key, flipped
   * @param last the highest key, flipped
   * @return the unsigned keys, such as {@code 0x10-0x1f}
   */
  public static String range(long first, long last) {
    return hex(flip(first)) + "-" + hex(flip(last));
  }
}
