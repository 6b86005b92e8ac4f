package org.mapletree.vma.replay;

/** Numbers as the recorder prints them: hex behind {@code 0x}, decimal up to 2^64-1, NULL. */
final class TraceNumber {

  private TraceNumber() {}

  /**
   * Reads one number.
   *
   * @param text {@code 0x1f}, {@code 31}, {@code -1}, {@code NULL}
   * @param line where it stands
   * @return its value, unsigned unless it has a sign
   * @throws TraceException if it is none, or needs more than 64 bits
   */
  static long parse(String text, long line) throws TraceException {
    if (text.equals("NULL")) {
      return 0;
    }
    try {
      return text.startsWith("0x") ? hex(text, line) : decimal(text);
    } catch (NumberFormatException notOne) {
      throw new TraceException(line, "this is no 64-bit number" + Excerpt.of(text));
    }
  }

  private static long hex(String text, long line) throws TraceException {
    int digits = text.length() - 2;
    char first = digits > 0 ? text.charAt(2) : 'x';
    if (Character.digit(first, 16) < 0) {
      throw new NumberFormatException(text);
    }
    long value = Long.parseUnsignedLong(text.substring(digits > 16 ? text.length() - 16 : 2), 16);
    if (digits > 16) {
      throw new TraceException(
          line, "an address has " + digits + " hex digits, 16 are the most" + Excerpt.of(text));
    }
    return value;
  }

  private static long decimal(String text) {
    return text.startsWith("-") ? Long.parseLong(text) : unsigned(text);
  }

  private static long unsigned(String text) {
    if (text.startsWith("+")) {
      throw new NumberFormatException(text);
    }
    return Long.parseUnsignedLong(text);
  }
}
