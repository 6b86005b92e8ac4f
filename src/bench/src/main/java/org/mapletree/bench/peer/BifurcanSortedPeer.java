package org.mapletree.bench.peer;

import io.lacuna.bifurcan.IEntry;
import io.lacuna.bifurcan.ISortedSet.Bound;
import io.lacuna.bifurcan.SortedMap;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** bifurcan's sorted map: a red-black tree. */
final class BifurcanSortedPeer implements Peer {
  private SortedMap<Long, Held> map = new SortedMap<>();

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    return changed(new SortedMap<>(), entries);
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    IEntry<Long, Held> floor = map.floor(key);
    return floor != null && key <= floor.value().last() ? floor.value().value() : null;
  }

  @Override
  public long floor(long key) {
    return map.floor(key).key();
  }

  @Override
  public long ceiling(long key) {
    return map.ceil(key).key();
  }

  @Override
  public long lower(long key) {
    return map.floor(key, Bound.EXCLUSIVE).key();
  }

  @Override
  public long higher(long key) {
    return map.ceil(key, Bound.EXCLUSIVE).key();
  }

  @Override
  public long scan() {
    return sum(map.iterator());
  }

  @Override
  public long range(long first, long last) {
    return sum(map.slice(first, last).iterator());
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
  public long diff(Object older, Object newer) {
    return Lockstep.count(map(older).iterator(), map(newer).iterator(), IEntry::key, IEntry::value);
  }

  @Override
  public Object union(Object older, Object newer) {
    return map(older).union(map(newer));
  }

  /** By a linear map, which is changed in place. */
  private static SortedMap<Long, Held> changed(SortedMap<Long, Held> map, Entries changes) {
    SortedMap<Long, Held> editing = map.linear();
    for (int at = 0; at < changes.size(); at++) {
      editing = editing.put(changes.first(at), new Held(changes.last(at), changes.value(at)));
    }
    return editing.forked();
  }

  static long sum(Iterator<IEntry<Long, Held>> entries) {
    long sum = 0;
    while (entries.hasNext()) {
      IEntry<Long, Held> entry = entries.next();
      sum += Peer.sum(entry.key(), entry.value().last(), entry.value().value());
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static SortedMap<Long, Held> map(Object version) {
    return (SortedMap<Long, Held>) version;
  }
}
