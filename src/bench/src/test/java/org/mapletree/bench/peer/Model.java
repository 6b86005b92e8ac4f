package org.mapletree.bench.peer;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.mapletree.bench.workload.Entries;

/** What every library has to answer: the ranges in a sorted map, and nothing clever. */
final class Model {
  final NavigableMap<Long, Held> ranges;

  Model(boolean unsigned) {
    Comparator<Long> order = unsigned ? Long::compareUnsigned : Comparator.naturalOrder();
    ranges = new TreeMap<>(order);
  }

  Model(boolean unsigned, Entries entries) {
    this(unsigned);
    putAll(entries);
  }

  void putAll(Entries entries) {
    for (int at = 0; at < entries.size(); at++) {
      ranges.put(entries.first(at), new Held(entries.last(at), entries.value(at)));
    }
  }

  void removeAll(Entries entries) {
    for (int at = 0; at < entries.size(); at++) {
      ranges.remove(entries.first(at));
    }
  }

  Integer get(long key) {
    Map.Entry<Long, Held> floor = ranges.floorEntry(key);
    boolean within =
        floor != null && ranges.comparator().compare(key, floor.getValue().last()) <= 0;
    return within ? floor.getValue().value() : null;
  }

  long sum() {
    return sum(ranges);
  }

  long sum(long first, long last) {
    return sum(ranges.subMap(first, true, last, true));
  }

  long coverage(long first, long last) {
    return ranges.subMap(first, true, last, true).entrySet().stream()
        .mapToLong(entry -> entry.getValue().last() - entry.getKey() + 1)
        .sum();
  }

  /** The first key behind an entry, from the one at {@code from} on, before a gap of a size. */
  long gap(long size, long from) {
    Map.Entry<Long, Held> entry = ranges.floorEntry(from);
    while (ranges.higherEntry(entry.getKey()) != null
        && ranges.higherKey(entry.getKey()) - entry.getValue().last() - 1 < size) {
      entry = ranges.higherEntry(entry.getKey());
    }
    return entry.getValue().last() + 1;
  }

  long diff(Model newer) {
    return ranges.keySet().stream().filter(first -> !same(newer, first)).count()
        + newer.ranges.keySet().stream().filter(first -> !ranges.containsKey(first)).count();
  }

  private boolean same(Model newer, Long first) {
    Held before = ranges.get(first);
    Held after = newer.ranges.get(first);
    return after != null
        && before.last() == after.last()
        && Objects.equals(before.value(), after.value());
  }

  private static long sum(Map<Long, Held> ranges) {
    return ranges.entrySet().stream()
        .mapToLong(
            entry -> Peer.sum(entry.getKey(), entry.getValue().last(), entry.getValue().value()))
        .sum();
  }
}
