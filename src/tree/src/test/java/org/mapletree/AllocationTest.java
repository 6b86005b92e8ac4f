package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;

/** Lookups allocate nothing, compiled or not: as the virtual machine counts it for this thread. */
class AllocationTest {
  private static final int SIZE = 5000;
  private static final int LOOKUPS = 20_000;

  private final MapleTree<Integer> tree = tree();

  private static MapleTree<Integer> tree() {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < SIZE; index++) {
      builder.add(16L * index, 16L * index + 7, index);
    }
    return builder.build();
  }

  /** The least of several rounds: the first ones load classes, and the counting is not free. */
  private long leastAllocated(LongToIntFunction lookup) {
    long least = Long.MAX_VALUE;
    int seen = 0;
    for (int round = 0; round < 5; round++) {
      long before = AllocatedBytes.now();
      for (int index = 0; index < LOOKUPS; index++) {
        seen += lookup.applyAsInt(16L * (index * 7919L % SIZE) + (index & 15));
      }
      least = Math.min(least, AllocatedBytes.now() - before);
    }
    assertThat(seen).isPositive();
    return least;
  }

  @Test
  void lookupsAllocateNothing() {
    Integer missing = 1;
    long counting = leastAllocated(key -> 1);
    assertThat(leastAllocated(key -> tree.getOrNull(key) == null ? 1 : 0)).isEqualTo(counting);
    assertThat(leastAllocated(key -> tree.getOrElse(key, missing).equals(missing) ? 1 : 0))
        .isEqualTo(counting);
    assertThat(leastAllocated(key -> tree.containsKey(key) ? 1 : 0)).isEqualTo(counting);
    assertThat(leastAllocated(key -> (int) tree.rank(key) & 1)).isEqualTo(counting);
    assertThat(leastAllocated(key -> tree.get(key).isEmpty() ? 1 : 0))
        .as("an Option is allocated, and that is seen")
        .isGreaterThan(counting);
  }
}
