package org.mapletree.bench.peer;

import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.Range;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Guava's immutable range map: sorted lists, which cannot be written to. */
final class GuavaImmutablePeer implements Peer {
  private ImmutableRangeMap<Long, Integer> map = ImmutableRangeMap.of();

  @Override
  public Object build(Entries sorted) {
    ImmutableRangeMap.Builder<Long, Integer> builder = ImmutableRangeMap.builder();
    for (int at = 0; at < sorted.size(); at++) {
      builder.put(Range.closed(sorted.first(at), sorted.last(at)), sorted.value(at));
    }
    return builder.build();
  }

  @Override
  @SuppressWarnings("unchecked") // versions are made here
  public void restore(Object version) {
    map = (ImmutableRangeMap<Long, Integer>) version;
  }

  @Override
  public @Nullable Integer get(long key) {
    return map.get(key);
  }

  @Override
  public long scan() {
    return GuavaPeer.sum(map);
  }

  @Override
  public long range(long first, long last) {
    return GuavaPeer.sum(map.subRangeMap(Range.closed(first, last)));
  }

  @Override
  public Object version() {
    return map;
  }
}
