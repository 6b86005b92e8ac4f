package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lookups allocate nothing, compiled or not: as the virtual machine counts it for this thread. */
class AllocationTest {
  private static final int SIZE = 5000;
  private static final int LOOKUPS = 20_000;

  private final MapleTree<Integer> tree = tree();

  /** By reflection, since the tests' module does not read the one that counts. */
  private Method allocatedBytes;

  private Object threads;

  private static MapleTree<Integer> tree() {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < SIZE; index++) {
      builder.add(16L * index, 16L * index + 7, index);
    }
    return builder.build();
  }

  @BeforeEach
  void findTheCounter() throws ReflectiveOperationException {
    threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Class<?> counting = Class.forName("com.sun.management.ThreadMXBean");
    assumeTrue(counting.isInstance(threads), "this virtual machine does not count");
    allocatedBytes = counting.getMethod("getThreadAllocatedBytes", long.class);
  }

  private long allocated() throws ReflectiveOperationException {
    return (long) allocatedBytes.invoke(threads, Thread.currentThread().getId());
  }

  /** The least of several rounds: the first ones load classes, and the counting is not free. */
  private long leastAllocated(LongToIntFunction lookup) throws ReflectiveOperationException {
    long least = Long.MAX_VALUE;
    int seen = 0;
    for (int round = 0; round < 5; round++) {
      long before = allocated();
      for (int index = 0; index < LOOKUPS; index++) {
        seen += lookup.applyAsInt(16L * (index * 7919L % SIZE) + (index & 15));
      }
      least = Math.min(least, allocated() - before);
    }
    assertThat(seen).isPositive();
    return least;
  }

  @Test
  void lookupsAllocateNothing() throws ReflectiveOperationException {
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
