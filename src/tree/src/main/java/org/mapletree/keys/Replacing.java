package org.mapletree.keys;

import java.util.Objects;
import java.util.function.BiFunction;

/** What the maps of 64 and of 128 bits share. */
final class Replacing {
  private Replacing() {}

  /** What {@code replaceAll} makes of a piece, which must not be null. */
  static <K, V> V checked(
      BiFunction<? super TypedRange<K>, ? super V, ? extends V> function,
      TypedRange<K> piece,
      V old) {
    return Objects.requireNonNull(
        function.apply(piece, old), () -> "replaceAll returned null for " + piece);
  }
}
