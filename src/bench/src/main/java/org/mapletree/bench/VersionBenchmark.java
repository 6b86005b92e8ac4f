package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** What does it cost to keep a version, to compare two, and to combine them? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VersionBenchmark {
  /** Two versions of one map. */
  public static class Near extends Subject {
    private Object older = "";
    private Object newer = "";

    /** Makes two versions, 100 overwrites apart. */
    @Setup
    public void prepare() {
      fill();
      older = peer.version();
      Entries changes = workload.changes(100);
      for (int at = 0; at < changes.size(); at++) {
        peer.put(changes.first(at), changes.last(at), changes.value(at));
      }
      newer = peer.version();
    }
  }

  /** Two maps that share nothing. */
  public static class Far extends Subject {
    private Object odd = "";
    private Object even = "";

    /** Makes a map of every other entry, and one of the rest. */
    @Setup
    public void prepare() {
      fill();
      odd = peer.build(workload.entries().everyOther(1));
      even = peer.build(workload.entries().everyOther(0));
    }
  }

  /** A copy that stays as it is. */
  @Benchmark
  public Object snapshot(Near map) {
    return map.peer.version();
  }

  /** What differs between the two versions. */
  @Benchmark
  public long diffNear(Near map) {
    return map.peer.diff(map.older, map.newer);
  }

  /** Both versions together; the newer one wins. */
  @Benchmark
  public Object unionNear(Near map) {
    return map.peer.union(map.older, map.newer);
  }

  /** What differs between the two maps: everything. */
  @Benchmark
  public long diffFar(Far map) {
    return map.peer.diff(map.odd, map.even);
  }

  /** All entries of the two maps. */
  @Benchmark
  public Object unionFar(Far map) {
    return map.peer.union(map.odd, map.even);
  }
}
