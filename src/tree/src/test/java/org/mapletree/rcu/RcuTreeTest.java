package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.NoSpace;
import org.mapletree.Range;

/** Trees in a cell: what each write publishes, and what several threads get. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RcuTreeTest {

  private final RcuTree<String> cell = RcuTree.of(MapleTree.empty());

  @Test
  void writesPublish_unlessNothingChanges() {
    assertThat(cell.put(0x10, 0x1f, "a")).isSameAs(cell.get());
    assertThat(cell.insert(0x20, 0x2f, "b").get()).isSameAs(cell.get());
    assertThat(cell.remove(0x18, 0x1f)).isSameAs(cell.get());
    assertThat(cell.remove(0x100, 0x1ff)).isSameAs(cell.get());

    assertThat(cell.published().version()).isEqualTo(3);
    assertThat(cell.get())
        .containsExactly(new Entry<>(0x10, 0x17, "a"), new Entry<>(0x20, 0x2f, "b"));
  }

  @Test
  void insert_intoATakenRange_namesTheObstacle() {
    cell.put(0x10, 0x1f, "a");

    assertThat(cell.insert(0x1f, 0x2f, "b").getLeft().obstacle())
        .isEqualTo(new Entry<>(0x10, 0x1f, "a"));
    assertThat(cell.published().version()).isEqualTo(1);
  }

  @Test
  void allocate_lowestAndHighest() {
    assertThat(cell.allocateLowest(0x10, 0, 0xff, "a").get()).isEqualTo(Range.of(0, 0xf));
    assertThat(cell.allocateHighest(0x10, 0, 0xff, "b").get()).isEqualTo(Range.of(0xf0, 0xff));
    Either<NoSpace, Range> full = cell.allocateLowest(0xf0, 0, 0xff, "c");
    assertThat(full.getLeft().largestGap()).isEqualTo(0xe0);
    assertThat(cell.allocateHighest(0xf0, 0, 0xff, "c").isLeft()).isTrue();
    assertThat(cell.published().version()).isEqualTo(2);
  }

  @Test
  void badRanges_publishNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> cell.put(2, 1, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> cell.allocateLowest(0, 0, 1, "a"));
    assertThat(cell.published().version()).isZero();
  }

  @Test
  void validator_keepsARule() {
    RcuTree<String> small = RcuTree.of(MapleTree.empty(), (current, next) -> next.size() <= 1);
    small.put(0, 1, "a");

    assertThatThrownBy(() -> small.put(5, 6, "b")).isInstanceOf(RejectedValueException.class);
    assertThat(small.get().size()).isEqualTo(1);
  }

  @Test
  void steps_areDiffsAway() {
    Recorder<MapleTree<String>> recorder = new Recorder<>(Long.MAX_VALUE);
    cell.subscribe(recorder, Runnable::run);
    cell.put(0x10, 0x1f, "a");

    Step<MapleTree<String>> step = recorder.steps.get(0);
    assertThat(step.from().value().diff(step.to().value()).toJavaList())
        .containsExactly(new Change.Added<>(new Entry<>(0x10, 0x1f, "a")));
  }

  /** More is asked for than there is: every key goes to exactly one thread, and none is left. */
  @Test
  void allocations_neverOverlap() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<List<Range>>> running = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      String name = "thread " + thread;
      running.add(pool.submit(() -> allocateAll(name)));
    }
    List<Range> ranges = new ArrayList<>();
    for (Future<List<Range>> one : running) {
      ranges.addAll(one.get());
    }
    pool.shutdown();

    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ranges).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(cell.get().coverage()).isEqualTo(16_000);
    assertThat(cell.published().version()).isEqualTo(1_000);
  }

  private List<Range> allocateAll(String name) {
    List<Range> mine = new ArrayList<>();
    Either<NoSpace, Range> next = cell.allocateLowest(16, 0, 15_999, name);
    while (next.isRight()) {
      mine.add(next.get());
      next = cell.allocateLowest(16, 0, 15_999, name);
    }
    return mine;
  }
}
