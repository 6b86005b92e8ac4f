package org.mapletree.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One look-up, one overwrite and one walk, in a tree and in the sorted maps of the JDK: the same
 * ranges, in the same random order.
 *
 * <p>The three do not promise the same. A write to a MapleTree leaves all earlier versions intact
 * and readable by anyone; TreeMap is for one thread; ConcurrentSkipListMap is for many, but has no
 * snapshot.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RangeStoreBenchmark {
  private static final int STRIDE = 32;
  private static final int LENGTH = 24;

  @Param({"MapleTree", "TreeMap", "ConcurrentSkipListMap"})
  String library = "";

  @Param({"100", "10000", "1000000"})
  int ranges;

  private RangeStore store = RangeStore.of("TreeMap");
  private SplittableRandom random = new SplittableRandom();

  @Setup
  public void fill() {
    store = RangeStore.of(library);
    random = new SplittableRandom(20260101);
    int[] order = random.ints(0, ranges).distinct().limit(ranges).toArray();
    for (int at : order) {
      store.overwrite(first(at), first(at) + LENGTH - 1, at);
    }
  }

  /** Keys of ranges and of gaps, three to one. */
  @Benchmark
  public @Nullable Integer lookup() {
    return store.get(random.nextInt(ranges * STRIDE));
  }

  @Benchmark
  public void overwrite() {
    int at = random.nextInt(ranges);
    store.overwrite(first(at), first(at) + LENGTH - 1, ranges + at);
  }

  @Benchmark
  public long walk() {
    return store.keys();
  }

  private static long first(int at) {
    return (long) at * STRIDE;
  }
}
