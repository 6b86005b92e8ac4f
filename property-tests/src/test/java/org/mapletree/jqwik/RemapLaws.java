package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * Writes whose new values depend on the old ones: {@code merge}, {@code compute}, {@code
 * replaceAll}.
 */
class RemapLaws {
  @Property
  void mergeFillsGapsAndAsksForTheRest(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
    Range range = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    BiFunction<Integer, Integer, Integer> remap =
        (old, added) -> old % 3 == 0 ? null : old % 3 == 1 ? old : Integer.valueOf(old + added);
    Agreement.check(
        tree.merge(range.first(), range.last(), value, remap),
        RangeMapModel.of(tree).merge(range.first(), range.last(), value, remap));
    inputs.check();
  }

  @Property
  void mergeOfGapsOnlyIsAFill(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
    Range range = place.in(tree);
    MapleTree<Integer> filled = tree.merge(range.first(), range.last(), value, (old, added) -> old);
    assertThat(filled.covers(range.first(), range.last())).isTrue();
    assertThat(filled == tree).isEqualTo(tree.covers(range.first(), range.last()));
    assertThat(filled.intersection(tree).coalesced()).isEqualTo(tree.coalesced());
    if (!tree.intersects(range.first(), range.last())) {
      assertThat(filled).isEqualTo(tree.put(range, value));
    }
  }

  @Property
  void computeSeesPiecesAndGapsInOrder(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    List<Range> pieces = new ArrayList<>();
    BiFunction<Range, Integer, Integer> function =
        (range, old) ->
            old == null ? (range.first() % 2 == 0 ? 77 : null) : old % 2 == 0 ? null : old;
    MapleTree<Integer> computed =
        tree.compute(
            window.first(),
            window.last(),
            (range, old) -> {
              pieces.add(range);
              assertThat(tree.getOrNull(range.first())).isSameAs(old);
              return function.apply(range, old);
            });
    Agreement.check(
        computed, RangeMapModel.of(tree).compute(window.first(), window.last(), function));
    assertThat(pieces.get(0).first()).isEqualTo(window.first());
    assertThat(pieces.get(pieces.size() - 1).last()).isEqualTo(window.last());
    for (int index = 1; index < pieces.size(); index++) {
      assertThat(pieces.get(index).first()).isEqualTo(pieces.get(index - 1).last() + 1);
    }
    inputs.check();
  }

  @Property
  void computeOfNothingNewIsNothing(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    assertThat(tree.compute(window.first(), window.last(), (range, old) -> old)).isSameAs(tree);
    assertThat(tree.compute(window.first(), window.last(), (range, old) -> null))
        .isEqualTo(tree.remove(window));
  }

  @Property
  void replaceAllAsksForStoredPiecesOnly(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    BiFunction<Range, Integer, Integer> function =
        (range, old) -> old % 2 == 0 ? old : Integer.valueOf(old + (int) range.first());
    MapleTree<Integer> replaced = tree.replaceAll(window.first(), window.last(), function);
    Agreement.check(
        replaced, RangeMapModel.of(tree).replaceAll(window.first(), window.last(), function));
    assertThat(replaced.coverage()).isEqualTo(tree.coverage());
    assertThat(tree.replaceAll(window.first(), window.last(), (range, old) -> old)).isSameAs(tree);
    inputs.check();
    if (tree.intersects(window.first(), window.last())) {
      assertThatNullPointerException()
          .isThrownBy(() -> tree.replaceAll(window.first(), window.last(), (range, old) -> null))
          .withMessageContaining("0x");
    }
  }
}
