package org.mapletree.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.ProcMaps;
import org.mapletree.vma.replay.Recording;
import org.mapletree.vma.replay.Replay;
import org.mapletree.vma.replay.ReplayReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maple replay}: system calls of a real program, held against what the kernel returned. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Replays the system calls that a real program made on immutable address spaces, keeps every version, and holds each result and the "
          + "map at the end against the kernel.",
      "",
      "Record with:",
      "  setarch -R strace -f -y -e trace=memory,process -o NAME.strace COMMAND"
    },
    footer = {
      "",
      "Each result is predicted (the model returns what the kernel returned), adopted (it depends on what nobody told the "
          + "model, as areas after an exec, or how a file was opened) or wrong. A trace shows no limits: the program is "
          + "taken to run as root, without any, and what a limit refused counts as wrong.",
      "Exit status: 0 nothing wrong and the map agrees, 1 something differs, 2 bad input or usage."
    })
final class ReplayCommand implements Callable<Integer> {

  private final Streams streams;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "TRACE",
      description = "what strace wrote; - is standard input")
  private String trace = "";

  @Option(
      names = "--before",
      required = true,
      paramLabel = "MAPS",
      description = "/proc/PID/maps of the program at its first instruction after exec")
  private String before = "";

  @Option(
      names = "--after",
      paramLabel = "MAPS",
      description = "/proc/self/maps as the program printed it near its end")
  private @Nullable String after;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  ReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    checkStandardInput();
    ReplayReport report = replay();
    if (json) {
      new ReplayJson(Inputs.called(trace), report).print(streams.out());
    } else {
      new ReplayText(Inputs.shown(trace), after == null ? "" : Inputs.shown(after), report)
          .print(streams.out());
    }
    return report.agrees() ? ExitStatus.AGREES : ExitStatus.DIFFERS;
  }

  private ReplayReport replay() {
    ProcMaps first = Inputs.maps(before, streams);
    ProcMaps last = after == null ? null : Inputs.maps(after, streams);
    try (InputStream in = Inputs.open(trace, streams);
        Progress progress = Progress.of("replay", Inputs.size(trace), streams)) {
      Recording recording = new Recording(Inputs.shown(trace), in, first, last, progress);
      return Replay.run(recording)
          .getOrElseThrow(problem -> new BadInputException(problem.toString()));
    } catch (IOException failed) {
      throw Inputs.unreadable(trace, failed);
    }
  }

  /** Standard input can be read once. */
  private void checkStandardInput() {
    int times = 0;
    for (String name : new String[] {trace, before, after == null ? "" : after}) {
      times += name.equals(Inputs.STANDARD_INPUT) ? 1 : 0;
    }
    if (times > 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "only one of the files can be standard input");
    }
  }
}
