package org.mapletree.examples;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mapletree.history.History;
import org.mapletree.history.TreeView;
import org.mapletree.history.Version;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedKeyChange;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.TypedRangeMap;

/**
 * Prices by date, with corrections: two times. The map says which price holds on which day, the
 * history which map was believed at which instant. A price for part of a period needs no row for
 * the rest: the tree cuts what is there.
 *
 * @param history every map that was ever believed
 */
public record Tariffs(History<TypedRangeMap<LocalDate, Integer>> history) {
  private static final KeyDomain<LocalDate> DAYS = KeyDomains.localDate();

  /**
   * The first tariff.
   *
   * @param from its first day
   * @param to its last day
   * @param price the price on each of them
   * @param at when it was agreed
   * @return a tariff with one price
   */
  public static Tariffs of(LocalDate from, LocalDate to, int price, Instant at) {
    TypedRangeMap<LocalDate, Integer> prices = TypedRangeMap.empty(DAYS);
    return new Tariffs(History.of(prices.put(from, to, price), at, "tariff", TreeView.typed()));
  }

  /**
   * Sets a price.
   *
   * @param from its first day
   * @param to its last day
   * @param price the price on each of them
   * @param at when it became known
   * @param note why
   * @return the tariff with this price in its latest version
   */
  public Tariffs set(LocalDate from, LocalDate to, int price, Instant at, String note) {
    return new Tariffs(history.commit(latest().put(from, to, price), at, note));
  }

  /**
   * What is believed now.
   *
   * @return the latest map
   */
  public TypedRangeMap<LocalDate, Integer> latest() {
    return history.latest().value();
  }

  /**
   * What was believed then.
   *
   * @param at an instant
   * @return the map that was current, empty before the first
   */
  public TypedRangeMap<LocalDate, Integer> asOf(Instant at) {
    return history.asOf(at).map(Version::value).getOrElse(TypedRangeMap.empty(DAYS));
  }

  /**
   * The periods whose price differs between two instants.
   *
   * @param earlier an instant
   * @param later an instant
   * @return the periods, ascending
   */
  public List<TypedRange<LocalDate>> changed(Instant earlier, Instant later) {
    return asOf(earlier).diffByKey(asOf(later)).map(TypedKeyChange::range).toJavaList();
  }

  /**
   * Why each day has its price.
   *
   * @return for each day with a price, the version that set it
   */
  public TypedRangeMap<LocalDate, Version<TypedRangeMap<LocalDate, Integer>>> reasons() {
    return TypedRangeMap.over(DAYS, history.blame(DAYS.keys()));
  }

  /**
   * Why a day has its price.
   *
   * @param day a day
   * @return the note of the version that set it; none if it has no price
   */
  public Option<String> reason(LocalDate day) {
    return reasons().get(day).map(Version::note);
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Tariffs tariffs =
        of(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                10,
                Instant.parse("2026-01-01T00:00:00Z"))
            .set(
                LocalDate.of(2026, 6, 1),
                LocalDate.of(2026, 8, 31),
                8,
                Instant.parse("2026-05-01T00:00:00Z"),
                "summer")
            .set(
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 7, 7),
                7,
                Instant.parse("2026-07-20T09:00:00Z"),
                "late correction");
    LocalDate day = LocalDate.of(2026, 7, 3);
    System.out.println(
        "believed on 10 July: " + tariffs.asOf(Instant.parse("2026-07-10T00:00:00Z")).get(day));
    System.out.println("believed now: " + tariffs.latest().get(day));
    System.out.println(tariffs.latest() + ", because of the " + tariffs.reason(day).get());
  }
}
