package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ranges of every kind have one closed form, and the arithmetic of ranges works on it. */
class TypedRangeTest {
  private static final KeyDomain<Integer> INTS = KeyDomains.signedInteger();

  @Test
  void everyKindOfRange_isClosedInside() {
    assertThat(INTS.closed(-3, 4)).hasToString("[-3, 4]");
    assertThat(INTS.closedOpen(-3, 5)).isEqualTo(INTS.closed(-3, 4));
    assertThat(INTS.openClosed(-4, 4)).isEqualTo(INTS.closed(-3, 4));
    assertThat(INTS.open(-4, 5)).isEqualTo(INTS.closed(-3, 4));
    assertThat(INTS.only(7)).isEqualTo(INTS.closed(7, 7));
  }

  @Test
  void unboundedRanges_endWithTheDomain() {
    assertThat(INTS.atLeast(0)).hasToString("[0, 2147483647]");
    assertThat(INTS.greaterThan(0)).hasToString("[1, 2147483647]");
    assertThat(INTS.atMost(0)).hasToString("[-2147483648, 0]");
    assertThat(INTS.lessThan(0)).hasToString("[-2147483648, -1]");
    assertThat(INTS.all()).hasToString("[-2147483648, 2147483647]");
  }

  @Test
  void boundsThatMeetOrCross_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.closed(5, 4))
        .withMessage("first 5 is above last 4 in Integer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.closedOpen(5, 5))
        .withMessage("[5, 5) holds no value of Integer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.openClosed(5, 5))
        .withMessage("(5, 5] holds no value of Integer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.open(5, 6))
        .withMessage("(5, 6) holds no value of Integer");
  }

  @Test
  void nothingLiesBeyondTheBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> INTS.greaterThan(Integer.MAX_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> INTS.lessThan(Integer.MIN_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.open(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void aValueOutsideTheDomain_isRefusedWithItsBounds() {
    KeyDomain<Integer> digits = INTS.between(0, 9);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits.closed(3, 10))
        .withMessage("10 is not in Integer, 0 to 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits.all().contains(-1))
        .withMessage("-1 is not in Integer, 0 to 9");
  }

  @Test
  void relationsOfTwoRanges() {
    TypedRange<Integer> low = INTS.closed(0, 4);
    TypedRange<Integer> high = INTS.closed(8, 9);

    assertThat(low.contains(4)).isTrue();
    assertThat(low.contains(5)).isFalse();
    assertThat(low.contains(INTS.closed(0, 4))).isTrue();
    assertThat(low.contains(INTS.closed(1, 5))).isFalse();
    assertThat(low.intersects(INTS.closed(4, 8))).isTrue();
    assertThat(low.intersects(high)).isFalse();
    assertThat(low.touches(INTS.closed(5, 5))).isTrue();
    assertThat(INTS.closed(5, 5).touches(low)).isTrue();
    assertThat(low.touches(INTS.closed(6, 6))).isFalse();
    assertThat(low.touches(INTS.closed(4, 6))).isFalse();
    assertThat(low.intersection(INTS.closed(3, 9))).contains(INTS.closed(3, 4));
    assertThat(low.intersection(high)).isEmpty();
    assertThat(low.gapTo(high)).contains(INTS.closed(5, 7));
    assertThat(high.gapTo(low)).contains(INTS.closed(5, 7));
    assertThat(low.gapTo(INTS.closed(5, 9))).isEmpty();
    assertThat(low.gapTo(low)).isEmpty();
    assertThat(high.span(low)).isEqualTo(INTS.closed(0, 9));
  }

  @Test
  void rangesAtBothEndsOfTheDomain_doNotTouch() {
    assertThat(INTS.only(Integer.MIN_VALUE).touches(INTS.only(Integer.MAX_VALUE))).isFalse();
  }

  @Test
  void rangesOfTwoDomains_doNotMix() {
    TypedRange<Integer> unsigned = KeyDomains.unsignedInteger().closed(1, 2);

    assertThat(INTS.closed(1, 2)).isNotEqualTo(unsigned);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTS.closed(1, 2).intersects(unsigned))
        .withMessage(
            "two domains do not mix: Integer, -2147483648 to 2147483647; unsigned Integer, 0 to"
                + " 4294967295");
  }

  @Test
  void wideRanges_readTheSame() {
    TypedRange<UUID> range = WideKeyDomains.uuid().openClosed(new UUID(0, -1), new UUID(1, 0));

    assertThat(range).isEqualTo(WideKeyDomains.uuid().only(new UUID(1, 0)));
    assertThat(KeyDomains.localDate().atLeast(LocalDate.EPOCH))
        .hasToString("[1970-01-01, +999999999-12-31]");
  }
}
