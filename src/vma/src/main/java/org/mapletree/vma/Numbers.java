package org.mapletree.vma;

import io.vavr.control.Option;

/** Reads numbers as scripts and traces write them. */
final class Numbers {

  private Numbers() {}

  /**
   * An unsigned 64-bit number: hexadecimal after {@code 0x}, decimal otherwise; none if it is no
   * such number or too large.
   */
  static Option<Long> parse(String text) {
    boolean hex = text.startsWith("0x");
    String digits = hex ? text.substring(2) : text;
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      return Option.none();
    }
    try {
      return Option.some(Long.parseUnsignedLong(digits, hex ? 16 : 10));
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }
}
