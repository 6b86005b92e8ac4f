package org.mapletree;

/**
 * Takes entries without boxing their keys.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface RangeConsumer<V> {
  /**
   * Takes one entry.
   *
   * @param first its lowest key, unsigned
   * @param last its highest key, unsigned, inclusive
   * @param value its value
   */
  void accept(long first, long last, V value);
}
