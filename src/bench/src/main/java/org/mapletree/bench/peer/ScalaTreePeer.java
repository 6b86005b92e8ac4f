package org.mapletree.bench.peer;

import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;
import scala.Function2;
import scala.Option;
import scala.Tuple2;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.immutable.TreeMap;
import scala.collection.mutable.Builder;
import scala.math.Ordering;

/** Scala's immutable tree map: a red-black tree. */
final class ScalaTreePeer implements Peer {
  @SuppressWarnings("unchecked") // the order of scala.Long, which is boxed as java.lang.Long
  private static final Ordering<Long> ORDER =
      (Ordering<Long>) (Ordering<?>) scala.math.Ordering.Long$.MODULE$;

  private TreeMap<Long, Held> map = new TreeMap<>(ORDER);

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    Builder<Tuple2<Long, Held>, TreeMap<Long, Held>> builder =
        scala.collection.immutable.TreeMap$.MODULE$.newBuilder(ORDER);
    for (int at = 0; at < entries.size(); at++) {
      Held held = new Held(entries.last(at), entries.value(at));
      builder.addOne(new Tuple2<>(entries.first(at), held));
    }
    return builder.result();
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    Option<Tuple2<Long, Held>> floor = map.maxBefore(key + 1);
    if (floor.isEmpty()) {
      return null;
    }
    Held held = floor.get()._2();
    return key <= held.last() ? held.value() : null;
  }

  @Override
  public long floor(long key) {
    return map.maxBefore(key + 1).get()._1();
  }

  @Override
  public long ceiling(long key) {
    return map.minAfter(key).get()._1();
  }

  @Override
  public long lower(long key) {
    return map.maxBefore(key).get()._1();
  }

  @Override
  public long higher(long key) {
    return map.minAfter(key + 1).get()._1();
  }

  @Override
  public long scan() {
    return sum(map);
  }

  @Override
  public long range(long first, long last) {
    long sum = 0;
    for (Iterator<Tuple2<Long, Held>> from = map.iteratorFrom(first); from.hasNext(); ) {
      Tuple2<Long, Held> entry = from.next();
      if (entry._1() > last) {
        break;
      }
      sum += Peer.sum(entry._1(), entry._2().last(), entry._2().value());
    }
    return sum;
  }

  @Override
  public long gap(long size, long from) {
    long free = from;
    Option<Tuple2<Long, Held>> floor = map.maxBefore(from + 1);
    if (floor.isDefined() && floor.get()._2().last() >= from) {
      free = floor.get()._2().last() + 1;
    }
    for (Iterator<Tuple2<Long, Held>> behind = map.iteratorFrom(free); behind.hasNext(); ) {
      Tuple2<Long, Held> entry = behind.next();
      if (entry._1() - free >= size) {
        return free;
      }
      free = entry._2().last() + 1;
    }
    return free;
  }

  @Override
  public long coverage(long first, long last) {
    long keys = 0;
    for (Iterator<Tuple2<Long, Held>> from = map.iteratorFrom(first); from.hasNext(); ) {
      Tuple2<Long, Held> entry = from.next();
      if (entry._1() > last) {
        break;
      }
      keys += entry._2().last() - entry._1() + 1;
    }
    return keys;
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
  public void span(long first, long last, Integer value) {
    Tuple2<Long, Held> head = map.maxBefore(first + 1).get();
    Held tail = map.maxBefore(last + 1).get()._2();
    map =
        map.removedAll(map.range(first, last + 1).keysIterator())
            .updated(head._1(), new Held(first - 1, head._2().value()))
            .updated(first, new Held(last, value))
            .updated(last + 1, tail);
  }

  @Override
  public void change(Entries changes) {
    map =
        map.concat(
            new AbstractIterator<Tuple2<Long, Held>>() {
              private int at;

              @Override
              public boolean hasNext() {
                return at < changes.size();
              }

              @Override
              public Tuple2<Long, Held> next() {
                Held held = new Held(changes.last(at), changes.value(at));
                return new Tuple2<>(changes.first(at++), held);
              }
            });
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public Object slice(long first, long last) {
    return map.range(first, last + 1);
  }

  @Override
  public Object[] split(long key) {
    return new Object[] {map.rangeUntil(key), map.rangeFrom(key)};
  }

  @Override
  public Object concat(Object left, Object right) {
    return union(left, right);
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        java(map(older).iterator()), java(map(newer).iterator()), Tuple2::_1, Tuple2::_2);
  }

  @Override
  public Object union(Object older, Object newer) {
    return map(older).concat(map(newer));
  }

  private static long sum(TreeMap<Long, Held> entries) {
    Sum sum = new Sum();
    entries.foreachEntry(sum);
    return sum.sum;
  }

  static <E> java.util.Iterator<E> java(Iterator<E> entries) {
    return new java.util.Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public E next() {
        return entries.next();
      }
    };
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static TreeMap<Long, Held> map(Object version) {
    return (TreeMap<Long, Held>) version;
  }

  private static final class Sum implements Function2<Long, Held, Object> {
    private long sum;

    @Override
    public Object apply(Long first, Held held) {
      sum += Peer.sum(first, held.last(), held.value());
      return this;
    }
  }
}
