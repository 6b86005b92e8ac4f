package org.mapletree.bench.peer;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;
import org.pcollections.TreePMap;

/** PCollections: a balanced binary tree. */
final class PCollectionsPeer implements Peer {
  private TreePMap<Long, Held> map = TreePMap.empty();

  @Override
  public Object build(Entries sorted) {
    return TreePMap.fromSortedMap(SortedEntries.of(sorted));
  }

  @Override
  public Object load(Entries entries) {
    TreePMap<Long, Held> loaded = TreePMap.empty();
    for (int at = 0; at < entries.size(); at++) {
      loaded = loaded.plus(entries.first(at), new Held(entries.last(at), entries.value(at)));
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
    return NavigablePeer.gap(map, size, from);
  }

  @Override
  public long coverage(long first, long last) {
    return NavigablePeer.coverage(map, first, last);
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.plus(first, new Held(last, value));
  }

  @Override
  public void remove(long first, long last) {
    map = map.minus(first);
  }

  @Override
  public void span(long first, long last, Integer value) {
    Map.Entry<Long, Held> head = Objects.requireNonNull(map.floorEntry(first));
    Held tail = Objects.requireNonNull(map.floorEntry(last)).getValue();
    map =
        map.minusAll(map.subMap(first, true, last, true).keySet())
            .plus(head.getKey(), new Held(first - 1, head.getValue().value()))
            .plus(first, new Held(last, value))
            .plus(last + 1, tail);
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public Object slice(long first, long last) {
    return map.subMap(first, true, last, true);
  }

  @Override
  public Object[] split(long key) {
    return new Object[] {map.headMap(key, false), map.tailMap(key, true)};
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
    return TreePMap.fromSortedMap(SortedEntries.of(Lockstep.union(map(older), map(newer))));
  }

  private static long sum(Map<Long, Held> entries) {
    long sum = 0;
    for (Map.Entry<Long, Held> entry : entries.entrySet()) {
      sum += Peer.sum(entry.getKey(), entry.getValue().last(), entry.getValue().value());
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static TreePMap<Long, Held> map(Object version) {
    return (TreePMap<Long, Held>) version;
  }
}
