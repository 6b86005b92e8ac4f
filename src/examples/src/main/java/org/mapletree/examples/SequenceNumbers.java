package org.mapletree.examples;

import java.util.List;
import org.mapletree.MapleSet;
import org.mapletree.Range;

/**
 * Which messages of a numbered stream have arrived, whatever their order, and which to ask for
 * again. A million numbers that arrived are a few ranges.
 *
 * @param seen the numbers that arrived
 */
public record SequenceNumbers(MapleSet seen) {
  /** A stream of which nothing has arrived. */
  public static final SequenceNumbers NONE = new SequenceNumbers(MapleSet.empty());

  /**
   * A message arrived.
   *
   * @param number its number, at least 1
   * @return the state after it; this state if it had arrived before
   */
  public SequenceNumbers arrived(long number) {
    MapleSet now = seen.add(number);
    return now == seen ? this : new SequenceNumbers(now);
  }

  /**
   * Many messages arrived.
   *
   * @param numbers their numbers, in any order
   * @return the state after them; this state if all had arrived before
   */
  public SequenceNumbers arrived(long... numbers) {
    MapleSet now = seen.addKeys(numbers);
    return now == seen ? this : new SequenceNumbers(now);
  }

  /**
   * What is missing below the highest number that arrived.
   *
   * @return the missing numbers, as few ranges as possible
   */
  public List<Range> missing() {
    return seen.span().map(span -> seen.gaps(1, span.last()).toJavaList()).getOrElse(List.of());
  }

  /**
   * The number up to which all have arrived.
   *
   * @return the last one before the first that is missing; 0 if the first one is
   */
  public long complete() {
    // nothing is clear above the highest number of all, which 0 - 1 is
    return seen.nextClear(1).orElse(0) - 1;
  }

  /**
   * How many of a stretch of numbers have arrived.
   *
   * @param first the first number
   * @param last the last number
   * @return how many
   */
  public long count(long first, long last) {
    return seen.coverage(first, last);
  }

  /**
   * What a receiver that knows an older state has to be told.
   *
   * @param older the older state
   * @return the numbers that arrived since
   */
  public MapleSet since(SequenceNumbers older) {
    return seen.difference(older.seen);
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    SequenceNumbers state = NONE.arrived(1, 2, 3, 7, 5, 9, 4);
    System.out.println("complete up to " + state.complete() + ", ask for " + state.missing());
    SequenceNumbers later = state.arrived(6).arrived(8);
    System.out.println("complete up to " + later.complete() + ", new: " + later.since(state));
  }
}
