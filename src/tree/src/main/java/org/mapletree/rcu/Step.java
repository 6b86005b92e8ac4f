package org.mapletree.rcu;

import java.util.Objects;

/**
 * What a subscriber of a cell is told: the value went from one version to a later one. The steps
 * that one subscription delivers form a chain: each begins with the version that the step before it
 * ended with, so a subscriber that applies the difference between {@code from} and {@code to}
 * holds, after each step, what the cell held at version {@code to}.
 *
 * @param from the version that this subscriber knew
 * @param to a later version
 * @param jumped whether a value was {@linkplain RcuCell#install installed} on the way, so that some
 *     version numbers between the two may never have existed in this cell
 * @param <T> the type of the value
 */
public record Step<T>(Published<T> from, Published<T> to, boolean jumped) {

  /**
   * Makes a step.
   *
   * @param from the version that this subscriber knew
   * @param to a later version
   * @param jumped whether a value was installed on the way
   * @throws IllegalArgumentException if {@code to} is not later than {@code from}
   * @throws NullPointerException if {@code from} or {@code to} is null
   */
  public Step {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.version() <= from.version()) {
      throw new IllegalArgumentException(
          "A step leads to a later version, not from " + from.version() + " to " + to.version());
    }
  }

  /**
   * How many version numbers lie between the two ends. 0 where the subscriber has seen every
   * version so far; more where it was too slow and steps were taken together, or where the step
   * {@linkplain #jumped() jumped}.
   *
   * @return the number of versions that this step leaps over, at least 0
   */
  public long skipped() {
    return to.version() - from.version() - 1;
  }
}
