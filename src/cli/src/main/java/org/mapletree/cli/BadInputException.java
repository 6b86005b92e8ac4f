package org.mapletree.cli;

import java.io.Serial;

/**
 * Input that a command cannot work with. The message is the sentence that the user reads, and the
 * exit status is 2.
 */
final class BadInputException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Bad input.
   *
   * @param sentence what is wrong, beginning with the file and the line
   */
  BadInputException(String sentence) {
    super(sentence, null, false, false);
  }
}
