package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What do many writes at once cost? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BuildBenchmark {
  private static final int BULK = 1000;

  /** Entries in order and out of order, and changes. */
  public static class Loads extends Subject {
    private Entries sorted = Entries.none();
    private Entries shuffled = Entries.none();
    private Entries[] bulks = {};
    private int at;

    /** Fills the map and chooses the changes. */
    @Setup
    public void prepare() {
      fill();
      sorted = workload.entries();
      shuffled = sorted.shuffled(workload.random());
      bulks = new Entries[prepared() / 1024];
      Entries changes = workload.changesOverAndOver(bulks.length * BULK);
      for (int bulk = 0; bulk < bulks.length; bulk++) {
        bulks[bulk] = changes.between(bulk * BULK, (bulk + 1) * BULK);
      }
    }
  }

  /** A map of all entries, given in key order. The figure is for all of them. */
  @Benchmark
  public Object build(Loads map) {
    return map.peer.build(map.sorted);
  }

  /** A map of all entries, given in random order. The figure is for all of them. */
  @Benchmark
  public Object load(Loads map) {
    return map.peer.load(map.shuffled);
  }

  /** New values for 1,000 random entries as one change. The figure is for one entry. */
  @Benchmark
  @OperationsPerInvocation(BULK)
  public void bulk1000(Loads map) {
    map.peer.change(map.bulks[map.at++ & (map.bulks.length - 1)]);
  }
}
