package org.mapletree.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.Stream;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;

/** A page of Markdown, and plots beside it. */
public final class Report {
  private static final List<Library> PLOTTED =
      List.of(
          Library.MAPLE_TREE,
          Library.TREE_MAP,
          Library.SKIP_LIST,
          Library.PCOLLECTIONS,
          Library.SCALA,
          Library.ARRAY,
          Library.EYTZINGER);

  private final Results results;
  private final List<Properties> runs;

  private Report(Results results, List<Properties> runs) {
    this.results = results;
    this.runs = runs;
  }

  /**
   * Reads results and writes {@code benchmarks.md} and a folder {@code plots}.
   *
   * @param files results in JMH's JSON format; where two have the same, the later one counts
   * @param machines what is known of each run
   * @param folder where the page goes
   * @return the page
   */
  public static Path write(List<Path> files, List<Properties> machines, Path folder)
      throws IOException {
    Results results = Results.read(files);
    Report report = new Report(results, machines);
    Files.createDirectories(folder);
    List<String> plots = report.plots(folder.resolve("plots"));
    Path page = folder.resolve("benchmarks.md");
    Files.writeString(page, report.page(plots), UTF_8);
    return page;
  }

  private String page(List<String> plots) throws IOException {
    OperationTables operations = new OperationTables(results);
    ClaimTables claims = new ClaimTables(results);
    StringBuilder page = new StringBuilder("# Benchmarks\n\n").append(machine());
    page.append(operations.goals()).append(operations.slower()).append(shortfalls());
    page.append(claims.lookups()).append(claims.writes()).append(claims.edits());
    page.append(claims.sharedReads());
    page.append(new FanoutTables(results).sizes());
    for (Layout layout : Layout.values()) {
      page.append(operations.sizes(layout));
    }
    if (!plots.isEmpty()) {
      page.append("## Growth\n\n");
      plots.forEach(
          plot -> page.append("![").append(plot).append("](plots/").append(plot).append(".svg)\n"));
    }
    return page.toString();
  }

  /** What was tried where a goal is missed: written by hand, the figures are in the tables. */
  private static String shortfalls() throws IOException {
    try (InputStream in = Report.class.getResourceAsStream("shortfalls.md")) {
      return new String(Objects.requireNonNull(in, "shortfalls.md").readAllBytes(), UTF_8) + "\n";
    }
  }

  private String machine() {
    StringBuilder text = new StringBuilder("Written by `bench report`; do not edit.\n\n");
    for (Properties run : runs) {
      text.append("    ").append(run.getProperty("command")).append("\n\n");
      text.append(
          String.format(
              Locale.ROOT,
              "%s, %s processors, %s; %s; %s. Flags: `%s`. Begun %s.%n%n",
              run.getProperty("processor"),
              run.getProperty("processors"),
              run.getProperty("memory"),
              run.getProperty("system"),
              run.getProperty("java"),
              run.getProperty("flags"),
              run.getProperty("begun")));
    }
    if (runs.stream().map(Report::place).distinct().count() > 1) {
      text.append("**Not all of one machine and JDK**: a ratio may be that of two of them.\n\n");
    }
    return text.append(spread()).toString();
  }

  /** What two runs must have in common to be compared. */
  private static List<String> place(Properties run) {
    return Stream.of("processor", "processors", "memory", "system", "java")
        .map(run::getProperty)
        .toList();
  }

  private String spread() {
    double[] spreads = results.spreads();
    IntSummaryStatistics passes = results.passes();
    String once = " measured once: differences of less than 50 % mean little.";
    if (spreads.length == 0) {
      return "Every figure was" + once + "\n\n";
    }
    boolean areAll = spreads.length == passes.getCount();
    return String.format(
            Locale.ROOT,
            "%s measured in up to %d passes, and the figure is their median; the slowest over the fastest: %.2f in the median, %.2f in nine of ten.",
            areAll
                ? "Everything was"
                : spreads.length + " of " + passes.getCount() + " figures were",
            passes.getMax(),
            spreads[spreads.length / 2],
            spreads[spreads.length * 9 / 10])
        + (areAll ? "" : " The others were" + once)
        + "\n\n";
  }

  /** Draws each operation that was measured at two sizes or more. */
  private List<String> plots(Path folder) throws IOException {
    List<String> drawn = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      Plot plot = plot(operation);
      if (!plot.isEmpty()) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(operation.title() + ".svg"), plot.toString(), UTF_8);
        drawn.add(operation.title());
      }
    }
    return drawn;
  }

  private Plot plot(Operation operation) {
    String unit =
        operation == Operation.BYTES
            ? "bytes an entry"
            : switch (operation.per()) {
              case CALL -> "ns";
              case ENTRY -> "ns an entry";
              case WRITE -> "ns a write";
            };
    Plot plot = new Plot(operation.title(), unit);
    for (Library library : PLOTTED) {
      List<double[]> points = new ArrayList<>();
      for (int size : results.sizes(Layout.APART)) {
        OptionalDouble time = results.time(operation, library, size, Layout.APART);
        time.ifPresent(figure -> points.add(new double[] {size, figure}));
      }
      plot.line(library.toString(), points);
    }
    return plot;
  }
}
