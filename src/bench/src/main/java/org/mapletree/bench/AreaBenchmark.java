package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * The first claim of the kernel's maple tree: one tree in place of a red-black tree, a lookup cache
 * and a linked list, and lookups are better. Here the three stand beside it, alone ({@code
 * TreeMap}) and together ({@code tree+cache+list}), in the patterns that each of them was made for.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AreaBenchmark {
  /** An address space, and addresses. */
  public static class Areas extends Subject {
    /** How often an area is hit before the next one is. */
    private static final int HITS = 64;

    private long[] random = {};
    private long[] hot = {};
    private long[] sequential = {};
    private long[] firsts = {};
    private int at;

    /** Fills the map and draws the addresses. */
    @Setup
    public void prepare() {
      fill();
      random = workload.keys(prepared());
      hot = workload.hotKeys(prepared() / HITS, HITS);
      sequential = workload.ascendingKeys();
      firsts = workload.innerFirsts(prepared());
    }

    long next(long[] prepared) {
      at = at + 1 < prepared.length ? at + 1 : 0;
      return prepared[at];
    }
  }

  /** 64 addresses in one area, then in another one: what the cache is for. */
  @Benchmark
  public @Nullable Integer hot(Areas map) {
    return map.peer.get(map.next(map.hot));
  }

  /** Any address in any area: what the red-black tree is for. */
  @Benchmark
  public @Nullable Integer random(Areas map) {
    return map.peer.get(map.next(map.random));
  }

  /** An address in each area, from the lowest area to the highest. */
  @Benchmark
  public @Nullable Integer sequential(Areas map) {
    return map.peer.get(map.next(map.sequential));
  }

  /** From an address to the area behind its own. */
  @Benchmark
  public long next(Areas map) {
    return map.peer.higher(map.next(map.firsts));
  }

  /** All areas in order: what the list is for. The figure is for the whole walk. */
  @Benchmark
  public long walk(Areas map) {
    return map.peer.scan();
  }
}
