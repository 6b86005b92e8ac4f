package org.mapletree.keys;

import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A set of values in order, one step apart, with a lowest and a highest: what the keys of a typed
 * map are drawn from, and the door through which their ranges are made.
 *
 * <pre>{@code
 * var days = KeyDomains.localDate();
 * days.closed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));      // [2026-01-01, 2026-12-31]
 * days.closedOpen(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));    // the same range
 * days.atLeast(LocalDate.of(2026, 1, 1));                                 // [2026-01-01, +999999999-12-31]
 * }</pre>
 *
 * <p>Every value has a successor but the highest, so each range that is not empty has exactly one
 * closed form, and that is the one kept. Whatever is done with a value that is not in the domain is
 * refused with an {@code IllegalArgumentException} whose message has the value, the domain's name
 * and its bounds. Nothing is ever rounded or clamped.
 *
 * <p>Two domains are equal if their names and bounds are: a name stands for one way to order
 * values.
 *
 * <p>All operations are O(1), as the functions behind the keys are.
 *
 * @param <K> the values
 */
@CheckReturnValue
public abstract sealed class Domain<K> implements Comparator<K> permits KeyDomain, WideKeyDomain {
  private final String name;
  private final K min;
  private final K max;

  Domain(String name, K min, K max) {
    this.name = Objects.requireNonNull(name, "name");
    this.min = Objects.requireNonNull(min, "min");
    this.max = Objects.requireNonNull(max, "max");
  }

  /**
   * What this domain is called in messages.
   *
   * @return the name, such as {@code LocalDate}
   */
  public final String name() {
    return name;
  }

  /**
   * The lowest value.
   *
   * @return the value that all others are above
   */
  public final K min() {
    return min;
  }

  /**
   * The highest value.
   *
   * @return the value that all others are below
   */
  public final K max() {
    return max;
  }

  /**
   * Whether a value is in this domain.
   *
   * @param value any value
   * @return whether it has a place in the order
   * @throws NullPointerException if {@code value} is null
   */
  public abstract boolean contains(K value);

  /**
   * Compares two values by this domain's order, which may differ from their natural one: unsigned
   * integers, UUIDs.
   *
   * @param left a value of this domain
   * @param right a value of this domain
   * @return less than, equal to or greater than 0, as {@code left} is to {@code right}
   * @throws IllegalArgumentException if a value is not in this domain
   */
  @Override
  public abstract int compare(K left, K right);

  /**
   * How a value is printed in ranges and messages.
   *
   * @param value a value, in this domain or not
   * @return its text
   */
  public abstract String text(K value);

  /**
   * The next value, or null. The twin of {@link #successor} without an {@code Option}.
   *
   * @param value a value of this domain
   * @return the lowest value above it, or null after the highest
   * @throws IllegalArgumentException if {@code value} is not in this domain
   */
  public abstract @Nullable K successorOrNull(K value);

  /**
   * The value before, or null. The twin of {@link #predecessor} without an {@code Option}.
   *
   * @param value a value of this domain
   * @return the highest value below it, or null before the lowest
   * @throws IllegalArgumentException if {@code value} is not in this domain
   */
  public abstract @Nullable K predecessorOrNull(K value);

  /**
   * The next value.
   *
   * @param value a value of this domain
   * @return the lowest value above it; none after the highest
   * @throws IllegalArgumentException if {@code value} is not in this domain
   */
  public final Option<K> successor(K value) {
    return Option.of(successorOrNull(value));
  }

  /**
   * The value before.
   *
   * @param value a value of this domain
   * @return the highest value below it; none before the lowest
   * @throws IllegalArgumentException if {@code value} is not in this domain
   */
  public final Option<K> predecessor(K value) {
    return Option.of(predecessorOrNull(value));
  }

  /**
   * All values.
   *
   * @return the range from the lowest to the highest value
   */
  public final TypedRange<K> all() {
    return new TypedRange<>(this, min, max);
  }

  /**
   * One value.
   *
   * @param value a value of this domain
   * @return the range that holds it alone
   * @throws IllegalArgumentException if {@code value} is not in this domain
   */
  public final TypedRange<K> only(K value) {
    return closed(value, value);
  }

  /**
   * The values from {@code first} to {@code last}, both included.
   *
   * @param first the lowest value
   * @param last the highest value, at least {@code first}
   * @return the range
   * @throws IllegalArgumentException if {@code first} is above {@code last}, or a value is not in
   *     this domain
   */
  public final TypedRange<K> closed(K first, K last) {
    requireOrder(first, last);
    return new TypedRange<>(this, first, last);
  }

  /**
   * The values from {@code start}, included, to {@code end}, excluded.
   *
   * @param start the lowest value
   * @param end the value after the highest, above {@code start}
   * @return the range
   * @throws IllegalArgumentException if the range would be empty, or a value is not in this domain
   */
  public final TypedRange<K> closedOpen(K start, K end) {
    return nonEmpty("[", start, end, ")", start, predecessorOrNull(end));
  }

  /**
   * The values from {@code start}, excluded, to {@code last}, included.
   *
   * @param start the value before the lowest, below {@code last}
   * @param last the highest value
   * @return the range
   * @throws IllegalArgumentException if the range would be empty, or a value is not in this domain
   */
  public final TypedRange<K> openClosed(K start, K last) {
    return nonEmpty("(", start, last, "]", successorOrNull(start), last);
  }

  /**
   * The values between {@code start} and {@code end}, both excluded.
   *
   * @param start the value before the lowest
   * @param end the value after the highest
   * @return the range
   * @throws IllegalArgumentException if the range would be empty, or a value is not in this domain
   */
  public final TypedRange<K> open(K start, K end) {
    return nonEmpty("(", start, end, ")", successorOrNull(start), predecessorOrNull(end));
  }

  /**
   * The values from {@code first} up.
   *
   * @param first the lowest value
   * @return the range from it to the domain's highest value
   * @throws IllegalArgumentException if {@code first} is not in this domain
   */
  public final TypedRange<K> atLeast(K first) {
    return closed(first, max);
  }

  /**
   * The values above {@code start}.
   *
   * @param start the value before the lowest
   * @return the range from its successor to the domain's highest value
   * @throws IllegalArgumentException if {@code start} is the highest value or not in this domain
   */
  public final TypedRange<K> greaterThan(K start) {
    return openClosed(start, max);
  }

  /**
   * The values up to {@code last}.
   *
   * @param last the highest value
   * @return the range from the domain's lowest value to it
   * @throws IllegalArgumentException if {@code last} is not in this domain
   */
  public final TypedRange<K> atMost(K last) {
    return closed(min, last);
  }

  /**
   * The values below {@code end}.
   *
   * @param end the value after the highest
   * @return the range from the domain's lowest value to its predecessor
   * @throws IllegalArgumentException if {@code end} is the lowest value or not in this domain
   */
  public final TypedRange<K> lessThan(K end) {
    return closedOpen(min, end);
  }

  private TypedRange<K> nonEmpty(
      String left, K start, K end, String right, @Nullable K first, @Nullable K last) {
    if (first == null || last == null || compare(first, last) > 0) {
      throw new IllegalArgumentException(
          left + text(start) + ", " + text(end) + right + " holds no value of " + name);
    }
    return new TypedRange<>(this, first, last);
  }

  /** Refuses values that are not in this domain, or not in order. */
  final void requireOrder(K first, K last) {
    if (compare(first, last) > 0) {
      throw new IllegalArgumentException(
          "first " + text(first) + " is above last " + text(last) + " in " + name);
    }
  }

  /** The exception for a value that is not in this domain. */
  final IllegalArgumentException outside(K value) {
    return new IllegalArgumentException(text(value) + " is not in " + this);
  }

  /** Refuses a range or a map over another domain. */
  final void requireSame(Domain<?> other) {
    if (!equals(other)) {
      throw new IllegalArgumentException("two domains do not mix: " + this + "; " + other);
    }
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Domain<?> that
            && getClass() == that.getClass()
            && name.equals(that.name)
            && min.equals(that.min)
            && max.equals(that.max));
  }

  @Override
  public final int hashCode() {
    return Objects.hash(name, min, max);
  }

  /**
   * The name and the bounds.
   *
   * @return such as {@code LocalTime, 00:00 to 23:59:59.999999999}
   */
  @Override
  public final String toString() {
    return name + ", " + text(min) + " to " + text(max);
  }
}
