package org.mapletree.bench.workload;

import java.util.SplittableRandom;

/**
 * Ranges that each reach from the middle of one entry to the middle of a later one, far enough
 * apart that no entry is cut twice.
 */
public final class Cuts {
  private final Entries entries;
  private final Entries ranges;
  private final int[] places;
  private final int length;
  private final Entries heads;
  private final Entries tails;
  private final Entries met;

  /** {@code count} ranges over {@code length} entries each. */
  Cuts(Entries entries, int count, int length, SplittableRandom random) {
    this.entries = entries;
    this.ranges = Entries.ofSize(count);
    this.places = new int[count];
    this.length = length;
    int room = entries.size() / count;
    if (room < length) {
      throw new IllegalArgumentException(
          count + " cuts of " + length + " entries do not fit into " + entries.size());
    }
    for (int at = 0; at < count; at++) {
      int place = at * room + random.nextInt(room - length + 1);
      places[at] = place;
      ranges.set(at, middle(place) + 1, middle(place + length - 1), Entries.value(random));
    }
    this.heads = cutHeads();
    this.tails = cutTails();
    this.met = allMet();
  }

  /** The ranges, with the values to put. */
  public Entries ranges() {
    return ranges;
  }

  /** What is left of the first entry that a range cuts. */
  public Entries heads() {
    return heads;
  }

  /** What is left of the last entry that a range cuts. */
  public Entries tails() {
    return tails;
  }

  /** All entries that the ranges meet. */
  public Entries met() {
    return met;
  }

  private Entries cutHeads() {
    Entries cut = entries.at(places);
    for (int at = 0; at < places.length; at++) {
      cut.set(at, cut.first(at), ranges.first(at) - 1, cut.value(at));
    }
    return cut;
  }

  private Entries cutTails() {
    Entries cut = Entries.ofSize(places.length);
    for (int at = 0; at < places.length; at++) {
      int place = places[at] + length - 1;
      cut.set(at, ranges.last(at) + 1, entries.last(place), entries.value(place));
    }
    return cut;
  }

  private Entries allMet() {
    int[] all = new int[places.length * length];
    for (int at = 0; at < all.length; at++) {
      all[at] = places[at / length] + at % length;
    }
    return entries.at(all);
  }

  private long middle(int place) {
    return entries.first(place) + (entries.last(place) - entries.first(place)) / 2;
  }
}
