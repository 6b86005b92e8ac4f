package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.Entry;
import org.mapletree.Fingerprint;
import org.mapletree.Halves;
import org.mapletree.MapleTree;
import org.mapletree.Measure;
import org.mapletree.Range;

/** Measures: a fold over clipped entries, whatever the nodes remember. Fingerprints are one. */
class MeasureLaws {
  /** A polynomial over what is measured, so that order and number count, too. */
  private record Text(long hash, long power) {
    static final Text EMPTY = new Text(0, 1);

    static Text of(Range range, Object value) {
      return new Text(31 * range.hashCode() + value.hashCode(), 0x5deece66dL);
    }

    Text then(Text next) {
      return new Text(hash * next.power + next.hash, power * next.power);
    }
  }

  private static final Measure<Integer, Text> TEXT = Measure.of(Text.EMPTY, Text::of, Text::then);
  private static final Measure<Integer, Integer> LARGEST =
      Measure.of(Integer.MIN_VALUE, (range, value) -> value, Math::max);
  private static final Measure<Piece, Text> PIECES = Measure.of(Text.EMPTY, Text::of, Text::then);
  private static final Measure<Integer, Fingerprint> PRINT =
      Measure.fingerprint(Integer::longValue);

  /** The measure of a window, entry by entry. */
  private static <V, A> A fold(RangeMapModel<V> model, Measure<V, A> measure, Range window) {
    A sum = measure.identity();
    for (Entry<V> entry : model.slice(window.first(), window.last()).entries()) {
      sum = measure.combine(sum, measure.of(entry.range(), entry.value()));
    }
    return sum;
  }

  private static <V, A> void check(
      MapleTree<V> tree, RangeMapModel<V> model, Measure<V, A> measure, Range window) {
    assertThat(tree.measure(measure, window.first(), window.last()))
        .isEqualTo(fold(model, measure, window));
    assertThat(tree.measure(measure)).isEqualTo(fold(model, measure, Range.ALL));
  }

  @Property
  void isAFoldOverClippedEntries(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice one, @ForAll RangeChoice other) {
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Untouched inputs = Untouched.of(tree);
    check(tree, model, TEXT, one.in(tree)); // cold
    check(tree, model, TEXT, other.in(tree)); // warm
    inputs.check();
  }

  /** A node keeps one measure: two that are asked in turn must not see each other's values. */
  @Property
  void twoMeasuresInTurnKeepApart(
      @ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> windows) {
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    for (RangeChoice window : windows) {
      Range range = window.in(tree);
      check(tree, model, TEXT, range);
      assertThat(tree.measure(LARGEST, range.first(), range.last()))
          .isEqualTo(fold(model, LARGEST, range));
      check(tree, model, TEXT, range);
    }
  }

  @Property
  void writesAreMeasuredWithWarmNodes(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll RangeChoice choice) {
    Range range = place.in(tree);
    Range window = choice.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    check(tree, model, TEXT, window);
    check(tree.put(range, 5), model.put(range.first(), range.last(), 5), TEXT, window);
    check(tree.remove(range), model.remove(range.first(), range.last()), TEXT, window);
    check(
        tree.slice(range.first(), range.last()),
        model.slice(range.first(), range.last()),
        TEXT,
        window);
    Halves<Integer> halves = tree.split(range.first());
    MapleTree<Integer> again = halves.below().concat(halves.from());
    check(again, RangeMapModel.of(again), TEXT, window);
    check(
        again.union(tree).difference(tree.slice(range.first(), range.last())),
        model.remove(range.first(), range.last()),
        TEXT,
        window);
    check(tree, model, TEXT, window);
  }

  /** Nodes changed in place forget what was measured, at every step. */
  @Property
  void editsInPlaceAreMeasured(@ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> places) {
    assertThat(tree.measure(TEXT)).isNotNull();
    MapleTree<Integer> current = tree;
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    for (RangeChoice place : places) {
      Range range = place.in(tree);
      current =
          current.edit(
              edits ->
                  edits
                      .put(range.first(), range.last(), 3)
                      .put(range.first(), range.first(), 4)
                      .remove(range.last(), range.last()));
      model =
          model
              .put(range.first(), range.last(), 3)
              .put(range.first(), range.first(), 4)
              .remove(range.last(), range.last());
      check(current, model, TEXT, range);
    }
  }

  @Provide
  Arbitrary<MapleTree<Piece>> pieces() {
    return PolicyLaws.trees();
  }

  @Property
  void valuesAtTheWindowsEdgesAreClipped(
      @ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice choice) {
    RangeMapModel<Piece> model = RangeMapModel.of(tree, Piece.CLIPPING, Piece.JOINING);
    check(tree, model, PIECES, choice.in(tree));
  }

  @Property
  void fingerprintsDoNotDependOnTheShape(@ForAll MapleTree<Integer> tree, @ForAll Random random) {
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    Collections.shuffle(entries, random);
    assertThat(MapleTree.<Integer>empty().putAll(entries).measure(PRINT))
        .isEqualTo(tree.measure(PRINT));
    assertThat(MapleTree.ofEntries(entries).measure(PRINT)).isEqualTo(tree.measure(PRINT));
    assertThat(fold(RangeMapModel.of(tree), PRINT, Range.ALL)).isEqualTo(tree.measure(PRINT));
  }

  @Property
  void fingerprintsTellVersionsApart(@ForAll Versions<Integer> versions) {
    MapleTree<Integer> older = versions.older();
    MapleTree<Integer> newer = versions.newer();
    assertThat(older.measure(PRINT).equals(newer.measure(PRINT))).isEqualTo(older.equals(newer));
  }

  /** The print of each entry in turn is missed, and so is each key at its ends. */
  @Property
  void fingerprintsMissEveryEntry(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    Entry<Integer> entry = tree.ceilingEntryOrNull(choice.in(tree));
    if (entry == null) {
      return;
    }
    Fingerprint whole = tree.measure(PRINT);
    assertThat(tree.removeEntry(entry.first()).measure(PRINT)).isNotEqualTo(whole);
    assertThat(tree.remove(entry.last(), entry.last()).measure(PRINT)).isNotEqualTo(whole);
    assertThat(tree.put(entry.range(), entry.value() + 1).measure(PRINT)).isNotEqualTo(whole);
    assertThat(tree.put(entry.first(), entry.first(), entry.value()).measure(PRINT).equals(whole))
        .isEqualTo(entry.first() == entry.last());
  }

  @Property
  void fingerprintsOfWindowsAddUp(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    Halves<Integer> halves = tree.split(key);
    Fingerprint below = key == 0 ? Fingerprint.ZERO : tree.measure(PRINT, 0, key - 1);
    Fingerprint from = tree.measure(PRINT, key, -1L);
    assertThat(below).isEqualTo(halves.below().measure(PRINT));
    assertThat(from).isEqualTo(halves.from().measure(PRINT));
    assertThat(below.plus(from))
        .isEqualTo(from.plus(below))
        .isEqualTo(halves.below().concat(halves.from()).measure(PRINT));
    assertThat(below.toString()).matches("[0-9a-f]{32}");
  }
}
