package org.mapletree.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Has JMH run jobs in several passes: every job once, then every job again. So the figures that are
 * compared lie minutes apart at most, and what disturbed one pass does not disturb all of a job.
 */
final class Passes {
  private static final int LARGE = 2_000_000;

  /** All else calls more code, and that is compiled late. */
  private static final Pattern READS = Pattern.compile("Lookup|Neighbour|Walk|SharedRead");

  /**
   * With a third of this, removals from our tree took half as long again: they were not compiled.
   */
  private static final long LEAST_WARM_UP_MILLIS = 200;

  private final Path file;
  private final long iterationMillis;
  private final int readers;
  private final Map<String, RunResult> merged = new LinkedHashMap<>();

  /**
   * Passes whose results go to a file of JMH's JSON format: one result for each combination, one
   * fork in it for each pass.
   */
  Passes(Path file, long iterationMillis, int readers) {
    this.file = file;
    this.iterationMillis = iterationMillis;
    this.readers = readers;
  }

  /**
   * Runs all jobs {@code passes} times; what has been measured is in the file after each job.
   *
   * @return how many measurements failed
   */
  int run(List<Job> jobs, int passes) throws RunnerException, IOException {
    Progress progress = new Progress(passes * jobs.stream().mapToInt(Job::combinations).sum());
    for (int pass = 1; pass <= passes; pass++) {
      for (Job job : jobs) {
        Collection<RunResult> results = new Runner(options(job)).run();
        results.forEach(this::add);
        write();
        progress.done(pass, job, results);
      }
    }
    return progress.failed();
  }

  private Options options(Job job) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + job.benchmark().replace(".", "\\.") + "$")
            .forks(1)
            .verbosity(VerboseMode.SILENT)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(false)
            .jvmArgsPrepend(flags(job.largest()));
    job.parameters().forEach((name, values) -> options.param(name, values.toArray(new String[0])));
    if (job.benchmark().startsWith("SharedRead")) {
      options.threads(readers);
    }
    if (!job.benchmark().startsWith("Memory")) {
      options
          .warmupIterations(READS.matcher(job.benchmark()).lookingAt() ? 2 : 8)
          .warmupTime(TimeValue.milliseconds(Math.max(iterationMillis, LEAST_WARM_UP_MILLIS)))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(iterationMillis));
    }
    return options.build();
  }

  /**
   * The heap is touched before anything is measured: on a virtual machine the first touch of a page
   * costs more than most operations. A small young generation is used again and again.
   */
  static String[] flags(int largest) {
    return new String[] {
      "-XX:+UseSerialGC",
      "-Xbatch",
      largest > LARGE ? "-Xms3g" : "-Xms1200m",
      "-Xmx8g",
      "-Xmn256m",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseTransparentHugePages"
    };
  }

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    String key = params.getBenchmark() + params.id();
    RunResult before = merged.get(key);
    List<BenchmarkResult> passes =
        new ArrayList<>(before == null ? List.of() : before.getBenchmarkResults());
    passes.addAll(result.getBenchmarkResults());
    merged.put(key, new RunResult(params, passes));
  }

  private void write() throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, part.toString())
        .writeOut(merged.values());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
