package org.mapletree.rcu;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an update function answers: the value to publish, and a result for whoever asked for the
 * update.
 *
 * @param next the value to publish; the very object that the function was given publishes nothing
 * @param result what the caller of the update gets
 * @param <T> the type of the value
 * @param <R> the type of the result
 */
public record Update<T, R extends @Nullable Object>(T next, R result) {

  /**
   * Pairs the value to publish with a result.
   *
   * @param next the value to publish
   * @param result what the caller of the update gets
   * @throws NullPointerException if {@code next} is null
   */
  public Update {
    Objects.requireNonNull(next, "next");
  }
}
