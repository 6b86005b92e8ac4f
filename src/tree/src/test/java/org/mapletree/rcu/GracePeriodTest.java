package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sections, releases and waits, each step in a fixed order. The limit is for deadlocks only. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GracePeriodTest {

  private final GracePeriod grace = GracePeriod.create();
  private final List<String> released = Collections.synchronizedList(new ArrayList<>());

  @Test
  void read_answersWhatTheFunctionAnswers_andLeaves() {
    assertThat(grace.<Integer>read(() -> grace.readers().size())).isEqualTo(1);
    assertThat(grace.readers()).isEmpty();
  }

  @Test
  void read_thatThrows_leaves() {
    IllegalStateException thrown = new IllegalStateException("in the section");
    assertThatThrownBy(
            () ->
                grace.read(
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(grace.readers()).isEmpty();
  }

  @Test
  void sectionsNest() {
    ReadSection outer = grace.enter();
    ReadSection inner = grace.enter();
    assertThat(grace.readers()).hasSize(2);
    outer.close();
    assertThat(grace.readers())
        .singleElement()
        .extracting(StuckReader::thread)
        .isEqualTo(Thread.currentThread());
    inner.close();
    assertThat(grace.readers()).isEmpty();
  }

  @Test
  void closeTwice_endsNoLaterSection() {
    ReadSection first = grace.enter();
    first.close();
    ReadSection second = grace.enter();
    first.close();
    assertThat(grace.readers()).hasSize(1);
    second.close();
  }

  @Test
  void retire_withoutReaders_releasesInOrder() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      grace.retire("r" + i, released::add);
    }
    grace.awaitReleases();

    assertThat(released).hasSize(100).startsWith("r0", "r1").endsWith("r98", "r99");
  }

  @Test
  void retire_waitsForReadersThatWereInside_andNotForLaterOnes() throws InterruptedException {
    ReadSection before = grace.enter();
    grace.retire("resource", released::add);
    ReadSection after = grace.enter();
    assertThat(released).as("a reader that could have seen it is inside").isEmpty();

    before.close();
    Thread waiter = new Thread(() -> uninterrupted(grace::awaitReleases));
    waiter.start();
    CountDownLatch gone = new CountDownLatch(1);
    grace.retire("latch", ignored -> gone.countDown());
    after.close();
    gone.await();
    waiter.join();

    assertThat(released).containsExactly("resource");
  }

  @Test
  void release_startsWhileALaterReaderIsStillInside() throws InterruptedException {
    CountDownLatch gone = new CountDownLatch(1);
    ReadSection before = grace.enter();
    Thread waiter =
        new Thread(
            () -> {
              uninterrupted(grace::synchronize);
              gone.countDown();
            });
    waiter.start();
    awaitWaiting(waiter);
    ReadSection later = grace.enter();
    before.close();
    gone.await();

    assertThat(grace.readers()).as("the later reader, for which nobody waited").hasSize(1);
    later.close();
  }

  @Test
  void synchronize_withoutReaders_returnsAtOnce() throws InterruptedException {
    grace.synchronize();
    assertThat(grace.synchronize(Duration.ZERO)).isEmpty();
  }

  @Test
  void synchronize_inTime_namesNobody_elseNamesTheReader() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () ->
                grace.read(
                    () -> {
                      inside.countDown();
                      uninterrupted(leave::await);
                      return null;
                    }),
            "the reader");
    reader.start();
    inside.await();

    List<StuckReader> stuck = grace.synchronize(Duration.ofMillis(1));
    assertThat(stuck).singleElement().extracting(StuckReader::thread).isEqualTo(reader);
    assertThat(stuck.get(0).age()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    assertThat(stuck.get(0).toString())
        .startsWith("Thread \"the reader\" (" + reader.getId() + ") has been reading for PT");

    leave.countDown();
    assertThat(grace.synchronize(Duration.ofDays(365_000))).isEmpty();
    reader.join();
  }

  @Test
  void stuckReader_isReported_andAgainWhenItsAgeHasDoubled() throws InterruptedException {
    BlockingQueue<StuckReader> reports = new LinkedBlockingQueue<>();
    GracePeriod reporting = GracePeriod.reporting(Duration.ofMillis(1), reports::add);
    ReadSection section = reporting.enter();
    reporting.retire("resource", released::add);

    StuckReader first = reports.take();
    StuckReader second = reports.take();
    assertThat(first.thread()).isEqualTo(Thread.currentThread());
    assertThat(first.age()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    assertAgesDouble(List.of(first, second));
    assertThat(released).isEmpty();

    section.close();
    reporting.awaitReleases();
    assertThat(released).containsExactly("resource");
  }

  @Test
  void stuckReader_isNotReportedEarlier_whereTheWaitIsInterrupted() throws InterruptedException {
    BlockingQueue<StuckReader> reports = new LinkedBlockingQueue<>();
    AtomicReference<Thread> worker = new AtomicReference<>();
    GracePeriod reporting =
        GracePeriod.reporting(
            Duration.ZERO,
            reports::add,
            work -> {
              worker.set(new Thread(work));
              return worker.get();
            });
    ReadSection section = reporting.enter();
    reporting.retire("resource", released::add);
    for (int i = 0; i < 20; i++) {
      awaitWaiting(worker.get());
      worker.get().interrupt();
      while (worker.get().isInterrupted()) {
        Thread.onSpinWait();
      }
    }
    awaitWaiting(worker.get());
    section.close();
    reporting.awaitReleases();

    assertAgesDouble(List.copyOf(reports));
  }

  @Test
  void stuckReader_isNotReportedEarlier_whereAnotherWaitBegins() throws InterruptedException {
    List<StuckReader> reports = new ArrayList<>();
    GracePeriod reporting = GracePeriod.reporting(Duration.ZERO, reports::add);
    AtomicReference<ReadSection> section = new AtomicReference<>();
    Thread reader = new Thread(() -> section.set(reporting.enter()));
    reader.start();
    reader.join();
    for (int i = 0; i < 20; i++) {
      assertThat(reporting.synchronize(Duration.ofMillis(1))).hasSize(1);
    }
    section.get().close();

    assertAgesDouble(reports);
  }

  private static void assertAgesDouble(List<StuckReader> reports) {
    assertThat(reports).isNotEmpty();
    for (int i = 1; i < reports.size(); i++) {
      assertThat(reports.get(i).age())
          .as("the age after %s", reports.get(i - 1).age())
          .isGreaterThanOrEqualTo(reports.get(i - 1).age().multipliedBy(2));
    }
  }

  @Test
  void handlerThatThrows_stopsNothing() throws InterruptedException {
    CountDownLatch reported = new CountDownLatch(1);
    List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    GracePeriod reporting =
        GracePeriod.reporting(
            Duration.ZERO,
            reader -> {
              reported.countDown();
              throw new IllegalStateException("handler");
            },
            work -> withHandler(work, uncaught));
    ReadSection section = reporting.enter();
    reporting.retire("resource", released::add);
    reported.await();
    section.close();
    reporting.awaitReleases();

    assertThat(released).containsExactly("resource");
    assertThat(uncaught)
        .isNotEmpty()
        .allSatisfy(thrown -> assertThat(thrown).hasMessage("handler"));
  }

  @Test
  void handlerThatWaits_leavesTheWaitAroundItToBeWoken() throws InterruptedException {
    BlockingQueue<Boolean> woken = new LinkedBlockingQueue<>();
    AtomicReference<GracePeriod> reporting = new AtomicReference<>();
    reporting.set(
        GracePeriod.reporting(
            Duration.ZERO,
            reader -> {
              uninterrupted(() -> reporting.get().synchronize(Duration.ZERO));
              woken.add(reporting.get().wakes(Thread.currentThread()));
            }));
    ReadSection section = reporting.get().enter();
    reporting.get().retire("resource", released::add);

    assertThat(woken.take()).isTrue();
    section.close();
    reporting.get().awaitReleases();
    assertThat(released).containsExactly("resource");
  }

  @Test
  void release_mayRetire() throws InterruptedException {
    grace.retire("outer", outer -> grace.retire(outer + " inner", released::add));
    grace.awaitReleases();
    grace.awaitReleases();

    assertThat(released).containsExactly("outer inner");
  }

  @Test
  void waitingForOneself_isRefused() throws InterruptedException {
    ReadSection section = grace.enter();
    assertThatThrownBy(grace::synchronize)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a read section");
    assertThatThrownBy(() -> grace.synchronize(Duration.ofDays(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(grace::awaitReleases).isInstanceOf(IllegalStateException.class);
    section.close();

    AtomicReference<Throwable> refusal = new AtomicReference<>();
    grace.retire(
        "resource",
        resource -> {
          try {
            grace.awaitReleases();
          } catch (IllegalStateException | InterruptedException e) {
            refusal.set(e);
          }
        });
    grace.awaitReleases();
    assertThat(refusal.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wait for itself");
  }

  @Test
  void interrupt_endsAWait() throws InterruptedException {
    ReadSection section = grace.enter();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                grace.synchronize();
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    waiter.start();
    awaitWaiting(waiter);
    waiter.interrupt();
    waiter.join();
    section.close();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void interruptOfTheReleasingThread_releasesNothingEarly() throws InterruptedException {
    AtomicReference<Thread> worker = new AtomicReference<>();
    GracePeriod owned =
        GracePeriod.reporting(
            Duration.ofSeconds(60),
            reader -> {},
            work -> {
              worker.set(new Thread(work));
              return worker.get();
            });
    ReadSection section = owned.enter();
    owned.retire("resource", released::add);
    awaitWaiting(worker.get());
    worker.get().interrupt();
    awaitWaiting(worker.get());
    assertThat(released).isEmpty();

    section.close();
    owned.awaitReleases();
    assertThat(released).containsExactly("resource");
  }

  @Test
  void manySections_findRoom_andSlotsAreUsedAgain() {
    ReaderSlots slots = new ReaderSlots();
    for (int round = 0; round < 3; round++) {
      List<ReadSection> sections = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        ReadSection section = new ReadSection(grace);
        slots.claim(section);
        sections.add(section);
      }
      assertThat(slots.open()).containsExactlyInAnyOrderElementsOf(sections);
      sections.forEach(ReadSection::close);
      assertThat(slots.open()).isEmpty();
    }
    assertThat(slots.capacity())
        .as("does not grow with use, only with what is open at once")
        .isLessThan(1 << 20);
  }

  @Test
  void badTimes_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grace.synchronize(Duration.ofNanos(-1)))
        .withMessage("A time to wait is not negative: PT-0.000000001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GracePeriod.reporting(Duration.ofSeconds(-1), reader -> {}));
  }

  private static Thread withHandler(Runnable work, List<Throwable> uncaught) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((ignored, thrown) -> uncaught.add(thrown));
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private static void uninterrupted(Interruptible wait) {
    try {
      wait.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
