package org.mapletree.examples;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalTime;
import org.mapletree.Conflict;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.rcu.RcuTree;

/**
 * A room for one day, by the minute; seconds do not count. Any number of threads reserve it; two
 * reservations never overlap, and a refusal names the one that is in the way.
 */
public final class Reservations {
  private final RcuTree<String> day = RcuTree.of(MapleTree.empty());

  /** A free room. */
  public Reservations() {}

  /**
   * Reserves the room.
   *
   * @param from the first minute
   * @param until the minute after the last; midnight is the end of the day
   * @param who for whom
   * @return on the right, the day with the reservation; on the left, who has the room already
   */
  public Either<Conflict<String>, MapleTree<String>> reserve(
      LocalTime from, LocalTime until, String who) {
    return day.insert(minutes(from, until), who);
  }

  /**
   * Gives a reservation back, all of it.
   *
   * @param at a minute of it
   */
  public void cancel(LocalTime at) {
    day.updateAndGet(tree -> tree.removeEntry(minute(at)));
  }

  /**
   * Looks for room.
   *
   * @param minutes how long
   * @param from not before
   * @param until not after; midnight is the end of the day
   * @param step on which minutes it may begin: 15 for each quarter of an hour
   * @return when the earliest free time begins; none if there is none
   */
  public Option<LocalTime> earliest(int minutes, LocalTime from, LocalTime until, int step) {
    return day.get()
        .lowestGap(minutes, minutes(from, until), step)
        .map(place -> LocalTime.MIN.plusMinutes(place.first()));
  }

  /**
   * The day as it is now.
   *
   * @return minutes to whoever has reserved them
   */
  public MapleTree<String> snapshot() {
    return day.get();
  }

  private static Range minutes(LocalTime from, LocalTime until) {
    // clock times go round: a minute before midnight is the last one of the day
    return Range.of(minute(from), minute(until.minusMinutes(1)));
  }

  private static long minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Reservations room = new Reservations();
    LocalTime nine = LocalTime.of(9, 0);
    System.out.println(room.reserve(nine, LocalTime.of(10, 10), "Ann").isRight());
    String answer =
        room.reserve(LocalTime.of(10, 0), LocalTime.of(11, 0), "Bob")
            .fold(conflict -> "taken by " + conflict.obstacle().value(), reserved -> "reserved");
    System.out.println(answer);
    System.out.println(room.earliest(60, nine, LocalTime.of(18, 0), 15));
  }
}
