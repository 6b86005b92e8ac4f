package org.mapletree.keys;

/**
 * The keys of doubles in total order. The bits of a double ascend with it where it is positive, and
 * descend where it is negative; turned round and moved up by 2^63, they ascend throughout.
 */
final class DoubleKeys {
  /** Every NaN has the key above infinity's, so that keys have no holes. */
  private static final long NAN = toKey(Double.POSITIVE_INFINITY) + 1;

  private DoubleKeys() {}

  static long toKey(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    long bits = Double.doubleToRawLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  static double fromKey(long key) {
    if (key == NAN) {
      return Double.NaN;
    }
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }
}
