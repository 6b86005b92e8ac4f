package org.mapletree.bench.run;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Where, when and how it was measured: goes beside the results, and into the report. */
final class Machine {
  private Machine() {}

  /** The file beside a file of results. */
  static Path beside(Path results) {
    String name = results.getFileName().toString();
    return results.resolveSibling(name.replaceFirst("[.]json([.]gz)?$", "") + ".properties");
  }

  static void describe(Path results, List<String> arguments) throws IOException {
    Properties facts = new Properties();
    facts.setProperty(
        "command", "java -jar src/bench/target/benchmarks.jar " + String.join(" ", arguments));
    facts.setProperty("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.setProperty("processor", processor());
    facts.setProperty("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.setProperty("memory", memory());
    facts.setProperty(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.setProperty(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.setProperty("flags", String.join(" ", Passes.flags(0)));
    try (Writer out = Files.newBufferedWriter(beside(results))) {
      facts.store(out, null);
    }
  }

  private static String processor() {
    return find("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
  }

  private static String memory() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean known
        ? (known.getTotalMemorySize() >> 30) + " GiB"
        : "unknown";
  }

  /** The value of a name in one of Linux's tables; none on other systems. */
  private static Optional<String> find(String table, String name) {
    try (var lines = Files.lines(Path.of(table))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
