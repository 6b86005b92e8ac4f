package org.mapletree.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Output whose reader takes one line and goes, as in {@code maple watch PID | head -1}. */
final class OneLineReader extends OutputStream {

  private final OutputStream line;
  private boolean gone;

  /**
   * A reader.
   *
   * @param line where the line goes
   */
  OneLineReader(OutputStream line) {
    this.line = line;
  }

  @Override
  public void write(int one) throws IOException {
    if (gone) {
      throw new IOException("Broken pipe");
    }
    line.write(one);
    gone = one == '\n';
  }
}
