package org.mapletree.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code maple history show}: the versions of a saved history, or the entries of one. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Prints the versions of a saved history: number, instant, branch, entries and note, then the"
          + " branches and the tags. With a version, prints its entries: range and value."
    },
    footer = {"", "Exit status: 0 shown, 2 bad input or usage."})
final class HistoryShowCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "the history; - is standard input")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = HistoryCommand.VERSION)
  private @Nullable String version;

  HistoryShowCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    SavedHistory<?> saved = SavedHistory.read(file, streams);
    if (version == null) {
      printVersions(saved);
    } else {
      printEntries(saved, version);
    }
    return ExitStatus.AGREES;
  }

  private <V> void printEntries(SavedHistory<V> saved, String name) {
    saved
        .version(name)
        .value()
        .iterator()
        .forEachRemaining(
            entry -> streams.out().print(entry.range() + " " + saved.text(entry.value()) + "\n"));
  }

  private <V> void printVersions(SavedHistory<V> saved) {
    History<MapleTree<V>> history = saved.history();
    Table versions = new Table("rllrl");
    versions.row("version", "instant", "branch", "entries", "note");
    for (Version<MapleTree<V>> each : history.versions()) {
      versions.row(
          String.valueOf(each.number()),
          each.at().toString(),
          each.branch(),
          String.valueOf(each.value().size()),
          each.note());
    }
    versions.print(streams.out());
    for (String name : history.branchNames()) {
      boolean here = name.equals(history.branchName());
      long head = history.onBranch(name).map(on -> on.latest().number()).getOrElse(-1L);
      streams
          .out()
          .print("branch " + Printable.line(name) + " at " + head + (here ? ", current\n" : "\n"));
    }
    history
        .tags()
        .forEach(
            (tag, at) -> streams.out().print("tag " + Printable.line(tag) + " at " + at + "\n"));
  }
}
