package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to find the entries around a key? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NeighbourBenchmark {
  /** A map and keys. */
  public static class Places extends Subject {
    private long[] gapKeys = {};
    private long[] firsts = {};
    private int at;

    /** Fills the map and draws the keys, all of which have an entry on either side. */
    @Setup
    public void prepare() {
      fill();
      gapKeys = workload.gapKeys(prepared());
      firsts = workload.innerFirsts(prepared());
    }

    long next(long[] prepared) {
      at = (at + 1) & (prepared.length - 1);
      return prepared[at];
    }
  }

  /** The entry before a key in a gap. */
  @Benchmark
  public long floor(Places map) {
    return map.peer.floor(map.next(map.gapKeys));
  }

  /** The entry after a key in a gap. */
  @Benchmark
  public long ceiling(Places map) {
    return map.peer.ceiling(map.next(map.gapKeys));
  }

  /** The entry before an entry. */
  @Benchmark
  public long lower(Places map) {
    return map.peer.lower(map.next(map.firsts));
  }

  /** The entry after an entry. */
  @Benchmark
  public long higher(Places map) {
    return map.peer.higher(map.next(map.firsts));
  }
}
