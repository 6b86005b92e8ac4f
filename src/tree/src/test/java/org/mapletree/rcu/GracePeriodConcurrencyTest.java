package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Readers that look whether what they hold has been released under them. Bounded by a number of
 * replacements.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GracePeriodConcurrencyTest {

  private static final int REPLACEMENTS = 3_000;

  /**
   * Something that must not be used once it has been released: plain fields, so that a missing edge
   * has a chance to show.
   */
  private static final class Resource {
    private final int number;
    private boolean open = true;

    Resource(int number) {
      this.number = number;
    }

    boolean isOpen() {
      return open;
    }

    void release() {
      open = false;
    }
  }

  private final GracePeriod grace = GracePeriod.create();
  private final RcuCell<Resource> cell = RcuCell.of(new Resource(0));
  private final AtomicInteger released = new AtomicInteger();
  private final AtomicReference<String> violation = new AtomicReference<>();

  @Test
  void nothingIsReleasedUnderAReader() throws InterruptedException {
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread reader =
          new Thread(
              () -> {
                while (writing.get()) {
                  grace.read(this::lookTwice);
                }
              });
      reader.start();
      readers.add(reader);
    }
    for (int i = 1; i <= REPLACEMENTS; i++) {
      replaceBy(i);
    }
    writing.set(false);
    for (Thread reader : readers) {
      reader.join();
    }
    grace.awaitReleases();

    assertThat(violation.get()).isNull();
    assertThat(released).hasValue(REPLACEMENTS);
    assertThat(grace.readers()).isEmpty();
  }

  @Test
  void synchronizeThenRelease_isAsSafe() throws InterruptedException {
    AtomicBoolean writing = new AtomicBoolean(true);
    Thread reader =
        new Thread(
            () -> {
              while (writing.get()) {
                try (ReadSection section = grace.enter()) {
                  assertThat(section).isNotNull();
                  lookTwice();
                }
              }
            });
    reader.start();
    for (int i = 1; i <= REPLACEMENTS; i++) {
      Resource next = new Resource(i);
      Resource old = cell.getAndUpdate(ignored -> next);
      grace.synchronize();
      old.release();
    }
    writing.set(false);
    reader.join();

    assertThat(violation.get()).isNull();
  }

  /**
   * Many short-lived virtual threads, more of them inside a section at once than the first table
   * has slots.
   */
  @Test
  void virtualThreads_areReadersLikeOthers() throws InterruptedException {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
    int count = 2_000;
    CountDownLatch entered = new CountDownLatch(count);
    CountDownLatch leave = new CountDownLatch(1);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readers.add(
          startVirtualThread(
              () ->
                  grace.read(
                      () -> {
                        Resource seen = cell.get();
                        entered.countDown();
                        awaitUninterrupted(leave);
                        return check(seen);
                      })));
    }
    entered.await();
    replaceBy(1);
    assertThat(grace.readers()).hasSize(count);
    assertThat(grace.synchronize(Duration.ofMillis(1))).hasSize(count);
    assertThat(released).hasValue(0);
    leave.countDown();
    grace.awaitReleases();
    for (Thread reader : readers) {
      reader.join();
    }

    assertThat(violation.get()).isNull();
    assertThat(released).hasValue(1);
  }

  private void replaceBy(int number) {
    Resource next = new Resource(number);
    Resource old = cell.getAndUpdate(ignored -> next);
    grace.retire(
        old,
        resource -> {
          resource.release();
          released.incrementAndGet();
        });
  }

  private boolean lookTwice() {
    Resource seen = cell.get();
    boolean atFirst = check(seen);
    return check(seen) && atFirst;
  }

  private boolean check(Resource seen) {
    if (!seen.isOpen()) {
      violation.set("resource " + seen.number + " was released under a reader");
    }
    return true;
  }

  /** By reflection, because this code is compiled for Java 17. */
  private static Thread startVirtualThread(Runnable task) {
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Thread.startVirtualThread", e);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
