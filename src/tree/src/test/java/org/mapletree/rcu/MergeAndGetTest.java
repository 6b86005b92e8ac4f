package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapletree.MapleTree;

/** Edits that are carried over to the tree of whoever came first, and edits that run again. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MergeAndGetTest {
  private static final int WRITERS = 4;
  private static final int EDITS = 1_000;

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final RcuTree<Long> cell = RcuTree.of(MapleTree.of(0, 0xffff, 0L));

  @AfterEach
  void stop() throws InterruptedException {
    pool.shutdownNow();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).as("all threads have ended").isTrue();
  }

  /** Merges an edit; during each of its first runs, another thread writes. Returns the runs. */
  private int raced(
      RcuTree<Long> tree,
      int races,
      UnaryOperator<MapleTree<Long>> other,
      UnaryOperator<MapleTree<Long>> edit) {
    AtomicInteger runs = new AtomicInteger();
    MapleTree<Long> published =
        tree.mergeAndGet(
            before -> {
              if (runs.incrementAndGet() <= races) {
                MapleTree<Long> theirs = await(pool.submit(() -> tree.updateAndGet(other)));
                assertThat(theirs).isNotNull();
              }
              return edit.apply(before);
            });
    assertThat(published).isSameAs(tree.get());
    return runs.get();
  }

  private static <A> A await(Future<A> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static UnaryOperator<MapleTree<Long>> put(long first, long last, long value) {
    return tree -> tree.put(first, last, value);
  }

  private static UnaryOperator<MapleTree<Long>> increment(long first, long last) {
    return tree ->
        tree.compute(first, last, (range, old) -> old == null ? Long.valueOf(1) : old + 1);
  }

  @Test
  void disjointEdits_mergeWithinOneLongRange() {
    assertThat(raced(cell, 1, put(0x10, 0x1f, 1), put(0x20, 0x2f, 2))).as("runs").isEqualTo(1);
    assertThat(cell.get())
        .isEqualTo(MapleTree.of(0, 0xffff, 0L).put(0x10, 0x1f, 1L).put(0x20, 0x2f, 2L));
    assertThat(cell.published().version()).isEqualTo(2);
  }

  @Test
  void overlappingEdits_runAgain() {
    assertThat(raced(cell, 1, put(0x10, 0x1f, 1), increment(0x18, 0x2f))).isEqualTo(2);
    assertThat(cell.get().getOrNull(0x18)).isEqualTo(2);
    assertThat(cell.get().getOrNull(0x20)).isEqualTo(1);
    assertThat(cell.get().getOrNull(0x10)).isEqualTo(1);
  }

  /** Both make 1 of 0: merging two equal changes would lose one of them. */
  @Test
  void equalChangesOfOneKey_runAgain() {
    assertThat(raced(cell, 3, increment(0x10, 0x10), increment(0x10, 0x10))).isEqualTo(4);
    assertThat(cell.get().getOrNull(0x10)).isEqualTo(4);
  }

  @Test
  void anEditThatRanAgain_isMergedFromThereOn() {
    AtomicInteger race = new AtomicInteger();
    int runs =
        raced(
            cell,
            2,
            tree ->
                race.getAndIncrement() == 0
                    ? increment(0x10, 0x10).apply(tree)
                    : tree.put(0x20, 0x20, 9L),
            increment(0x10, 0x10));

    assertThat(runs).as("once for the overlap, not for the other race").isEqualTo(2);
    assertThat(cell.get().getOrNull(0x10)).isEqualTo(2);
    assertThat(cell.get().getOrNull(0x20)).isEqualTo(9);
  }

  /** Every try loses, also the merges', until the writer queues: the edit still runs once. */
  @Test
  void losingAgainAndAgain_endsInTheQueue() throws Exception {
    AtomicInteger judged = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    List<RcuTree<Long>> itself = new ArrayList<>();
    RcuTree<Long> busy =
        RcuTree.of(
            MapleTree.of(0, 0xffff, 0L),
            (current, next) -> {
              // the other writer comes first whenever the merging one is about to publish
              if (next.getOrNull(0x10) == 1L
                  && current.getOrNull(0x10) == 0L
                  && judged.incrementAndGet() < Publication.OPTIMISTIC_TRIES) {
                long key = 0x100L + others.incrementAndGet();
                MapleTree<Long> unused = await(pool.submit(() -> itself.get(0).put(key, key, 7L)));
              }
              return true;
            });
    itself.add(busy);
    AtomicInteger runs = new AtomicInteger();
    MapleTree<Long> merged =
        busy.mergeAndGet(
            tree -> {
              runs.incrementAndGet();
              return tree.put(0x10, 0x10, 1L);
            });

    assertThat(runs).hasValue(1);
    assertThat(others).hasValue(Publication.OPTIMISTIC_TRIES - 1);
    assertThat(merged.getOrNull(0x10)).isEqualTo(1);
    assertThat(merged.getOrNull(0x101)).isEqualTo(7);
    assertThat(busy.published().version()).isEqualTo(Publication.OPTIMISTIC_TRIES);
  }

  @Test
  void anEditThatChangesNothing_publishesNothing() {
    MapleTree<Long> before = cell.get();
    assertThat(cell.mergeAndGet(tree -> tree)).isSameAs(before);
    assertThat(cell.published().version()).isZero();
  }

  @Test
  void anEditThatThrows_publishesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cell.mergeAndGet(tree -> tree.put(2, 1, 0L)));
    assertThatNullPointerException().isThrownBy(() -> cell.mergeAndGet(tree -> null));
    assertThatNullPointerException().isThrownBy(() -> cell.mergeAndGet(null)).withMessage("edit");
    assertThatThrownBy(() -> cell.mergeAndGet(tree -> cell.put(1, 1, 1L)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(cell.published().version()).isZero();
  }

  @Test
  void validatorJudgesTheMergedTree() {
    RcuTree<Long> small = RcuTree.of(MapleTree.empty(), (current, next) -> next.size() <= 1);
    assertThatThrownBy(() -> raced(small, 1, put(1, 1, 1), put(5, 5, 5)))
        .isInstanceOf(RejectedValueException.class);
    assertThat(small.get()).isEqualTo(MapleTree.of(1, 1, 1L));
  }

  /** What the Javadoc warns of: each writer maps its range only if the other one is free. */
  @Test
  void whatAnEditReads_isNotProtected() {
    RcuTree<Long> tree = RcuTree.of(MapleTree.empty());
    UnaryOperator<MapleTree<Long>> one = now -> now.containsKey(2) ? now : now.put(1, 1, 1L);
    UnaryOperator<MapleTree<Long>> two = now -> now.containsKey(1) ? now : now.put(2, 2, 2L);
    assertThat(raced(tree, 1, one, two)).isEqualTo(1);
    assertThat(tree.get().size()).as("write skew").isEqualTo(2);
  }

  /** Each writer in a range of its own: every edit runs exactly once, and none is lost. */
  @Test
  void writersOfDisjointRanges_neverRunAgain() throws Exception {
    int runs = write((writer, edit) -> increment(writer * 0x100L, writer * 0x100L + edit % 16));

    assertThat(runs).isEqualTo(WRITERS * EDITS);
    assertThat(cell.published().version()).isEqualTo(WRITERS * EDITS);
    for (long writer = 0; writer < WRITERS; writer++) {
      assertThat(cell.get().getOrNull(writer * 0x100)).isEqualTo(EDITS);
    }
    cell.get().validate();
  }

  /** All writers count one key, and each one of its own. */
  @Test
  void writersOfOneKey_loseNothing() throws Exception {
    int runs =
        write(
            (writer, edit) ->
                tree -> increment(0x8000, 0x8000).apply(increment(writer, writer).apply(tree)));

    assertThat(runs).isGreaterThanOrEqualTo(WRITERS * EDITS);
    assertThat(cell.get().getOrNull(0x8000)).isEqualTo((long) WRITERS * EDITS);
    for (long writer = 0; writer < WRITERS; writer++) {
      assertThat(cell.get().getOrNull(writer)).isEqualTo(EDITS);
    }
    assertThat(cell.published().version()).isEqualTo(WRITERS * EDITS);
  }

  private interface Edits {
    UnaryOperator<MapleTree<Long>> edit(long writer, int number);
  }

  /** Runs all writers at once; returns how often their edits ran. */
  private int write(Edits edits) throws Exception {
    List<Future<Integer>> running = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      long me = writer;
      running.add(
          pool.submit(
              () -> {
                AtomicInteger runs = new AtomicInteger();
                for (int number = 0; number < EDITS; number++) {
                  UnaryOperator<MapleTree<Long>> edit = edits.edit(me, number);
                  MapleTree<Long> unused =
                      cell.mergeAndGet(
                          tree -> {
                            runs.incrementAndGet();
                            return edit.apply(tree);
                          });
                }
                return runs.get();
              }));
    }
    int runs = 0;
    for (Future<Integer> one : running) {
      runs += one.get();
    }
    return runs;
  }
}
