package org.mapletree.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maple history blame}: which version last wrote what. */
@Command(
    name = "blame",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Prints which version last wrote each range: range, version, instant, branch and note."
    },
    footer = {"", "Exit status: 0 shown, 2 bad input or usage."})
final class HistoryBlameCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "the history; - is standard input")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RANGE",
      description = "the keys to look at, as in 0x1000-0x1fff; by default all")
  private @Nullable String range;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "the branch whose current version is looked at; by default the current branch")
  private @Nullable String branch;

  HistoryBlameCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Range window = range == null ? Range.of(0, -1) : parsed(range);
    print(SavedHistory.read(file, streams), window);
    return ExitStatus.AGREES;
  }

  private static Range parsed(String text) {
    try {
      return Range.parse(text);
    } catch (IllegalArgumentException noRange) {
      throw new BadInputException("'" + text + "' is no range, as in 0x1000-0x1fff");
    }
  }

  private <V> void print(SavedHistory<V> saved, Range window) {
    History<MapleTree<V>> history = branch == null ? saved.history() : saved.onBranch(branch);
    Table table = new Table("lrlll");
    for (Entry<Version<MapleTree<V>>> piece : history.blame(window)) {
      Version<MapleTree<V>> version = piece.value();
      table.row(
          piece.range().toString(),
          String.valueOf(version.number()),
          version.at().toString(),
          version.branch(),
          version.note());
    }
    table.print(streams.out());
  }
}
