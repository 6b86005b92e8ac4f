package org.mapletree.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.keys.WideTree.Piece;
import org.mapletree.keys.WideTree.Row;
import org.mapletree.keys.WideTree.Split;
import org.mapletree.keys.WideTree.Whole;

/** What two versions of a {@link WideTree} do not share. */
final class WideDiff<V> {
  /*
   * Implementation notes.
   *
   * The diff of the rows skips what is shared; where a row is split on both sides, so does the diff of its low words. Each
   * place that differs names the entries on either side, once for each of their places. An entry that both versions have
   * may be named where its row differs in something else: it is named on both sides then, and left out.
   */

  /**
   * An entry of the old version, one of the new version, or two of the same range.
   *
   * @param before the old one, or null
   * @param after the new one, or null
   */
  record Difference<V>(@Nullable Piece<V> before, @Nullable Piece<V> after) {}

  /** A stretch of keys with one value or gap in each version, which differ. */
  record Stretch<V>(WideKey first, WideKey last, @Nullable V before, @Nullable V after) {}

  private final TreeMap<WideKey, Piece<V>> removed = new TreeMap<>();
  private final TreeMap<WideKey, Piece<V>> added = new TreeMap<>();

  private WideDiff(WideTree<V> older, WideTree<V> newer) {
    for (Change<Row<V>> change : older.rows().diff(newer.rows())) {
      if (change instanceof Change.Removed<Row<V>> gone) {
        name(gone.entry().value(), removed);
      } else if (change instanceof Change.Added<Row<V>> come) {
        name(come.entry().value(), added);
      } else if (change instanceof Change.Replaced<Row<V>> replaced) {
        replaced(replaced.before(), replaced.after());
      }
    }
  }

  private void replaced(Row<V> before, Row<V> after) {
    if (!(before instanceof Split<V> older && after instanceof Split<V> newer)) {
      name(before, removed);
      name(after, added);
      return;
    }
    for (Change<Piece<V>> change : older.lows().diff(newer.lows())) {
      if (change instanceof Change.Removed<Piece<V>> gone) {
        name(gone.entry().value(), removed);
      } else if (change instanceof Change.Added<Piece<V>> come) {
        name(come.entry().value(), added);
      } else if (change instanceof Change.Replaced<Piece<V>> replaced) {
        name(replaced.before(), removed);
        name(replaced.after(), added);
      }
    }
  }

  private static <V> void name(Row<V> row, Map<WideKey, Piece<V>> pieces) {
    if (row instanceof Split<V> split) {
      split.lows().forEachRange((first, last, piece) -> name(piece, pieces));
    } else {
      name(((Whole<V>) row).piece(), pieces);
    }
  }

  private static <V> void name(Piece<V> piece, Map<WideKey, Piece<V>> pieces) {
    pieces.put(piece.first(), piece);
  }

  /** The differences in order of their first keys, what is removed before what is added. */
  static <V> List<Difference<V>> of(WideTree<V> older, WideTree<V> newer) {
    return new WideDiff<>(older, newer).differences();
  }

  private List<Difference<V>> differences() {
    removed.values().removeIf(piece -> piece.equals(added.get(piece.first())) && drop(piece));
    List<Difference<V>> differences = new ArrayList<>();
    for (Piece<V> before : removed.values()) {
      added.headMap(before.first(), false).values().forEach(piece -> add(differences, piece));
      added.headMap(before.first(), false).clear();
      Piece<V> after = added.get(before.first());
      if (after != null && after.last().equals(before.last())) {
        differences.add(new Difference<>(before, added.remove(before.first())));
      } else {
        differences.add(new Difference<>(before, null));
      }
    }
    added.values().forEach(piece -> add(differences, piece));
    return differences;
  }

  private boolean drop(Piece<V> piece) {
    return added.remove(piece.first()) != null;
  }

  private static <V> void add(List<Difference<V>> differences, Piece<V> piece) {
    differences.add(new Difference<>(null, piece));
  }

  /** The keys that two versions map differently, in as few stretches as possible, ascending. */
  static <V> List<Stretch<V>> byKey(WideTree<V> older, WideTree<V> newer) {
    List<Difference<V>> differences = of(older, newer);
    Overlay<V> overlay = new Overlay<>();
    for (Difference<V> difference : differences) {
      overlay.take(difference);
    }
    return overlay.stretches();
  }

  /** Lays entries that were removed over those that were added. */
  private static final class Overlay<V> {
    private final List<Piece<V>> older = new ArrayList<>();
    private final List<Piece<V>> newer = new ArrayList<>();
    private final List<Stretch<V>> stretches = new ArrayList<>();

    void take(Difference<V> difference) {
      if (difference.before() != null) {
        older.add(difference.before());
      }
      if (difference.after() != null) {
        newer.add(difference.after());
      }
    }

    List<Stretch<V>> stretches() {
      int nextBefore = 0;
      int nextAfter = 0;
      Piece<V> before = null;
      Piece<V> after = null;
      while (true) {
        before = before == null && nextBefore < older.size() ? older.get(nextBefore++) : before;
        after = after == null && nextAfter < newer.size() ? newer.get(nextAfter++) : after;
        if (before == null && after == null) {
          return stretches;
        }
        WideKey first = first(before, after);
        WideKey last = min(end(before, first), end(after, first));
        Piece<V> old = before != null && before.first().equals(first) ? before : null;
        Piece<V> young = after != null && after.first().equals(first) ? after : null;
        add(
            new Stretch<>(
                first,
                last,
                old == null ? null : old.value(),
                young == null ? null : young.value()));
        before = old == null ? before : rest(old, last);
        after = young == null ? after : rest(young, last);
      }
    }

    private void add(Stretch<V> stretch) {
      if (Objects.equals(stretch.before(), stretch.after())) {
        return;
      }
      Stretch<V> left = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (left != null
          && left.last().next().equals(stretch.first())
          && Objects.equals(left.before(), stretch.before())
          && Objects.equals(left.after(), stretch.after())) {
        stretches.set(
            stretches.size() - 1,
            new Stretch<>(left.first(), stretch.last(), left.before(), left.after()));
      } else {
        stretches.add(stretch);
      }
    }

    private static WideKey first(@Nullable Piece<?> before, @Nullable Piece<?> after) {
      if (before == null || after == null) {
        return Objects.requireNonNull(before == null ? after : before).first();
      }
      return min(before.first(), after.first());
    }

    /** The last key before a border of the piece, from {@code first} on. */
    private static WideKey end(@Nullable Piece<?> piece, WideKey first) {
      if (piece == null) {
        return WideKey.MAX;
      }
      return piece.first().equals(first) ? piece.last() : piece.first().previous();
    }

    private static <V> @Nullable Piece<V> rest(Piece<V> piece, WideKey taken) {
      return piece.last().equals(taken)
          ? null
          : new Piece<>(taken.next(), piece.last(), piece.value());
    }

    private static WideKey min(WideKey left, WideKey right) {
      return left.compareTo(right) < 0 ? left : right;
    }
  }
}
