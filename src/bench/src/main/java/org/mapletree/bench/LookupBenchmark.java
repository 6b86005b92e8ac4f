package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to find the value at a key? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {
  /** A map and keys. */
  public static class Lookups extends Subject {
    private long[] keys = {};
    private long[] gapKeys = {};
    private @Nullable Integer before;
    private int at;

    /** Fills the map and draws the keys. */
    @Setup
    public void prepare() {
      fill();
      keys = peer.exactKeysOnly() ? workload.firsts(prepared()) : workload.keys(prepared());
      gapKeys = workload.gapKeys(prepared());
    }

    long next(long[] prepared) {
      at = (at + 1) & (prepared.length - 1);
      return prepared[at];
    }

    /**
     * The key at a place that depends on the value before it. The places go round with the calls: a
     * place that followed from the one before alone would soon be back in a short cycle.
     */
    long after(@Nullable Integer value) {
      at++;
      return keys[(at + (value == null ? 0 : value)) & (keys.length - 1)];
    }
  }

  /** Lookups that do not depend on each other: the processor may overlap them. */
  @Benchmark
  public @Nullable Integer get(Lookups map) {
    return map.peer.get(map.next(map.keys));
  }

  /** Each lookup's key depends on the value that the one before it returned: latency. */
  @Benchmark
  public @Nullable Integer getDep(Lookups map) {
    map.before = map.peer.get(map.after(map.before));
    return map.before;
  }

  /** A key in a gap. */
  @Benchmark
  public @Nullable Integer miss(Lookups map) {
    return map.peer.get(map.next(map.gapKeys));
  }
}
