package org.mapletree.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.mapletree.InvalidTreeException;
import org.mapletree.cli.tree.ScriptProblem;
import org.mapletree.cli.tree.ScriptRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maple tree run}: what each statement of a script answers. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Runs a script on an empty tree, and prints what each statement answers, byte for byte as the"
          + " maple tree of Linux does.",
      "",
      "One statement a line; # starts a comment; numbers are unsigned 64-bit, hex with 0x, or"
          + " decimal; VALUE is 1 to 2^62-1; ranges are inclusive:",
      "  store FIRST LAST VALUE, insert FIRST LAST VALUE",
      "  storenull FIRST LAST, erase KEY",
      "  load KEY, walk KEY, find KEY MAX, findrev KEY MIN, next KEY MAX, prev KEY MIN",
      "  each FIRST LAST, eachrev FIRST LAST, dump",
      "  lowgap SIZE MIN MAX, highgap SIZE MIN MAX",
      "  alloc VALUE SIZE MIN MAX, ralloc VALUE SIZE MIN MAX",
      "  cyclic VALUE MIN MAX, setnext KEY",
      "  dup, clear"
    },
    footer = {
      "",
      "Exit status: 0 the script was run, 1 a tree broke its own rules (--validate), 2 bad input or"
          + " usage."
    })
final class TreeRunCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "SCRIPT", description = "the script; - is standard input")
  private String script = "";

  @Option(names = "--validate", description = "check every rule of the tree after each write; slow")
  private boolean validate;

  TreeRunCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Inputs.open(script, streams), StandardCharsets.UTF_8))) {
      ScriptProblem problem = new ScriptRunner(new CheckedOut(streams.out()), validate).run(reader);
      if (problem != null) {
        throw Inputs.malformed(script, problem.line(), problem.sentence());
      }
      return ExitStatus.AGREES;
    } catch (InvalidTreeException broken) {
      streams.err().println("maple: " + Inputs.shown(script) + ": " + broken.getMessage());
      return ExitStatus.DIFFERS;
    } catch (OutputException told) {
      return ExitStatus.BAD_INPUT; // the sentence for it is that of all commands
    } catch (IOException failed) {
      throw Inputs.unreadable(script, failed);
    }
  }

  /** Nobody reads the answers any more, or they cannot be written. */
  private static final class OutputException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /**
   * Where the runner writes, in large pieces: a script may have no end, and is not to outlive the
   * reader of its answers.
   */
  private record CheckedOut(PrintStream out) implements Appendable {
    @Override
    public Appendable append(CharSequence text) throws IOException {
      out.append(text);
      if (out.checkError()) {
        throw new OutputException();
      }
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int from, int to) throws IOException {
      return append(text.subSequence(from, to));
    }

    @Override
    public Appendable append(char character) throws IOException {
      return append(String.valueOf(character));
    }
  }
}
