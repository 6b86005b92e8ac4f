package org.mapletree.bench.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.mapletree.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: makes a page of results. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Makes a page of results: ratios and goals first, then all figures, and plots.")
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Results of run, plain or compressed by gzip; where two files have the same, the later one counts.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where benchmarks.md and plots/ go: ${DEFAULT-VALUE}.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Properties> machines = new ArrayList<>();
    for (Path file : files) {
      Path described = Machine.beside(file);
      if (Files.exists(described)) {
        Properties facts = new Properties();
        try (Reader in = Files.newBufferedReader(described)) {
          facts.load(in);
        }
        machines.add(facts);
      }
    }
    System.out.println(Report.write(files, machines, folder));
    return 0;
  }
}
