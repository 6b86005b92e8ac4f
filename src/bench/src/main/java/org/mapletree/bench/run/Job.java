package org.mapletree.bench.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One benchmark, under all combinations of the values of its parameters; each combination has a JVM
 * of its own.
 *
 * @param benchmark class and method, such as {@code LookupBenchmark.get}
 * @param parameters the values of each parameter
 * @param largest the size of the largest map, which decides on the heap
 */
record Job(String benchmark, Map<String, List<String>> parameters, int largest) {
  /** How many JVMs it takes. */
  int combinations() {
    return parameters.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
  }

  @Override
  public String toString() {
    return benchmark.replace("Benchmark.", ".")
        + parameters.entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + String.join(",", entry.getValue()))
            .collect(Collectors.joining());
  }
}
