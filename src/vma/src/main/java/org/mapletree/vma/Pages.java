package org.mapletree.vma;

/** Arithmetic on unsigned addresses and pages of 4096 bytes. */
final class Pages {

  static final long SIZE = 4096;
  static final int SHIFT = 12;

  private Pages() {}

  /** Rounds up to a page modulo 2^64: anything in the last page gives 0. */
  static long up(long bytes) {
    return (bytes + SIZE - 1) & -SIZE;
  }

  static long down(long bytes) {
    return bytes & -SIZE;
  }

  static boolean unaligned(long address) {
    return (address & (SIZE - 1)) != 0;
  }

  /** How many pages the range from {@code start} to {@code end} (exclusive) holds. */
  static long between(long start, long end) {
    return (end - start) >>> SHIFT;
  }

  static boolean below(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  static boolean above(long a, long b) {
    return Long.compareUnsigned(a, b) > 0;
  }

  static long min(long a, long b) {
    return below(a, b) ? a : b;
  }

  static long max(long a, long b) {
    return below(a, b) ? b : a;
  }
}
