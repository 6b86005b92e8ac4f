package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code remove} and {@code removeEntry} promise. */
class RemoveLaws {
  @Property
  void clearsItsRangeAndNothingElse(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> after = tree.remove(range);
    Agreement.check(after, RangeMapModel.of(tree).remove(range.first(), range.last()));
    inputs.check();
    assertThat(after.remove(range)).as("again").isSameAs(after);
    assertThat(after == tree)
        .as("unchanged")
        .isEqualTo(!tree.intersects(range.first(), range.last()));
    Statistics.label("levels lost")
        .collect(tree.stats().height() - after.stats().height())
        .coverage(
            coverage ->
                coverage.checkQuery(lost -> (int) lost.get(0) > 0).count(count -> count > 0));
  }

  @Property
  void putThenRemoveIsRemove(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
    Range range = place.in(tree);
    assertThat(tree.put(range, value).remove(range)).isEqualTo(tree.remove(range));
  }

  @Property
  void removesOfTwoPartsAreOneRemove(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll KeyChoice border) {
    Range range = place.in(tree);
    long key = border.in(tree);
    if (range.contains(key) && key != range.first()) {
      MapleTree<Integer> once = tree.remove(range);
      assertThat(tree.remove(range.first(), key - 1).remove(key, range.last())).isEqualTo(once);
      assertThat(tree.remove(key, range.last()).remove(range.first(), key - 1)).isEqualTo(once);
    }
  }

  @Property
  void removeEntryTakesTheWholeEntry(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    Untouched inputs = Untouched.of(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Entry<Integer> entry = model.entryAt(key);
    MapleTree<Integer> after = tree.removeEntry(key);
    if (entry == null) {
      assertThat(after).isSameAs(tree);
    } else {
      Agreement.check(after, model.remove(entry.first(), entry.last()));
    }
    inputs.check();
  }

  @Property
  void oneEntryAfterTheOtherLeavesNothing(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    MapleTree<Integer> rest = tree.slice(0, choice.in(tree));
    long size = rest.size();
    for (long left = Math.min(size, 200); left > 0; left--) {
      rest = rest.removeEntry(rest.nth(rest.size() / 2).last());
      rest.validate();
      assertThat(rest.size()).isEqualTo(--size);
    }
  }
}
