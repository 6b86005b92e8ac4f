package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What a tree answers about a key and about a range. */
class LookupLaws {
  @Property
  void atAKey(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice, @ForAll Integer fallback) {
    long key = choice.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Integer value = model.getOrNull(key);
    assertThat(tree.getOrNull(key)).isSameAs(value);
    assertThat(tree.get(key)).isEqualTo(Option.of(value));
    assertThat(tree.getOrElse(key, fallback)).isSameAs(value == null ? fallback : value);
    assertThat(tree.containsKey(key)).isEqualTo(value != null);
    assertThat(tree.entryAtOrNull(key)).isEqualTo(model.entryAt(key));
    assertThat(tree.entryAt(key)).isEqualTo(Option.of(model.entryAt(key)));
    assertThat(tree.gapAt(key)).isEqualTo(Option.of(model.gapAt(key)));
    assertThat(tree.entryAt(key).isDefined())
        .as("entry or gap")
        .isNotEqualTo(tree.gapAt(key).isDefined());
  }

  @Property
  void atBothEndsOfEveryEntryAndBeside(@ForAll MapleTree<Integer> tree) {
    List<Entry<Integer>> entries = RangeMapModel.of(tree).entries();
    Entry<Integer> before = null;
    for (Entry<Integer> entry : entries) {
      assertThat(tree.getOrNull(entry.first())).isSameAs(entry.value());
      assertThat(tree.getOrNull(entry.last())).isSameAs(entry.value());
      if (entry.first() != 0 && (before == null || before.last() != entry.first() - 1)) {
        assertThat(tree.getOrNull(entry.first() - 1)).isNull();
      }
      if (before != null && before.last() != entry.first() - 1) {
        assertThat(tree.getOrNull(before.last() + 1)).isNull();
      }
      before = entry;
    }
    if (before != null && before.last() != -1L) {
      assertThat(tree.getOrNull(before.last() + 1)).isNull();
    }
  }

  @Property
  void overARange(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    assertThat(tree.covers(range.first(), range.last()))
        .isEqualTo(model.covers(range.first(), range.last()));
    assertThat(tree.intersects(range.first(), range.last()))
        .isEqualTo(model.intersects(range.first(), range.last()));
    List<Entry<Integer>> met = new ArrayList<>(model.entries(range.first(), range.last()));
    assertThat(tree.entries(range.first(), range.last()).toJavaList()).isEqualTo(met);
    List<Entry<Integer>> handed = new ArrayList<>();
    tree.forEachRange(
        range.first(),
        range.last(),
        (first, last, value) -> handed.add(new Entry<>(first, last, value)));
    assertThat(handed).isEqualTo(met);
    Collections.reverse(met);
    assertThat(tree.reverseEntries(range.first(), range.last()).toJavaList()).isEqualTo(met);
  }

  @Property
  void coveredRangesAreCoveredAndOneKeyLessIsNot(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll KeyChoice hole) {
    Range range = place.in(tree);
    MapleTree<Integer> full = tree;
    for (Range gap : tree.gaps(range.first(), range.last())) {
      full = full.put(gap, 7);
    }
    assertThat(full.covers(range.first(), range.last())).isTrue();
    long key = hole.in(full);
    if (range.contains(key)) {
      assertThat(full.remove(key, key).covers(range.first(), range.last())).isFalse();
    }
  }

  @Property
  void walksOverAll(@ForAll MapleTree<Integer> tree) {
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    List<Entry<Integer>> handed = new ArrayList<>();
    tree.forEachRange((first, last, value) -> handed.add(new Entry<>(first, last, value)));
    assertThat(handed).isEqualTo(entries);
    Collections.reverse(entries);
    assertThat(tree.reverseIterator().toJavaList()).isEqualTo(entries);
  }

  @Property
  void treesMeetExactlyIfSomeKeyIsInBoth(
      @ForAll MapleTree<Integer> tree, @ForAll MapleTree<String> other, @ForAll RangeChoice place) {
    assertThat(tree.intersects(other)).isEqualTo(!tree.intersection(other).isEmpty());
    assertThat(other.intersects(tree)).isEqualTo(tree.intersects(other));
    MapleTree<Integer> apart = tree.difference(other);
    assertThat(apart.intersects(other)).isFalse();
    Range range = place.in(other);
    assertThat(apart.put(range, 1).intersects(other))
        .isEqualTo(other.intersects(range.first(), range.last()));
  }
}
