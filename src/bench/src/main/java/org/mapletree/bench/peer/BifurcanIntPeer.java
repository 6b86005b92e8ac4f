package org.mapletree.bench.peer;

import io.lacuna.bifurcan.IEntry;
import io.lacuna.bifurcan.ISortedSet.Bound;
import io.lacuna.bifurcan.IntMap;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** bifurcan's map from longs: a radix tree. It finds the index of a floor, then the entry there. */
final class BifurcanIntPeer implements Peer {
  private IntMap<Held> map = new IntMap<>();

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    return changed(new IntMap<>(), entries);
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    OptionalLong floor = map.floorIndex(key);
    if (floor.isEmpty()) {
      return null;
    }
    Held held = map.nth(floor.getAsLong()).value();
    return key <= held.last() ? held.value() : null;
  }

  @Override
  public long floor(long key) {
    return map.nth(map.floorIndex(key).getAsLong()).key();
  }

  @Override
  public long ceiling(long key) {
    return map.nth(map.ceilIndex(key).getAsLong()).key();
  }

  @Override
  public long lower(long key) {
    return floor(key - 1);
  }

  @Override
  public long higher(long key) {
    return ceiling(key + 1);
  }

  @Override
  public long scan() {
    return BifurcanSortedPeer.sum(map.iterator());
  }

  @Override
  public long range(long first, long last) {
    return BifurcanSortedPeer.sum(
        map.slice(first, Bound.INCLUSIVE, last, Bound.INCLUSIVE).iterator());
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.put(first, new Held(last, value));
  }

  @Override
  public void remove(long first, long last) {
    map = map.remove(first);
  }

  @Override
  public void change(Entries changes) {
    map = changed(map, changes);
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public Object slice(long first, long last) {
    return map.slice(first, Bound.INCLUSIVE, last, Bound.INCLUSIVE);
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(map(older).iterator(), map(newer).iterator(), IEntry::key, IEntry::value);
  }

  @Override
  public Object union(Object older, Object newer) {
    return map(older).union(map(newer));
  }

  /** By a linear map, which is changed in place. */
  private static IntMap<Held> changed(IntMap<Held> map, Entries changes) {
    IntMap<Held> editing = map.linear();
    for (int at = 0; at < changes.size(); at++) {
      editing = editing.put(changes.first(at), new Held(changes.last(at), changes.value(at)));
    }
    return editing.forked();
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static IntMap<Held> map(Object version) {
    return (IntMap<Held>) version;
  }
}
