package org.mapletree.bench.peer;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Entries in key order, for maps that are built in linear time of a sorted map. */
@SuppressWarnings("JdkObsolete") // what the constructors take
final class SortedEntries extends AbstractMap<Long, Held> implements SortedMap<Long, Held> {
  private final Entries sorted;

  SortedEntries(Entries sorted) {
    this.sorted = sorted;
  }

  @Override
  public Set<Map.Entry<Long, Held>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return sorted.size();
      }

      @Override
      public Iterator<Map.Entry<Long, Held>> iterator() {
        return new InOrder(sorted);
      }
    };
  }

  @Override
  public @Nullable Comparator<? super Long> comparator() {
    return null;
  }

  @Override
  public Long firstKey() {
    return sorted.first(0);
  }

  @Override
  public Long lastKey() {
    return sorted.first(sorted.size() - 1);
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
