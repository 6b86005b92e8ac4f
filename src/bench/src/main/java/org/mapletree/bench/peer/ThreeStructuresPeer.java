package org.mapletree.bench.peer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/**
 * What the kernel's maple tree replaced, all three together: a red-black tree, a cache of the last
 * hit and a linked list of all areas. Each write has to keep the three in step.
 */
final class ThreeStructuresPeer implements Peer {
  private TreeMap<Long, Area> tree = new TreeMap<>();
  private @Nullable Area lastHit;

  /** An area, linked to its neighbours. */
  private static final class Area {
    private final long first;
    private final long last;
    private Integer value;
    private @Nullable Area previous;
    private @Nullable Area next;

    Area(long first, long last, Integer value) {
      this.first = first;
      this.last = last;
      this.value = value;
    }
  }

  @Override
  public Object build(Entries sorted) {
    return load(sorted);
  }

  @Override
  public Object load(Entries entries) {
    TreeMap<Long, Area> loaded = new TreeMap<>();
    for (int at = 0; at < entries.size(); at++) {
      add(loaded, new Area(entries.first(at), entries.last(at), entries.value(at)));
    }
    return loaded;
  }

  @Override
  @SuppressWarnings("unchecked") // versions are made here
  public void restore(Object version) {
    tree = (TreeMap<Long, Area>) version;
    lastHit = null;
  }

  @Override
  public @Nullable Integer get(long key) {
    Area hit = lastHit;
    if (hit == null || key < hit.first || hit.last < key) {
      Map.Entry<Long, Area> floor = tree.floorEntry(key);
      if (floor == null || floor.getValue().last < key) {
        return null;
      }
      hit = floor.getValue();
      lastHit = hit;
    }
    return hit.value;
  }

  @Override
  public long scan() {
    long sum = 0;
    Map.Entry<Long, Area> head = tree.firstEntry();
    for (Area area = head == null ? null : head.getValue(); area != null; area = area.next) {
      sum += Peer.sum(area.first, area.last, area.value);
    }
    return sum;
  }

  @Override
  public long range(long first, long last) {
    long sum = 0;
    for (Area area = tree.get(first); area != null && area.first <= last; area = area.next) {
      sum += Peer.sum(area.first, area.last, area.value);
    }
    return sum;
  }

  @Override
  public long higher(long key) {
    Area area = tree.floorEntry(key).getValue();
    return Objects.requireNonNull(area.next).first;
  }

  @Override
  public void put(long first, long last, Integer value) {
    Area there = tree.get(first);
    if (there == null) {
      add(tree, new Area(first, last, value));
    } else {
      there.value = value;
    }
  }

  @Override
  public void remove(long first, long last) {
    Area removed = Objects.requireNonNull(tree.remove(first));
    link(removed.previous, removed.next);
    if (lastHit == removed) {
      lastHit = null;
    }
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public Object version() {
    TreeMap<Long, Area> copy = new TreeMap<>();
    Area tail = null;
    for (Area area : tree.values()) {
      Area copied = new Area(area.first, area.last, area.value);
      link(tail, copied);
      copy.put(area.first, copied);
      tail = copied;
    }
    return copy;
  }

  private static void add(NavigableMap<Long, Area> tree, Area area) {
    Map.Entry<Long, Area> before = tree.lowerEntry(area.first);
    Area previous = before == null ? null : before.getValue();
    Area next = previous != null ? previous.next : first(tree);
    link(previous, area);
    link(area, next);
    tree.put(area.first, area);
  }

  private static @Nullable Area first(NavigableMap<Long, Area> tree) {
    Map.Entry<Long, Area> first = tree.firstEntry();
    return first == null ? null : first.getValue();
  }

  private static void link(@Nullable Area left, @Nullable Area right) {
    if (left != null) {
      left.next = right;
    }
    if (right != null) {
      right.previous = left;
    }
  }
}
