package org.mapletree.bench.peer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.ChangeConsumer;
import org.mapletree.Entry;
import org.mapletree.Halves;
import org.mapletree.MapleTree;
import org.mapletree.RangeConsumer;
import org.mapletree.TransientMapleTree;
import org.mapletree.bench.workload.Entries;

/** Ours. */
final class MaplePeer implements Peer {
  private MapleTree<Integer> tree = MapleTree.empty();

  /** Made once: what a walk allocates is to be the tree's own. */
  private final Sum sum = new Sum();

  @Override
  public boolean unsigned() {
    return true;
  }

  @Override
  public Object build(Entries entries) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    entries.inColumns(builder::addAll);
    return builder.build();
  }

  @Override
  public Object load(Entries entries) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int at = 0; at < entries.size(); at++) {
      builder.add(entries.first(at), entries.last(at), entries.value(at));
    }
    return builder.build();
  }

  @Override
  public void restore(Object version) {
    tree = tree(version);
  }

  @Override
  public @Nullable Integer get(long key) {
    return tree.getOrNull(key);
  }

  @Override
  public long floor(long key) {
    return entry(tree.floorEntryOrNull(key)).first();
  }

  @Override
  public long ceiling(long key) {
    return entry(tree.ceilingEntryOrNull(key)).first();
  }

  @Override
  public long lower(long key) {
    return entry(tree.lowerEntryOrNull(key)).first();
  }

  @Override
  public long higher(long key) {
    return entry(tree.higherEntryOrNull(key)).first();
  }

  @Override
  public long scan() {
    sum.sum = 0;
    tree.forEachRange(sum);
    return sum.sum;
  }

  @Override
  public long range(long first, long last) {
    sum.sum = 0;
    tree.forEachRange(first, last, sum);
    return sum.sum;
  }

  @Override
  public long gap(long size, long from) {
    return tree.lowestGap(size, from, -1L).get().first();
  }

  @Override
  public long coverage(long first, long last) {
    return tree.coverage(first, last);
  }

  @Override
  public void put(long first, long last, Integer value) {
    tree = tree.put(first, last, value);
  }

  @Override
  public void remove(long first, long last) {
    tree = tree.remove(first, last);
  }

  @Override
  public void span(long first, long last, Integer value) {
    tree = tree.put(first, last, value);
  }

  @Override
  public void change(Entries changes) {
    TransientMapleTree<Integer> editing = tree.asTransient();
    for (int at = 0; at < changes.size(); at++) {
      editing.put(changes.first(at), changes.last(at), changes.value(at));
    }
    tree = editing.persistent();
  }

  @Override
  public Object version() {
    return tree;
  }

  @Override
  public Object slice(long first, long last) {
    return tree.slice(first, last);
  }

  @Override
  public Object[] split(long key) {
    Halves<Integer> halves = tree.split(key);
    return new Object[] {halves.below(), halves.from()};
  }

  @Override
  public Object concat(Object left, Object right) {
    return tree(left).concat(tree(right));
  }

  @Override
  public long diff(Object older, Object newer) {
    Count count = new Count();
    tree(older).forEachChange(tree(newer), count);
    return count.changes;
  }

  @Override
  public Object union(Object older, Object newer) {
    return tree(older).union(tree(newer));
  }

  private static Entry<Integer> entry(@Nullable Entry<Integer> entry) {
    return Objects.requireNonNull(entry);
  }

  @SuppressWarnings("unchecked") // versions are made here
  private static MapleTree<Integer> tree(Object version) {
    return (MapleTree<Integer>) version;
  }

  private static final class Sum implements RangeConsumer<Integer> {
    private long sum;

    @Override
    public void accept(long first, long last, Integer value) {
      sum += Peer.sum(first, last, value);
    }
  }

  private static final class Count implements ChangeConsumer<Integer> {
    private long changes;

    @Override
    public void removed(long first, long last, Integer value) {
      changes++;
    }

    @Override
    public void added(long first, long last, Integer value) {
      changes++;
    }

    @Override
    public void replaced(long first, long last, Integer before, Integer after) {
      changes++;
    }
  }
}
