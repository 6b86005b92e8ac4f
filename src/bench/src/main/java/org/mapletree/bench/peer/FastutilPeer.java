package org.mapletree.bench.peer;

import it.unimi.dsi.fastutil.longs.AbstractLong2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectSortedMap;
import it.unimi.dsi.fastutil.objects.ObjectBidirectionalIterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** The sorted maps of fastutil: keys are not boxed. Writes are in place, so a version is a copy. */
abstract class FastutilPeer implements Peer {
  private Long2ObjectSortedMap<Held> map = empty();

  abstract Long2ObjectSortedMap<Held> empty();

  abstract Long2ObjectSortedMap<Held> copy(Long2ObjectSortedMap<Held> original);

  static final class RedBlack extends FastutilPeer {
    @Override
    Long2ObjectSortedMap<Held> empty() {
      return new Long2ObjectRBTreeMap<>();
    }

    @Override
    Long2ObjectSortedMap<Held> copy(Long2ObjectSortedMap<Held> original) {
      return ((Long2ObjectRBTreeMap<Held>) original).clone();
    }
  }

  static final class Avl extends FastutilPeer {
    @Override
    Long2ObjectSortedMap<Held> empty() {
      return new Long2ObjectAVLTreeMap<>();
    }

    @Override
    Long2ObjectSortedMap<Held> copy(Long2ObjectSortedMap<Held> original) {
      return ((Long2ObjectAVLTreeMap<Held>) original).clone();
    }
  }

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    Long2ObjectSortedMap<Held> loaded = empty();
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
    ObjectBidirectionalIterator<Long2ObjectMap.Entry<Held>> behind =
        map.long2ObjectEntrySet().iterator(new AbstractLong2ObjectMap.BasicEntry<>(key, null));
    if (!behind.hasPrevious()) {
      return null;
    }
    Held floor = behind.previous().getValue();
    return key <= floor.last() ? floor.value() : null;
  }

  @Override
  public long floor(long key) {
    return map.headMap(key + 1).lastLongKey();
  }

  @Override
  public long ceiling(long key) {
    return map.tailMap(key).firstLongKey();
  }

  @Override
  public long lower(long key) {
    return map.headMap(key).lastLongKey();
  }

  @Override
  public long higher(long key) {
    return map.tailMap(key + 1).firstLongKey();
  }

  @Override
  public long scan() {
    long sum = 0;
    for (Long2ObjectMap.Entry<Held> entry : map.long2ObjectEntrySet()) {
      sum += Peer.sum(entry.getLongKey(), entry.getValue().last(), entry.getValue().value());
    }
    return sum;
  }

  @Override
  public long range(long first, long last) {
    long sum = 0;
    ObjectBidirectionalIterator<Long2ObjectMap.Entry<Held>> from =
        map.long2ObjectEntrySet()
            .iterator(new AbstractLong2ObjectMap.BasicEntry<>(first - 1, null));
    while (from.hasNext()) {
      Long2ObjectMap.Entry<Held> entry = from.next();
      if (entry.getLongKey() > last) {
        break;
      }
      sum += Peer.sum(entry.getLongKey(), entry.getValue().last(), entry.getValue().value());
    }
    return sum;
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
  public boolean persistent() {
    return false;
  }

  @Override
  public Object version() {
    return copy(map);
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        map(older).long2ObjectEntrySet().iterator(),
        map(newer).long2ObjectEntrySet().iterator(),
        Long2ObjectMap.Entry::getLongKey,
        Long2ObjectMap.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    Long2ObjectSortedMap<Held> both = copy(map(older));
    both.putAll(map(newer));
    return both;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static Long2ObjectSortedMap<Held> map(Object version) {
    return (Long2ObjectSortedMap<Held>) version;
  }
}
