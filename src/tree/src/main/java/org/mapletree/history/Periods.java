package org.mapletree.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Versions by the period of time in which they were committed. */
final class Periods {

  private static final Comparator<Version<?>> LATER =
      Comparator.<Version<?>, Instant>comparing(Version::at).thenComparing(Version::number);

  private Periods() {}

  /**
   * The number of the last version of each period that has one: of those with the latest instant,
   * the one with the highest number. A branch that was dropped and begun again may have committed
   * at an instant that lies before those of lower numbers.
   */
  static Set<Long> lastOfEach(List<? extends Version<?>> versions, long periodNanos) {
    Map<Long, Version<?>> last = new HashMap<>();
    for (Version<?> version : versions) {
      // Back from the unsigned line to nanoseconds since 1970, which a version's instant fits by
      // construction.
      long nanos = Line.TIME.toKey(version.at()) ^ Long.MIN_VALUE;
      last.merge(Math.floorDiv(nanos, periodNanos), version, BinaryOperator.maxBy(LATER));
    }
    return last.values().stream().map(Version::number).collect(Collectors.toSet());
  }
}
