package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Ranges: their arithmetic against numbers that do not overflow. */
class RangeLaws {
  private static BigInteger first(Range range) {
    return Keys.exact(range.first());
  }

  private static BigInteger last(Range range) {
    return Keys.exact(range.last());
  }

  @Property
  void relations(@ForAll Range one, @ForAll RangeChoice place) {
    check(one, place.in(MapleTree.of(one.first(), one.last(), 1)));
  }

  private static void check(Range one, Range other) {
    boolean below = last(one).compareTo(first(other)) < 0;
    boolean above = last(other).compareTo(first(one)) < 0;
    boolean next = last(one).add(BigInteger.ONE).equals(first(other));
    boolean before = last(other).add(BigInteger.ONE).equals(first(one));
    assertThat(one.intersects(other)).isEqualTo(!below && !above);
    assertThat(one.touches(other)).isEqualTo(next || before);
    assertThat(other.touches(one)).isEqualTo(next || before);
    assertThat(one.contains(other))
        .isEqualTo(
            first(one).compareTo(first(other)) <= 0 && last(other).compareTo(last(one)) <= 0);
    assertThat(one.contains(other.first()))
        .isEqualTo(
            first(one).compareTo(first(other)) <= 0 && first(other).compareTo(last(one)) <= 0);
    Range span = one.span(other);
    assertThat(first(span)).isEqualTo(first(one).min(first(other)));
    assertThat(last(span)).isEqualTo(last(one).max(last(other)));
    assertThat(one.intersection(other).isDefined()).isEqualTo(!below && !above);
    for (Range common : one.intersection(other)) {
      assertThat(first(common)).isEqualTo(first(one).max(first(other)));
      assertThat(last(common)).isEqualTo(last(one).min(last(other)));
    }
    assertThat(one.gapTo(other).isDefined()).isEqualTo((below && !next) || (above && !before));
    for (Range gap : one.gapTo(other)) {
      assertThat(gap.touches(one) && gap.touches(other)).isTrue();
      assertThat(span.contains(gap)).isTrue();
    }
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(
            first(one).equals(first(other))
                ? last(one).compareTo(last(other))
                : first(one).compareTo(first(other)));
  }

  @Property
  void doors(@ForAll Range range) {
    assertThat(Range.of(range.first(), range.last())).isEqualTo(range);
    assertThat(Range.until(range.first(), range.last() + 1)).isEqualTo(range);
    assertThat(Range.parse(range.toString())).isEqualTo(range);
    assertThat(range.length()).isEqualTo(Keys.count(range).longValue());
    if (range.length() != 0) {
      assertThat(Range.ofLength(range.first(), range.length())).isEqualTo(range);
    }
    assertThat(range.contains(range)).isTrue();
    assertThat(range).isEqualByComparingTo(Range.of(range.first(), range.last()));
    assertThat(range)
        .hasToString("0x" + first(range).toString(16) + "-0x" + last(range).toString(16));
  }
}
