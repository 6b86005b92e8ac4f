package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to take a map apart, and to put it together again? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CutBenchmark {
  /** A map and places to cut it. */
  public static class Cuts extends Subject {
    private Entries tenths = Entries.none();
    private int at;

    /** Fills the map and chooses the places. */
    @Setup
    public void prepare() {
      fill();
      tenths = workload.stretches(prepared(), size / 10);
    }

    int next() {
      at = (at + 1) & (tenths.size() - 1);
      return at;
    }
  }

  /** Halves of a map. */
  public static class Parts extends Cuts {
    private static final int FEWEST = 8;
    private static final int ENTRIES = 1 << 17;

    private Object[][] halves = {};

    /**
     * Cuts the map at some places: more of them where the parts are small. Not annotated again: JMH
     * would call it twice.
     */
    @Override
    public void prepare() {
      super.prepare();
      halves = new Object[Math.max(FEWEST, Integer.highestOneBit(ENTRIES / size))][];
      for (int split = 0; split < halves.length; split++) {
        halves[split] = peer.split(super.tenths.first(split));
      }
      collect();
    }
  }

  /** A tenth of the map. */
  @Benchmark
  public Object slice(Cuts map) {
    int at = map.next();
    return map.peer.slice(map.tenths.first(at), map.tenths.last(at));
  }

  /** Two parts. */
  @Benchmark
  public Object split(Cuts map) {
    return map.peer.split(map.tenths.first(map.next()));
  }

  /** The two parts, together again. */
  @Benchmark
  public Object concat(Parts map) {
    Object[] halves = map.halves[map.next() & (map.halves.length - 1)];
    return map.peer.concat(halves[0], halves[1]);
  }
}
