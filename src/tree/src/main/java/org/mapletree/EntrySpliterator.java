package org.mapletree;

import java.util.Comparator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Node;
import org.mapletree.internal.Splitter;

/** The entries that meet a range, for streams. */
final class EntrySpliterator<V> implements Spliterator<Entry<V>> {
  private static final Comparator<Entry<?>> BY_RANGE =
      (left, right) -> {
        int byFirst = Long.compareUnsigned(left.first(), right.first());
        return byFirst != 0 ? byFirst : Long.compareUnsigned(left.last(), right.last());
      };

  private final Splitter<V> splitter;

  private EntrySpliterator(Splitter<V> splitter) {
    this.splitter = splitter;
  }

  /** Keys are flipped. */
  static <V> EntrySpliterator<V> within(Node<V> root, long first, long last) {
    return new EntrySpliterator<>(Splitter.within(root, first, last));
  }

  @Override
  public boolean tryAdvance(Consumer<? super Entry<V>> action) {
    Objects.requireNonNull(action, "action");
    return splitter.advance(
        (first, last, value) -> action.accept(MapleTree.entry(first, last, value)));
  }

  @Override
  public void forEachRemaining(Consumer<? super Entry<V>> action) {
    Objects.requireNonNull(action, "action");
    splitter.drain((first, last, value) -> action.accept(MapleTree.entry(first, last, value)));
  }

  @Override
  public @Nullable Spliterator<Entry<V>> trySplit() {
    Splitter<V> prefix = splitter.split();
    return prefix == null ? null : new EntrySpliterator<>(prefix);
  }

  @Override
  public long estimateSize() {
    return splitter.size();
  }

  @Override
  public int characteristics() {
    return SIZED | SUBSIZED | ORDERED | SORTED | DISTINCT | IMMUTABLE | NONNULL;
  }

  @Override
  public Comparator<? super Entry<V>> getComparator() {
    return BY_RANGE;
  }
}
