package org.mapletree.bench.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code java -jar benchmarks.jar}: measures, and reports. */
@Command(
    name = "bench",
    description = "Measures MapleTree beside the libraries that people use today.",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, ReportCommand.class, VersionsCommand.class})
public final class Bench {
  private Bench() {}

  /** The command. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Bench());
    Objects.requireNonNull(line.getSubcommands().get("jmh"))
        .setUnmatchedOptionsArePositionalParams(true);
    System.exit(
        line.setUsageHelpWidth(100)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Bench::failed)
            .execute(arguments));
  }

  /** A file that cannot be read or written is no fault of the program: no stack trace. */
  private static int failed(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(failure instanceof IOException)) {
      throw failure;
    }
    boolean named = failure instanceof FileSystemException;
    System.err.println("bench: " + (named ? failure.toString() : failure.getMessage()));
    return 1;
  }

  @Command(name = "list", description = "Lists libraries and operations.")
  void list() {
    for (Library library : Library.values()) {
      System.out.printf("%-26s %s%n", library, library.kind().name().toLowerCase(Locale.ROOT));
    }
    System.out.println();
    for (Operation operation : Operation.values()) {
      System.out.println(operation.title());
    }
  }

  @Command(name = "jmh", description = "Hands all arguments to JMH, as its own jar would.")
  void jmh(@Parameters(arity = "0..*", description = "options of JMH") String[] arguments)
      throws IOException {
    org.openjdk.jmh.Main.main(arguments == null ? new String[0] : arguments);
  }
}
