package org.mapletree.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code maple} command. */
@Command(
    name = "maple",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = "Memory maps and range maps over time, on persistent maple trees.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 all agrees, 1 something differs, 2 bad input or usage.",
      "A file named - is standard input."
    })
public final class Maple {

  /** Made by picocli. */
  Maple() {}

  /**
   * Runs the command and ends the process.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status =
        run(new Streams(new FileInputStream(FileDescriptor.in), out, err, isTerminal()), arguments);
    out.flush();
    System.exit(status);
  }

  /**
   * Runs the command.
   *
   * @param streams where it reads and prints
   * @param arguments the command line
   * @return the exit status
   */
  static int run(Streams streams, String... arguments) {
    return run(streams, Path.of("/proc"), arguments);
  }

  /** As {@link #run(Streams, String...)}, with another place where the kernel shows processes. */
  static int run(Streams streams, Path proc, String... arguments) {
    CommandLine maple =
        new CommandLine(new Maple())
            .addSubcommand(new ReplayCommand(streams))
            .addSubcommand(HistoryCommand.with(streams))
            .addSubcommand(TreeCommand.with(streams))
            .addSubcommand(VmaCommand.with(streams))
            .addSubcommand(new WatchCommand(streams, proc));
    maple.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    maple.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    maple.setExpandAtFiles(false);
    maple.setParameterExceptionHandler(Maple::misused);
    maple.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, streams));
    int status = execute(maple, streams, arguments);
    if (streams.out().checkError()) {
      streams.err().println("maple: standard output: cannot be written");
      return ExitStatus.BAD_INPUT;
    }
    return status;
  }

  private static int execute(CommandLine maple, Streams streams, String... arguments) {
    try {
      return maple.execute(arguments);
    } catch (OutOfMemoryError tooLittle) {
      streams
          .err()
          .println("maple: the input needs more memory than there is; java -Xmx8g gives 8 GiB");
      return ExitStatus.BAD_INPUT;
    }
  }

  private static int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    String problem = String.valueOf(misuse.getMessage()).lines().findFirst().orElse("bad usage");
    command
        .getErr()
        .println(
            command.getCommandSpec().qualifiedName()
                + ": "
                + Printable.line(problem)
                + "; try --help");
    return ExitStatus.BAD_INPUT;
  }

  private static int failed(Exception failure, Streams streams) {
    String sentence =
        failure instanceof BadInputException
            ? String.valueOf(failure.getMessage())
            : "this is a fault of maple, please report it: " + failure;
    streams.err().println("maple: " + Printable.line(sentence));
    return ExitStatus.BAD_INPUT;
  }

  /**
   * Since Java 22 there is a console without a terminal, too, and a method that tells; before, a
   * console meant a terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // that is what the method is about
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return false;
    }
  }

  /** Prints the version that the jar's manifest holds. */
  static final class Version implements CommandLine.IVersionProvider {

    /** Made by picocli. */
    Version() {}

    @Override
    public String[] getVersion() {
      String version = Maple.class.getPackage().getImplementationVersion();
      return new String[] {"maple " + (version == null ? "(not packaged)" : version)};
    }
  }
}
