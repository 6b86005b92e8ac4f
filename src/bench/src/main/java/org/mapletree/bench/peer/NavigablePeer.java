package org.mapletree.bench.peer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/**
 * The JDK's sorted maps: {@link TreeMap}, a red-black tree for one thread, and {@link
 * ConcurrentSkipListMap}. Writes are in place, so a version is a copy.
 */
abstract class NavigablePeer implements Peer {
  private NavigableMap<Long, Held> map = empty();

  abstract NavigableMap<Long, Held> empty();

  /** A map of the same entries, linear in their number. */
  abstract NavigableMap<Long, Held> copy(SortedMap<Long, Held> sorted);

  static final class Tree extends NavigablePeer {
    @Override
    NavigableMap<Long, Held> empty() {
      return new TreeMap<>();
    }

    @Override
    NavigableMap<Long, Held> copy(SortedMap<Long, Held> sorted) {
      return new TreeMap<>(sorted);
    }
  }

  static final class SkipList extends NavigablePeer {
    @Override
    NavigableMap<Long, Held> empty() {
      return new ConcurrentSkipListMap<>();
    }

    @Override
    NavigableMap<Long, Held> copy(SortedMap<Long, Held> sorted) {
      return new ConcurrentSkipListMap<>(sorted);
    }
  }

  @Override
  public Object build(Entries sorted) {
    return copy(SortedEntries.of(sorted));
  }

  @Override
  public Object load(Entries entries) {
    NavigableMap<Long, Held> loaded = empty();
    for (int at = 0; at < entries.size(); at++) {
      loaded.put(entries.first(at), new Held(entries.last(at), entries.value(at)));
    }
    return loaded;
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    Map.Entry<Long, Held> floor = map.floorEntry(key);
    return floor != null && key <= floor.getValue().last() ? floor.getValue().value() : null;
  }

  @Override
  public long floor(long key) {
    return map.floorKey(key);
  }

  @Override
  public long ceiling(long key) {
    return map.ceilingKey(key);
  }

  @Override
  public long lower(long key) {
    return map.lowerKey(key);
  }

  @Override
  public long higher(long key) {
    return map.higherKey(key);
  }

  @Override
  public long scan() {
    return sum(map);
  }

  @Override
  public long range(long first, long last) {
    return sum(map.subMap(first, true, last, true));
  }

  @Override
  public long gap(long size, long from) {
    return gap(map, size, from);
  }

  /** By a walk from entry to entry. */
  static long gap(NavigableMap<Long, Held> map, long size, long from) {
    long free = from;
    Map.Entry<Long, Held> floor = map.floorEntry(from);
    if (floor != null && floor.getValue().last() >= from) {
      free = floor.getValue().last() + 1;
    }
    for (Map.Entry<Long, Held> entry : map.tailMap(free, true).entrySet()) {
      if (entry.getKey() - free >= size) {
        return free;
      }
      free = entry.getValue().last() + 1;
    }
    return free;
  }

  @Override
  public long coverage(long first, long last) {
    return coverage(map, first, last);
  }

  /** By a walk from entry to entry. */
  static long coverage(NavigableMap<Long, Held> map, long first, long last) {
    long keys = 0;
    for (Map.Entry<Long, Held> entry : map.subMap(first, true, last, true).entrySet()) {
      keys += entry.getValue().last() - entry.getKey() + 1;
    }
    return keys;
  }

  @Override
  public void put(long first, long last, Integer value) {
    map.put(first, new Held(last, value));
  }

  @Override
  public void remove(long first, long last) {
    map.remove(first);
  }

  @Override
  public void span(long first, long last, Integer value) {
    Map.Entry<Long, Held> head = Objects.requireNonNull(map.floorEntry(first));
    Held tail = Objects.requireNonNull(map.floorEntry(last)).getValue();
    map.subMap(first, true, last, true).clear();
    map.put(head.getKey(), new Held(first - 1, head.getValue().value()));
    map.put(first, new Held(last, value));
    map.put(last + 1, tail);
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public Object version() {
    return copy(map);
  }

  @Override
  public Object slice(long first, long last) {
    return copy(map.subMap(first, true, last, true));
  }

  @Override
  public Object[] split(long key) {
    return new Object[] {copy(map.headMap(key, false)), copy(map.tailMap(key, true))};
  }

  @Override
  public Object concat(Object left, Object right) {
    return union(left, right);
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        map(older).entrySet().iterator(),
        map(newer).entrySet().iterator(),
        Map.Entry::getKey,
        Map.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    return copy(SortedEntries.of(Lockstep.union(map(older), map(newer))));
  }

  private static long sum(Map<Long, Held> entries) {
    long sum = 0;
    for (Map.Entry<Long, Held> entry : entries.entrySet()) {
      sum += Peer.sum(entry.getKey(), entry.getValue().last(), entry.getValue().value());
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static NavigableMap<Long, Held> map(Object version) {
    return (NavigableMap<Long, Held>) version;
  }
}
