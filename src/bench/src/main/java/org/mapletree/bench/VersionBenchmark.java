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
  /** Versions of one map. */
  public static class Near extends Subject {
    private static final int STEPS = 64;

    private Object[] versions = {};
    private int at;

    /**
     * Makes versions, each 100 overwrites after the one before. Where a version is a copy there are
     * only two: many would take more memory than their comparison takes from a cache.
     */
    @Setup
    public void prepare() {
      fill();
      versions = new Object[1 + (peer.copies() ? 1 : STEPS)];
      versions[0] = peer.version();
      for (int step = 1; step < versions.length; step++) {
        Entries changes = workload.changes(100);
        for (int change = 0; change < changes.size(); change++) {
          peer.put(changes.first(change), changes.last(change), changes.value(change));
        }
        versions[step] = peer.version();
      }
      collect();
    }

    /** The older one of the next two. */
    private int next() {
      at = at + 2 < versions.length ? at + 1 : 0;
      return at;
    }
  }

  /** Two maps that share nothing. */
  public static class Far extends Subject {
    private static final int ENTRIES = 1 << 17;

    private Object[][] pairs = {};
    private int at;

    /**
     * Makes pairs of maps, more of them where they are small: each entry is in the one or in the
     * other, at random.
     */
    @Setup
    public void prepare() {
      fill();
      pairs = new Object[Math.max(1, ENTRIES / size)][];
      for (int pair = 0; pair < pairs.length; pair++) {
        Entries[] halves = workload.halves();
        pairs[pair] = new Object[] {peer.build(halves[0]), peer.build(halves[1])};
      }
      collect();
    }

    private Object[] next() {
      at = (at + 1) % pairs.length;
      return pairs[at];
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
    int older = map.next();
    return map.peer.diff(map.versions[older], map.versions[older + 1]);
  }

  /** Both versions together; the newer one wins. */
  @Benchmark
  public Object unionNear(Near map) {
    int older = map.next();
    return map.peer.union(map.versions[older], map.versions[older + 1]);
  }

  /** What differs between the two maps: everything. */
  @Benchmark
  public long diffFar(Far map) {
    Object[] pair = map.next();
    return map.peer.diff(pair[0], pair[1]);
  }

  /** All entries of the two maps. */
  @Benchmark
  public Object unionFar(Far map) {
    Object[] pair = map.next();
    return map.peer.union(pair[0], pair[1]);
  }
}
