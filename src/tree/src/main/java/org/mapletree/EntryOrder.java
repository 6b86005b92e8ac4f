package org.mapletree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.mapletree.internal.Unsigned;

/** Brings many entries into key order. */
final class EntryOrder {
  /*
   * Implementation notes.
   *
   * Sorting objects looks at two of them, in no cache, for each comparison. So longs are sorted first, without their objects: in the high bits
   * the distance of an entry's first key from the lowest one, in the low bits its position. Where a distance has more bits than are left for it,
   * its lowest ones are dropped, and entries that are equal in the rest may be out of order. A stable sort of objects settles these; it makes
   * one comparison an entry where nothing is left to do.
   */
  private EntryOrder() {}

  /**
   * The given entries by their first keys, ascending and unsigned. O(n log n).
   *
   * @param entries at least one
   */
  static <V> Entry<V>[] byFirstKey(List<Entry<V>> entries) {
    long[] order = roughOrder(entries);
    Arrays.sort(order);
    long position = (1L << positionBits(entries)) - 1;
    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    Entry<V>[] sorted = new Entry[order.length];
    for (int at = 0; at < sorted.length; at++) {
      sorted[at] = entries.get((int) (order[at] & position));
    }
    Arrays.sort(sorted, Comparator.comparingLong(entry -> Unsigned.flip(entry.first())));
    return sorted;
  }

  /** For each entry its distance from the lowest, shortened, and its position. */
  private static long[] roughOrder(List<? extends Entry<?>> entries) {
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (Entry<?> entry : entries) {
      lowest = Math.min(lowest, Unsigned.flip(entry.first()));
      highest = Math.max(highest, Unsigned.flip(entry.first()));
    }
    int positionBits = positionBits(entries);
    // the sign bit stays clear, since longs are sorted as signed
    int dropped = Math.max(0, 1 + positionBits - Long.numberOfLeadingZeros(highest - lowest));
    long[] order = new long[entries.size()];
    for (int at = 0; at < order.length; at++) {
      long distance = Unsigned.flip(entries.get(at).first()) - lowest;
      order[at] = distance >>> dropped << positionBits | at;
    }
    return order;
  }

  private static int positionBits(List<?> entries) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(entries.size() - 1);
  }
}
