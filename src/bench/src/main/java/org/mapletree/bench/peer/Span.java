package org.mapletree.bench.peer;

import java.util.Comparator;

/**
 * A range as a key, for libraries without a floor: ranges that overlap are equal to the comparator,
 * so a range of one key finds the entry that holds it.
 *
 * @param first the first key
 * @param last the last key
 */
record Span(long first, long last) {
  static final Comparator<Span> DISJOINT =
      (left, right) -> left.last < right.first ? -1 : left.first > right.last ? 1 : 0;
}
