package org.mapletree.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to find free keys, and to count covered ones? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpaceBenchmark {
  /** A map, where to begin to search, and for what. */
  public static class Spaces extends Subject {
    private Entries tenths = Entries.none();
    private Entries froms = Entries.none();
    private long room;
    private int at;

    /**
     * Fills the map; finds the size. Searches begin in its first half, so that there is such a gap.
     */
    @Setup
    public void prepare() {
      fill();
      tenths = workload.stretches(prepared(), size / 10);
      long[] gaps = workload.gaps();
      Arrays.sort(gaps);
      room = gaps[gaps.length - Math.max(10, gaps.length / 1000)];
      Entries firstHalf = workload.entries().between(0, size / 2);
      froms = firstHalf.changes(prepared(), workload.random());
    }

    int next() {
      at = (at + 1) & (tenths.size() - 1);
      return at;
    }
  }

  /**
   * The lowest gap of a size that one gap in a thousand has (at least ten gaps), from an entry on.
   */
  @Benchmark
  public long gap(Spaces map) {
    return map.peer.gap(map.room, map.froms.first(map.next()));
  }

  /** The keys that a tenth of the map covers. */
  @Benchmark
  public long coverage(Spaces map) {
    int at = map.next();
    return map.peer.coverage(map.tenths.first(at), map.tenths.last(at));
  }
}
