package org.mapletree.bench.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Entries in arrays, read from front to back while something is measured, so that the input costs
 * no cache miss.
 */
public final class Entries {
  private static final int POOL = 1024;
  private static final Integer[] VALUES = pool();

  private final long[] firsts;
  private final long[] lasts;
  private final Integer[] values;

  Entries(long[] firsts, long[] lasts, Integer[] values) {
    this.firsts = firsts;
    this.lasts = lasts;
    this.values = values;
  }

  /** No entries. */
  public static Entries none() {
    return ofSize(0);
  }

  /** The number of entries. */
  public int size() {
    return firsts.length;
  }

  /** The first key of an entry. */
  public long first(int at) {
    return firsts[at];
  }

  /** The last key of an entry. */
  public long last(int at) {
    return lasts[at];
  }

  /** The value of an entry: one of 1,024 objects, which stay in the cache. */
  public Integer value(int at) {
    return values[at];
  }

  /** Reads all entries in columns. */
  public interface Columns {
    /** Takes the columns, which stay as they are. */
    void accept(long[] firsts, long[] lasts, Integer[] values);
  }

  /** Hands out the columns, not copied. */
  public void inColumns(Columns reader) {
    reader.accept(firsts, lasts, values);
  }

  /** A copy of the first keys. */
  public long[] firsts() {
    return firsts.clone();
  }

  /** A copy of the last keys. */
  public long[] lasts() {
    return lasts.clone();
  }

  /** A copy of the values. */
  public Integer[] values() {
    return values.clone();
  }

  /** The entries at the given places, in that order. */
  public Entries at(int... places) {
    Entries chosen = ofSize(places.length);
    for (int at = 0; at < places.length; at++) {
      chosen.set(at, firsts[places[at]], lasts[places[at]], values[places[at]]);
    }
    return chosen;
  }

  /** The entries from one place to another (exclusive). */
  public Entries between(int from, int to) {
    return new Entries(
        Arrays.copyOfRange(firsts, from, to),
        Arrays.copyOfRange(lasts, from, to),
        Arrays.copyOfRange(values, from, to));
  }

  /** These entries, and others behind them. */
  public Entries and(Entries others) {
    Entries both = ofSize(size() + others.size());
    for (int at = 0; at < both.size(); at++) {
      Entries part = at < size() ? this : others;
      int place = at < size() ? at : at - size();
      both.set(at, part.first(place), part.last(place), part.value(place));
    }
    return both;
  }

  /** The entries in random order. */
  public Entries shuffled(SplittableRandom random) {
    int[] order = new int[size()];
    for (int at = 0; at < order.length; at++) {
      int other = random.nextInt(at + 1);
      order[at] = order[other];
      order[other] = at;
    }
    return at(order);
  }

  /** {@code count} random entries with other values, perhaps some of them twice. */
  public Entries changes(int count, SplittableRandom random) {
    return at(random.ints(count, 0, size()).toArray()).withOtherValues(random);
  }

  /** The same entries, each with another value. */
  public Entries withOtherValues(SplittableRandom random) {
    Entries changed = ofSize(size());
    for (int at = 0; at < size(); at++) {
      int value = (values[at] + 1 + random.nextInt(POOL - 1)) % POOL;
      changed.set(at, firsts[at], lasts[at], VALUES[value]);
    }
    return changed;
  }

  static Entries ofSize(int size) {
    return new Entries(new long[size], new long[size], new Integer[size]);
  }

  void set(int at, long first, long last, Integer value) {
    firsts[at] = first;
    lasts[at] = last;
    values[at] = value;
  }

  static Integer value(SplittableRandom random) {
    return VALUES[random.nextInt(POOL)];
  }

  private static Integer[] pool() {
    Integer[] pool = new Integer[POOL];
    Arrays.setAll(pool, value -> value);
    return pool;
  }
}
