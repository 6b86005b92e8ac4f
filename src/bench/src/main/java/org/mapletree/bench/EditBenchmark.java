package org.mapletree.bench;

import java.util.concurrent.TimeUnit;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Writes cost more than in a red-black tree, since each copies a path. What does a write cost where
 * many are one change, in a transient, which copies a node only once?
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EditBenchmark {
  /** Where the edits of a change lie. */
  public enum Place {
    /** Anywhere. */
    RANDOM,
    /** In entries side by side, in order. */
    NEIGHBOURS
  }

  /** A map and changes. */
  public static class Edits extends Subject {
    private static final int LEAST_CHANGES = 32;
    private static final int LEAST_EDITS = 1 << 17;

    /** How many edits are one change. */
    @Param({"1", "10", "100", "1000", "10000"})
    public int edits;

    /** Where they lie. */
    @Param({"RANDOM", "NEIGHBOURS"})
    public Place place = Place.RANDOM;

    private Entries[] changes = {};
    private int at;

    /** Fills the map and chooses the edits. */
    @Setup
    public void prepare() {
      fill();
      changes = new Entries[Integer.highestOneBit(Math.max(LEAST_CHANGES, LEAST_EDITS / edits))];
      int half = changes.length / 2;
      for (int change = 0; change < half; change++) {
        changes[change] =
            place == Place.RANDOM
                ? workload.changes(edits)
                : workload.changesSideBySide(Math.min(edits, size));
        // see Workload.changesOverAndOver
        changes[half + change] = changes[change].withOtherValues(workload.random());
      }
    }

    Entries next() {
      at = (at + 1) & (changes.length - 1);
      return changes[at];
    }
  }

  /** Each edit makes a version. The figure is for all edits of a change. */
  @Benchmark
  public void singly(Edits map) {
    Entries changes = map.next();
    for (int at = 0; at < changes.size(); at++) {
      map.peer.put(changes.first(at), changes.last(at), changes.value(at));
    }
  }

  /** All edits make one version. The figure is for all edits of a change. */
  @Benchmark
  public void together(Edits map) {
    map.peer.change(map.next());
  }
}
