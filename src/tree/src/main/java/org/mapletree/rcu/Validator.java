package org.mapletree.rcu;

/**
 * Judges a value before a cell publishes it. What it refuses is never seen by a reader.
 *
 * <p>Like an update function it may run more than once for one update, must be pure, and may not
 * write the cell. It may also throw: the exception reaches the writer, and nothing is published.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Validator<T> {

  /**
   * Whether {@code next} may follow {@code current}.
   *
   * @param current the value that the cell holds; when the cell is made, the same object as {@code
   *     next}
   * @param next the value that a writer wants to publish
   * @return true to let it be published; false to refuse it, which the writer meets as a {@link
   *     RejectedValueException}
   */
  boolean accepts(T current, T next);
}
