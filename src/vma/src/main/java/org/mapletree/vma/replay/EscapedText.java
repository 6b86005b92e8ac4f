package org.mapletree.vma.replay;

import java.nio.charset.StandardCharsets;

/**
 * Undoes the escapes of C strings, which the recorder uses in strings and in the names of files.
 */
final class EscapedText {

  private EscapedText() {}

  /** The text that was escaped: bytes again, read as UTF-8. */
  static String unescape(String escaped) {
    byte[] bytes = new byte[escaped.length()];
    int length = 0;
    int i = 0;
    while (i < escaped.length()) {
      char c = escaped.charAt(i++);
      if (c == '\\' && i < escaped.length()) {
        int digits = octalDigits(escaped, i);
        int hex = digits == 0 ? hexDigits(escaped, i) : 0;
        if (digits > 0) {
          c = (char) Integer.parseInt(escaped.substring(i, i + digits), 8);
        } else if (hex > 0) {
          c = (char) Integer.parseInt(escaped.substring(i + 1, i + 1 + hex), 16);
          hex++;
        } else {
          c = control(escaped.charAt(i));
        }
        i += Math.max(1, digits + hex);
      }
      bytes[length++] = (byte) c;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int octalDigits(String text, int from) {
    int to = from;
    while (to < text.length()
        && to < from + 3
        && text.charAt(to) >= '0'
        && text.charAt(to) <= '7') {
      to++;
    }
    return to - from;
  }

  /** How many hex digits follow an x at {@code from}. */
  private static int hexDigits(String text, int from) {
    int to = from + 1;
    while (text.charAt(from) == 'x'
        && to < text.length()
        && to < from + 3
        && Character.digit(text.charAt(to), 16) >= 0) {
      to++;
    }
    return to - from - 1;
  }

  private static char control(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'e' -> 0x1b;
      default -> letter;
    };
  }
}
