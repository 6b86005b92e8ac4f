package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.Entry;
import org.mapletree.MapleSet;
import org.mapletree.OverlapMap;
import org.mapletree.Range;

/**
 * What an {@link OverlapMap} promises, held against one set of values for each cell of the line.
 */
class OverlapMapLaws {
  private static final Cells CELLS = Cells.LONGS;
  private static final int VALUES = 4;

  /** Values to put, 0 to 3, to remove, 4 to 7, or all to clear, 8. */
  @Provide
  Arbitrary<List<CellRange>> writes() {
    return CellRange.lists(CELLS, 2 * VALUES + 1, 25);
  }

  @Provide
  Arbitrary<CellRange> windows() {
    return CellRange.over(CELLS, VALUES);
  }

  @Property
  void writes_touchTheirRangeAndNothingElse(@ForAll("writes") List<CellRange> writes) {
    OverlapMap<Integer> map = OverlapMap.empty();
    List<Set<Integer>> model = model(List.of());
    for (int i = 0; i < writes.size(); i++) {
      String before = map.toString();
      OverlapMap<Integer> next = written(map, writes.get(i));
      List<Set<Integer>> nextModel = model(writes.subList(0, i + 1));

      assertThat(map).hasToString(before);
      if (nextModel.equals(model)) {
        assertThat(next).isSameAs(map);
      }
      map = next;
      model = nextModel;
      assertHolds(map, model);
    }
  }

  @Property
  void windows_agreeWithTheSets(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    OverlapMap<Integer> map = map(writes);
    List<Set<Integer>> inside = model(writes).subList(window.first(), window.last() + 1);
    long first = CELLS.firstKey(window.first());
    long last = CELLS.lastKey(window.last());

    Set<Integer> within = new LinkedHashSet<>();
    inside.forEach(within::addAll);
    assertThat(map.within(first, last)).isEqualTo(within);
    assertThat(map.maxDepth(first, last))
        .isEqualTo(inside.stream().mapToInt(Set::size).max().orElse(0));
    List<Set<Integer>> sliced = model(List.of());
    for (int i = 0; i < inside.size(); i++) {
      sliced.set(window.first() + i, inside.get(i));
    }
    assertHolds(map.slice(first, last), sliced);
  }

  @Property
  void union_hasTheValuesOfBoth(
      @ForAll("writes") List<CellRange> left, @ForAll("writes") List<CellRange> right) {
    List<Set<Integer>> both = model(left);
    List<Set<Integer>> others = model(right);
    for (int i = 0; i < both.size(); i++) {
      both.get(i).addAll(others.get(i));
    }
    OverlapMap<Integer> map = map(left);

    assertHolds(map.union(map(right)), both);
    assertThat(map.union(map)).isSameAs(map);
    assertThat(map(left).equals(map(right))).isEqualTo(model(left).equals(model(right)));
  }

  @Property
  void aValue_isWhereItWasPut(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    OverlapMap<Integer> map = map(writes);
    List<Set<Integer>> model = model(writes);
    int value = window.number();

    MapleSet expected = MapleSet.empty();
    for (int i = 0; i < CELLS.count(); i++) {
      if (model.get(i).contains(value)) {
        expected = expected.add(CELLS.firstKey(i), CELLS.lastKey(i));
      }
    }
    assertThat(map.keysOf(value)).isEqualTo(expected);
    assertThat(map.remove(value).keysOf(value)).isEqualTo(MapleSet.empty());
    assertThat(map.remove(value).keySet().covers(map.keySet().difference(expected))).isTrue();
  }

  private static OverlapMap<Integer> map(List<CellRange> writes) {
    OverlapMap<Integer> map = OverlapMap.empty();
    for (CellRange write : writes) {
      map = written(map, write);
    }
    return map;
  }

  private static OverlapMap<Integer> written(OverlapMap<Integer> map, CellRange write) {
    long first = CELLS.firstKey(write.first());
    long last = CELLS.lastKey(write.last());
    if (write.number() == 2 * VALUES) {
      return map.clear(first, last);
    }
    return write.number() < VALUES
        ? map.put(first, last, write.number())
        : map.remove(first, last, write.number() - VALUES);
  }

  private static List<Set<Integer>> model(List<CellRange> writes) {
    List<Set<Integer>> model = new ArrayList<>();
    for (int i = 0; i < CELLS.count(); i++) {
      model.add(new LinkedHashSet<>());
    }
    for (CellRange write : writes) {
      for (Set<Integer> values : model.subList(write.first(), write.last() + 1)) {
        if (write.number() == 2 * VALUES) {
          values.clear();
        } else if (write.number() < VALUES) {
          values.add(write.number());
        } else {
          values.remove(write.number() - VALUES);
        }
      }
    }
    return model;
  }

  /** That the map has exactly these values at each cell, in maximal pieces. */
  private static void assertHolds(OverlapMap<Integer> map, List<Set<Integer>> model) {
    for (int i = 0; i < CELLS.count(); i++) {
      for (long key : new long[] {CELLS.firstKey(i), CELLS.lastKey(i)}) {
        assertThat(map.at(key)).isEqualTo(model.get(i));
        assertThat(map.depth(key)).isEqualTo(model.get(i).size());
      }
    }
    map.pieces().validate();
    Entry<Set<Integer>> left = null;
    for (Entry<Set<Integer>> right : map) {
      assertThat(right.value()).isNotEmpty();
      if (left != null && left.range().touches(right.range())) {
        assertThat(left.value()).isNotEqualTo(right.value());
      }
      left = right;
    }
    assertThat(map.keySet()).isEqualTo(MapleSet.ofRanges(map.iterator().map(Entry::range)));
    assertThat(map.isEmpty()).isEqualTo(model.stream().allMatch(Set::isEmpty));
    assertThat(map.slice(0, -1L)).isSameAs(map);
    assertThat(OverlapMap.<Integer>of(spread(map))).isEqualTo(map).hasSameHashCodeAs(map);
  }

  /** Each value of each piece on its own. */
  private static List<Entry<Integer>> spread(OverlapMap<Integer> map) {
    List<Entry<Integer>> entries = new ArrayList<>();
    for (Entry<Set<Integer>> piece : map) {
      piece
          .value()
          .forEach(value -> entries.add(Entry.of(Range.of(piece.first(), piece.last()), value)));
    }
    return entries;
  }
}
