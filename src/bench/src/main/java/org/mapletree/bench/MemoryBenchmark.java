package org.mapletree.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jol.info.GraphLayout;

/**
 * How much memory does an entry take? Boxed keys and holders of ranges count, values do not.
 *
 * <p>The time is that of one cold building and says little; the counters are the result. {@code
 * bytesPerEntry} is the growth of the heap by a few maps, {@code jolBytesPerEntry} what JOL counts
 * from the map on (maps of up to 100,000 entries; else 0).
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(
    jvmArgsAppend = {
      "-XX:+UseSerialGC",
      "-XX:MarkSweepAlwaysCompactCount=1", // else up to 5 % of dead objects stay
      "-Djol.magicFieldOffset=true" // JOL looks into records
    })
public class MemoryBenchmark {
  private static final int ENTRIES_AT_LEAST = 200_000;
  private static final int ENTRIES_FOR_JOL = 100_000;

  /** Entries. */
  public static class Inputs extends Subject {
    /** Fills a map first, so that the library's classes are loaded. */
    @Setup
    public void prepare() {
      fill();
    }
  }

  /** The result. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Weight {
    /** By the growth of the heap. */
    public double bytesPerEntry;

    /** By counting. */
    public double jolBytesPerEntry;
  }

  /** Makes maps and weighs them. */
  @Benchmark
  public Object bytes(Inputs map, Weight weight) {
    Object[] maps = new Object[Math.max(1, ENTRIES_AT_LEAST / map.size)];
    long before = used();
    for (int at = 0; at < maps.length; at++) {
      maps[at] = map.made();
    }
    weight.bytesPerEntry = (double) (used() - before) / maps.length / map.size;
    if (map.size <= ENTRIES_FOR_JOL) {
      GraphLayout values = GraphLayout.parseInstance((Object[]) map.workload.entries().values());
      long bytes = GraphLayout.parseInstance(maps[0]).subtract(values).totalSize();
      weight.jolBytesPerEntry = (double) bytes / map.size;
    }
    return maps;
  }

  private static long used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
