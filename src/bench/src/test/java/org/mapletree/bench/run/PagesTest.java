package org.mapletree.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The pages and plots of this module are what {@code report} makes of the results beside them. */
class PagesTest {
  @TempDir private Path made;

  @ParameterizedTest
  @CsvSource({"results/jdk17, .", "results/jdk25, jdk25"})
  void pages_say_what_was_measured(Path results, Path published) throws IOException {
    List<String> arguments =
        Stream.concat(Stream.of("--to", made.toString()), files(results, "*.json.gz")).toList();
    assertThat(new CommandLine(new ReportCommand()).execute(arguments.toArray(String[]::new)))
        .isZero();
    assertThat(page(published)).isEqualTo(page(made));
  }

  /** The lines of a page and its plots by name. */
  private static Map<String, List<String>> page(Path folder) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    texts.put("benchmarks.md", Files.readAllLines(folder.resolve("benchmarks.md")));
    for (String plot : files(folder.resolve("plots"), "*").toList()) {
      texts.put(Path.of(plot).getFileName().toString(), Files.readAllLines(Path.of(plot)));
    }
    return texts;
  }

  /** In the order of their names. */
  private static Stream<String> files(Path folder, String names) throws IOException {
    try (var found = Files.newDirectoryStream(folder, names)) {
      List<String> files = new ArrayList<>();
      found.forEach(file -> files.add(file.toString()));
      return files.stream().sorted();
    }
  }
}
