package org.mapletree.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapletree.bench.workload.Layout;

/** A map whose entries were put in one by one is weighed whole. */
class MemoryBenchmarkTest {
  @ParameterizedTest
  @CsvSource({
    "MapleTree, 22, 32", // 22.5 if every node were full
    "Scala-TreeMap, 76, 84", // a boxed key of 24, a holder of 24, a node of 32
    "TreeMap, 84, 92" // the same, with a node of 40
  })
  void bytes_of_grown_maps_are_those_of_whole_maps(String library, double least, double most) {
    MemoryBenchmark.Inputs input = new MemoryBenchmark.Inputs();
    input.library = library;
    input.layout = Layout.GROWN;
    input.size = 150_000; // one map, and too many entries for JOL
    input.prepare();
    MemoryBenchmark.Weight weight = new MemoryBenchmark.Weight();
    new MemoryBenchmark().bytes(input, weight);
    assertThat(weight.bytesPerEntry).isBetween(least, most);
  }
}
