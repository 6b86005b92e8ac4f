package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.MergeResolver;
import org.mapletree.Range;

/**
 * A three-way merge that is obviously right: the key line is cut wherever an entry of any of the
 * three trees begins or ends, and the tables are applied to each piece and to each cut.
 */
final class MergeModel<V> {
  private final List<TreeMap<Long, Entry<V>>> trees = new ArrayList<>();
  private final Clipping<V> clipping;
  private final List<Entry<V>> merged = new ArrayList<>();
  final List<MergeConflict<V>> conflicts = new ArrayList<>();
  boolean disjoint = true;

  MergeModel(
      List<MapleTree<V>> baseOursTheirs,
      Clipping<V> clipping,
      Joining<V> joining,
      MergeResolver<V> resolver) {
    this.clipping = clipping;
    TreeSet<Long> starts = new TreeSet<>(Long::compareUnsigned);
    starts.add(0L);
    for (MapleTree<V> tree : baseOursTheirs) {
      TreeMap<Long, Entry<V>> entries = new TreeMap<>(Long::compareUnsigned);
      for (Entry<V> entry : tree) {
        entries.put(entry.first(), entry);
        starts.add(entry.first());
        if (entry.last() != -1L) {
          starts.add(entry.last() + 1);
        }
      }
      trees.add(entries);
    }
    Entry<V> run = null;
    for (long first : starts) {
      Long next = starts.higher(first);
      Range piece = new Range(first, next == null ? -1L : next - 1);
      V value = merge(piece, resolver);
      Entry<V> joined = run == null || border(first) ? null : join(run, piece, value, joining);
      if (joined == null) {
        add(run);
      }
      run = joined != null || value == null ? joined : Entry.of(piece, value);
    }
    add(run);
  }

  List<Entry<V>> merged() {
    return merged;
  }

  private void add(Entry<V> run) {
    if (run != null) {
      merged.add(run);
    }
  }

  private static <V> Entry<V> join(Entry<V> run, Range piece, V value, Joining<V> joining) {
    if (value == null || run.last() + 1 != piece.first()) {
      return null;
    }
    V both = joining.join(run.value(), run.range(), value, piece).getOrNull();
    return both == null ? null : new Entry<>(run.first(), piece.last(), both);
  }

  private V merge(Range piece, MergeResolver<V> resolver) {
    V base = value(0, piece);
    V ours = value(1, piece);
    V theirs = value(2, piece);
    if (Objects.equals(ours, base)) {
      return theirs;
    }
    if (Objects.equals(theirs, base)) {
      return ours;
    }
    disjoint = false;
    if (Objects.equals(ours, theirs)) {
      return ours;
    }
    conflicts.add(new MergeConflict<>(piece, base, ours, theirs));
    return resolver.resolve(piece, base, ours, theirs);
  }

  private boolean border(long key) {
    return border(1, key) == border(2, key) ? border(1, key) : !border(0, key);
  }

  private boolean border(int tree, long key) {
    Entry<V> entry = around(tree, key);
    return entry == null || entry.first() == key;
  }

  private Entry<V> around(int tree, long key) {
    var floor = trees.get(tree).floorEntry(key);
    return floor != null && floor.getValue().range().contains(key) ? floor.getValue() : null;
  }

  private V value(int tree, Range piece) {
    Entry<V> entry = around(tree, piece.first());
    if (entry == null || entry.range().equals(piece)) {
      return entry == null ? null : entry.value();
    }
    return clipping.clip(entry.value(), entry.range(), piece);
  }
}
