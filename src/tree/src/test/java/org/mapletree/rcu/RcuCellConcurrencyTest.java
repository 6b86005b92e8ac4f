package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several threads at one cell. Every test is bounded by a number of writes, and by a limit that
 * only a deadlock reaches.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RcuCellConcurrencyTest {

  private static final int WRITERS = 4;
  private static final int WRITES = 5_000;

  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void stop() throws InterruptedException {
    pool.shutdownNow();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).as("all threads have ended").isTrue();
  }

  /** An object for each number, so that identity and number say the same. */
  private record Count(long number) {
    Count next() {
      return new Count(number + 1);
    }
  }

  private <A> List<A> all(int threads, Callable<A> task) throws Exception {
    List<Future<A>> futures = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      futures.add(pool.submit(task));
    }
    List<A> answers = new ArrayList<>();
    for (Future<A> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  @Test
  void noUpdateIsLost_andReadersSeeVersionsInOrder() throws Exception {
    countsTo(RcuCell.of(new Count(0)));
  }

  @Test
  void noUpdateIsLost_whereEveryWriterQueues() throws Exception {
    countsTo(new RcuCell<>(new Count(0), (current, next) -> next.number() >= current.number(), 0));
  }

  @Test
  void noUpdateIsLost_whereWritersQueueAfterOneTry() throws Exception {
    countsTo(new RcuCell<>(new Count(0), (current, next) -> true, 1));
  }

  private void countsTo(RcuCell<Count> cell) throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Future<Long>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(pool.submit(() -> readWhile(writing, cell)));
    }
    all(
        WRITERS,
        () -> {
          for (int i = 0; i < WRITES; i++) {
            cell.updateAndGet(Count::next);
          }
          return cell;
        });
    writing.set(false);
    for (Future<Long> reader : readers) {
      assertThat(reader.get()).isBetween(0L, (long) WRITERS * WRITES);
    }
    assertThat(cell.published())
        .isEqualTo(new Published<>((long) WRITERS * WRITES, new Count((long) WRITERS * WRITES)));
  }

  /** Reads on and on; the version never falls, and always is the one that belongs to the value. */
  private static long readWhile(AtomicBoolean writing, RcuCell<Count> cell) {
    long last = 0;
    while (writing.get()) {
      Published<Count> now = cell.published();
      assertThat(now.version()).isGreaterThanOrEqualTo(last).isEqualTo(now.value().number());
      last = now.version();
      assertThat(cell.get().number()).isGreaterThanOrEqualTo(last);
    }
    return last;
  }

  @Test
  void compareAndSet_oneWinnerForEachVersion() throws Exception {
    RcuCell<Count> cell = RcuCell.of(new Count(0));
    List<Integer> wins =
        all(
            WRITERS,
            () -> {
              int won = 0;
              for (Count seen = cell.get(); seen.number() < WRITES; seen = cell.get()) {
                won += cell.compareAndSet(seen, seen.next()) ? 1 : 0;
              }
              return won;
            });

    assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(WRITES);
    assertThat(cell.published()).isEqualTo(new Published<>(WRITES, new Count(WRITES)));
  }

  @Test
  void modify_everyTicketOnce() throws Exception {
    RcuCell<Count> cell = RcuCell.of(new Count(0));
    List<List<Long>> tickets =
        all(
            WRITERS,
            () -> {
              List<Long> mine = new ArrayList<>();
              for (int i = 0; i < WRITES; i++) {
                mine.add(cell.<Long>modify(count -> new Update<>(count.next(), count.number())));
              }
              return mine;
            });

    assertThat(tickets).allSatisfy(mine -> assertThat(mine).isSorted());
    assertThat(tickets.stream().flatMap(List::stream).sorted().toList())
        .containsExactlyElementsOf(LongStream.range(0, (long) WRITERS * WRITES).boxed().toList());
  }

  /**
   * A writer whose every optimistic try is made to lose by another writer goes into the queue; then
   * the other has to wait for it. Nothing here depends on timing: the slow writer's function
   * publishes through the other thread and waits for that.
   */
  @Test
  void writerThatKeepsLosing_queues_andNewcomersWaitForIt() throws Exception {
    RcuCell<Count> cell = RcuCell.of(new Count(0));
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch queued = new CountDownLatch(1);
    AtomicReference<Count> published = new AtomicReference<>();
    Thread newcomer = new Thread(() -> published.set(cell.updateAndGet(Count::next)));
    Future<Count> slow =
        pool.submit(
            () ->
                cell.updateAndGet(
                    count -> {
                      if (runs.incrementAndGet() <= Publication.OPTIMISTIC_TRIES) {
                        await(pool.submit(() -> cell.updateAndGet(Count::next)));
                      } else {
                        queued.countDown();
                        awaitWaitingOrEnd(newcomer);
                      }
                      return new Count(1_000);
                    }));
    queued.await();
    newcomer.start();

    assertThat(slow.get()).isEqualTo(new Count(1_000));
    newcomer.join();
    assertThat(published.get())
        .as("published after the one that had queued")
        .isEqualTo(new Count(1_001));
    assertThat(slow.get()).isEqualTo(new Count(1_000));
    assertThat(runs).hasValue(Publication.OPTIMISTIC_TRIES + 1);
    assertThat(cell.published().version()).isEqualTo(Publication.OPTIMISTIC_TRIES + 2);
  }

  @Test
  void functionThatThrowsInTheQueue_letsTheNextOneIn() throws Exception {
    RcuCell<Count> cell = new RcuCell<>(new Count(0), (current, next) -> true, 0);
    List<Integer> failures =
        all(
            WRITERS,
            () -> {
              int failed = 0;
              for (int i = 0; i < 1_000; i++) {
                try {
                  int round = i;
                  cell.updateAndGet(
                      count -> {
                        if (round % 2 == 0) {
                          throw new IllegalArgumentException("every second one");
                        }
                        return count.next();
                      });
                } catch (IllegalArgumentException expected) {
                  failed++;
                }
              }
              return failed;
            });

    assertThat(failures).containsOnly(500);
    assertThat(cell.get()).isEqualTo(new Count(WRITERS * 500L));
  }

  /**
   * Two cells whose functions write each other, all in the queue's territory: neither waits for the
   * other.
   */
  @Test
  void nestedWritesCrosswise_doNotDeadlock() throws Exception {
    RcuCell<Count> left = new RcuCell<>(new Count(0), (current, next) -> true, 0);
    RcuCell<Count> right = new RcuCell<>(new Count(0), (current, next) -> true, 0);
    AtomicInteger turn = new AtomicInteger();

    all(
        WRITERS,
        () -> {
          boolean leftFirst = turn.getAndIncrement() % 2 == 0;
          RcuCell<Count> outer = leftFirst ? left : right;
          RcuCell<Count> inner = leftFirst ? right : left;
          for (int i = 0; i < 300; i++) {
            outer.updateAndGet(
                count -> {
                  if (inner.get().number() < WRITES) {
                    inner.updateAndGet(Count::next);
                  }
                  return count.next();
                });
          }
          return outer;
        });

    assertThat(left.published().version()).isEqualTo(left.get().number());
    assertThat(right.published().version()).isEqualTo(right.get().number());
  }

  @Test
  void subscribers_seeAChainOfSteps_thatEndsAtTheNewestVersion() throws Exception {
    RcuCell<Count> cell = RcuCell.of(new Count(0));
    Follower conflated = new Follower((long) WRITERS * WRITES);
    Follower bounded = new Follower((long) WRITERS * WRITES);
    Follower roomy = new Follower((long) WRITERS * WRITES);
    cell.subscribe(conflated, pool);
    cell.subscribe(bounded, pool, 4);
    cell.subscribe(roomy, pool, WRITERS * WRITES);

    all(
        WRITERS,
        () -> {
          for (int i = 0; i < WRITES; i++) {
            cell.updateAndGet(Count::next);
          }
          return cell;
        });

    for (Follower follower : List.of(conflated, bounded, roomy)) {
      follower.done.await();
      assertThat(follower.broken).isEmpty();
    }
    assertThat(roomy.skipped)
        .as("versions that a subscription with room for all of them skipped")
        .isZero();
    assertThat(roomy.count).isEqualTo(WRITERS * WRITES);
  }

  /** Checks that each step begins where the last one ended. */
  private static final class Follower extends Recorder<Count> {
    private final long target;
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<String> broken = new ArrayList<>();
    private Published<Count> known = new Published<>(0, new Count(0));
    private long skipped;
    private int count;

    Follower(long target) {
      super(Long.MAX_VALUE);
      this.target = target;
    }

    @Override
    public void onNext(Step<Count> step) {
      if (!step.from().equals(known)
          || step.to().version() != step.to().value().number()
          || step.jumped()) {
        broken.add("after " + known + ": " + step);
      }
      known = step.to();
      skipped += step.skipped();
      count++;
      if (known.version() == target) {
        done.countDown();
      }
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Waits until a thread that will be started waits for something, or has ended because it did not
   * have to.
   */
  private static void awaitWaitingOrEnd(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
  }
}
