package org.mapletree.vma.script;

/**
 * Why a text is no script.
 *
 * @param line the number of the line, from 1
 * @param problem what is wrong with it; words of the script stand in it as they are, whatever
 *     characters they hold
 */
public record MalformedScript(int line, String problem) {

  /**
   * A sentence without the file's name.
   *
   * @return for instance {@code "line 3: munmap takes ADDR LEN"}
   */
  @Override
  public String toString() {
    return "line " + line + ": " + problem;
  }
}
