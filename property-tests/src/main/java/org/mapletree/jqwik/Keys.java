package org.mapletree.jqwik;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ShrinkingDistance;
import org.mapletree.Range;

/** The order of unsigned keys, spelled out once more, so that the model does not trust the tree. */
final class Keys {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private Keys() {}

  static boolean less(long left, long right) {
    return Long.compareUnsigned(left, right) < 0;
  }

  static long min(long left, long right) {
    return less(left, right) ? left : right;
  }

  static long max(long left, long right) {
    return less(left, right) ? right : left;
  }

  /** The key as a number that cannot overflow. */
  static BigInteger exact(long key) {
    return key >= 0 ? BigInteger.valueOf(key) : BigInteger.valueOf(key).add(TWO_64);
  }

  /** How many keys a range has. */
  static BigInteger count(Range range) {
    return exact(range.last()).subtract(exact(range.first())).add(BigInteger.ONE);
  }

  /** The number as an unsigned long; 2^64-1 if it is 2^64. */
  static long saturated(BigInteger number) {
    return number.bitLength() > 64 ? -1L : number.longValue();
  }

  /**
   * What to try instead of a key, the lowest first: 0, the key without its highest bit, which keeps
   * it on its page boundary, and keys ever nearer to it, so that a limit is found by halving.
   */
  static Stream<Long> smaller(long key) {
    List<Long> smaller = new ArrayList<>();
    if (key != 0) {
      smaller.add(0L);
      smaller.add(key - Long.highestOneBit(key));
    }
    for (long step = key >>> 1; step != 0; step >>>= 1) {
      smaller.add(key - step);
    }
    return smaller.stream().distinct();
  }

  /** How far a key is from 0; in two numbers, since jqwik takes no negative ones. */
  static ShrinkingDistance distance(long key) {
    return ShrinkingDistance.of(key >>> 32, key & 0xffff_ffffL);
  }
}
