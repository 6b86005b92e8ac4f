package org.mapletree;

import java.util.Objects;
import org.mapletree.internal.Unsigned;

/**
 * A range and the value that all its keys map to.
 *
 * <p>All operations are O(1), {@code equals}, {@code hashCode} and {@code toString} as far as those
 * of the value are.
 *
 * @param first the lowest key, unsigned
 * @param last the highest key, unsigned, inclusive
 * @param value the value
 * @param <V> the type of the value
 */
@CheckReturnValue
public record Entry<V>(long first, long last, V value) {
  /**
   * An entry over the given range.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value the value
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public Entry {
    Range.check(first, last);
    Objects.requireNonNull(value, "value");
  }

  /**
   * An entry over a range.
   *
   * @param range the range
   * @param value the value, not null
   * @param <V> the type of the value
   * @return the entry
   */
  public static <V> Entry<V> of(Range range, V value) {
    return new Entry<>(range.first(), range.last(), value);
  }

  /**
   * The range of the entry.
   *
   * @return its first and last key
   */
  public Range range() {
    return new Range(first, last);
  }

  /**
   * The entry as text.
   *
   * @return such as {@code 0x10-0x1f=value}
   */
  @Override
  public String toString() {
    return Unsigned.hex(first) + "-" + Unsigned.hex(last) + "=" + value;
  }
}
