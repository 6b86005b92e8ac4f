package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Allocation;
import org.mapletree.MapleTree;
import org.mapletree.NoSpace;
import org.mapletree.Range;

/** Free space: what is there, the lowest and the highest place for a size, and allocation. */
class GapLaws {
  @Provide
  Arbitrary<Long> sizes() {
    return Arbitraries.of(
        1L,
        2L,
        3L,
        0xffeL,
        0xfffL,
        0x1000L,
        0x1001L,
        0x10000L,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1L);
  }

  @Provide
  Arbitrary<Long> alignments() {
    return Arbitraries.of(1L, 1L, 2L, 3L, 7L, 60L, 0x1000L, 0x1001L, 1L << 40, Long.MIN_VALUE, -1L);
  }

  @Property
  void gapsBehindEntriesThatTouch(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice filled,
      @ForAll RangeChoice choice,
      @ForAll("sizes") long size,
      @ForAll("alignments") long alignment) {
    MapleTree<Integer> dense = tree.compute(filled.in(tree), (range, old) -> old == null ? 0 : old);
    Range window = choice.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(dense);
    assertThat(dense.gaps(window).toJavaList())
        .isEqualTo(model.gaps(window.first(), window.last()));
    assertThat(dense.gaps(0, -1L).toJavaList()).isEqualTo(model.gaps(0, -1L));
    checkPlaces(dense, window, size, alignment);
    checkPlaces(dense, Range.ALL, size, alignment);
  }

  @Property
  void gapsAreThoseOfTheModel(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    assertThat(tree.gaps(window.first(), window.last()).toJavaList())
        .isEqualTo(RangeMapModel.of(tree).gaps(window.first(), window.last()));
  }

  @Property
  void placesAreThoseOfTheModel(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice place,
      @ForAll("sizes") long size,
      @ForAll("alignments") long alignment) {
    Range window = place.in(tree);
    checkPlaces(tree, window, size, alignment);
    Statistics.label("place")
        .collect(tree.lowestGap(size, window.first(), window.last(), alignment).isDefined())
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 10);
              coverage.check(false).percentage(share -> share > 10);
            });
  }

  /** The sizes that matter: those of gaps that are there, and one key more or less. */
  @Property
  void placesOfTheSizeOfAGap(
      @ForAll MapleTree<Integer> tree,
      @ForAll KeyChoice choice,
      @ForAll RangeChoice place,
      @ForAll("alignments") long alignment) {
    Range gap = tree.gapAt(choice.in(tree)).getOrNull();
    Assume.that(gap != null && !gap.equals(Range.ALL));
    for (long size = gap.length() - 1; size != gap.length() + 2; size++) {
      if (size != 0) {
        checkPlaces(tree, Range.ALL, size, 1);
        checkPlaces(tree, place.in(tree), size, alignment);
      }
    }
  }

  @Property
  void writesAreSeenByTheNextSearch(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice put,
      @ForAll RangeChoice removed,
      @ForAll("sizes") long size) {
    checkPlaces(tree, Range.ALL, size, 1);
    MapleTree<Integer> less = tree.put(put.in(tree), 1);
    checkPlaces(less, Range.ALL, size, 1);
    MapleTree<Integer> more = less.remove(removed.in(less));
    checkPlaces(more, Range.ALL, size, 1);
    checkPlaces(tree, Range.ALL, size, 1);
  }

  private static void checkPlaces(
      MapleTree<Integer> tree, Range window, long size, long alignment) {
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    long first = window.first();
    long last = window.last();
    assertThat(tree.lowestGap(size, first, last, alignment))
        .isEqualTo(Option.of(model.lowestGap(size, first, last, alignment)));
    assertThat(tree.highestGap(size, first, last, alignment))
        .isEqualTo(Option.of(model.highestGap(size, first, last, alignment)));
    assertThat(tree.lowestGap(size, first, last))
        .isEqualTo(Option.of(model.lowestGap(size, first, last, 1)));
    assertThat(tree.highestGap(size, first, last))
        .isEqualTo(Option.of(model.highestGap(size, first, last, 1)));
  }

  @Property
  void allocationTakesTheLowestOrTheHighestPlace(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll("sizes") long size) {
    Range window = place.in(tree);
    long first = window.first();
    long last = window.last();
    Untouched inputs = Untouched.of(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    checkAllocation(
        tree,
        model.lowestGap(size, first, last, 1),
        false,
        window,
        size,
        tree.allocateLowest(size, first, last, 42));
    checkAllocation(
        tree,
        model.highestGap(size, first, last, 1),
        false,
        window,
        size,
        tree.allocateHighest(size, first, last, 42));
    inputs.check();
  }

  @Property
  void cyclicAllocationGoesOnBehindNextAndThenBeginsAgain(
      @ForAll MapleTree<Integer> tree,
      @ForAll RangeChoice place,
      @ForAll KeyChoice start,
      @ForAll("sizes") long size) {
    Range window = place.in(tree);
    long first = window.first();
    long last = window.last();
    long next = start.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    Range behind = window.contains(next) ? model.lowestGap(size, next, last, 1) : null;
    Range expected = behind != null ? behind : model.lowestGap(size, first, last, 1);
    boolean wrapped = behind == null && Keys.less(first, next);
    checkAllocation(
        tree, expected, wrapped, window, size, tree.allocateCyclic(size, first, last, next, 42));
  }

  private static void checkAllocation(
      MapleTree<Integer> tree,
      Range expected,
      boolean wrapped,
      Range window,
      long size,
      Either<NoSpace, Allocation<Integer>> result) {
    if (expected != null) {
      Allocation<Integer> allocation = result.get();
      assertThat(allocation.range()).isEqualTo(expected);
      assertThat(allocation.next()).isEqualTo(expected.last() + 1);
      assertThat(allocation.wrapped()).isEqualTo(wrapped);
      Agreement.check(
          allocation.tree(), RangeMapModel.of(tree).put(expected.first(), expected.last(), 42));
      return;
    }
    long largest = 0;
    for (Range gap : RangeMapModel.of(tree).gaps(window.first(), window.last())) {
      largest = gap.equals(Range.ALL) ? -1L : Keys.max(largest, gap.length());
    }
    assertThat(result.getLeft()).isEqualTo(new NoSpace(size, window, largest));
  }

  /** As a table of identifiers would: until nothing is free, no place is given twice. */
  @Property(tries = 50)
  void cyclicAllocationFillsItsWindowOnce(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice start) {
    long first = start.in(tree);
    long last = Keys.less(-32L, first) ? -1L : first + 31;
    MapleTree<Integer> filled = tree;
    long free = Keys.count(new Range(first, last)).longValue() - tree.coverage(first, last);
    long next = first + 7;
    for (long left = free; left > 0; left--) {
      Allocation<Integer> allocation = filled.allocateCyclic(1, first, last, next, 1).get();
      assertThat(filled.containsKey(allocation.range().first())).isFalse();
      filled = allocation.tree();
      next = allocation.next();
    }
    assertThat(filled.covers(first, last)).isTrue();
    assertThat(filled.allocateCyclic(1, first, last, next, 1).isLeft()).isTrue();
  }
}
