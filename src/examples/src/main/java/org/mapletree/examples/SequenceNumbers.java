package org.mapletree.examples;

import io.vavr.control.Either;
import java.util.List;
import org.mapletree.MapleSet;
import org.mapletree.Range;
import org.mapletree.codec.CorruptSnapshot;
import org.mapletree.codec.SnapshotCodec;
import org.mapletree.codec.ValueCodec;

/**
 * Which messages of a numbered stream have arrived, whatever their order, and which to ask for
 * again. A million numbers that arrived are a few ranges.
 *
 * @param seen the numbers that arrived
 */
public record SequenceNumbers(MapleSet seen) {
  private static final SnapshotCodec<Boolean> CODEC =
      SnapshotCodec.of(ValueCodec.of("arrived", arrived -> new byte[0], bytes -> true));

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
   * What to save or send when an older state has been saved or sent already.
   *
   * @param older the older state
   * @return bytes, as many as it takes to list the ranges that changed
   */
  public byte[] delta(SequenceNumbers older) {
    return CODEC.encodeDelta(older.seen.asTree(), seen.asTree());
  }

  /**
   * The newer state that a delta leads to.
   *
   * @param delta what {@link #delta} returned for this state
   * @return the newer state; on the left, where the bytes were damaged
   */
  public Either<CorruptSnapshot, SequenceNumbers> after(byte[] delta) {
    return CODEC
        .decodeDelta(seen.asTree(), delta)
        .map(tree -> new SequenceNumbers(MapleSet.keysOf(tree)));
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
    System.out.println("saved with " + later.delta(state).length + " more bytes");
  }
}
