package org.mapletree.bench.peer;

import clojure.java.api.Clojure;
import clojure.lang.AFn;
import clojure.lang.IDeref;
import clojure.lang.IEditableCollection;
import clojure.lang.IFn;
import clojure.lang.IPersistentMap;
import clojure.lang.IPersistentVector;
import clojure.lang.ISeq;
import clojure.lang.ITransientMap;
import clojure.lang.Sorted;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** data.avl, an AVL tree for Clojure, with ranks and transients. */
final class AvlPeer implements Peer {
  private static final IPersistentMap EMPTY;
  private static final IFn NEAREST;
  private static final IFn SUBRANGE;
  private static final IFn SPLIT_KEY;
  private static final IFn REDUCE_KV = Clojure.var("clojure.core", "reduce-kv");
  private static final IFn INTO = Clojure.var("clojure.core", "into");
  private static final Object LESS_EQUAL = core("<=");
  private static final Object LESS = core("<");
  private static final Object MORE_EQUAL = core(">=");
  private static final Object MORE = core(">");

  static {
    Clojure.var("clojure.core", "require").invoke(Clojure.read("clojure.data.avl"));
    EMPTY = (IPersistentMap) Clojure.var("clojure.data.avl", "sorted-map").invoke();
    NEAREST = Clojure.var("clojure.data.avl", "nearest");
    SUBRANGE = Clojure.var("clojure.data.avl", "subrange");
    SPLIT_KEY = Clojure.var("clojure.data.avl", "split-key");
  }

  private IPersistentMap map = EMPTY;

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    return changed(EMPTY, entries);
  }

  @Override
  public void restore(Object version) {
    map = map(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    Map.Entry<?, ?> floor = nearest(LESS_EQUAL, key);
    if (floor == null) {
      return null;
    }
    Held held = (Held) floor.getValue();
    return key <= held.last() ? held.value() : null;
  }

  @Override
  public long floor(long key) {
    return first(nearest(LESS_EQUAL, key));
  }

  @Override
  public long ceiling(long key) {
    return first(nearest(MORE_EQUAL, key));
  }

  @Override
  public long lower(long key) {
    return first(nearest(LESS, key));
  }

  @Override
  public long higher(long key) {
    return first(nearest(MORE, key));
  }

  @Override
  public long scan() {
    Sum sum = new Sum();
    REDUCE_KV.invoke(sum, null, map);
    return sum.sum;
  }

  @Override
  public long range(long first, long last) {
    long sum = 0;
    ISeq seq = ((Sorted) map).seqFrom(first, true);
    while (seq != null && ClojurePeer.first(seq) <= last) {
      Held held = ClojurePeer.held(seq);
      sum += Peer.sum(ClojurePeer.first(seq), held.last(), held.value());
      seq = seq.next();
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
  public void change(Entries changes) {
    map = changed(map, changes);
  }

  @Override
  public Object version() {
    return map;
  }

  @Override
  public Object slice(long first, long last) {
    return SUBRANGE.invoke(map, MORE_EQUAL, first, LESS_EQUAL, last);
  }

  @Override
  public Object[] split(long key) {
    IPersistentVector halves = (IPersistentVector) SPLIT_KEY.invoke(key - 1, map);
    return new Object[] {halves.nth(0), halves.nth(2)};
  }

  @Override
  public Object concat(Object left, Object right) {
    return union(left, right);
  }

  @Override
  public long diff(Object older, Object newer) {
    return Lockstep.count(
        iterator(older), iterator(newer), entry -> (Long) entry.getKey(), Map.Entry::getValue);
  }

  @Override
  public Object union(Object older, Object newer) {
    return INTO.invoke(older, newer);
  }

  @SuppressWarnings("unchecked") // the iterator is raw
  private static Iterator<Map.Entry<?, ?>> iterator(Object version) {
    return (Iterator<Map.Entry<?, ?>>) map(version).iterator();
  }

  private static IPersistentMap changed(IPersistentMap map, Entries changes) {
    ITransientMap editing = (ITransientMap) ((IEditableCollection) map).asTransient();
    for (int at = 0; at < changes.size(); at++) {
      Held held = new Held(changes.last(at), changes.value(at));
      editing = editing.assoc(changes.first(at), held);
    }
    return editing.persistent();
  }

  private Map.@Nullable Entry<?, ?> nearest(Object test, long key) {
    return (Map.Entry<?, ?>) NEAREST.invoke(map, test, key);
  }

  private static long first(Map.@Nullable Entry<?, ?> entry) {
    if (entry == null) {
      throw new IllegalArgumentException("there is no such entry");
    }
    return (Long) entry.getKey();
  }

  /** The function itself: nearest tells the comparisons apart by identity. */
  private static Object core(String name) {
    return ((IDeref) Clojure.var("clojure.core", name)).deref();
  }

  private static IPersistentMap map(Object version) {
    return (IPersistentMap) version;
  }

  private static final class Sum extends AFn {
    private long sum;

    @Override
    public @Nullable Object invoke(Object ignored, Object first, Object held) {
      sum += Peer.sum((Long) first, ((Held) held).last(), ((Held) held).value());
      return null;
    }
  }
}
