package org.mapletree.keys;

/** A 128-bit key: two unsigned words, the high one first. */
record WideKey(long high, long low) implements Comparable<WideKey> {
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

  @Override
  public String toString() {
    return String.format("0x%x%016x", high, low);
  }
}
