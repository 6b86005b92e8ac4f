package org.mapletree.bench.peer;

import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/**
 * A map from disjoint ranges of keys to values, as one library does it. Immutable libraries keep
 * the newest version in a field; every write makes the next one.
 *
 * <p>What a library has no way to do, {@link Library#operations()} does not name; it throws here.
 * Results are checksums, so that nothing is optimized away and every library can be held against
 * the model.
 */
public interface Peer {
  /** Whether keys are ordered as unsigned numbers; else as signed ones. */
  default boolean unsigned() {
    return false;
  }

  /** Whether only first keys are found: there is neither a floor nor a comparator. */
  default boolean exactKeysOnly() {
    return false;
  }

  // ---------------------------------------------------------------------------------------------------- making

  /**
   * A version that holds entries given in key order, by the fastest way that the library offers.
   */
  Object build(Entries sorted);

  /** A version that holds entries given in any order, by the fastest way. */
  default Object load(Entries entries) {
    throw new UnsupportedOperationException();
  }

  /** Goes on from a version, which a mutable library may then change. */
  void restore(Object version);

  // ---------------------------------------------------------------------------------------------------- reading

  /** The value of the range that holds a key; null if none does. */
  @Nullable Integer get(long key);

  /** The first key of the entry that begins at or before {@code key}; there is one. */
  default long floor(long key) {
    throw new UnsupportedOperationException();
  }

  /** The first key of the entry that begins at or after {@code key}; there is one. */
  default long ceiling(long key) {
    throw new UnsupportedOperationException();
  }

  /** The first key of the last entry that begins before {@code key}; there is one. */
  default long lower(long key) {
    throw new UnsupportedOperationException();
  }

  /** The first key of the first entry that begins after {@code key}; there is one. */
  default long higher(long key) {
    throw new UnsupportedOperationException();
  }

  /** Reads all entries in order; the sum of their {@link #sum}s. */
  long scan();

  /** The same for the entries that begin from {@code first}, where one does, to {@code last}. */
  default long range(long first, long last) {
    throw new UnsupportedOperationException();
  }

  /**
   * The lowest {@code size} free keys from {@code from} on, which lies in the map; the first one.
   */
  default long gap(long size, long from) {
    throw new UnsupportedOperationException();
  }

  /** How many keys are covered by the entries that begin from {@code first} to {@code last}. */
  default long coverage(long first, long last) {
    throw new UnsupportedOperationException();
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /** Maps a range that is an entry, or lies in a gap. */
  default void put(long first, long last, Integer value) {
    throw new UnsupportedOperationException();
  }

  /** Removes an entry. */
  default void remove(long first, long last) {
    throw new UnsupportedOperationException();
  }

  /** Maps a range that begins within an entry and ends within a later one. */
  default void span(long first, long last, Integer value) {
    throw new UnsupportedOperationException();
  }

  /** Gives entries other values, all in one change. */
  default void change(Entries changes) {
    for (int at = 0; at < changes.size(); at++) {
      put(changes.first(at), changes.last(at), changes.value(at));
    }
  }

  // ---------------------------------------------------------------------------------------------------- versions

  /** Whether a version is a mere reference. */
  default boolean persistent() {
    return true;
  }

  /** Whether a write or a version copies the map, or a column of it. */
  default boolean copies() {
    return !persistent();
  }

  /** The map as it is now, which no later write changes. */
  Object version();

  /** The entries that begin from {@code first} to {@code last}, as a version; both are borders. */
  default Object slice(long first, long last) {
    throw new UnsupportedOperationException();
  }

  /** The entries before {@code key}, and those from it on, as versions; no entry crosses it. */
  default Object[] split(long key) {
    throw new UnsupportedOperationException();
  }

  /** Two versions as one; all keys of the second lie above those of the first. */
  default Object concat(Object left, Object right) {
    throw new UnsupportedOperationException();
  }

  /** How many ranges two versions map differently; an entry in both is at the same range. */
  default long diff(Object older, Object newer) {
    throw new UnsupportedOperationException();
  }

  /** The entries of both versions, of the newer one where they overlap. */
  default Object union(Object older, Object newer) {
    throw new UnsupportedOperationException();
  }

  /** What is read of an entry. */
  static long sum(long first, long last, Integer value) {
    return first + last + value;
  }
}
