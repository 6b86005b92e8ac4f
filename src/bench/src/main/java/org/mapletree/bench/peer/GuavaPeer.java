package org.mapletree.bench.peer;

import com.google.common.collect.Range;
import com.google.common.collect.RangeMap;
import com.google.common.collect.TreeRangeMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Guava's mutable range map. A version is a copy. */
final class GuavaPeer implements Peer {
  private TreeRangeMap<Long, Integer> map = TreeRangeMap.create();

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    TreeRangeMap<Long, Integer> loaded = TreeRangeMap.create();
    for (int at = 0; at < entries.size(); at++) {
      loaded.put(Range.closed(entries.first(at), entries.last(at)), entries.value(at));
    }
    return loaded;
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    return map.get(key);
  }

  @Override
  public long scan() {
    return sum(map);
  }

  @Override
  public long range(long first, long last) {
    return sum(map.subRangeMap(Range.closed(first, last)));
  }

  @Override
  public void put(long first, long last, Integer value) {
    map.put(Range.closed(first, last), value);
  }

  @Override
  public void remove(long first, long last) {
    map.remove(Range.closed(first, last));
  }

  @Override
  public void span(long first, long last, Integer value) {
    put(first, last, value);
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public Object version() {
    return TreeRangeMap.copyOf(map);
  }

  @Override
  public Object slice(long first, long last) {
    return TreeRangeMap.copyOf(map.subRangeMap(Range.closed(first, last)));
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        map(older).asMapOfRanges().entrySet().iterator(),
        map(newer).asMapOfRanges().entrySet().iterator(),
        entry -> entry.getKey().lowerEndpoint(),
        Map.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    TreeRangeMap<Long, Integer> both = TreeRangeMap.copyOf(map(older));
    both.putAll(map(newer));
    return both;
  }

  static long sum(RangeMap<Long, Integer> map) {
    long sum = 0;
    for (Map.Entry<Range<Long>, Integer> entry : map.asMapOfRanges().entrySet()) {
      Range<Long> range = entry.getKey();
      sum += Peer.sum(range.lowerEndpoint(), range.upperEndpoint(), entry.getValue());
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static TreeRangeMap<Long, Integer> map(Object version) {
    return (TreeRangeMap<Long, Integer>) version;
  }
}
