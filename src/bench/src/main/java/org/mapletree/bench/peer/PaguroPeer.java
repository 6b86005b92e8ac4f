package org.mapletree.bench.peer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;
import org.organicdesign.fp.collections.PersistentTreeMap;

/** Paguro's tree map: a red-black tree whose floor would cost O(n). */
final class PaguroPeer implements Peer {
  private PersistentTreeMap<Span, Integer> map = PersistentTreeMap.empty(Span.DISJOINT);

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    PersistentTreeMap<Span, Integer> loaded = PersistentTreeMap.empty(Span.DISJOINT);
    for (int at = 0; at < entries.size(); at++) {
      loaded = loaded.assoc(new Span(entries.first(at), entries.last(at)), entries.value(at));
    }
    return loaded;
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    return map.get(new Span(key, key));
  }

  @Override
  public long scan() {
    long sum = 0;
    for (Map.Entry<Span, Integer> entry : map) {
      sum += Peer.sum(entry.getKey().first(), entry.getKey().last(), entry.getValue());
    }
    return sum;
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.assoc(new Span(first, last), value);
  }

  @Override
  public void remove(long first, long last) {
    map = map.without(new Span(first, last));
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        map(older).iterator(),
        map(newer).iterator(),
        entry -> entry.getKey().first(),
        Map.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    PersistentTreeMap<Span, Integer> both = map(older);
    for (Map.Entry<Span, Integer> entry : map(newer)) {
      both = both.assoc(entry.getKey(), entry.getValue());
    }
    return both;
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static PersistentTreeMap<Span, Integer> map(Object version) {
    return (PersistentTreeMap<Span, Integer>) version;
  }
}
