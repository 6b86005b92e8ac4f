package org.mapletree.keys;

import java.math.BigInteger;

/** A 128-bit key: two unsigned words, the high one first. */
record WideKey(long high, long low) implements Comparable<WideKey> {
  static final WideKey MIN = new WideKey(0, 0);
  static final WideKey MAX = new WideKey(-1L, -1L);

  @Override
  public int compareTo(WideKey other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The key above. Precondition: this is not the highest. */
  WideKey next() {
    return low == -1L ? new WideKey(high + 1, 0) : new WideKey(high, low + 1);
  }

  /** The key below. Precondition: this is not the lowest. */
  WideKey previous() {
    return low == 0 ? new WideKey(high - 1, -1L) : new WideKey(high, low - 1);
  }

  /** How many keys there are from this one to {@code last}, which is not below it. */
  BigInteger lengthTo(WideKey last) {
    return last.number().subtract(number()).add(BigInteger.ONE);
  }

  /** The key that is {@code steps} above. Precondition: there is one. */
  WideKey plus(BigInteger steps) {
    return of(number().add(steps));
  }

  BigInteger number() {
    return unsigned(high).shiftLeft(Long.SIZE).or(unsigned(low));
  }

  static WideKey of(BigInteger number) {
    return new WideKey(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }

  private static BigInteger unsigned(long word) {
    BigInteger value = BigInteger.valueOf(word & Long.MAX_VALUE);
    return word < 0 ? value.setBit(Long.SIZE - 1) : value;
  }

  @Override
  public String toString() {
    return String.format("0x%x%016x", high, low);
  }
}
