package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vavr.control.Option;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.constraints.LongRange;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.Range;

/** The published contracts: they pass what keeps them, and refuse what does not. */
class ContractLaws {
  private static final Range WHOLE = Range.of(0, 999);

  @Property
  void clippings(@ForAll NestedRanges ranges) {
    Range whole = ranges.whole();
    Range step = ranges.step();
    Range part = ranges.part();
    Contracts.clipsInTwoStepsAsInOne(Piece.CLIPPING, new Piece(1, 0, whole), whole, step, part);
    Contracts.clipsInTwoStepsAsInOne(Clipping.none(), "x", whole, step, part);
  }

  /** Since it breaks the law always, a property over nested ranges fails with its first try. */
  @Property
  void nestedRangesAlwaysFindAClippingThatCountsItsCuts(@ForAll NestedRanges ranges) {
    Clipping<Integer> counting = (value, old, part) -> value + 1;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Contracts.clipsInTwoStepsAsInOne(
                    counting, 0, ranges.whole(), ranges.step(), ranges.part()));
  }

  /** It minds the second cut alone, and only what is cut off below. */
  @Property(tries = 20)
  void nestedRangesFindAClippingThatForgetsAnOffset(@ForAll Random random) {
    Clipping<Long> forgetful =
        (offset, old, part) -> offset != 0 ? offset : part.first() - old.first();
    assertThat(
            MapleArbitraries.nestedRanges().generator(1000).stream(random)
                .limit(200)
                .map(Shrinkable::value)
                .anyMatch(ranges -> breaks(forgetful, ranges)))
        .isTrue();
  }

  private static boolean breaks(Clipping<Long> clipping, NestedRanges ranges) {
    try {
      Contracts.clipsInTwoStepsAsInOne(clipping, 0L, ranges.whole(), ranges.step(), ranges.part());
      return false;
    } catch (AssertionError broken) {
      return true;
    }
  }

  @Property
  void aClippingThatCountsItsCutsIsRefused(
      @ForAll @LongRange(min = 1, max = 100) long low,
      @ForAll @LongRange(min = 800, max = 998) long high) {
    Clipping<Integer> counting = (value, old, part) -> value + 1;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Contracts.clipsInTwoStepsAsInOne(
                    counting, 0, WHOLE, Range.of(low, high), Range.of(200, 300)))
        .withMessageContaining("0xc8-0x12c");
    Contracts.clipsInTwoStepsAsInOne(counting, 0, WHOLE, Range.of(low, 2000), Range.of(200, 300));
    Contracts.clipsInTwoStepsAsInOne(counting, 0, WHOLE, Range.of(low, high), Range.of(0, 300));
    Clipping<Integer> nothing = (value, old, part) -> null;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> Contracts.clipsInTwoStepsAsInOne(nothing, 0, WHOLE, WHOLE, Range.of(low, high)))
        .withMessageContaining("null");
  }

  @Property
  void joinings(@ForAll Range range, @ForAll long key) {
    Entry<Piece> entry = Entry.of(range, new Piece(1, 5, range));
    Contracts.joinsWhatWasCut(Piece.CLIPPING, Piece.JOINING, entry, key);
    Contracts.joinsWhatWasCut(Piece.CLIPPING, Piece.JOINING, entry, range.last());
    Contracts.joinsWhatWasCut(Clipping.none(), Joining.ofEqual(), Entry.of(range, "x"), key);
  }

  @Property
  void aJoiningThatNeverJoinsIsRefusedAfterACut(@ForAll @LongRange(min = 1, max = 999) long key) {
    Joining<Integer> never = (left, leftRange, right, rightRange) -> Option.none();
    Entry<Integer> entry = Entry.of(WHOLE, 1);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Contracts.joinsWhatWasCut(Clipping.none(), never, entry, key))
        .withMessageContaining("None");
    Contracts.joinsWhatWasCut(Clipping.none(), never, entry, 0);
    Contracts.joinsWhatWasCut(Clipping.none(), never, entry, 1000);
  }

  @Property
  void orderOfJoining(@ForAll @LongRange(min = 0, max = 5) long value) {
    Entry<Long> left = new Entry<>(0, 9, value);
    Entry<Long> middle = new Entry<>(10, 19, value);
    Entry<Long> right = new Entry<>(20, 29, value);
    Contracts.joinsInAnyOrder(Joining.ofEqual(), left, middle, right);
    Joining<Long> smallSums =
        (a, aRange, b, bRange) -> a + b < 4 ? Option.some(a + b) : Option.none();
    Joining<Long> differences = (a, aRange, b, bRange) -> Option.some(a - b);
    Contracts.joinsInAnyOrder(smallSums, left, middle, right);
    if (value != 0) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> Contracts.joinsInAnyOrder(differences, left, middle, right));
    }
  }

  @Property
  void idempotence(@ForAll @LongRange(min = 1, max = 99) Long value) {
    Contracts.isIdempotent(Math::max, value);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Contracts.isIdempotent(Long::sum, value))
        .withMessageContaining(value + " with itself became " + 2 * value);
  }
}
