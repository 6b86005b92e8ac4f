package org.mapletree.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapletree.MapleTree;
import org.mapletree.RangeConsumer;
import org.mapletree.bench.workload.Entries;
import org.mapletree.bench.workload.Layout;
import org.mapletree.bench.workload.Workload;
import org.openjdk.jol.info.GraphLayout;

/**
 * To overwrite an entry allocates the nodes on its path and the new tree, and nothing else; to look
 * one up or to walk allocates nothing. The virtual machine counts what is allocated, JOL what is
 * held.
 */
class PathBytesTest {
  private static final int CALLS = 1000;
  private static final int ROUNDS = 200;
  private static final int STEADY_ROUNDS = 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Made once: what a walk allocates is to be the tree's own. */
  private static final class Sum implements RangeConsumer<Integer> {
    private long sum;

    @Override
    public void accept(long first, long last, Integer value) {
      sum += value;
    }
  }

  @BeforeAll
  static void letJolLookIntoRecords() {
    System.setProperty("jol.magicFieldOffset", "true");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void an_overwrite_allocates_its_path_and_the_tree(int size) {
    Entries entries = Workload.of(Layout.APART, size, 1, true).entries();
    MapleTree<Integer> tree = tree(entries);
    Entries changes = entries.at(0, size / 3, size - 1).withOtherValues(new SplittableRandom(2));
    for (int at = 0; at < changes.size(); at++) {
      long first = changes.first(at);
      long last = changes.last(at);
      Integer value = changes.value(at);
      MapleTree<?>[] kept = new MapleTree<?>[CALLS]; // so that none is optimized away
      long bytes =
          leastAllocated(
              () -> {
                for (int call = 0; call < CALLS; call++) {
                  kept[call] = tree.put(first, last, value);
                }
              });
      GraphLayout before = GraphLayout.parseInstance(tree, value);
      GraphLayout both = GraphLayout.parseInstance(tree, value, kept[0]);
      assertThat(bytes).isEqualTo(CALLS * (both.totalSize() - before.totalSize()));
      assertThat(both.totalCount() - before.totalCount())
          .as("the tree, and of each node on the path itself and its slots, not its bounds")
          .isEqualTo(1 + 2 * tree.stats().height());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void lookups_allocate_nothing(int size) {
    Workload workload = Workload.of(Layout.APART, size, 1, true);
    MapleTree<Integer> tree = tree(workload.entries());
    long[] keys = workload.keys(CALLS);
    Sum sum = new Sum();
    long bytes =
        leastAllocated(
            () -> {
              for (long key : keys) {
                sum.sum += tree.getOrNull(key);
              }
            });
    assertThat(bytes).isZero();
    assertThat(sum.sum).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void a_walk_allocates_nothing(int size) {
    MapleTree<Integer> tree = tree(Workload.of(Layout.APART, size, 1, true).entries());
    Sum sum = new Sum();
    assertThat(leastAllocated(() -> tree.forEachRange(sum))).isZero();
    long first = tree.nth(size / 3).last();
    long last = tree.nth(2 * size / 3).first();
    assertThat(leastAllocated(() -> tree.forEachRange(first, last, sum))).isZero();
    assertThat(sum.sum).isPositive();
  }

  private static MapleTree<Integer> tree(Entries entries) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int at = 0; at < entries.size(); at++) {
      builder.add(entries.first(at), entries.last(at), entries.value(at));
    }
    return builder.build();
  }

  /** The least of many rounds, until it stays the same: loading classes and compiling add to it. */
  private static long leastAllocated(Runnable calls) {
    long least = Long.MAX_VALUE;
    int steady = 0;
    for (int round = 0; round < ROUNDS && steady < STEADY_ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      calls.run();
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      steady = bytes < least ? 0 : steady + 1;
      least = Math.min(least, bytes);
    }
    return least;
  }
}
