package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.jqwik.CellMap.CellEntry;
import org.mapletree.keys.TypedChange;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedKeyChange;
import org.mapletree.keys.TypedPatchConflict;
import org.mapletree.keys.TypedRange;

/**
 * What the typed maps promise of writes that look at what is there, and of two versions.
 *
 * @param <K> the keys
 */
abstract class TypedFaceChangeLaws<K> extends TypedFaceFigureLaws<K> {
  /** What becomes of a value, or of a gap, which is null: kept, changed, removed or filled. */
  private static final Integer[] REMAPPED = {0, 7, null, 3};

  private static final Integer FILLED = 9;

  TypedFaceChangeLaws(Cells cells) {
    super(cells);
  }

  private static Integer remapped(Integer old) {
    return old == null ? FILLED : REMAPPED[old];
  }

  @Property
  void compute_asksForEveryPieceAndGap(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);
    List<CellRange> gaps = cellGaps(model, window);
    List<TypedRange<K>> asked = new ArrayList<>();

    TypedFace<K> computed =
        map.compute(
            range(window.first(), window.last()),
            (piece, old) -> {
              asked.add(piece);
              return remapped(old);
            });

    CellMap expected = remappedPieces(model, window);
    for (CellRange gap : gaps) {
      expected = expected.put(gap.first(), gap.last(), FILLED);
    }
    assertThat(entries(computed)).isEqualTo(entries(expected));
    assertThat(asked).hasSize(gaps.size() + pieces(model, window).size());
    assertThat(map.compute(range(window.first(), window.last()), (piece, old) -> old).map())
        .isSameAs(map.map());
  }

  @Property
  void merge_fillsGapsAndAsksForPieces(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap expected = remappedPieces(model(writes), window);
    for (CellRange gap : cellGaps(model(writes), window)) {
      expected = expected.put(gap.first(), gap.last(), 5);
    }

    assertThat(
            entries(
                map.merge(range(window.first(), window.last()), 5, (old, value) -> remapped(old))))
        .isEqualTo(entries(expected));
  }

  @Property
  void replaceAll_asksForPiecesOnly(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    TypedRange<K> range = range(window.first(), window.last());
    CellMap expected = model(writes);
    List<CellEntry> pieces = pieces(expected, window);
    for (CellEntry piece : pieces) {
      expected = expected.put(piece.first(), piece.last(), piece.value() + 10);
    }

    assertThat(entries(map.replaceAll(range, (piece, old) -> old + 10)))
        .isEqualTo(entries(expected));
    assertThat(map.replaceAll(range, (piece, old) -> old).map()).isSameAs(map.map());
    if (!pieces.isEmpty()) {
      assertThatNullPointerException()
          .isThrownBy(() -> map.replaceAll(range, (piece, old) -> null))
          .withMessageContaining(range(pieces.get(0).first(), pieces.get(0).last()).toString());
    }
  }

  private CellMap remappedPieces(CellMap model, CellRange window) {
    CellMap expected = model;
    for (CellEntry piece : pieces(model, window)) {
      Integer value = remapped(piece.value());
      if (value == null) {
        expected = expected.remove(piece.first(), piece.last());
      } else if (value != piece.value()) {
        expected = expected.put(piece.first(), piece.last(), value);
      }
    }
    return expected;
  }

  /** The entries that meet a window, clipped to it. */
  private static List<CellEntry> pieces(CellMap model, CellRange window) {
    return model.entries().stream()
        .filter(entry -> entry.first() <= window.last() && window.first() <= entry.last())
        .map(
            entry ->
                new CellEntry(
                    Math.max(entry.first(), window.first()),
                    Math.min(entry.last(), window.last()),
                    entry.value()))
        .toList();
  }

  @Property
  void putCoalescing_joinsWhatTouches(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap put = model(writes).put(window.first(), window.last(), window.number());
    CellEntry joined = put.at(window.first());
    CellEntry left = window.first() == 0 ? null : put.at(window.first() - 1);
    CellEntry right = window.last() == cells.count() - 1 ? null : put.at(window.last() + 1);
    int first = left != null && left.value() == joined.value() ? left.first() : joined.first();
    int last = right != null && right.value() == joined.value() ? right.last() : joined.last();

    TypedFace<K> changed = map.putCoalescing(range(window.first(), window.last()), window.number());

    CellMap expected = put.put(first, last, joined.value());
    assertThat(entries(changed)).isEqualTo(entries(expected));
    assertThat(changed.map() == map.map())
        .isEqualTo(expected.entries().equals(model(writes).entries()));
  }

  @Property
  void coalesced_hasAsFewEntriesAsCanBe(@ForAll("writes") List<CellRange> writes) {
    TypedFace<K> map = map(writes);
    CellMap expected = model(writes);
    for (int cell = 1; cell < cells.count(); cell++) {
      CellEntry left = expected.at(cell - 1);
      CellEntry right = expected.at(cell);
      if (left != null && right != null && left != right && left.value() == right.value()) {
        expected = expected.put(left.first(), right.last(), left.value());
      }
    }
    TypedFace<K> coalesced = map.coalesced();

    assertThat(entries(coalesced)).isEqualTo(entries(expected));
    assertThat(coalesced.coalesced().map()).isSameAs(coalesced.map());
    assertThat(coalesced.map() == map.map()).isEqualTo(coalesced.size() == map.size());
  }

  @Property
  void diff_isWhatOneHasAndTheOtherHasNot(
      @ForAll("writes") List<CellRange> writes, @ForAll("writes") List<CellRange> more) {
    TypedFace<K> before = map(writes);
    TypedFace<K> after = written(before, more);
    Set<TypedEntry<K, Integer>> removed = new HashSet<>(entries(before));
    removed.removeAll(entries(after));
    Set<TypedEntry<K, Integer>> added = new HashSet<>(entries(after));
    added.removeAll(entries(before));

    List<TypedChange<K, Integer>> changes = list(before.diff(after));

    assertThat(changes).isEqualTo(changes(removed, added));
    assertThat(before.patch(changes).get().map()).isEqualTo(after.map());
    assertThat(list(after.diff(before)).size()).isEqualTo(changes.size());
    assertThat(list(before.diff(rebuilt(model(writes))))).isEmpty();
    assertThat(before.patch(List.of()).get().map()).isSameAs(before.map());
  }

  private List<TypedChange<K, Integer>> changes(
      Set<TypedEntry<K, Integer>> removed, Set<TypedEntry<K, Integer>> added) {
    List<TypedChange<K, Integer>> changes = new ArrayList<>();
    Map<TypedRange<K>, Integer> before = new HashMap<>();
    removed.forEach(entry -> before.put(entry.range(), entry.value()));
    for (TypedEntry<K, Integer> entry : added) {
      Integer old = before.remove(entry.range());
      changes.add(
          old == null
              ? new TypedChange.Added<>(entry)
              : new TypedChange.Replaced<>(entry.range(), old, entry.value()));
    }
    before.forEach(
        (range, value) -> changes.add(new TypedChange.Removed<>(new TypedEntry<>(range, value))));
    changes.sort(
        (left, right) -> {
          int byFirst = empty().domain().compare(left.range().first(), right.range().first());
          return byFirst != 0
              ? byFirst
              : Boolean.compare(
                  left instanceof TypedChange.Added, right instanceof TypedChange.Added);
        });
    return changes;
  }

  @Property
  void aPatchThatDoesNotFit_namesTheChange(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    TypedRange<K> range = range(window.first(), window.last());
    TypedEntry<K, Integer> other = new TypedEntry<>(range, 42);
    List<TypedEntry<K, Integer>> met = list(map.entries(range));
    TypedEntry<K, Integer> found = met.isEmpty() ? null : met.get(0);

    for (TypedChange<K, Integer> change :
        List.of(new TypedChange.Removed<>(other), new TypedChange.Replaced<>(range, 42, 43))) {
      assertThat(map.patch(List.of(change)).getLeft())
          .isEqualTo(new TypedPatchConflict<>(change, found));
    }
    TypedChange<K, Integer> addition = new TypedChange.Added<>(other);
    if (found == null) {
      assertThat(map.patch(List.of(addition)).get().map()).isEqualTo(map.put(range, 42).map());
    } else {
      assertThat(map.patch(List.of(addition)).getLeft())
          .isEqualTo(new TypedPatchConflict<>(addition, found));
    }
  }

  @Property
  void diffByKey_isWhereTheMappingsDiffer(
      @ForAll("writes") List<CellRange> writes, @ForAll("writes") List<CellRange> more) {
    TypedFace<K> before = map(writes);
    TypedFace<K> after = written(before, more);

    assertThat(list(before.diffByKey(after))).isEqualTo(stretches(before, after));
  }

  private List<TypedKeyChange<K, Integer>> stretches(TypedFace<K> before, TypedFace<K> after) {
    List<TypedKeyChange<K, Integer>> stretches = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      Integer old = before.getOrNull(first(cell));
      Integer young = after.getOrNull(first(cell));
      int start = cell;
      while (cell + 1 < cells.count()
          && Objects.equals(before.getOrNull(first(cell + 1)), old)
          && Objects.equals(after.getOrNull(first(cell + 1)), young)) {
        cell++;
      }
      if (!Objects.equals(old, young)) {
        stretches.add(new TypedKeyChange<>(range(start, cell), old, young));
      }
    }
    return stretches;
  }
}
