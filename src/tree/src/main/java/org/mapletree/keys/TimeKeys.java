package org.mapletree.keys;

import java.time.Instant;

/**
 * The keys of instants: nanoseconds or milliseconds since 1970, moved up by 2^63 so that 1970 is in
 * the middle.
 */
final class TimeKeys {
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private TimeKeys() {}

  static long toNanos(Instant instant) {
    long seconds = instant.getEpochSecond();
    long nanos = instant.getNano();
    if (seconds < 0 && nanos > 0) {
      // counted down from the next second: the lowest second alone would overflow though its
      // instants fit
      seconds++;
      nanos -= NANOS_PER_SECOND;
    }
    return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), nanos) ^ Long.MIN_VALUE;
  }

  static Instant fromNanos(long key) {
    long nanos = key ^ Long.MIN_VALUE;
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  static long toMillis(Instant instant) {
    long key = instant.toEpochMilli() ^ Long.MIN_VALUE;
    if (!fromMillis(key).equals(instant)) {
      throw new ArithmeticException("no whole millisecond");
    }
    return key;
  }

  static Instant fromMillis(long key) {
    return Instant.ofEpochMilli(key ^ Long.MIN_VALUE);
  }
}
