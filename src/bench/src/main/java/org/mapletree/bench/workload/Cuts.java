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
  }

  /** The ranges, with the values to put. */
  public Entries ranges() {
    return ranges;
  }

  /** What is left of the first entry that a range cuts. */
  public Entries heads() {
    Entries heads = entries.at(places);
    for (int at = 0; at < places.length; at++) {
      heads.set(at, heads.first(at), ranges.first(at) - 1, heads.value(at));
    }
    return heads;
  }

  /** What is left of the last entry that a range cuts. */
  public Entries tails() {
    Entries tails = Entries.ofSize(places.length);
    for (int at = 0; at < places.length; at++) {
      int place = places[at] + length - 1;
      tails.set(at, ranges.last(at) + 1, entries.last(place), entries.value(place));
    }
    return tails;
  }

  /** All entries that the ranges meet. */
  public Entries met() {
    int[] met = new int[places.length * length];
    for (int at = 0; at < met.length; at++) {
      met[at] = places[at / length] + at % length;
    }
    return entries.at(met);
  }

  private long middle(int place) {
    return entries.first(place) + (entries.last(place) - entries.first(place)) / 2;
  }
}
