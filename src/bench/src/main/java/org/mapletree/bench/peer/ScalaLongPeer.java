package org.mapletree.bench.peer;

import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;
import scala.Function2;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.LongMap;

/** Scala's Patricia tree. It has no floor, so it only finds first keys: no range lookup at all. */
final class ScalaLongPeer implements Peer {
  private LongMap<Held> map = empty();

  @Override
  public boolean exactKeysOnly() {
    return true;
  }

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    LongMap<Held> loaded = empty();
    for (int at = 0; at < entries.size(); at++) {
      loaded = loaded.updated(entries.first(at), new Held(entries.last(at), entries.value(at)));
    }
    return loaded;
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    Option<Held> held = map.get(key);
    return held.isEmpty() ? null : held.get().value();
  }

  @Override
  public long scan() {
    Sum sum = new Sum();
    map.foreachEntry(sum);
    return sum.sum;
  }

  @Override
  public void put(long first, long last, Integer value) {
    map = map.updated(first, new Held(last, value));
  }

  @Override
  public void remove(long first, long last) {
    map = map.removed(first);
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        ScalaTreePeer.java(map(older).iterator()),
        ScalaTreePeer.java(map(newer).iterator()),
        entry -> (Long) entry._1(),
        Tuple2::_2);
  }

  @Override
  public Object union(Object older, Object newer) {
    return map(older).unionWith(map(newer), (key, left, right) -> right);
  }

  private static LongMap<Held> empty() {
    return scala.collection.immutable.LongMap$.MODULE$.empty();
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static LongMap<Held> map(Object version) {
    return (LongMap<Held>) version;
  }

  private static final class Sum implements Function2<Object, Held, Object> {
    private long sum;

    @Override
    public Object apply(Object first, Held held) {
      sum += Peer.sum((Long) first, held.last(), held.value());
      return this;
    }
  }
}
