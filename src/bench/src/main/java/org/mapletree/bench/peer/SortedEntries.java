package org.mapletree.bench.peer;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Entries in key order, for maps that are built in linear time of a sorted map. */
@SuppressWarnings("JdkObsolete") // what the constructors take
final class SortedEntries extends AbstractMap<Long, Held> implements SortedMap<Long, Held> {
  private final int size;
  private final Supplier<Iterator<Map.Entry<Long, Held>>> entries;

  private SortedEntries(int size, Supplier<Iterator<Map.Entry<Long, Held>>> entries) {
    this.size = size;
    this.entries = entries;
  }

  static SortedEntries of(Entries sorted) {
    return new SortedEntries(sorted.size(), () -> new InOrder(sorted));
  }

  static SortedEntries of(List<Map.Entry<Long, Held>> sorted) {
    return new SortedEntries(sorted.size(), sorted::iterator);
  }

  @Override
  public Set<Map.Entry<Long, Held>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<Long, Held>> iterator() {
        return entries.get();
      }
    };
  }

  @Override
  public @Nullable Comparator<? super Long> comparator() {
    return null;
  }

  @Override
  public Long firstKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Long lastKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Long, Held> subMap(Long from, Long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Long, Held> headMap(Long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Long, Held> tailMap(Long from) {
    throw new UnsupportedOperationException();
  }

  private static final class InOrder implements Iterator<Map.Entry<Long, Held>> {
    private final Entries sorted;
    private int at;

    InOrder(Entries sorted) {
      this.sorted = sorted;
    }

    @Override
    public boolean hasNext() {
      return at < sorted.size();
    }

    @Override
    public Map.Entry<Long, Held> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Held held = new Held(sorted.last(at), sorted.value(at));
      return Map.entry(sorted.first(at++), held);
    }
  }
}
