package org.mapletree.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;

/** What there is to measure, as jobs in the order of measuring. */
final class Suite {
  private static final List<Library> CLAIM =
      List.of(Library.MAPLE_TREE, Library.TREE_MAP, Library.THREE_STRUCTURES);

  /** All but what is only there for the claims. */
  static final List<Library> COMPARED =
      Arrays.stream(Library.values())
          .filter(library -> library.kind() != Library.Kind.CLAIM)
          .toList();

  static final List<Library> QUICK_LIBRARIES =
      List.of(
          Library.MAPLE_TREE,
          Library.TREE_MAP,
          Library.SKIP_LIST,
          Library.PCOLLECTIONS,
          Library.SCALA,
          Library.ARRAY,
          Library.EYTZINGER);

  static final List<Operation> QUICK_OPERATIONS =
      List.of(
          Operation.GET,
          Operation.GET_DEPENDENT,
          Operation.SCAN,
          Operation.RANGE_100,
          Operation.OVERWRITE,
          Operation.INSERT,
          Operation.REMOVE,
          Operation.BUILD,
          Operation.BULK_1000,
          Operation.DIFF,
          Operation.UNION,
          Operation.BYTES);

  /** Those that set the scale where not all libraries are measured. */
  private static final List<Library> SCALE =
      List.of(
          Library.MAPLE_TREE, Library.TREE_MAP, Library.SCALA, Library.ARRAY, Library.EYTZINGER);

  /** Those that set the scale where the layout differs. */
  private static final List<Library> LAYOUTS =
      List.of(
          Library.MAPLE_TREE,
          Library.TREE_MAP,
          Library.PCOLLECTIONS,
          Library.SCALA,
          Library.SCALA_LONG,
          Library.BIFURCAN_INT);

  private Suite() {}

  /** Every operation of every library that has it: operation by operation, libraries in turn. */
  static List<Job> operations(
      List<Library> libraries, List<Operation> operations, List<Integer> sizes, Layout layout) {
    List<Job> jobs = new ArrayList<>();
    for (int size : sizes) {
      for (Operation operation : operations) {
        List<String> able =
            libraries.stream()
                .filter(library -> library.operations().contains(operation))
                .map(Library::toString)
                .toList();
        if (!able.isEmpty() && fits(operation, layout, size)) {
          jobs.add(job(benchmark(operation), able, List.of(size), Map.of("layout", layout.name())));
        }
      }
    }
    return jobs;
  }

  /**
   * Nodes filled by random writes, entries that touch, keys of 64 bits: where the layout could
   * matter.
   */
  static List<Job> layouts(List<Integer> sizes) {
    List<Job> jobs = new ArrayList<>();
    for (Layout layout : List.of(Layout.GROWN, Layout.TOUCHING, Layout.WIDE)) {
      List<Operation> operations =
          List.of(
              Operation.GET,
              Operation.GET_DEPENDENT,
              Operation.FLOOR,
              Operation.SCAN,
              Operation.RANGE_100,
              Operation.OVERWRITE,
              Operation.INSERT,
              Operation.REMOVE,
              Operation.BYTES);
      List<Library> libraries = new ArrayList<>(LAYOUTS);
      if (layout != Layout.GROWN) { // to grow an array entry by entry takes hours
        libraries.add(Library.ARRAY);
      }
      jobs.addAll(operations(libraries, operations, sizes, layout));
    }
    return jobs;
  }

  /** Smaller and larger nodes: what the capacities were chosen by. */
  static List<Job> fanouts(List<Integer> sizes) {
    return Stream.of(
            Operation.GET,
            Operation.SCAN,
            Operation.OVERWRITE,
            Operation.INSERT,
            Operation.REMOVE,
            Operation.BUILD,
            Operation.BULK_1000,
            Operation.SLICE,
            Operation.SPLIT,
            Operation.BYTES)
        .map(
            operation ->
                job(
                    benchmark(operation),
                    names(List.of(Library.MAPLE_TREE)),
                    sizes,
                    Map.of("fanout", "8/8,16/8,16/16,32/16,32/32,64/16,64/32")))
        .toList();
  }

  /** All operations of ours at more sizes, and the basic ones of those that set the scale. */
  static List<Job> growth(List<Integer> sizes) {
    List<Job> jobs = new ArrayList<>();
    Set<Operation> basic = EnumSet.of(Operation.GET, Operation.SCAN, Operation.BUILD);
    for (Operation operation : Operation.values()) {
      List<Library> libraries = basic.contains(operation) ? SCALE : List.of(Library.MAPLE_TREE);
      jobs.addAll(operations(libraries, List.of(operation), sizes, Layout.APART));
    }
    return jobs;
  }

  /** Lookup against the red-black tree, and against the three structures that it was part of. */
  static List<Job> lookupClaim(List<Integer> sizes) {
    List<Job> jobs = new ArrayList<>();
    for (String pattern : List.of("hot", "random", "sequential", "next", "walk")) {
      jobs.add(job("AreaBenchmark." + pattern, names(CLAIM), sizes, Map.of()));
    }
    return jobs;
  }

  /** The price of a single write. */
  static List<Job> writeClaim(List<Integer> sizes) {
    List<Job> jobs = new ArrayList<>();
    for (String write : List.of("overwrite", "insert", "remove")) {
      for (Layout layout : List.of(Layout.APART, Layout.GROWN)) {
        jobs.add(
            job("WriteBenchmark." + write, names(CLAIM), sizes, Map.of("layout", layout.name())));
      }
    }
    return jobs;
  }

  /** What a write costs where many are one change. */
  static List<Job> bulkClaim(List<Integer> sizes) {
    return List.of(
        job(
            "EditBenchmark.together",
            List.of("MapleTree"),
            sizes,
            Map.of("edits", "1,10,100,1000,10000", "place", "RANDOM,NEIGHBOURS")),
        job(
            "EditBenchmark.singly",
            List.of("MapleTree", "TreeMap"),
            sizes,
            Map.of("edits", "1,10,100,1000,10000", "place", "RANDOM,NEIGHBOURS")));
  }

  /** Lookups and scans beside a writer. */
  static List<Job> sharedReads(List<Integer> sizes) {
    Map<String, List<String>> parameters = new TreeMap<>();
    parameters.put(
        "sharing", List.of("RCU", "LOCK", "READ_WRITE_LOCK", "STAMPED_LOCK", "SKIP_LIST"));
    parameters.put("writesPerSecond", List.of("0", "10000", "-1"));
    parameters.put("size", sizes.stream().map(String::valueOf).toList());
    return Stream.of("SharedReadBenchmark.get", "SharedReadBenchmark.scan")
        .map(benchmark -> new Job(benchmark, parameters, largest(sizes)))
        .toList();
  }

  /** Where entries touch there is nothing to miss; all else is wherever it can be. */
  private static boolean fits(Operation operation, Layout layout, int size) {
    return switch (operation) {
      case MISS -> layout != Layout.TOUCHING;
      case GAP -> layout == Layout.APART || layout == Layout.GROWN;
      case SPAN -> size >= 1000;
      default -> true;
    };
  }

  private static String benchmark(Operation operation) {
    return operation.benchmark().replace(".", "Benchmark.");
  }

  private static Job job(
      String benchmark, List<String> libraries, List<Integer> sizes, Map<String, String> more) {
    Map<String, List<String>> parameters = new TreeMap<>();
    parameters.put("library", libraries);
    parameters.put("size", sizes.stream().map(String::valueOf).toList());
    more.forEach((name, values) -> parameters.put(name, List.of(values.split(",", -1))));
    return new Job(benchmark, parameters, largest(sizes));
  }

  private static List<String> names(List<Library> libraries) {
    return libraries.stream().map(Library::toString).toList();
  }

  private static int largest(List<Integer> sizes) {
    return sizes.stream().mapToInt(size -> size).max().orElseThrow();
  }
}
