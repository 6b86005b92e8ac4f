package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Entry;
import org.mapletree.MapleSet;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** The views of java.util and Vavr: the same entries, whatever the shape of the tree. */
class ViewLaws {
  private static NavigableMap<Range, Integer> model(MapleTree<Integer> tree) {
    NavigableMap<Range, Integer> model = new TreeMap<>();
    RangeMapModel.of(tree).entries().forEach(entry -> model.put(entry.range(), entry.value()));
    return model;
  }

  @Property
  void asNavigableMapIsATreeMap(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice one, @ForAll RangeChoice other) {
    NavigableMap<Range, Integer> view = tree.asNavigableMap();
    NavigableMap<Range, Integer> model = model(tree);
    Range low = one.in(tree);
    Range high = other.in(tree);
    if (low.compareTo(high) > 0) {
      Range swapped = low;
      low = high;
      high = swapped;
    }
    same(view, model, low, high);
    same(view.descendingMap(), model.descendingMap(), high, low);
    for (boolean inclusive : new boolean[] {false, true}) {
      NavigableMap<Range, Integer> part = model.subMap(low, inclusive, high, !inclusive);
      same(view.subMap(low, inclusive, high, !inclusive), part, low, high);
      same(
          view.subMap(low, inclusive, high, !inclusive).descendingMap(),
          part.descendingMap(),
          high,
          low);
      sameParts(view.subMap(low, inclusive, high, !inclusive), part, low, high);
      sameParts(
          view.subMap(low, inclusive, low, !inclusive),
          model.subMap(low, inclusive, low, !inclusive),
          low,
          high);
      same(view.headMap(high, inclusive), model.headMap(high, inclusive), low, high);
      same(view.tailMap(low, inclusive), model.tailMap(low, inclusive), low, high);
    }
    assertThat(new HashMap<>(model)).isEqualTo(view).hasSameHashCodeAs(view);
    assertThat(tree.toVavrMap().toJavaMap()).isEqualTo(model);
  }

  /** Parts of a part, or that there is no such part. */
  private static void sameParts(
      NavigableMap<Range, Integer> view,
      NavigableMap<Range, Integer> model,
      Range low,
      Range high) {
    for (Range end : List.of(low, high)) {
      for (boolean inclusive : new boolean[] {false, true}) {
        sameOutcome(() -> view.headMap(end, inclusive), () -> model.headMap(end, inclusive));
        sameOutcome(() -> view.tailMap(end, inclusive), () -> model.tailMap(end, inclusive));
      }
    }
  }

  private static void sameOutcome(
      Supplier<NavigableMap<Range, Integer>> view, Supplier<NavigableMap<Range, Integer>> model) {
    NavigableMap<Range, Integer> expected;
    try {
      expected = model.get();
    } catch (IllegalArgumentException outside) {
      assertThatIllegalArgumentException().isThrownBy(view::get);
      return;
    }
    assertThat(view.get()).isEqualTo(expected);
  }

  private static void same(
      NavigableMap<Range, Integer> view,
      NavigableMap<Range, Integer> model,
      Range low,
      Range high) {
    assertThat(view).hasSize(model.size()).isEqualTo(model);
    assertThat(new ArrayList<>(view.entrySet())).isEqualTo(new ArrayList<>(model.entrySet()));
    assertThat(new ArrayList<>(view.keySet())).isEqualTo(new ArrayList<>(model.keySet()));
    for (Range range : List.of(low, high)) {
      assertThat(view.get(range)).isEqualTo(model.get(range));
      assertThat(view.lowerEntry(range)).isEqualTo(model.lowerEntry(range));
      assertThat(view.floorEntry(range)).isEqualTo(model.floorEntry(range));
      assertThat(view.ceilingEntry(range)).isEqualTo(model.ceilingEntry(range));
      assertThat(view.higherEntry(range)).isEqualTo(model.higherEntry(range));
    }
    assertThat(view.firstEntry()).isEqualTo(model.firstEntry());
    assertThat(view.lastEntry()).isEqualTo(model.lastEntry());
    for (Map.Entry<Range, Integer> entry : model.entrySet()) {
      assertThat(view.get(entry.getKey())).isEqualTo(entry.getValue());
    }
  }

  @Property
  void keySetIsWhatTheGapsLeave(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice, @ForAll RangeChoice place) {
    MapleSet keys = tree.keySet();
    Range window = place.in(tree);
    assertThat(keys.contains(choice.in(tree))).isEqualTo(tree.containsKey(choice.in(tree)));
    assertThat(keys.coverage(window.first(), window.last()))
        .isEqualTo(tree.coverage(window.first(), window.last()));
    assertThat(keys.complement().iterator().toJavaList())
        .isEqualTo(RangeMapModel.of(tree).gaps(0, -1L));
    assertThat(keys).isEqualTo(tree.coalesced().keySet()).isEqualTo(MapleSet.keysOf(tree));
    assertThat(tree.intersection(keys)).isSameAs(tree);
    assertThat(tree.difference(keys).isEmpty()).isTrue();
  }

  @Property
  void splittingKeepsOrderAndSizes(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice choice) {
    Range window = choice.in(tree);
    List<Entry<Integer>> expected = tree.entries(window.first(), window.last()).toJavaList();
    assertThat(split(tree.spliterator(window.first(), window.last()))).isEqualTo(expected);
    assertThat(split(tree.spliterator())).isEqualTo(RangeMapModel.of(tree).entries());
  }

  private static List<Entry<Integer>> split(Spliterator<Entry<Integer>> rest) {
    long size = rest.getExactSizeIfKnown();
    List<Entry<Integer>> entries = new ArrayList<>();
    Spliterator<Entry<Integer>> prefix = rest.trySplit();
    if (prefix == null) {
      rest.forEachRemaining(entries::add);
    } else {
      entries.addAll(split(prefix));
      entries.addAll(split(rest));
    }
    assertThat(entries).hasSize((int) size);
    return entries;
  }
}
