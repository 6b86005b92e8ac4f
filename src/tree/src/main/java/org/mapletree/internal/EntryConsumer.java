package org.mapletree.internal;

/**
 * Takes entries, one after the other.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface EntryConsumer<V> {
  /**
   * Takes one entry.
   *
   * @param first its first key, flipped
   * @param last its last key, flipped
   * @param value its value
   */
  void accept(long first, long last, V value);
}
