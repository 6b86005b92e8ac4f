package org.mapletree.vma.replay;

import java.nio.charset.StandardCharsets;

/** Shows the beginning of input that was not understood. */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  /**
   * Behind a colon and a blank: up to 60 characters of a text of which each {@code char} is a byte.
   * They stay as they are: whoever prints them knows where, and what to escape there.
   */
  static String of(String text) {
    String whole = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return whole.codePointCount(0, whole.length()) > LONGEST
        ? ": " + whole.substring(0, whole.offsetByCodePoints(0, LONGEST)) + "..."
        : ": " + whole;
  }
}
