package org.mapletree.history;

import java.time.Instant;
import java.util.Objects;

/**
 * One version of a value, as it was committed.
 *
 * @param number its number: 0 for the first of the history, then one more for each commit on any
 *     branch; never used again
 * @param at the instant from which on it was current
 * @param branch the branch that it was committed to
 * @param note what the committer had to say
 * @param value the value
 * @param <T> the type of the value
 */
@CheckReturnValue
public record Version<T>(long number, Instant at, String branch, String note, T value) {

  /**
   * Makes a version.
   *
   * @param number its number, at least 0
   * @param at the instant from which on it was current
   * @param branch the branch that it was committed to
   * @param note what the committer had to say
   * @param value the value
   * @throws IllegalArgumentException if {@code number} is negative, or {@code branch} or {@code
   *     note} has half of a surrogate pair, which no file could hold
   * @throws NullPointerException if an argument is null
   */
  public Version {
    if (number < 0) {
      throw new IllegalArgumentException("A version's number is at least 0, not " + number);
    }
    Objects.requireNonNull(at, "at");
    Texts.requireWhole("branch", branch);
    Texts.requireWhole("note", note);
    Objects.requireNonNull(value, "value");
  }

  /** Number, instant, branch and note; the value may be large and is left out. */
  @Override
  public String toString() {
    return "Version " + number + " (" + branch + ", " + at + (note.isEmpty() ? ")" : "): " + note);
  }
}
