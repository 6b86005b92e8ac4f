package org.mapletree.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: measures, and writes JMH's JSON. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures, and writes JMH's JSON and a file beside it that describes the machine.",
      "Without a part, all of them are measured."
    })
final class RunCommand implements Callable<Integer> {
  /** What can be asked for by name. */
  enum Part {
    /** Every operation of every library. */
    OPERATIONS,
    /** The layouts of entries beside the usual one. */
    LAYOUTS,
    /** Smaller and larger nodes. */
    FANOUT,
    /** How cost grows up to ten million entries. */
    GROWTH,
    /** Claim 1: lookup against red-black tree, cache and list. */
    LOOKUP,
    /** Claim 2: the price of a write. */
    WRITE,
    /** Claim 3: bulk edits in a transient. */
    BULK,
    /** Lookups beside a writer. */
    SHARED
  }

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "Which parts: ${COMPLETION-CANDIDATES}.")
  private List<Part> parts = new ArrayList<>();

  @Option(
      names = "--quick",
      description = "A few libraries and operations at 100,000 entries, once: under five minutes.")
  private boolean quick;

  @Option(names = "--libraries", split = ",", paramLabel = "NAME", description = "Which libraries.")
  private List<String> libraries = List.of();

  @Option(
      names = "--operations",
      split = ",",
      paramLabel = "NAME",
      description = "Which operations; the command list names both.")
  private List<String> operations = List.of();

  @Option(names = "--sizes", split = ",", paramLabel = "N", description = "How many entries.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--layouts",
      split = ",",
      paramLabel = "NAME",
      description = "How the entries lie: ${COMPLETION-CANDIDATES}; for part OPERATIONS.")
  private List<Layout> layouts = List.of();

  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "How often each is measured, minutes apart: ${DEFAULT-VALUE}; 1 if quick.")
  private int passes = 3;

  @Option(
      names = "--millis",
      paramLabel = "N",
      description =
          "How long one iteration takes: ${DEFAULT-VALUE}; 100 if quick. Three count; before them two"
              + " (lookups, neighbours, walks, part SHARED) or eight warm up, of at least 200 each.")
  private long millis = 200;

  @Option(
      names = "--readers",
      paramLabel = "N",
      description = "How many threads read in part SHARED; as a rule, all processors but one.")
  private int readers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the results go: ${DEFAULT-VALUE}.")
  private Path out = Path.of("benchmarks.json");

  @Override
  public Integer call() throws IOException, RunnerException {
    check();
    List<Job> jobs = quick ? quickJobs() : jobs();
    if (jobs.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing to measure: see the command list");
    }
    Machine.describe(out, spec.commandLine().getParseResult().originalArgs());
    Passes measuring = new Passes(out, quick ? Math.min(millis, 100) : millis, readers);
    int failed = measuring.run(jobs, quick ? 1 : passes);
    System.err.println("results: " + out + "; the report: bench report " + out);
    return failed == 0 ? 0 : 1;
  }

  /** Refuses what would be measured otherwise than it was asked for. */
  private void check() {
    require(passes > 0 && millis > 0 && readers > 0, "--passes, --millis, --readers begin at 1");
    require(sizes.stream().allMatch(size -> size > 0), "--sizes begin at 1");
    require(
        parts.equals(List.of(Part.LOOKUP)) || sizes.stream().allMatch(size -> size > 100),
        "--sizes begin at 101 but for lookup: writes are timed by the hundred, each in its own gap");
    require(!out.toString().endsWith(".gz"), "--out is not compressed: a name in .json will do");
    require(!quick || parts.isEmpty(), "--quick is a part of its own");
    require(!quick || layouts.isEmpty(), "--quick has one layout");
    require(
        quick
            || parts.isEmpty()
            || parts.contains(Part.OPERATIONS)
            || (libraries.isEmpty() && operations.isEmpty() && layouts.isEmpty()),
        "--libraries, --operations and --layouts are for part OPERATIONS");
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  private List<Job> jobs() {
    Set<Part> chosen = parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
    List<Job> jobs = new ArrayList<>();
    for (Part part : chosen) {
      switch (part) {
        case OPERATIONS ->
            layouts()
                .forEach(
                    layout ->
                        jobs.addAll(
                            Suite.operations(
                                libraries(),
                                operations(),
                                sizes(1_000, 100_000, 1_000_000),
                                layout)));
        case LAYOUTS -> jobs.addAll(Suite.layouts(sizes(100_000, 1_000_000)));
        case FANOUT -> jobs.addAll(Suite.fanouts(sizes(1_000, 100_000, 1_000_000)));
        case GROWTH -> jobs.addAll(Suite.growth(sizes(10_000, 10_000_000)));
        case LOOKUP ->
            jobs.addAll(Suite.lookupClaim(sizes(100, 1_000, 10_000, 100_000, 1_000_000)));
        case WRITE -> jobs.addAll(Suite.writeClaim(sizes(1_000, 100_000, 1_000_000)));
        case BULK -> jobs.addAll(Suite.bulkClaim(sizes(100_000, 1_000_000)));
        case SHARED -> jobs.addAll(Suite.sharedReads(sizes(100_000, 1_000_000)));
      }
    }
    return jobs;
  }

  private List<Job> quickJobs() {
    return Suite.operations(
        libraries.isEmpty() ? Suite.QUICK_LIBRARIES : libraries(),
        operations.isEmpty() ? Suite.QUICK_OPERATIONS : operations(),
        sizes(100_000),
        Layout.APART);
  }

  private List<Layout> layouts() {
    return layouts.isEmpty() ? List.of(Layout.APART) : layouts;
  }

  private List<Integer> sizes(Integer... usual) {
    return sizes.isEmpty() ? List.of(usual) : sizes;
  }

  private List<Library> libraries() {
    return libraries.isEmpty()
        ? Suite.COMPARED
        : libraries.stream().map(name -> named(Library.values(), name)).toList();
  }

  private List<Operation> operations() {
    return operations.isEmpty()
        ? List.of(Operation.values())
        : operations.stream().map(name -> named(Operation.values(), name)).toList();
  }

  private <E> E named(E[] values, String name) {
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "there is no " + name + ": see the command list"));
  }
}
