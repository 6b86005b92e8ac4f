package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.jqwik.CellMap.CellEntry;
import org.mapletree.keys.TypedConflict;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedRange;

/**
 * What the typed maps promise, held against a list of entries over cells.
 *
 * @param <K> the keys
 */
abstract class TypedFaceLaws<K> {
  /** Numbers below this are values to put; this one removes. */
  private static final int VALUES = 4;

  final Cells cells;

  TypedFaceLaws(Cells cells) {
    this.cells = cells;
  }

  /** A map without entries. */
  abstract TypedFace<K> empty();

  /** The lowest key of a cell. */
  abstract K first(int cell);

  /** The highest key of a cell. */
  abstract K last(int cell);

  /** The value that has a place in the order. */
  abstract K key(BigInteger place);

  @Provide
  Arbitrary<List<CellRange>> writes() {
    return CellRange.lists(cells, VALUES + 1, 30);
  }

  @Provide
  Arbitrary<CellRange> windows() {
    return CellRange.over(cells, VALUES);
  }

  @Property
  void writes_touchTheirRangeAndNothingElse(@ForAll("writes") List<CellRange> writes) {
    TypedFace<K> map = empty();
    CellMap model = CellMap.empty();
    for (CellRange write : writes) {
      TypedFace<K> before = map;
      CellMap modelBefore = model;
      map = written(map, write);
      model = written(model, write);

      assertThat(entries(before)).isEqualTo(entries(modelBefore));
      assertThat(map.map() == before.map())
          .as("this very map comes back")
          .isEqualTo(model.entries().equals(modelBefore.entries()));
      assertThat(entries(map)).isEqualTo(entries(model));
      assertThat(map.size()).isEqualTo(model.entries().size());
    }
    assertThat(rebuilt(model).map()).isEqualTo(map.map()).hasSameHashCodeAs(map.map());
  }

  @Property
  void lookups_seeTheEntryOrTheGap(@ForAll("writes") List<CellRange> writes) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);
    for (int cell = 0; cell < cells.count(); cell++) {
      CellEntry around = model.at(cell);
      for (K key : List.of(first(cell), last(cell))) {
        assertThat(map.getOrNull(key)).isEqualTo(around == null ? null : around.value());
        assertThat(map.entryAtOrNull(key)).isEqualTo(around == null ? null : entry(around));
        assertThat(map.gapAtOrNull(key)).isEqualTo(around == null ? gap(model, cell) : null);
        assertThat(map.lowerEntryOrNull(key)).isEqualTo(lower(model, cell));
        assertThat(map.higherEntryOrNull(key)).isEqualTo(higher(model, cell));
        assertThat(map.floorEntryOrNull(key))
            .isEqualTo(around == null ? lower(model, cell) : entry(around));
        assertThat(map.ceilingEntryOrNull(key))
            .isEqualTo(around == null ? higher(model, cell) : entry(around));
      }
    }
    List<TypedEntry<K, Integer>> all = entries(model);
    assertThat(map.firstEntryOrNull()).isEqualTo(all.isEmpty() ? null : all.get(0));
    assertThat(map.lastEntryOrNull()).isEqualTo(all.isEmpty() ? null : all.get(all.size() - 1));
    assertThat(map.spanOrNull())
        .isEqualTo(all.isEmpty() ? null : all.get(0).range().span(all.get(all.size() - 1).range()));
  }

  @Property
  void windows_seeWhatMeetsThem(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);
    TypedRange<K> range = range(window.first(), window.last());
    List<TypedEntry<K, Integer>> met =
        model.entries().stream()
            .filter(e -> e.first() <= window.last() && e.last() >= window.first())
            .map(this::entry)
            .toList();

    assertThat(list(map.entries(range))).isEqualTo(met);
    List<TypedEntry<K, Integer>> reversed = list(map.reverseEntries(range));
    Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(met);
    assertThat(map.intersects(range)).isEqualTo(!met.isEmpty());
    List<TypedRange<K>> gaps = gaps(model, window);
    assertThat(list(map.gaps(range))).isEqualTo(gaps);
    assertThat(map.covers(range)).isEqualTo(gaps.isEmpty());
    CellMap sliced = cut(model, window);
    assertThat(entries(map.slice(range))).isEqualTo(entries(sliced));
    assertThat(map.slice(range).size()).isEqualTo(sliced.entries().size());
    assertThat(map.slice(map.domain().all()).map()).isSameAs(map.map());
  }

  @Property
  void insert_putsOrNamesTheFirstInTheWay(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    TypedRange<K> range = range(window.first(), window.last());
    List<TypedEntry<K, Integer>> obstacles = list(map.entries(range));
    var inserted = map.insert(range, window.number());

    if (obstacles.isEmpty()) {
      assertThat(inserted.get().map()).isEqualTo(map.put(range, window.number()).map());
    } else {
      assertThat(inserted.getLeft()).isEqualTo(new TypedConflict<>(range, obstacles.get(0)));
    }
  }

  @Property
  void removeEntry_takesAllOfIt(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);
    CellEntry around = model.at(window.first());
    CellMap expected = around == null ? model : model.remove(around.first(), around.last());

    assertThat(entries(map.removeEntry(first(window.first())))).isEqualTo(entries(expected));
    if (around == null) {
      assertThat(map.removeEntry(first(window.first())).map()).isSameAs(map.map());
    }
  }

  @Property
  void algebra_isThatOfTheList(
      @ForAll("writes") List<CellRange> left, @ForAll("writes") List<CellRange> right) {
    TypedFace<K> a = map(left);
    TypedFace<K> b = map(right);
    CellMap union = model(left);
    CellMap difference = model(left);
    for (CellEntry entry : model(right).entries()) {
      union = union.put(entry.first(), entry.last(), entry.value());
      difference = difference.remove(entry.first(), entry.last());
    }

    assertThat(byKey(a.union(b))).isEqualTo(byKey(rebuilt(union)));
    assertThat(entries(a.difference(b))).isEqualTo(entries(difference));
    assertThat(byKey(a.intersection(b).union(a.difference(b)))).isEqualTo(byKey(a));
    for (TypedEntry<K, Integer> entry : entries(a.intersection(b))) {
      assertThat(b.covers(entry.range())).isTrue();
      assertThat(a.getOrNull(entry.first())).isEqualTo(entry.value());
    }
    assertThat(a.union(a).map()).isSameAs(a.map());
    assertThat(a.intersection(a).map()).isSameAs(a.map());
    assertThat(a.difference(empty()).map()).isSameAs(a.map());
  }

  /** The value at both ends of each cell. */
  private List<Integer> byKey(TypedFace<K> map) {
    List<Integer> values = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      values.add(map.getOrNull(first(cell)));
      values.add(map.getOrNull(last(cell)));
    }
    return values;
  }

  TypedFace<K> map(List<CellRange> writes) {
    return written(empty(), writes);
  }

  TypedFace<K> written(TypedFace<K> map, List<CellRange> writes) {
    TypedFace<K> result = map;
    for (CellRange write : writes) {
      result = written(result, write);
    }
    return result;
  }

  CellMap model(List<CellRange> writes) {
    CellMap model = CellMap.empty();
    for (CellRange write : writes) {
      model = written(model, write);
    }
    return model;
  }

  TypedFace<K> rebuilt(CellMap model) {
    TypedFace<K> map = empty();
    for (CellEntry entry : model.entries()) {
      map = map.put(range(entry.first(), entry.last()), entry.value());
    }
    return map;
  }

  private TypedFace<K> written(TypedFace<K> map, CellRange write) {
    TypedRange<K> range = range(write.first(), write.last());
    return write.number() == VALUES ? map.remove(range) : map.put(range, write.number());
  }

  private static CellMap written(CellMap model, CellRange write) {
    return write.number() == VALUES
        ? model.remove(write.first(), write.last())
        : model.put(write.first(), write.last(), write.number());
  }

  private CellMap cut(CellMap model, CellRange window) {
    CellMap kept = model;
    if (window.first() > 0) {
      kept = kept.remove(0, window.first() - 1);
    }
    return window.last() < cells.count() - 1
        ? kept.remove(window.last() + 1, cells.count() - 1)
        : kept;
  }

  List<TypedRange<K>> gaps(CellMap model, CellRange window) {
    return cellGaps(model, window).stream().map(gap -> range(gap.first(), gap.last())).toList();
  }

  /** The cells of a window that have no value, in stretches. */
  static List<CellRange> cellGaps(CellMap model, CellRange window) {
    List<CellRange> gaps = new ArrayList<>();
    int from = window.first();
    for (CellEntry entry : model.entries()) {
      if (entry.first() > from && from <= window.last()) {
        gaps.add(new CellRange(from, Math.min(entry.first() - 1, window.last()), 0));
      }
      from = Math.max(from, entry.last() + 1);
    }
    if (from <= window.last()) {
      gaps.add(new CellRange(from, window.last(), 0));
    }
    return gaps;
  }

  private TypedRange<K> gap(CellMap model, int cell) {
    int first = cell;
    while (first > 0 && model.at(first - 1) == null) {
      first--;
    }
    int last = cell;
    while (last < cells.count() - 1 && model.at(last + 1) == null) {
      last++;
    }
    return range(first, last);
  }

  private TypedEntry<K, Integer> lower(CellMap model, int cell) {
    return model.entries().stream()
        .filter(entry -> entry.last() < cell)
        .reduce((a, b) -> b)
        .map(this::entry)
        .orElse(null);
  }

  private TypedEntry<K, Integer> higher(CellMap model, int cell) {
    return model.entries().stream()
        .filter(entry -> entry.first() > cell)
        .findFirst()
        .map(this::entry)
        .orElse(null);
  }

  List<TypedEntry<K, Integer>> entries(TypedFace<K> map) {
    return list(map.entries(map.domain().all()));
  }

  List<TypedEntry<K, Integer>> entries(CellMap model) {
    return model.entries().stream().map(this::entry).toList();
  }

  TypedEntry<K, Integer> entry(CellEntry entry) {
    return new TypedEntry<>(range(entry.first(), entry.last()), entry.value());
  }

  TypedRange<K> range(int first, int last) {
    return empty().domain().closed(first(first), last(last));
  }

  static <T> List<T> list(Iterator<T> iterator) {
    List<T> list = new ArrayList<>();
    iterator.forEachRemaining(list::add);
    return list;
  }
}
