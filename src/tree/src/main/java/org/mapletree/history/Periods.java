package org.mapletree.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Versions by the period of time in which they were committed. */
final class Periods {

  private Periods() {}

  /**
   * The number of the last version of each period that has one; {@code versions} are in the order
   * of their instants.
   */
  static Set<Long> lastOfEach(List<? extends Version<?>> versions, long periodNanos) {
    Map<Long, Long> last = new HashMap<>();
    for (Version<?> version : versions) {
      // Back from the unsigned line to nanoseconds since 1970, which a version's instant fits by
      // construction.
      long nanos = Line.TIME.toKey(version.at()) ^ Long.MIN_VALUE;
      last.put(Math.floorDiv(nanos, periodNanos), version.number());
    }
    return new HashSet<>(last.values());
  }
}
