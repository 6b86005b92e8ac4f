package org.mapletree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Collectors of trees. No container is shared between threads, and none belongs to one. */
final class Collecting {
  private Collecting() {}

  /** Entries must not overlap. */
  static <T, V> Collector<T, ?, MapleTree<V>> strict(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value,
      Clipping<V> clipping,
      Joining<V> joining) {
    return Collector.<T, MapleTree.Builder<V>, MapleTree<V>>of(
        () -> MapleTree.builder(clipping, joining),
        (builder, item) ->
            builder.add(first.applyAsLong(item), last.applyAsLong(item), value.apply(item)),
        (left, right) -> {
          right.build().forEachRange(left::add);
          return left;
        },
        MapleTree.Builder::build);
  }

  /**
   * Entries that overlap are merged in encounter order, at the end: so a parallel stream gives what
   * a sequential one gives, for any function.
   */
  static <T, V> Collector<T, ?, MapleTree<V>> merging(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> merge,
      Clipping<V> clipping,
      Joining<V> joining) {
    MapleTree<V> empty = MapleTree.empty(clipping, joining);
    return Collector.<T, List<Entry<V>>, MapleTree<V>>of(
        ArrayList::new,
        (entries, item) ->
            entries.add(
                new Entry<>(first.applyAsLong(item), last.applyAsLong(item), value.apply(item))),
        (left, right) -> {
          left.addAll(right);
          return left;
        },
        entries -> {
          MapleTree<V> tree = empty;
          for (Entry<V> entry : entries) {
            tree = tree.merge(entry.first(), entry.last(), entry.value(), merge);
          }
          return tree;
        });
  }
}
