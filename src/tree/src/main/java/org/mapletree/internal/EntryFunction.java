package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * Makes something of an entry.
 *
 * @param <V> the type of the values
 * @param <R> what is made
 */
@FunctionalInterface
public interface EntryFunction<V, R extends @Nullable Object> {
  /**
   * Takes one entry.
   *
   * @param first its first key, flipped
   * @param last its last key, flipped
   * @param value its value
   * @return what is made of it
   */
  R apply(long first, long last, V value);
}
