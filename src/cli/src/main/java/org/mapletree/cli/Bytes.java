package org.mapletree.cli;

import java.util.Locale;

/** Amounts of memory, for people. */
final class Bytes {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** Unsigned; up to 1023 in full, then with one decimal in binary units: {@code 41.2 KiB}. */
  static String shown(long bytes) {
    if (Long.compareUnsigned(bytes, 1024) < 0) {
      return bytes + " B";
    }
    double amount = (bytes >>> 10) + (bytes & 1023) / 1024.0;
    int unit = 0;
    while (amount >= 1023.95 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** How much one unsigned amount became more than another, with its sign: {@code +4.0 KiB}. */
  static String growth(long before, long after) {
    return Long.compareUnsigned(after, before) < 0
        ? "-" + shown(before - after)
        : "+" + shown(after - before);
  }
}
