package org.mapletree.vma.replay;

/** Shows the beginning of input that was not understood, on one line whatever it holds. */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  /** Behind a colon and a blank: up to 60 characters of the text, unprintable ones as dots. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(": ");
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c <= '~' ? c : '.');
    }
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }
}
