package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Conflict;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code put}, {@code insert} and {@code putAll} promise. */
class PutLaws {
  @Property
  void mapsItsRangeAndNothingElse(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
    Range range = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> after = tree.put(range, value);
    Agreement.check(after, RangeMapModel.of(tree).put(range.first(), range.last(), value));
    inputs.check();
    long met = tree.entries(range.first(), range.last()).size();
    Statistics.label("entries met")
        .collect(met == 0 ? "none" : met == 1 ? "one" : "several")
        .coverage(
            coverage -> {
              coverage.check("none").count(count -> count > 0);
              coverage.check("one").count(count -> count > 0);
              coverage.check("several").count(count -> count > 0);
            });
  }

  @Property
  void theLastWriteWins(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice place,
      @ForAll Integer value,
      @ForAll Integer later) {
    Range range = place.in(tree);
    assertThat(tree.put(range, value).put(range, later)).isEqualTo(tree.put(range, later));
  }

  @Property
  void putsOfDisjointRangesCommute(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice one,
      @ForAll RangeChoice other,
      @ForAll Integer value) {
    Range first = one.in(tree);
    Range second = other.in(tree);
    if (!first.intersects(second)) {
      assertThat(tree.put(first, 1).put(second, value))
          .isEqualTo(tree.put(second, value).put(first, 1));
    }
  }

  @Property
  void returnsThisExactlyIfTheEntryIsThereWithTheSameObject(
      @ForAll MapleTree<String> tree, @ForAll KeyChoice key) {
    Entry<String> entry = tree.floorEntryOrNull(key.in(tree));
    if (entry != null) {
      assertThat(tree.put(entry.range(), entry.value())).isSameAs(tree);
      String equalButAnother = new String(entry.value().toCharArray());
      MapleTree<String> after = tree.put(entry.range(), equalButAnother);
      assertThat(after).isNotSameAs(tree).isEqualTo(tree);
      assertThat(after.getOrNull(entry.first())).isSameAs(equalButAnother);
    }
  }

  @Property
  void insertPutsOrNamesTheFirstEntryInTheWay(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
    Range range = place.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Untouched inputs = Untouched.of(tree);
    List<Entry<Integer>> inTheWay = model.entries(range.first(), range.last());
    var result = tree.insert(range, value);
    if (inTheWay.isEmpty()) {
      Agreement.check(result.get(), model.put(range.first(), range.last(), value));
    } else {
      assertThat(result.getLeft()).isEqualTo(new Conflict<>(range, inTheWay.get(0)));
    }
    inputs.check();
  }

  @Property
  void putAllIsALoopOfPuts(
      @ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> places, @ForAll Integer value) {
    List<Entry<Integer>> entries = new ArrayList<>();
    MapleTree<Integer> loop = tree;
    for (RangeChoice place : places) {
      Entry<Integer> entry = Entry.of(place.in(tree), value + entries.size());
      entries.add(entry);
      loop = loop.put(entry.range(), entry.value());
    }
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> bulk = tree.putAll(entries);
    assertThat(bulk).isEqualTo(loop);
    Agreement.check(bulk, RangeMapModel.of(tree).putAll(entries));
    inputs.check();
  }
}
