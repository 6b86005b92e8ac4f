package org.mapletree.jqwik;

import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A drawn value with an order of our own, since jqwik shrinks numbers as signed ones.
 *
 * @param value the value
 * @param smaller what to try instead of a value, the smallest first, each at less distance
 * @param distances how far a value is from the smallest of all
 */
record OwnShrinkable<T>(
    T value, Function<T, Stream<T>> smaller, Function<T, ShrinkingDistance> distances)
    implements Shrinkable<T> {
  @Override
  public Stream<Shrinkable<T>> shrink() {
    return smaller.apply(value).map(next -> new OwnShrinkable<>(next, smaller, distances));
  }

  @Override
  public ShrinkingDistance distance() {
    return distances.apply(value);
  }
}
