package org.mapletree.keys;

import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a {@link Domain} from a lowest to a highest, both included; never empty. However it
 * was made (closed, open, half-open, unbounded: see {@link Domain}), a range is kept, compared and
 * printed in its closed form.
 *
 * <p>All operations are O(1).
 *
 * @param <K> the values
 */
@CheckReturnValue
public final class TypedRange<K> {
  private final Domain<K> domain;
  private final K first;
  private final K last;

  /** Precondition: both are in the domain, and in order. */
  TypedRange(Domain<K> domain, K first, K last) {
    this.domain = domain;
    this.first = first;
    this.last = last;
  }

  /**
   * The domain whose values these are.
   *
   * @return the domain that made this range
   */
  public Domain<K> domain() {
    return domain;
  }

  /**
   * The lowest value.
   *
   * @return the first, itself in the range
   */
  public K first() {
    return first;
  }

  /**
   * The highest value.
   *
   * @return the last, itself in the range
   */
  public K last() {
    return last;
  }

  /**
   * Whether a value is in this range.
   *
   * @param value a value of the domain
   * @return whether it is neither below the first nor above the last
   * @throws IllegalArgumentException if {@code value} is not in the domain
   */
  public boolean contains(K value) {
    return domain.compare(first, value) <= 0 && domain.compare(value, last) <= 0;
  }

  /**
   * Whether all of another range is in this one.
   *
   * @param other a range of the same domain
   * @return whether each of its values is in this range
   * @throws IllegalArgumentException if the domains differ
   */
  public boolean contains(TypedRange<K> other) {
    domain.requireSame(other.domain);
    return contains(other.first) && contains(other.last);
  }

  /**
   * Whether two ranges share a value.
   *
   * @param other a range of the same domain
   * @return whether some value is in both
   * @throws IllegalArgumentException if the domains differ
   */
  public boolean intersects(TypedRange<K> other) {
    domain.requireSame(other.domain);
    return domain.compare(first, other.last) <= 0 && domain.compare(other.first, last) <= 0;
  }

  /**
   * Whether two ranges stand side by side: no shared value, and none between.
   *
   * @param other a range of the same domain
   * @return whether one starts right behind the end of the other
   * @throws IllegalArgumentException if the domains differ
   */
  public boolean touches(TypedRange<K> other) {
    domain.requireSame(other.domain);
    return other.first.equals(domain.successorOrNull(last))
        || first.equals(domain.successorOrNull(other.last));
  }

  /**
   * What two ranges share.
   *
   * @param other a range of the same domain
   * @return the values that are in both; none if there are none
   * @throws IllegalArgumentException if the domains differ
   */
  public Option<TypedRange<K>> intersection(TypedRange<K> other) {
    return intersects(other)
        ? Option.some(new TypedRange<>(domain, max(first, other.first), min(last, other.last)))
        : Option.none();
  }

  /**
   * What lies between two ranges.
   *
   * @param other a range of the same domain
   * @return the values above the one and below the other; none if the ranges intersect or touch
   * @throws IllegalArgumentException if the domains differ
   */
  public Option<TypedRange<K>> gapTo(TypedRange<K> other) {
    if (intersects(other) || touches(other)) {
      return Option.none();
    }
    return Option.some(domain.open(min(last, other.last), max(first, other.first)));
  }

  /**
   * The smallest range that contains two.
   *
   * @param other a range of the same domain
   * @return the range from the lower of the firsts to the higher of the lasts
   * @throws IllegalArgumentException if the domains differ
   */
  public TypedRange<K> span(TypedRange<K> other) {
    domain.requireSame(other.domain);
    return new TypedRange<>(domain, min(first, other.first), max(last, other.last));
  }

  private K min(K left, K right) {
    return domain.compare(left, right) <= 0 ? left : right;
  }

  private K max(K left, K right) {
    return domain.compare(left, right) >= 0 ? left : right;
  }

  /**
   * Equal ranges have the same values of the same domain, however they were made.
   *
   * @param other anything
   * @return whether it is a range with an equal domain, first and last
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TypedRange<?> that
            && first.equals(that.first)
            && last.equals(that.last)
            && domain.equals(that.domain));
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, last);
  }

  /**
   * Both ends, in the domain's print, both included.
   *
   * @return such as {@code [2026-01-01, 2026-12-31]}
   */
  @Override
  public String toString() {
    return "[" + domain.text(first) + ", " + domain.text(last) + "]";
  }
}
