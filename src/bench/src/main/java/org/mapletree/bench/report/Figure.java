package org.mapletree.bench.report;

import java.util.Arrays;
import java.util.Map;

/**
 * What was measured of one benchmark with one set of parameters.
 *
 * @param benchmark class and method, such as {@code LookupBenchmark.get}
 * @param parameters the parameters, by name
 * @param passes the result of each pass, in order: the median of its iterations
 * @param bytes the bytes allocated per operation, median of the passes; NaN if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Figure(String benchmark, Map<String, String> parameters, double[] passes, double bytes) {
  /** The median of the passes. */
  double score() {
    return median(passes);
  }

  /** The largest pass over the smallest. */
  double spread() {
    return Arrays.stream(passes).max().orElseThrow() / Arrays.stream(passes).min().orElseThrow();
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether it was measured with given capacities of nodes. */
  boolean hasFanout() {
    return parameters.containsKey("fanout");
  }

  int size() {
    return Integer.parseInt(parameters.getOrDefault("size", "0"));
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
