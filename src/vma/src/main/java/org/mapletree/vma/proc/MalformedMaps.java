package org.mapletree.vma.proc;

/**
 * Why a text is no {@code /proc/PID/maps}.
 *
 * @param line the number of the line, from 1; 0 if the text as a whole is meant
 * @param problem what is wrong with it, as the end of a sentence; parts of the text stand in it as
 *     they are, whatever characters they hold
 */
public record MalformedMaps(int line, String problem) {

  /**
   * A sentence without the file's name.
   *
   * @return for instance {@code "line 3: the end is not above the start"}
   */
  @Override
  public String toString() {
    return line == 0 ? problem : "line " + line + ": " + problem;
  }
}
