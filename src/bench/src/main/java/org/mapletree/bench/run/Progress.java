package org.mapletree.bench.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/** Tells on standard error what has been measured, and how long the rest will take. */
final class Progress {
  private final int total;
  private final long begin = System.nanoTime();
  private int done;
  private int failed;

  Progress(int total) {
    this.total = total;
    System.err.printf("%d measurements, each in a JVM of its own%n", total);
  }

  void done(int pass, Job job, Collection<RunResult> results) {
    done += job.combinations();
    failed += job.combinations() - results.size();
    Duration left = Duration.ofNanos((System.nanoTime() - begin) / done * (total - done));
    System.err.printf(
        "[%d/%d, about %d:%02d left] pass %d %s:%s%s%n",
        done,
        total,
        left.toMinutes(),
        left.toSecondsPart(),
        pass,
        job,
        results.stream().map(Progress::text).collect(Collectors.joining(",")),
        failed == 0 ? "" : "  (" + failed + " FAILED so far: run them by the subcommand jmh)");
  }

  int failed() {
    return failed;
  }

  private static String text(RunResult result) {
    double score = result.getPrimaryResult().getScore();
    return String.format(Locale.ROOT, score < 100 ? " %.1f" : " %,.0f", score)
        + " "
        + result.getPrimaryResult().getScoreUnit();
  }
}
