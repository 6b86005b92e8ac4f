package org.mapletree;

import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;

/**
 * How a tree cuts and joins values, with the form of the clipping that the algorithms speak: null
 * where values stay as they are.
 */
record Policies<V>(Clipping<V> clipping, Joining<V> joining, @Nullable Clip<V> clip) {
  static final Clipping<Object> NO_CLIPPING = (value, oldRange, newRange) -> value;

  static final Joining<Object> EQUAL_JOINING =
      (left, leftRange, right, rightRange) ->
          left.equals(right) ? Option.some(left) : Option.none();

  private static final Policies<?> DEFAULT = of(Clipping.none(), Joining.ofEqual());

  @SuppressWarnings("unchecked") // neither policy depends on the type of the values
  static <V> Policies<V> ofDefault() {
    return (Policies<V>) DEFAULT;
  }

  static <V> Policies<V> of(Clipping<V> clipping, Joining<V> joining) {
    return new Policies<>(clipping, joining, clipping == NO_CLIPPING ? null : adapt(clipping));
  }

  private static <V> Clip<V> adapt(Clipping<V> clipping) {
    return (value, oldFirst, oldLast, newFirst, newLast) -> {
      V clipped =
          clipping.clip(
              value, MapleTree.range(oldFirst, oldLast), MapleTree.range(newFirst, newLast));
      return Objects.requireNonNull(
          clipped, () -> "the clipping returned null for " + MapleTree.range(newFirst, newLast));
    };
  }
}
