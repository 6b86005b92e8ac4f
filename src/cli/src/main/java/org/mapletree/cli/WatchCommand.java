package org.mapletree.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.watch.MapChange;
import org.mapletree.vma.watch.MapHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maple watch}: the memory map of a live process over time, or one that was saved. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Looks at the memory map of a running process again and again, keeps every version of it, and prints what appeared, grew, shrank, "
          + "moved, changed and vanished in between. It ends with the process, or with Ctrl-C.",
      "",
      "What was saved can be loaded again: all of it, the map at one moment, or what happened between two moments."
    },
    footer = {
      "",
      "A moment is an instant as watch prints it, or the time since the first map, as in +0s, +1500ms or +5m.",
      "Exit status: 0 done, and with --to nothing changed; 1 something changed between --at and --to; 2 bad input or usage; "
          + "130 ended by Ctrl-C."
    })
final class WatchCommand implements Callable<Integer> {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

  private final Streams streams;
  private final Path proc;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      description = "the number of the process")
  private @Nullable String process;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "how often to look, as in 500ms, 2s or 1m; by default every 500ms")
  private @Nullable String every;

  @Option(names = "--rss", description = "also see how much of each mapping is in memory")
  private boolean resident;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "write each version into a new file, as plain text")
  private @Nullable String save;

  @Option(names = "--load", paramLabel = "FILE", description = "what --save wrote, or -")
  private @Nullable String load;

  @Option(names = "--at", paramLabel = "MOMENT", description = "with --load: the map at a moment")
  private @Nullable String at;

  @Option(
      names = "--to",
      paramLabel = "MOMENT",
      description = "with --load and --at: what happened from there to this moment")
  private @Nullable String to;

  /**
   * The command.
   *
   * @param streams where it reads and prints
   * @param proc where the kernel shows processes
   */
  WatchCommand(Streams streams, Path proc) {
    this.streams = streams;
    this.proc = proc;
  }

  @Override
  public Integer call() throws IOException {
    if ((process == null) == (load == null)) {
      throw misuse("either a PID or --load FILE is needed");
    }
    return load == null ? watch(String.valueOf(process)) : show(load);
  }

  private int watch(String pid) {
    if (at != null || to != null) {
      throw misuse("--at and --to need --load");
    }
    if (!pid.matches("[1-9][0-9]{0,9}")) {
      throw misuse("'" + pid + "' is no number of a process");
    }
    Duration pause = every == null ? Duration.ofMillis(500) : pause(every);
    ProcessMaps source = new ProcessMaps(proc, pid, resident);
    new Watcher(source, pause, save, streams).watch();
    return ExitStatus.AGREES;
  }

  private int show(String file) throws IOException {
    if (save != null || every != null || resident) {
      throw misuse("--save, --every and --rss need a PID");
    }
    if (to != null && at == null) {
      throw misuse("--to needs --at");
    }
    MapHistory history =
        MapHistory.parse(Inputs.text(file, "history of maps", streams))
            .getOrElseThrow(bad -> Inputs.malformed(file, bad.line(), bad.problem()));
    if (at == null) {
      new WatchText(streams.out()).print(history);
      return ExitStatus.AGREES;
    }
    MapleTree<MapsLine> from = lines(history, file, at);
    if (to == null) {
      // In a file or a pipe it may be read again, and has to hold the names as they are.
      String map = MapHistory.maps(from).toString();
      streams.out().print(streams.terminal() ? Printable.lines(map) : map);
      return ExitStatus.AGREES;
    }
    List<MapChange> changes = MapHistory.changes(from, lines(history, file, to));
    new WatchText(streams.out()).print(changes);
    return changes.isEmpty() ? ExitStatus.AGREES : ExitStatus.DIFFERS;
  }

  private MapleTree<MapsLine> lines(MapHistory history, String file, String moment) {
    Instant first = history.versions().next().at();
    Instant instant = moment(moment, first);
    return history
        .history()
        .asOf(instant)
        .map(Version::value)
        .getOrElseThrow(
            () ->
                new BadInputException(
                    Inputs.shown(file)
                        + ": there is no map of "
                        + moment
                        + ", the first is of "
                        + first));
  }

  private Instant moment(String text, Instant first) {
    try {
      Duration since = text.startsWith("+") ? durationOrNull(text.substring(1)) : null;
      return since == null ? Instant.parse(text) : first.plus(since);
    } catch (DateTimeException | ArithmeticException wrong) {
      throw misuse("'" + text + "' is no moment, as in 2026-01-31T12:00:00Z or +90s");
    }
  }

  private Duration pause(String text) {
    Duration time = durationOrNull(text);
    if (time == null) {
      throw misuse("'" + text + "' is no time, as in 500ms, 2s or 1m");
    }
    if (time.isZero()) {
      throw misuse("'" + text + "' is too short: it has to be at least 1ms");
    }
    return time;
  }

  private static @Nullable Duration durationOrNull(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private ParameterException misuse(String problem) {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set the command: " + problem);
    }
    return new ParameterException(spec.commandLine(), problem);
  }
}
