package org.mapletree.bench.vma;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The index operations of recorded runs of git and make: on the published maple tree, on the three
 * structures that it replaced in Linux, and on what the JDK has. {@code replay} is the time of all
 * of them; {@code find} samples the look-ups alone, each in the state of the index that it found.
 */
@State(Scope.Thread)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordedIndexBenchmark {

  /** What was recorded. */
  @Param({"gitlog", "gitgc", "make"})
  private String recording = "make";

  /** What finds the areas. */
  @Param({"maple", "red-black", "skip-list"})
  private String index = "maple";

  private List<List<IndexOperations.Operation>> spaces = List.of();
  private AreaIndex current = AreaIndex.of("maple");
  private int space;
  private int next;

  /** Derives the operations. */
  @Setup
  public void read() throws IOException {
    spaces = IndexOperations.of(recording);
    current = AreaIndex.of(index);
  }

  /** All operations, each address space on an index of its own. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public long replay() {
    long sum = 0;
    for (List<IndexOperations.Operation> operations : spaces) {
      AreaIndex fresh = AreaIndex.of(index);
      for (IndexOperations.Operation operation : operations) {
        sum += operation.on(fresh);
      }
    }
    return sum;
  }

  /** One thread's walk through the operations, which stops before each look-up. */
  @State(Scope.Thread)
  public static class Step {
    private AreaIndex at = AreaIndex.of("maple");
    private long address;

    /** Does what lies between two look-ups. */
    @Setup(Level.Invocation)
    public void advance(RecordedIndexBenchmark benchmark) {
      address = benchmark.advance();
      at = benchmark.current;
    }
  }

  private long advance() {
    while (true) {
      if (next == spaces.get(space).size()) {
        space = (space + 1) % spaces.size();
        next = 0;
        current = AreaIndex.of(index);
      }
      IndexOperations.Operation operation = spaces.get(space).get(next++);
      if (operation.kind() == IndexOperations.Kind.FIND) {
        return operation.first();
      }
      long unused = operation.on(current);
    }
  }

  /** One look-up. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public long find(Step step) {
    return step.at.find(step.address);
  }
}
