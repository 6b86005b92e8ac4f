package org.mapletree.history;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.KeyChange;
import org.mapletree.MapleSet;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Finds the version that last wrote each key of a window. */
final class Blame<T, V> {
  /*
   * Implementation notes.
   *
   * Each version is handed the keys that are still to be explained, and hands on to its parents
   * those that they map alike: the first parent takes what it can, the next one what is left. What
   * no parent takes, this version wrote. The highest number comes first, and a version's number is
   * higher than its parents', so each version has all its keys together when its turn comes, and
   * has one turn. Versions whose keys have all been explained by younger ones are never looked at.
   *
   * Where values depend on their ranges, an entry that was only cut has another value on each part;
   * what counts is whether the old value, clipped to the part, is the new one. Else the walk by key
   * is enough, and much cheaper where long entries are cut often.
   */

  private final MapleTree<Commit<T>> commits;
  private final TreeView<T, V> view;
  private final Range window;
  private final TreeMap<Long, MapleSet> pending = new TreeMap<>();
  private final Map<Long, MapleTree<V>> slices = new HashMap<>();
  private MapleTree<Version<T>> found = MapleTree.empty();

  private Blame(MapleTree<Commit<T>> commits, TreeView<T, V> view, Range window) {
    this.commits = commits;
    this.view = view;
    this.window = window;
  }

  static <T, V> MapleTree<Version<T>> of(
      MapleTree<Commit<T>> commits, TreeView<T, V> view, long head, Range window) {
    Blame<T, V> blame = new Blame<>(commits, view, window);
    blame.pending.put(head, MapleSet.of(window));
    for (var next = blame.pending.pollLastEntry();
        next != null;
        next = blame.pending.pollLastEntry()) {
      blame.visit(Ancestry.require(commits, next.getKey()), next.getValue());
    }
    return blame.found;
  }

  private void visit(Commit<T> commit, MapleSet keys) {
    MapleTree<V> tree = slice(commit.number());
    List<Long> parents = commit.parents();
    MapleSet left = parents.isEmpty() ? keys.intersection(tree.keySet()) : keys;
    for (long parent : parents) {
      if (!left.isEmpty()) {
        MapleSet written = written(slice(parent), tree, left);
        MapleSet alike = left.difference(written);
        if (!alike.isEmpty()) {
          pending.merge(parent, alike, MapleSet::union);
        }
        left = written;
      }
    }
    slices.remove(commit.number());
    for (Range range : left) {
      found = found.put(range, commit.version());
    }
  }

  private MapleTree<V> slice(long number) {
    return slices.computeIfAbsent(
        number,
        any ->
            view.tree(Ancestry.require(commits, number).version().value())
                .slice(window.first(), window.last()));
  }

  /** Those of some keys that a version maps otherwise than one before. */
  private MapleSet written(MapleTree<V> before, MapleTree<V> after, MapleSet keys) {
    List<Range> written = new ArrayList<>();
    if (after.clipping() == Clipping.<V>none()) {
      for (KeyChange<V> change : before.diffByKey(after)) {
        within(keys, change.range()).forEach(written::add);
      }
    } else {
      Iterator<Range> changed = before.diff(after).map(change -> change.range());
      changed
          .flatMap(range -> within(keys, range))
          .forEach(part -> addWritten(before, after, part, written));
    }
    return MapleSet.ofRanges(written);
  }

  private static Iterator<Range> within(MapleSet keys, Range range) {
    return keys.slice(range.first(), range.last()).iterator();
  }

  /** Cuts a part at the borders of both trees, and adds the pieces whose values differ. */
  private static <V> void addWritten(
      MapleTree<V> before, MapleTree<V> after, Range part, List<Range> written) {
    Clipping<V> clipping = after.clipping();
    long first = part.first();
    while (true) {
      Range room = room(before, first).intersection(room(after, first)).get();
      Range piece = room.intersection(Range.of(first, part.last())).get();
      if (!Objects.equals(value(before, piece, clipping), value(after, piece, clipping))) {
        written.add(piece);
      }
      if (piece.last() == part.last()) {
        return;
      }
      first = piece.last() + 1;
    }
  }

  /** The entry or the gap around a key. */
  private static Range room(MapleTree<?> tree, long key) {
    Entry<?> entry = tree.entryAtOrNull(key);
    return entry == null ? tree.gapAt(key).get() : entry.range();
  }

  private static <V> @Nullable V value(MapleTree<V> tree, Range piece, Clipping<V> clipping) {
    Entry<V> entry = tree.entryAtOrNull(piece.first());
    if (entry == null) {
      return null;
    }
    return entry.range().equals(piece)
        ? entry.value()
        : clipping.clip(entry.value(), entry.range(), piece);
  }
}
