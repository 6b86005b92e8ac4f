package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the end of an argument list, and cuts it at its commas. It knows what may hold a comma or a
 * parenthesis that is none: strings with their escapes, comments, nested brackets, and the names
 * that the recorder adds to a file descriptor, {@code 3</a, b) = 0>}.
 */
final class ArgumentScanner {

  private static final String UNFINISHED = "<unfinished ...>";

  private ArgumentScanner() {}

  /**
   * The index of the parenthesis that closes the argument list which begins at {@code from}, or -1
   * if the text ends first.
   */
  static int closing(String text, int from) {
    int depth = 1;
    int i = from;
    while (i < text.length()) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> {
          depth--;
          if (depth == 0) {
            return text.charAt(i) == ')' ? i : -1;
          }
        }
        default -> {}
      }
      i = skip(text, i);
    }
    return -1;
  }

  /** The arguments, trimmed, without comments; a list's rest {@code => {…}} stays with its list. */
  static List<String> split(String arguments) {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    int depth = 0;
    int i = 0;
    while (i < arguments.length()) {
      char c = arguments.charAt(i);
      int after = skip(arguments, i);
      if (c == ',' && depth == 0) {
        all.add(one.toString().strip());
        one.setLength(0);
      } else if (!arguments.startsWith("/*", i) && !arguments.startsWith(UNFINISHED, i)) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        one.append(arguments, i, after);
      }
      i = after;
    }
    String last = one.toString().strip();
    if (!last.isEmpty() || !all.isEmpty()) {
      all.add(last);
    }
    return all;
  }

  /** The index behind the token at {@code i}: a whole string, comment or name, or one character. */
  private static int skip(String text, int i) {
    return switch (text.charAt(i)) {
      case '"' -> string(text, i + 1);
      case '/' -> text.startsWith("/*", i) ? comment(text, i) : i + 1;
      case '<' -> angle(text, i);
      default -> i + 1;
    };
  }

  private static int string(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length());
  }

  /** Comments nest: {@code 0x28 /* 0x8 /* MAP_??? *}{@code /|MAP_ANONYMOUS *}{@code /}. */
  private static int comment(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length() - 1; i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i++;
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /**
   * Behind a name in angle brackets; the recorder escapes brackets inside a path, but nests them
   * for devices, {@code 1</dev/null<char 1:3>>}, and prints arrows in sockets. A shift, {@code
   * 21<<MAP_HUGE_SHIFT}, opens nothing.
   */
  private static int angle(String text, int from) {
    if (text.startsWith("<<", from)) {
      return from + 2;
    }
    if (text.startsWith(UNFINISHED, from)) {
      return from + UNFINISHED.length();
    }
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>' && text.charAt(i - 1) != '-') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }
}
