package org.mapletree.jqwik;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.Range;

/** Free space in a sorted list of entries, by walking over all of it. */
final class ModelSpace {
  private ModelSpace() {}

  static BigInteger covered(List<? extends Entry<?>> entries) {
    BigInteger covered = BigInteger.ZERO;
    for (Entry<?> entry : entries) {
      covered = covered.add(Keys.count(entry.range()));
    }
    return covered;
  }

  static List<Range> gaps(List<? extends Entry<?>> entries, long first, long last) {
    List<Range> gaps = new ArrayList<>();
    long key = first; // the lowest key of the window not accounted for
    for (Entry<?> entry : entries) {
      if (Keys.less(entry.last(), key) || Keys.less(last, entry.first())) {
        continue;
      }
      if (Keys.less(key, entry.first())) {
        gaps.add(new Range(key, entry.first() - 1));
      }
      if (!Keys.less(entry.last(), last)) {
        return gaps;
      }
      key = entry.last() + 1;
    }
    gaps.add(new Range(key, last));
    return gaps;
  }

  static @Nullable Range lowest(List<Range> gaps, long size, long alignment) {
    BigInteger unit = Keys.exact(alignment);
    for (Range gap : gaps) {
      BigInteger from = Keys.exact(gap.first());
      BigInteger place = from.add(unit).subtract(BigInteger.ONE).divide(unit).multiply(unit);
      BigInteger end = place.add(Keys.exact(size)).subtract(BigInteger.ONE);
      if (end.compareTo(Keys.exact(gap.last())) <= 0) {
        return new Range(place.longValue(), end.longValue());
      }
    }
    return null;
  }

  static @Nullable Range highest(List<Range> gaps, long size, long alignment) {
    BigInteger unit = Keys.exact(alignment);
    for (int index = gaps.size() - 1; index >= 0; index--) {
      Range gap = gaps.get(index);
      BigInteger latest = Keys.exact(gap.last()).add(BigInteger.ONE).subtract(Keys.exact(size));
      if (latest.signum() < 0) {
        continue;
      }
      BigInteger place = latest.divide(unit).multiply(unit);
      if (place.compareTo(Keys.exact(gap.first())) >= 0) {
        return new Range(
            place.longValue(), place.add(Keys.exact(size)).subtract(BigInteger.ONE).longValue());
      }
    }
    return null;
  }
}
