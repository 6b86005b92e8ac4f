package org.mapletree.cli;

import java.util.Locale;

/** Amounts of memory, for people. */
final class Bytes {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** Up to 1023 in full, then with one decimal in binary units: {@code 41.2 KiB}. */
  static String shown(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double amount = bytes / 1024.0;
    int unit = 0;
    while (amount >= 1023.95 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }
}
