package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets of dates and small numbers: what the domain adds to the set. */
class TypedRangeSetTest {
  private static final KeyDomain<Integer> DIGITS = KeyDomains.signedInteger().between(-5, 9);

  private static final TypedRangeSet<Integer> SET =
      TypedRangeSet.empty(DIGITS).add(DIGITS.closed(-3, 1)).add(DIGITS.closed(4, 5));

  @Test
  void rangesThatTouch_areOne() {
    KeyDomain<LocalDate> days = KeyDomains.localDate();
    TypedRangeSet<LocalDate> closed =
        TypedRangeSet.empty(days)
            .add(days.closed(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 14)))
            .add(LocalDate.of(2026, 7, 15));

    assertThat(closed).hasToString("{[2026-07-01, 2026-07-15]}");
    assertThat(closed.nextClear(LocalDate.of(2026, 7, 3))).contains(LocalDate.of(2026, 7, 16));
  }

  @Test
  void complementsAndNeighbours_endWhereTheDomainEnds() {
    assertThat(SET.complement()).hasToString("{[-5, -4], [2, 3], [6, 9]}");
    assertThat(TypedRangeSet.all(DIGITS).complement()).isEqualTo(TypedRangeSet.empty(DIGITS));
    assertThat(SET.gapAt(7)).contains(DIGITS.closed(6, 9));
    assertThat(SET.gapAt(0)).isEmpty();
    assertThat(TypedRangeSet.all(DIGITS).nextClear(0)).isEmpty();
    assertThat(TypedRangeSet.all(DIGITS).previousClear(0)).isEmpty();
    assertThat(SET.nextClear(-3)).contains(2);
    assertThat(SET.previousClear(1)).contains(-4);
    assertThat(SET.nextSet(2)).contains(4);
    assertThat(SET.nextSet(6)).isEmpty();
    assertThat(SET.previousSet(3)).contains(1);
    assertThat(SET.previousSet(-4)).isEmpty();
  }

  @Test
  void queries() {
    assertThat(SET.contains(1)).isTrue();
    assertThat(SET.contains(2)).isFalse();
    assertThat(SET.covers(DIGITS.closed(-3, 0))).isTrue();
    assertThat(SET.covers(DIGITS.closed(0, 2))).isFalse();
    assertThat(SET.covers(SET.remove(0))).isTrue();
    assertThat(SET.intersects(DIGITS.closed(2, 3))).isFalse();
    assertThat(SET.intersects(SET.complement())).isFalse();
    assertThat(SET.size()).isEqualTo(2);
    assertThat(SET.coverage()).isEqualTo(7);
    assertThat(SET.coverage(DIGITS.atLeast(0))).isEqualTo(4);
    assertThat(SET.rank(4)).isEqualTo(5);
    assertThat(SET.select(5)).contains(4);
    assertThat(SET.select(7)).isEmpty();
    assertThat(SET.span()).contains(DIGITS.closed(-3, 5));
    assertThat(SET.rangeAt(0)).contains(DIGITS.closed(-3, 1));
    assertThat(SET.rangeAt(2)).isEmpty();
    assertThat(SET.isEmpty()).isFalse();
  }

  @Test
  void algebraAndWrites() {
    TypedRangeSet<Integer> other = TypedRangeSet.ofRanges(DIGITS, List.of(DIGITS.closed(1, 4)));

    assertThat(SET.union(other)).hasToString("{[-3, 5]}");
    assertThat(SET.intersection(other)).hasToString("{[1, 1], [4, 4]}");
    assertThat(SET.difference(other)).hasToString("{[-3, 0], [5, 5]}");
    assertThat(SET.symmetricDifference(other)).hasToString("{[-3, 0], [2, 3], [5, 5]}");
    assertThat(SET.slice(DIGITS.atMost(0))).hasToString("{[-3, 0]}");
    assertThat(SET.remove(DIGITS.closed(0, 4))).hasToString("{[-3, -1], [5, 5]}");
    assertThat(SET.addAll(SET)).isSameAs(SET);
    assertThat(SET.remove(7)).isSameAs(SET);
  }

  @Test
  void walksAndGaps() {
    assertThat(SET.stream()).containsExactly(DIGITS.closed(-3, 1), DIGITS.closed(4, 5));
    assertThat(SET.reverseIterator().toJavaList())
        .containsExactly(DIGITS.closed(4, 5), DIGITS.closed(-3, 1));
    assertThat(SET.gaps(DIGITS.atLeast(3)).toJavaList())
        .containsExactly(DIGITS.only(3), DIGITS.closed(6, 9));
    assertThat(SET.lowestGap(3, DIGITS.all())).contains(DIGITS.closed(6, 8));
    assertThat(SET.highestGap(2, DIGITS.atMost(3))).contains(DIGITS.closed(2, 3));
  }

  @Test
  void equality_needsTheSameDomain() {
    TypedRangeSet<Integer> again = TypedRangeSet.ofRanges(DIGITS, SET);

    assertThat(again).isEqualTo(SET).hasSameHashCodeAs(SET);
    assertThat(TypedRangeSet.empty(DIGITS))
        .isNotEqualTo(TypedRangeSet.empty(KeyDomains.signedInteger()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SET.union(TypedRangeSet.empty(KeyDomains.signedInteger())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SET.contains(10))
        .withMessage("10 is not in Integer, -5 to 9");
  }
}
