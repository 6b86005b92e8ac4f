package org.mapletree.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that came from elsewhere, as they may be printed: without characters that move the cursor
 * of a terminal or turn the letters behind them around. Control and format characters, line and
 * paragraph separators and lone surrogates stand as a backslash, the letter u and four hex digits
 * for each UTF-16 unit, as in Java and in JSON.
 */
final class Printable {

  private Printable() {}

  /** A text that takes one line; the same object where nothing has to be escaped. */
  static String line(String text) {
    if (text.codePoints().allMatch(Printable::isPlain)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isPlain(point)) {
                line.appendCodePoint(point);
              } else {
                Character.toString(point)
                    .chars()
                    .forEach(unit -> line.append(String.format("\\u%04x", unit)));
              }
            });
    return line.toString();
  }

  /** A text of many lines, whose newlines stay. */
  static String lines(String text) {
    return Stream.of(text.split("\n", -1)).map(Printable::line).collect(Collectors.joining("\n"));
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
