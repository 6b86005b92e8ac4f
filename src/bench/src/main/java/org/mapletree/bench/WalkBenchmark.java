package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to read entries in order? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WalkBenchmark {
  /** A map and where to begin. */
  public static class Walks extends Subject {
    private static final int STRETCHES = 1 << 15;

    private Entries stretches = Entries.none();
    private int at;

    /** Fills the map and chooses stretches of 100 entries. */
    @Setup
    public void prepare() {
      fill();
      stretches = workload.stretches(STRETCHES, 100);
    }
  }

  /** All entries. The figure is for the whole walk. */
  @Benchmark
  public long scan(Walks map) {
    return map.peer.scan();
  }

  /** 100 entries from a random one on. */
  @Benchmark
  public long range100(Walks map) {
    int at = map.at++ & (Walks.STRETCHES - 1);
    return map.peer.range(map.stretches.first(at), map.stretches.last(at));
  }
}
