package org.mapletree.bench.peer;

import io.vavr.Tuple2;
import io.vavr.collection.TreeMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Vavr's tree map: a red-black tree without a floor. */
final class VavrPeer implements Peer {
  private TreeMap<Span, Integer> map = TreeMap.empty(Span.DISJOINT);

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    List<Tuple2<Span, Integer>> list = new ArrayList<>(entries.size());
    for (int at = 0; at < entries.size(); at++) {
      Span range = new Span(entries.first(at), entries.last(at));
      list.add(new Tuple2<>(range, entries.value(at)));
    }
    return TreeMap.ofEntries(Span.DISJOINT, list);
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    return map.get(new Span(key, key)).getOrNull();
  }

  @Override
  public long scan() {
    long sum = 0;
    for (Tuple2<Span, Integer> entry : map) {
      sum += Peer.sum(entry._1().first(), entry._1().last(), entry._2());
    }
    return sum;
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.put(new Span(first, last), value);
  }

  @Override
  public void remove(long first, long last) {
    map = map.remove(new Span(first, last));
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        map(older).iterator(), map(newer).iterator(), entry -> entry._1().first(), Tuple2::_2);
  }

  @Override
  public Object union(Object older, Object newer) {
    return map(newer).merge(map(older)); // the receiver's values win
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static TreeMap<Span, Integer> map(Object version) {
    return (TreeMap<Span, Integer>) version;
  }
}
