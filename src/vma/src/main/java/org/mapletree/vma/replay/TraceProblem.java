package org.mapletree.vma.replay;

/**
 * Why a recording cannot be replayed: the place in the input, and one sentence.
 *
 * @param source the name of the input, as the caller gave it
 * @param line the line, counted from 1, or 0 where the input as a whole is meant
 * @param reason what is wrong there, without a full stop; parts of the input stand in it as they
 *     are, whatever characters they hold
 */
public record TraceProblem(String source, long line, String reason) {

  /**
   * The problem in one sentence: {@code cat.strace line 7: reason}.
   *
   * @return source, line where there is one, and reason
   */
  @Override
  public String toString() {
    return (line == 0 ? source : source + " line " + line) + ": " + reason;
  }
}
