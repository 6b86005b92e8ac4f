package org.mapletree.vma.replay;

import java.io.Serial;

/**
 * Carries a bad line from the depth of the parser to the edge, where it becomes a {@link
 * TraceProblem}.
 */
final class TraceException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final long line;
  private final String reason;

  /**
   * A problem at a line.
   *
   * @param line the line, counted from 1, or 0 for the input as a whole
   * @param reason one sentence, without a full stop
   */
  TraceException(long line, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  /** The problem, with the name of its input. */
  TraceProblem in(String source) {
    return new TraceProblem(source, line, reason);
  }
}
