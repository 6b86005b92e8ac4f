package org.mapletree;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/**
 * Something to be known about any window of a tree, such as a sum, a maximum or a fingerprint: a
 * monoid over entries.
 *
 * <p>{@code combine} must be associative, {@code identity} neutral on both sides, and all three
 * functions pure. Each node keeps the value of one measure, told apart by identity: make a measure
 * once and keep it as a constant, not as a lambda made on the spot, or every question is answered
 * in O(n).
 *
 * <pre>{@code
 * static final Measure<Integer, Integer> DEEPEST = Measure.of(0, (range, depth) -> depth, Math::max);
 * depths.measure(DEEPEST, 0x1000, 0x1fff);
 * }</pre>
 *
 * @param <V> the type of the values
 * @param <A> the type of what is measured; immutable
 */
public interface Measure<V, A> {
  /**
   * Measures one entry.
   *
   * @param range its range, clipped to the window
   * @param value its value, clipped likewise
   * @return its measure, not null
   */
  A of(Range range, V value);

  /**
   * Measures two stretches of entries together.
   *
   * @param left the measure of the lower one
   * @param right the measure of the higher one
   * @return the measure of both, not null
   */
  A combine(A left, A right);

  /**
   * The measure of no entries.
   *
   * @return the neutral element
   */
  A identity();

  /**
   * A measure made of its three parts.
   *
   * @param identity the measure of no entries
   * @param of the measure of one entry
   * @param combine the measure of two stretches together
   * @param <V> the type of the values
   * @param <A> the type of what is measured
   * @return the measure; keep it, since values are cached under its identity
   */
  static <V, A> Measure<V, A> of(
      A identity, BiFunction<? super Range, ? super V, ? extends A> of, BinaryOperator<A> combine) {
    return new Measure<>() {
      @Override
      public A of(Range range, V value) {
        return of.apply(range, value);
      }

      @Override
      public A combine(A left, A right) {
        return combine.apply(left, right);
      }

      @Override
      public A identity() {
        return identity;
      }
    };
  }

  /**
   * A fingerprint of entries, independent of the shape of the tree: equal entries have equal
   * fingerprints, also on another machine, and different ones differ but for accidents of 128 bits.
   * No protection against forgery.
   *
   * @param valueHash a hash of values that is the same wherever fingerprints are compared
   * @param <V> the type of the values
   * @return the measure; keep it, since values are cached under its identity
   */
  static <V> Measure<V, Fingerprint> fingerprint(ToLongFunction<? super V> valueHash) {
    return of(
        Fingerprint.ZERO,
        (range, value) -> Fingerprint.of(range, valueHash.applyAsLong(value)),
        Fingerprint::plus);
  }
}
