package org.mapletree.internal;

/** Finds slots by key. Linear with an early exit: see the notes of {@link Lookup}. */
final class SlotSearch {
  private SlotSearch() {}

  /** The first slot that ends at or after {@code key}; the number of slots if none does. */
  static int endingAtOrAfter(long[] bounds, long key) {
    int length = bounds.length >>> 1;
    int slot = 0;
    while (slot < length && bounds[slot] < key) {
      slot++;
    }
    return slot;
  }

  /** The last slot that begins at or before {@code key}; -1 if none does. */
  static int beginningAtOrBefore(long[] bounds, long key) {
    int length = bounds.length >>> 1;
    int slot = 0;
    while (slot < length && bounds[length + slot] <= key) {
      slot++;
    }
    return slot - 1;
  }
}
