package org.mapletree.keys;

import java.util.Objects;
import java.util.function.BiFunction;
import org.mapletree.Range;

/** Ranges of values to ranges of keys, and back. */
final class Keys {
  private Keys() {}

  /** The keys of {@code range}, which must be over {@code domain}. */
  static <K> Range of(KeyDomain<K> domain, TypedRange<K> range) {
    domain.requireSame(range.domain());
    return Range.of(domain.toKey(range.first()), domain.toKey(range.last()));
  }

  /** All keys of {@code domain}. */
  static Range all(KeyDomain<?> domain) {
    return Range.of(domain.firstKey(), domain.lastKey());
  }

  /** The values of {@code range}, which must lie within the keys of {@code domain}. */
  static <K> TypedRange<K> typed(KeyDomain<K> domain, Range range) {
    return new TypedRange<>(domain, domain.fromKey(range.first()), domain.fromKey(range.last()));
  }

  /** What {@code replaceAll} makes of a piece, which must not be null. */
  static <K, V> V replaced(
      BiFunction<? super TypedRange<K>, ? super V, ? extends V> function,
      TypedRange<K> piece,
      V old) {
    return Objects.requireNonNull(
        function.apply(piece, old), () -> "replaceAll returned null for " + piece);
  }
}
