package org.mapletree;

import io.vavr.collection.Iterator;
import java.util.NoSuchElementException;
import org.mapletree.internal.Node;
import org.mapletree.internal.Walker;

/** The entries that meet a range, ascending or descending. */
final class EntryIterator<V> implements Iterator<Entry<V>> {
  private final Walker<V> walker;
  private final boolean ascending;
  private final long end;

  private EntryIterator(Walker<V> walker, boolean ascending, long end) {
    this.walker = walker;
    this.ascending = ascending;
    this.end = end;
  }

  /** Keys are flipped. */
  static <V> EntryIterator<V> ascending(Node<V> root, long first, long last) {
    return new EntryIterator<>(Walker.atOrAfter(root, first), true, last);
  }

  /** Keys are flipped. */
  static <V> EntryIterator<V> descending(Node<V> root, long first, long last) {
    return new EntryIterator<>(Walker.atOrBefore(root, last), false, first);
  }

  @Override
  public boolean hasNext() {
    return walker.isPresent() && (ascending ? walker.first() <= end : walker.last() >= end);
  }

  @Override
  public Entry<V> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more entries");
    }
    Entry<V> entry = MapleTree.entry(walker.first(), walker.last(), walker.value());
    if (ascending) {
      walker.forward();
    } else {
      walker.backward();
    }
    return entry;
  }
}
