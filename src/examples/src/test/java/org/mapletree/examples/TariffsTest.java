package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mapletree.history.Version;
import org.mapletree.keys.KeyDomains;

/** What was believed then, what is believed now, and why. */
class TariffsTest {
  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TENTH_OF_JULY = Instant.parse("2026-07-10T00:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2026-07-20T09:00:00Z");

  private static final Tariffs TARIFFS =
      Tariffs.of(day(1, 1), day(12, 31), 10, JANUARY)
          .set(day(6, 1), day(8, 31), 8, Instant.parse("2026-05-01T00:00:00Z"), "summer")
          .set(day(7, 1), day(7, 7), 7, CORRECTED, "late correction");

  private static LocalDate day(int month, int dayOfMonth) {
    return LocalDate.of(2026, month, dayOfMonth);
  }

  @Test
  void theThirdOfJuly_was8AndIs7() {
    assertThat(TARIFFS.asOf(TENTH_OF_JULY).get(day(7, 3))).contains(8);
    assertThat(TARIFFS.latest().get(day(7, 3))).contains(7);
    assertThat(TARIFFS.reason(day(7, 3))).contains("late correction");
    assertThat(TARIFFS.reason(day(7, 8))).contains("summer");
    assertThat(TARIFFS.reason(LocalDate.of(2027, 1, 1))).isEmpty();
  }

  @Test
  void september_isStill10WithoutBeingWritten() {
    assertThat(TARIFFS.latest().get(day(9, 15))).contains(10);
    assertThat(TARIFFS.reason(day(9, 15))).contains("tariff");
  }

  @Test
  void everyDay_hasTheVersionThatSetItsPrice() {
    assertThat(TARIFFS.reasons().mapValues(Version::note))
        .hasToString(
            "{[2026-01-01, 2026-05-31]=tariff, [2026-06-01, 2026-06-30]=summer,"
                + " [2026-07-01, 2026-07-07]=late correction, [2026-07-08, 2026-08-31]=summer,"
                + " [2026-09-01, 2026-12-31]=tariff}");
  }

  @Test
  void theYear_hasNoHole() {
    assertThat(TARIFFS.latest().covers(day(1, 1), day(12, 31))).isTrue();
    assertThat(TARIFFS.latest().coverage()).isEqualTo(365);
  }

  @Test
  void betweenTheTwoInstants_oneWeekChanged() {
    assertThat(TARIFFS.changed(TENTH_OF_JULY, CORRECTED))
        .containsExactly(KeyDomains.localDate().closed(day(7, 1), day(7, 7)));
    assertThat(TARIFFS.asOf(JANUARY.minusNanos(1)).isEmpty()).isTrue();
  }
}
