package org.mapletree.codec;

import java.util.Objects;

/**
 * Why bytes could not be read: they were cut or changed, or were never what they were taken for.
 *
 * @param offset the offset, counted from the first byte of the snapshot or file, of what could not
 *     be read
 * @param problem what is wrong there, in one sentence
 */
@CheckReturnValue
public record CorruptSnapshot(long offset, String problem) {

  /**
   * Names a problem.
   *
   * @param offset where it is
   * @param problem what it is
   */
  public CorruptSnapshot {
    Objects.requireNonNull(problem, "problem");
  }

  /** The problem and its offset in hex. */
  @Override
  public String toString() {
    return "at offset 0x" + Long.toHexString(offset) + ": " + problem;
  }
}
