package org.mapletree.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;

/** All figures of one or more files of JMH's JSON format; where two have the same, the later. */
final class Results {
  private static final String PACKAGE = "org.mapletree.bench.";

  private final Map<String, Figure> figures = new LinkedHashMap<>();

  static Results read(List<Path> files) throws IOException {
    Results results = new Results();
    for (Path file : files) {
      List<Object> content = Json.read(file) instanceof List<?> all ? List.copyOf(all) : List.of();
      if (content.isEmpty() || !content.stream().allMatch(Results::isResult)) {
        throw new IOException(file + " holds no results of run");
      }
      content.forEach(one -> results.add(map(one)));
    }
    return results;
  }

  private static boolean isResult(Object one) {
    return one instanceof Map<?, ?> result
        && result.get("benchmark") instanceof String name
        && name.startsWith(PACKAGE)
        && result.get("primaryMetric") instanceof Map<?, ?> metric
        && metric.get("rawData") instanceof List<?>;
  }

  private void add(Map<String, @Nullable Object> result) {
    String benchmark = String.valueOf(result.get("benchmark")).substring(PACKAGE.length());
    Map<String, String> parameters = new TreeMap<>();
    if (result.get("params") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> parameters.put(String.valueOf(name), text(value)));
    }
    parameters.remove("fanout", "usual"); // older files do not have it
    Map<String, @Nullable Object> secondary = map(result.get("secondaryMetrics"));
    String counter = benchmark.startsWith("Memory") ? "bytesPerEntry" : "";
    Object metric =
        secondary.containsKey(counter) ? secondary.get(counter) : result.get("primaryMetric");
    Object allocated =
        secondary.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    double bytes = allocated == null ? Double.NaN : Figure.median(passes(map(allocated)));
    figures.put(
        benchmark + parameters, new Figure(benchmark, parameters, passes(map(metric)), bytes));
  }

  /** All figures of a benchmark. */
  Stream<Figure> of(Predicate<String> benchmark) {
    return usual().filter(figure -> benchmark.test(figure.benchmark()));
  }

  /** The time of an operation, in nanoseconds for one call or for one entry; bytes for BYTES. */
  OptionalDouble time(Operation operation, Library library, int size, Layout layout) {
    return find(operation, library, size, layout)
        .mapToDouble(figure -> each(operation, figure, figure.score()))
        .findFirst();
  }

  /** The bytes that an operation allocates, for one call or for one entry. */
  OptionalDouble bytes(Operation operation, Library library, int size, Layout layout) {
    return find(operation, library, size, layout)
        .mapToDouble(figure -> each(operation, figure, figure.bytes()))
        .filter(bytes -> !Double.isNaN(bytes))
        .findFirst();
  }

  /** The time of an operation of ours with given capacities, for one call or for one entry. */
  OptionalDouble time(Operation operation, int size, String fanout) {
    return find(operation, size, fanout)
        .mapToDouble(figure -> each(operation, figure, figure.score()))
        .findFirst();
  }

  /** The bytes that an operation of ours allocates with given capacities. */
  OptionalDouble bytes(Operation operation, int size, String fanout) {
    return find(operation, size, fanout)
        .mapToDouble(figure -> each(operation, figure, figure.bytes()))
        .filter(bytes -> !Double.isNaN(bytes))
        .findFirst();
  }

  /** What was measured with given capacities. */
  List<Figure> fanouts() {
    return figures.values().stream().filter(Figure::hasFanout).toList();
  }

  /** The sizes at which operations were measured in a layout. */
  Set<Integer> sizes(Layout layout) {
    return operations()
        .filter(figure -> figure.parameter("layout").equals(layout.name()))
        .map(Figure::size)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How far passes lie apart: of each figure, the largest pass over the smallest. */
  double[] spreads() {
    return figures.values().stream()
        .filter(figure -> figure.passes().length > 1)
        .mapToDouble(Figure::spread)
        .sorted()
        .toArray();
  }

  /** Of how many passes the figures are. */
  IntSummaryStatistics passes() {
    return figures.values().stream().mapToInt(figure -> figure.passes().length).summaryStatistics();
  }

  boolean isEmpty() {
    return figures.isEmpty();
  }

  private Stream<Figure> operations() {
    Set<String> names =
        Stream.of(Operation.values()).map(Results::benchmark).collect(Collectors.toSet());
    return usual().filter(figure -> names.contains(figure.benchmark()));
  }

  private Stream<Figure> usual() {
    return figures.values().stream().filter(figure -> !figure.hasFanout());
  }

  private Stream<Figure> find(Operation operation, int size, String fanout) {
    return fanouts().stream()
        .filter(figure -> figure.parameter("library").equals(Library.MAPLE_TREE.toString()))
        .filter(figure -> figure.benchmark().equals(benchmark(operation)))
        .filter(figure -> figure.parameter("fanout").equals(fanout))
        .filter(figure -> figure.size() == size);
  }

  /** A figure of a call, or that of an entry. */
  private static double each(Operation operation, Figure figure, double call) {
    return operation.per() == Operation.Per.ENTRY ? call / figure.size() : call;
  }

  private Stream<Figure> find(Operation operation, Library library, int size, Layout layout) {
    return usual()
        .filter(figure -> figure.benchmark().equals(benchmark(operation)))
        .filter(figure -> figure.parameter("library").equals(library.toString()))
        .filter(figure -> figure.parameter("layout").equals(layout.name()))
        .filter(figure -> figure.size() == size);
  }

  private static String benchmark(Operation operation) {
    return operation.benchmark().replace(".", "Benchmark.");
  }

  /** Each fork is one pass. */
  private static double[] passes(Map<String, @Nullable Object> metric) {
    return list(metric.get("rawData")).stream()
        .map(Results::list)
        .mapToDouble(
            iterations ->
                Figure.median(iterations.stream().mapToDouble(value -> (Double) value).toArray()))
        .toArray();
  }

  /** JMH writes parameters as strings; a number has become a double. */
  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  @SuppressWarnings("unchecked") // made by Json
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }

  @SuppressWarnings("unchecked") // made by Json
  private static List<Object> list(@Nullable Object value) {
    return value == null ? new ArrayList<>() : (List<Object>) value;
  }
}
