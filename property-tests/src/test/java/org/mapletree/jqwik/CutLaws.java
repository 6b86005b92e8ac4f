package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Halves;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code slice}, {@code split} and {@code concat} promise. */
class CutLaws {
  @Property
  void sliceClips(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> slice = tree.slice(window.first(), window.last());
    Agreement.check(slice, RangeMapModel.of(tree).slice(window.first(), window.last()));
    inputs.check();
    assertThat(slice == tree).isEqualTo(tree.isEmpty() || window.contains(tree.span().get()));
    assertThat(slice.slice(window.first(), window.last())).isSameAs(slice);
  }

  @Property
  void slicesMeetInTheirIntersection(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice one, @ForAll RangeChoice other) {
    Range first = one.in(tree);
    Range second = other.in(tree);
    MapleTree<Integer> both =
        tree.slice(first.first(), first.last()).slice(second.first(), second.last());
    Range common = first.intersection(second).getOrNull();
    assertThat(both)
        .isEqualTo(common == null ? MapleTree.empty() : tree.slice(common.first(), common.last()));
  }

  @Property
  void splitIsTwoSlices(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    Untouched inputs = Untouched.of(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Halves<Integer> halves = tree.split(key);
    Agreement.check(halves.below(), key == 0 ? RangeMapModel.empty() : model.slice(0, key - 1));
    Agreement.check(halves.from(), model.slice(key, -1L));
    inputs.check();
  }

  @Property
  void splitThenConcatOnlyCutsTheEntryAtTheKey(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    Halves<Integer> halves = tree.split(key);
    Untouched inputs = Untouched.of(halves.below(), halves.from());
    MapleTree<Integer> again = halves.below().concat(halves.from());
    RangeMapModel<Integer> expected = RangeMapModel.of(tree);
    Integer cut = tree.getOrNull(key);
    if (cut != null) {
      Range whole = tree.entryAtOrNull(key).range();
      expected = expected.put(key, whole.last(), cut);
    }
    Agreement.check(again, expected);
    inputs.check();
    Statistics.label("heights apart")
        .collect(
            Math.min(2, Math.abs(halves.below().stats().height() - halves.from().stats().height())))
        .coverage(
            coverage -> {
              coverage.check(0).count(count -> count > 8);
              coverage.check(1).count(count -> count > 8);
            });
  }

  @Property
  void splitThenConcatAtABorderIsTheSameTree(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    var entry = tree.entryAtOrNull(key);
    long border = entry == null ? key : entry.first();
    Halves<Integer> halves = tree.split(border);
    assertThat(halves.below().concat(halves.from())).isEqualTo(tree);
    assertThat(halves.below().size() + halves.from().size()).isEqualTo(tree.size());
  }

  /** Any two trees that lie one behind the other, not only halves of one. */
  @Property
  void concatPutsStrangersSideBySide(
      @ForAll MapleTree<Integer> one, @ForAll MapleTree<Integer> other, @ForAll KeyChoice choice) {
    long key = choice.in(one);
    MapleTree<Integer> below = one.split(key).below();
    MapleTree<Integer> above = other.split(key).from();
    Untouched inputs = Untouched.of(below, above);
    MapleTree<Integer> both = below.concat(above);
    Agreement.check(both, RangeMapModel.of(below).putAll(above));
    inputs.check();
    if (!below.isEmpty() && !above.isEmpty()) {
      assertThatIllegalArgumentException().isThrownBy(() -> above.concat(below));
    }
  }

  @Property
  void concatIsAssociativeAndHasTheEmptyTreeAsUnit(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice one, @ForAll KeyChoice other) {
    long low = Keys.min(one.in(tree), other.in(tree));
    long high = Keys.max(one.in(tree), other.in(tree));
    MapleTree<Integer> first = tree.split(low).below();
    MapleTree<Integer> middle = tree.split(low).from().split(high).below();
    MapleTree<Integer> last = tree.split(high).from();
    MapleTree<Integer> both = first.concat(middle).concat(last);
    assertThat(both).isEqualTo(first.concat(middle.concat(last)));
    both.validate();
    assertThat(tree.concat(MapleTree.empty())).isSameAs(tree);
    assertThat(MapleTree.<Integer>empty().concat(tree)).isEqualTo(tree);
  }
}
