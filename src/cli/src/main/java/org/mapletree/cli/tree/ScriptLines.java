package org.mapletree.cli.tree;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a script, none of them without end: a file of zeros is one line, too. */
final class ScriptLines {
  static final int LONGEST = 1 << 16;

  private final BufferedReader reader;
  private boolean afterReturn;

  ScriptLines(BufferedReader reader) {
    this.reader = reader;
  }

  /**
   * The next line without its end, which is a newline, a carriage return or both.
   *
   * @return the line, no more than one character longer than {@link #LONGEST}; null if there is
   *     none
   */
  @Nullable String next() throws IOException {
    int character = reader.read();
    if (afterReturn && character == '\n') {
      character = reader.read();
    }
    afterReturn = false;
    if (character < 0) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    while (character >= 0 && character != '\n' && character != '\r' && line.length() <= LONGEST) {
      line.append((char) character);
      character = reader.read();
    }
    afterReturn = character == '\r';
    return line.toString();
  }
}
