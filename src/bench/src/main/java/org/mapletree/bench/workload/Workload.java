package org.mapletree.bench.workload;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a map holds and what is asked of it: a function of layout, size and seed alone, so every
 * library gets the same. Keys in random places are prepared before anything is measured.
 */
public final class Workload {
  private static final int PAGE = 4096;
  private static final int APART_PAGES = 200;
  private static final int LONGEST_PAGES = 64;
  private static final long SPACE_PAGES = 1L << 35;

  private final Layout layout;
  private final Entries entries;
  private final Entries spare;
  private final SplittableRandom random;

  private Workload(Layout layout, Entries entries, Entries spare, SplittableRandom random) {
    this.layout = layout;
    this.entries = entries;
    this.spare = spare;
    this.random = random;
  }

  /**
   * A workload.
   *
   * @param layout how the entries lie
   * @param size how many entries
   * @param seed chooses among the workloads of this kind
   * @param unsigned whether the keys of {@link Layout#WIDE} are to be ordered as unsigned numbers;
   *     else the same entries come with the sign bit flipped, in signed order. Other keys are below
   *     2^47 and do not differ.
   */
  public static Workload of(Layout layout, int size, long seed, boolean unsigned) {
    SplittableRandom random = new SplittableRandom(seed);
    return switch (layout) {
      case APART, GROWN -> {
        Entries entries = pages(size, random);
        yield new Workload(layout, entries, inGaps(entries, PAGE, random), random);
      }
      case TOUCHING -> touching(size, random);
      case WIDE -> {
        Entries entries = wide(size, random, unsigned ? Long.MIN_VALUE : 0);
        yield new Workload(layout, entries, inGaps(entries, 1, random), random);
      }
    };
  }

  /** How the entries lie. */
  public Layout layout() {
    return layout;
  }

  /** The entries that the map holds at first, in key order. */
  public Entries entries() {
    return entries;
  }

  /** Entries for gaps of the map, one a gap, in random order. */
  public Entries spare() {
    return spare;
  }

  /** Random keys of random entries. */
  public long[] keys(int count) {
    long[] keys = new long[count];
    Arrays.setAll(keys, at -> keyIn(random.nextInt(entries.size())));
    return keys;
  }

  /** A random key of each entry, in order. */
  public long[] ascendingKeys() {
    long[] keys = new long[entries.size()];
    Arrays.setAll(keys, this::keyIn);
    return keys;
  }

  /** Random keys of random entries, {@code hits} of one entry in a row. */
  public long[] hotKeys(int count, int hits) {
    long[] keys = new long[count * hits];
    int place = 0;
    for (int at = 0; at < keys.length; at++) {
      place = at % hits == 0 ? random.nextInt(entries.size()) : place;
      keys[at] = keyIn(place);
    }
    return keys;
  }

  /** The first keys of random entries. */
  public long[] firsts(int count) {
    long[] keys = new long[count];
    Arrays.setAll(keys, at -> entries.first(random.nextInt(entries.size())));
    return keys;
  }

  /** The first keys of random entries that have one before and one behind them. */
  public long[] innerFirsts(int count) {
    long[] keys = new long[count];
    Arrays.setAll(keys, at -> entries.first(random.nextInt(1, entries.size() - 1)));
    return keys;
  }

  /**
   * Random keys of random gaps between two entries; where entries touch, random keys of entries
   * that are neither first nor last.
   */
  public long[] gapKeys(int count) {
    long[] keys = new long[count];
    for (int at = 0; at < count; at++) {
      int place = random.nextInt(1, entries.size() - 1);
      long from = entries.last(place) + 1;
      long length = entries.first(place + 1) - from;
      keys[at] = length > 0 ? from + random.nextLong(length) : entries.first(place);
    }
    return keys;
  }

  /** Random entries with new values. */
  public Entries changes(int count) {
    return entries.changes(count, random);
  }

  /**
   * Changes to be made over and over: the second half gives the entries of the first half other
   * values again. A round that began with the values of the round before would change nothing, and
   * a map that notices would be measured at that.
   *
   * @param count how many, an even number
   */
  public Entries changesOverAndOver(int count) {
    Entries half = changes(count / 2);
    return half.and(half.withOtherValues(random));
  }

  /**
   * Entries for gaps of the map, at random, in batches: no gap comes twice in one.
   *
   * @param count how many batches
   * @param length how many entries a batch has, no more than there are gaps
   */
  public Entries batches(int count, int length) {
    int[] gaps = IntStream.range(0, spare.size()).toArray();
    int[] chosen = new int[count * length];
    for (int at = 0; at < chosen.length; at++) {
      int place = at % length;
      int other = random.nextInt(place, gaps.length);
      chosen[at] = gaps[other];
      gaps[other] = gaps[place];
      gaps[place] = chosen[at];
    }
    return spare.at(chosen);
  }

  /** The entries of the map in two parts: each in the one or in the other, at random. */
  public Entries[] halves() {
    BitSet isInSecond = new BitSet();
    for (int at = 0; at < entries.size(); at++) {
      isInSecond.set(at, random.nextBoolean());
    }
    int[] first = IntStream.range(0, entries.size()).filter(at -> !isInSecond.get(at)).toArray();
    return new Entries[] {entries.at(first), entries.at(isInSecond.stream().toArray())};
  }

  /** Entries side by side, from a random one on, with new values. */
  public Entries changesSideBySide(int count) {
    int from = random.nextInt(entries.size() - count + 1);
    return entries.between(from, from + count).withOtherValues(random);
  }

  /** Random stretches of the map: {@code length} whole entries, as one entry each. */
  public Entries stretches(int count, int length) {
    int[] starts = random.ints(count, 0, entries.size() - length + 1).toArray();
    Entries stretches = Entries.ofSize(count);
    for (int at = 0; at < count; at++) {
      long last = entries.last(starts[at] + length - 1);
      stretches.set(at, entries.first(starts[at]), last, Entries.value(random));
    }
    return stretches;
  }

  /** Ranges that cut entries in half. */
  public Cuts cuts(int count, int length) {
    return new Cuts(entries, count, length, random);
  }

  /** The lengths of the gaps between two entries. */
  public long[] gaps() {
    long[] gaps = new long[entries.size() - 1];
    Arrays.setAll(gaps, at -> entries.first(at + 1) - entries.last(at) - 1);
    return gaps;
  }

  /** The generator, for what else a benchmark chooses. */
  public SplittableRandom random() {
    return random;
  }

  private long keyIn(int place) {
    long length = entries.last(place) - entries.first(place) + 1;
    return entries.first(place) + random.nextLong(length);
  }

  private static Entries pages(int size, SplittableRandom random) {
    long room = SPACE_PAGES - (long) APART_PAGES * size - LONGEST_PAGES;
    long[] starts = random.longs(size, 0, room).toArray();
    Arrays.parallelSort(starts);
    Entries entries = Entries.ofSize(size);
    for (int at = 0; at < size; at++) {
      long first = (starts[at] + (long) APART_PAGES * at) * PAGE;
      entries.set(at, first, first + length(random) - 1, Entries.value(random));
    }
    return entries;
  }

  private static Workload touching(int size, SplittableRandom random) {
    int missing = Math.max(100, size / 100);
    int total = size + missing;
    Entries all = pages(total, random);
    for (int at = 0; at < total - 1; at++) {
      all.set(at, all.first(at), all.first(at + 1) - 1, all.value(at));
    }
    // every k-th is missing, neither the first nor the last
    int[] holes = new int[missing];
    Arrays.setAll(holes, hole -> (int) ((hole + 1L) * total / (missing + 1)));
    int[] kept = new int[size];
    int hole = 0;
    for (int at = 0; at < total; at++) {
      if (hole < missing && holes[hole] == at) {
        hole++;
      } else {
        kept[at - hole] = at;
      }
    }
    return new Workload(Layout.TOUCHING, all.at(kept), all.at(holes).shuffled(random), random);
  }

  /** Entries of any length up to half of the way to the next, spread over all 64 bits. */
  private static Entries wide(int size, SplittableRandom random, long flip) {
    long[] firsts = random.longs(size).toArray();
    Arrays.parallelSort(firsts);
    Entries entries = Entries.ofSize(size);
    for (int at = 0; at < size; at++) {
      long room = (at + 1 < size ? firsts[at + 1] : Long.MAX_VALUE) - firsts[at];
      if (room < 2) {
        return wide(size, random, flip); // two keys side by side: one chance in millions
      }
      long last = firsts[at] + random.nextLong(room >>> 1);
      entries.set(at, firsts[at] ^ flip, last ^ flip, Entries.value(random));
    }
    return entries;
  }

  /** One entry in each gap between two, touching neither, in random order. */
  private static Entries inGaps(Entries entries, long unit, SplittableRandom random) {
    Entries found = Entries.ofSize(entries.size() - 1);
    for (int at = 0; at < found.size(); at++) {
      long from = entries.last(at) + 1;
      long quarter = (entries.first(at + 1) - from) / 4 / unit * unit;
      long length = unit == PAGE ? Math.min(length(random), quarter) : Math.max(1, quarter);
      found.set(at, from + quarter, from + quarter + length - 1, Entries.value(random));
    }
    return found.shuffled(random);
  }

  private static long length(SplittableRandom random) {
    return (long) PAGE * random.nextInt(1, LONGEST_PAGES + 1);
  }
}
