package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Releases, handlers and thread factories that throw. The limit is for deadlocks only. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailedReleaseTest {

  private final List<String> released = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

  @Test
  void releaseThatThrows_stopsNoOther() throws InterruptedException {
    GracePeriod guarded = withHandler((thread, thrown) -> uncaught.add(thrown));
    guarded.retire("broken", FailedReleaseTest::fail);
    guarded.retire("sound", released::add);
    guarded.awaitReleases();

    assertThat(released).containsExactly("sound");
    assertThat(uncaught)
        .singleElement()
        .satisfies(thrown -> assertThat(thrown).hasMessage("broken"));
  }

  @Test
  void handlerOfUncaughtExceptionsThatThrows_stopsNoRelease() throws InterruptedException {
    GracePeriod guarded =
        withHandler(
            (thread, thrown) -> {
              uncaught.add(thrown);
              throw new IllegalStateException("handler", thrown);
            });
    try (ReadSection section = guarded.enter()) {
      assertThat(section).as("holds back what follows, for one batch").isNotNull();
      guarded.retire("first", released::add);
      guarded.retire("broken", FailedReleaseTest::fail);
      guarded.retire("in the same batch", released::add);
    }
    guarded.awaitReleases();
    guarded.retire("later", released::add);
    guarded.awaitReleases();

    assertThat(released).containsExactly("first", "in the same batch", "later");
    assertThat(uncaught)
        .singleElement()
        .satisfies(thrown -> assertThat(thrown).hasMessage("broken"));
  }

  @Test
  void threadFactoryThatFails_failsRetire_whichHasRetiredNothing() throws InterruptedException {
    boolean[] failing = {true};
    GracePeriod owned =
        reporting(
            work -> {
              if (failing[0]) {
                throw new IllegalStateException("no threads today");
              }
              return new Thread(work);
            });
    assertThatThrownBy(() -> owned.retire("first", released::add)).hasMessage("no threads today");
    failing[0] = false;
    owned.retire("second", released::add);
    owned.awaitReleases();

    assertThat(released).as("the first is left to the caller").containsExactly("second");
  }

  @Test
  void threadFactoryThatFails_whileAnotherRetires_releasesEachOnceOrNever() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    AtomicInteger turn = new AtomicInteger();
    GracePeriod moody =
        reporting(
            work -> {
              if (turn.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("every second one");
              }
              return new Thread(work);
            });
    Set<String> kept = ConcurrentHashMap.newKeySet();
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      String name = writer + "/";
      writers.add(
          pool.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  try {
                    moody.retire(name + i, released::add);
                  } catch (IllegalStateException refused) {
                    kept.add(name + i);
                  }
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();
    awaitReleases(moody);

    assertThat(released).doesNotHaveDuplicates().doesNotContainAnyElementsOf(kept);
    assertThat(released.size() + kept.size()).isEqualTo(2_000);
  }

  /** Waits, and tries again where no thread can be had for it. */
  private static void awaitReleases(GracePeriod grace) throws InterruptedException {
    try {
      grace.awaitReleases();
    } catch (IllegalStateException refused) {
      grace.awaitReleases();
    }
  }

  private static GracePeriod reporting(ThreadFactory threads) {
    return GracePeriod.reporting(Duration.ofSeconds(60), reader -> {}, threads);
  }

  private static GracePeriod withHandler(Thread.UncaughtExceptionHandler handler) {
    return reporting(
        work -> {
          Thread thread = new Thread(work);
          thread.setUncaughtExceptionHandler(handler);
          return thread;
        });
  }

  private static void fail(String resource) {
    throw new IllegalStateException(resource);
  }
}
