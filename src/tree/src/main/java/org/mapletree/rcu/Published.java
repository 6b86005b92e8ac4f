package org.mapletree.rcu;

import java.util.Objects;

/**
 * A value together with the version under which a cell published it.
 *
 * @param version the number of the version: 0 for the value that the cell was made with, one more
 *     for each value published since, or the number given to {@link RcuCell#install}
 * @param value the value
 * @param <T> the type of the value
 */
public record Published<T>(long version, T value) {

  /**
   * Pairs a version with its value.
   *
   * @param version the number of the version, at least 0
   * @param value the value
   * @throws IllegalArgumentException if {@code version} is negative
   * @throws NullPointerException if {@code value} is null
   */
  public Published {
    if (version < 0) {
      throw new IllegalArgumentException("A version is at least 0, not " + version);
    }
    Objects.requireNonNull(value, "value");
  }
}
