package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Reads numbers as scripts and traces write them. */
final class Numbers {

  /** The digits of other scripts than ours are none, though parseUnsignedLong takes them. */
  private static final Pattern NUMBER = Pattern.compile("0x[0-9A-Fa-f]+|[0-9]+");

  private Numbers() {}

  /**
   * An unsigned 64-bit number: hexadecimal after {@code 0x}, decimal otherwise; none if it is no
   * such number or too large.
   */
  static Option<Long> parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Option.none();
    }
    boolean hex = text.startsWith("0x");
    try {
      return Option.some(Long.parseUnsignedLong(hex ? text.substring(2) : text, hex ? 16 : 10));
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }
}
