package org.mapletree.history;

import java.util.Objects;

/** The texts of a history: names and notes, which any file of it must be able to hold. */
final class Texts {

  private Texts() {}

  /**
   * The text itself, if UTF-8 can say it.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair
   */
  static String requireWhole(String what, String text) {
    Objects.requireNonNull(text, what);
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (Character.getType(codePoint) == Character.SURROGATE) {
        throw new IllegalArgumentException(
            "A %s must not have half of a surrogate pair, 0x%x at %d"
                .formatted(what, codePoint, at));
      }
      at += Character.charCount(codePoint);
    }
    return text;
  }
}
