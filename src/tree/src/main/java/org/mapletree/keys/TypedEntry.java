package org.mapletree.keys;

import java.util.Objects;

/**
 * A range and the value that all its keys map to.
 *
 * @param range the keys
 * @param value the value
 * @param <K> the type of the keys
 * @param <V> the type of the value
 */
@CheckReturnValue
public record TypedEntry<K, V>(TypedRange<K> range, V value) {
  /**
   * An entry over the given range.
   *
   * @param range the keys
   * @param value the value
   * @throws NullPointerException if one of them is null
   */
  public TypedEntry {
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(value, "value");
  }

  /**
   * The lowest key.
   *
   * @return the first of the range
   */
  public K first() {
    return range.first();
  }

  /**
   * The highest key.
   *
   * @return the last of the range, itself in it
   */
  public K last() {
    return range.last();
  }

  /**
   * The entry as text.
   *
   * @return such as {@code [2026-01-01, 2026-12-31]=value}
   */
  @Override
  public String toString() {
    return range + "=" + value;
  }
}
