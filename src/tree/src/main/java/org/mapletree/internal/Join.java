package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * Whether two entries that touch may become one: the twin of {@code Joining} on plain keys.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Join<V> {
  /**
   * The value of the entry that replaces two. Keys are flipped.
   *
   * @param left the value of the left entry
   * @param leftFirst its first key
   * @param leftLast its last key, just before {@code rightFirst}
   * @param right the value of the right entry
   * @param rightFirst its first key
   * @param rightLast its last key
   * @return the value for both together; null to leave them apart
   */
  @Nullable V join(V left, long leftFirst, long leftLast, V right, long rightFirst, long rightLast);
}
