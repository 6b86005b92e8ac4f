package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Ten threads, a thousand requests: no overlap, and every refusal names a real reservation. */
class ReservationsTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime SIX = LocalTime.of(18, 0);

  /** What a request led to: the version published, or what was in the way. */
  private record Answer(
      String who, Range minutes, MapleTree<String> version, Entry<String> obstacle) {}

  @Test
  void tenThreads_neverOverlap() throws Exception {
    Reservations room = new Reservations();
    ExecutorService threads = Executors.newFixedThreadPool(10);
    List<Answer> answers = new ArrayList<>();
    try {
      List<Callable<List<Answer>>> jobs = new ArrayList<>();
      for (int thread = 0; thread < 10; thread++) {
        int number = thread;
        jobs.add(() -> requests(room, number));
      }
      for (Future<List<Answer>> job : threads.invokeAll(jobs)) {
        answers.addAll(job.get());
      }
    } finally {
      threads.shutdown();
    }

    List<Answer> granted = answers.stream().filter(answer -> answer.version() != null).toList();
    MapleTree<String> day = room.snapshot();
    assertThat(answers).hasSize(1_000);
    assertThat(day.size()).isEqualTo(granted.size());
    assertThat(granted)
        .allSatisfy(
            answer ->
                assertThat(day.entryAt(answer.minutes().first()))
                    .contains(Entry.of(answer.minutes(), answer.who())));
    assertThat(answers)
        .filteredOn(answer -> answer.obstacle() != null)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.obstacle().range().intersects(answer.minutes())).isTrue();
              // nobody cancels here, so what was in the way then is still there
              assertThat(day.entryAt(answer.obstacle().first())).contains(answer.obstacle());
            });
  }

  private static List<Answer> requests(Reservations room, int thread) {
    Random random = new Random(thread);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int first = random.nextInt(1_400);
      int length = 1 + random.nextInt(39);
      String who = thread + "/" + i;
      LocalTime from = LocalTime.MIN.plusMinutes(first);
      Range minutes = Range.ofLength(first, length);
      answers.add(
          room.reserve(from, from.plusMinutes(length), who)
              .fold(
                  conflict -> new Answer(who, minutes, null, conflict.obstacle()),
                  version -> new Answer(who, minutes, version, null)));
    }
    return answers;
  }

  @Test
  void aRefusal_saysByWhom() {
    Reservations room = new Reservations();

    assertThat(room.reserve(NINE, LocalTime.of(10, 10), "Ann").isRight()).isTrue();
    assertThat(room.reserve(LocalTime.of(10, 0), SIX, "Bob").getLeft().obstacle().value())
        .isEqualTo("Ann");
    room.cancel(LocalTime.of(9, 30));
    assertThat(room.reserve(LocalTime.of(10, 0), SIX, "Bob").isRight()).isTrue();
  }

  @Test
  void theEarliestHour_beginsOnAQuarter() {
    Reservations room = new Reservations();
    assertThat(room.reserve(NINE, LocalTime.of(10, 10), "Ann").isRight()).isTrue();

    assertThat(room.earliest(60, NINE, SIX, 15)).contains(LocalTime.of(10, 15));
    assertThat(room.earliest(60, NINE, SIX, 1)).contains(LocalTime.of(10, 10));
    assertThat(room.earliest(466, NINE, SIX, 15)).isEmpty();
    assertThat(room.earliest(465, NINE, SIX, 15)).contains(LocalTime.of(10, 15));
  }

  @Test
  void midnightAsTheEnd_isThatOfTheDay() {
    Reservations room = new Reservations();

    assertThat(room.reserve(LocalTime.of(22, 0), LocalTime.MIDNIGHT, "Eve").get())
        .isEqualTo(MapleTree.of(1_320, 1_439, "Eve"));
    assertThat(room.reserve(LocalTime.MIDNIGHT, LocalTime.of(22, 0), "Ann").isRight()).isTrue();
    assertThat(room.earliest(1, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 1)).isEmpty();
  }

  @Test
  void freeTime_liesInTheDay() {
    Reservations room = new Reservations();
    LocalTime late = LocalTime.of(23, 30);

    assertThat(room.earliest(30, late, LocalTime.MIDNIGHT, 15)).contains(late);
    assertThat(room.earliest(60, late, LocalTime.MIDNIGHT, 15)).isEmpty();
    assertThat(room.reserve(LocalTime.MIDNIGHT, LocalTime.of(23, 59), "Ann").isRight()).isTrue();
    assertThat(room.earliest(60, NINE, LocalTime.MIDNIGHT, 15)).isEmpty();
    assertThat(room.earliest(1, NINE, LocalTime.MIDNIGHT, 1)).contains(LocalTime.of(23, 59));
  }
}
