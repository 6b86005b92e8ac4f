package org.mapletree.keys;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stretch of keys without looking at its entries.
 *
 * @param ends how many entries end in it
 * @param covered how many of its keys have a value
 * @param first the lowest of these keys; null if there is none
 * @param last the highest of these keys; null if there is none
 * @param largestGap the length of the largest gap between the two
 */
record WideExtent(
    long ends,
    BigInteger covered,
    @Nullable WideKey first,
    @Nullable WideKey last,
    BigInteger largestGap) {
  static final WideExtent NONE = new WideExtent(0, BigInteger.ZERO, null, null, BigInteger.ZERO);

  /** Keys that all have a value. */
  static WideExtent full(long ends, WideKey first, WideKey last) {
    return new WideExtent(ends, first.lengthTo(last), first, last, BigInteger.ZERO);
  }

  /** This stretch and a higher one, without the gaps below and above the keys of both. */
  WideExtent then(WideExtent higher) {
    if (higher.first == null || last == null) {
      return last == null ? higher : this;
    }
    BigInteger between = last.lengthTo(higher.first).subtract(BigInteger.TWO);
    return new WideExtent(
        ends + higher.ends,
        covered.add(higher.covered),
        first,
        higher.last,
        between.max(largestGap).max(higher.largestGap));
  }

  /** The length of the largest gap, when this is what is known of the keys from start to end. */
  BigInteger largestGap(WideKey start, WideKey end) {
    if (first == null || last == null) {
      return start.lengthTo(end);
    }
    return start.lengthTo(first).max(last.lengthTo(end)).subtract(BigInteger.ONE).max(largestGap);
  }

  /** The same keys of another high word, where {@code ends} entries end. */
  WideExtent at(long high, long endsThere) {
    return first == null || last == null
        ? NONE
        : new WideExtent(
            endsThere,
            covered,
            new WideKey(high, first.low()),
            new WideKey(high, last.low()),
            largestGap);
  }
}
