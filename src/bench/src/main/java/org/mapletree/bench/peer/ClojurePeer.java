package org.mapletree.bench.peer;

import clojure.java.api.Clojure;
import clojure.lang.ISeq;
import clojure.lang.PersistentTreeMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Clojure's sorted map: a red-black tree. A floor is the head of a sequence. */
final class ClojurePeer implements Peer {
  /** Made by Clojure, which has to be started before its classes are used. */
  private static final PersistentTreeMap EMPTY =
      (PersistentTreeMap) Clojure.var("clojure.core", "sorted-map").invoke();

  private PersistentTreeMap map = EMPTY;

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    PersistentTreeMap loaded = EMPTY;
    for (int at = 0; at < entries.size(); at++) {
      loaded = loaded.assoc(entries.first(at), new Held(entries.last(at), entries.value(at)));
    }
    return loaded;
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    ISeq floor = map.seqFrom(key, false);
    if (floor == null) {
      return null;
    }
    Held held = held(floor);
    return key <= held.last() ? held.value() : null;
  }

  @Override
  public long floor(long key) {
    return first(map.seqFrom(key, false));
  }

  @Override
  public long ceiling(long key) {
    return first(map.seqFrom(key, true));
  }

  @Override
  public long lower(long key) {
    return first(map.seqFrom(key - 1, false));
  }

  @Override
  public long higher(long key) {
    return first(map.seqFrom(key + 1, true));
  }

  @Override
  public long scan() {
    long sum = 0;
    for (Iterator<Map.Entry<Long, Held>> it = iterator(map); it.hasNext(); ) {
      Map.Entry<Long, Held> entry = it.next();
      sum += Peer.sum(entry.getKey(), entry.getValue().last(), entry.getValue().value());
    }
    return sum;
  }

  @Override
  public long range(long first, long last) {
    long sum = 0;
    for (ISeq seq = map.seqFrom(first, true); seq != null && first(seq) <= last; seq = seq.next()) {
      sum += Peer.sum(first(seq), held(seq).last(), held(seq).value());
    }
    return sum;
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.assoc(first, new Held(last, value));
  }

  @Override
  public void remove(long first, long last) {
    map = map.without(first);
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        iterator(map(older)), iterator(map(newer)), Map.Entry::getKey, Map.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    PersistentTreeMap both = map(older);
    for (Iterator<Map.Entry<Long, Held>> it = iterator(map(newer)); it.hasNext(); ) {
      Map.Entry<Long, Held> entry = it.next();
      both = both.assoc(entry.getKey(), entry.getValue());
    }
    return both;
  }

  static long first(ISeq seq) {
    return (Long) ((Map.Entry<?, ?>) seq.first()).getKey();
  }

  static Held held(ISeq seq) {
    return (Held) ((Map.Entry<?, ?>) seq.first()).getValue();
  }

  @SuppressWarnings("unchecked") // the iterator is raw
  private static Iterator<Map.Entry<Long, Held>> iterator(PersistentTreeMap map) {
    return (Iterator<Map.Entry<Long, Held>>) (Iterator<?>) map.iterator();
  }

  private static PersistentTreeMap map(Object version) {
    return (PersistentTreeMap) version;
  }
}
