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
    private static final int PLACES = 1 << 10;

    private Entries tenths = Entries.none();
    private int at;

    /** Fills the map and chooses the places. */
    @Setup
    public void prepare() {
      fill();
      tenths = workload.stretches(PLACES, size / 10);
    }

    int next() {
      at = (at + 1) & (PLACES - 1);
      return at;
    }
  }

  /** Halves of a map. */
  public static class Parts extends Cuts {
    private static final int SPLITS = 8;

    private Object[][] halves = {};

    /** Cuts the map at a few places. Not annotated again: JMH would call it twice. */
    @Override
    public void prepare() {
      super.prepare();
      halves = new Object[SPLITS][];
      for (int split = 0; split < SPLITS; split++) {
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
    Object[] halves = map.halves[map.next() & (Parts.SPLITS - 1)];
    return map.peer.concat(halves[0], halves[1]);
  }
}
