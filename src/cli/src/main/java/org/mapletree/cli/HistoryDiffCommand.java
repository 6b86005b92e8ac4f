package org.mapletree.cli;

import java.util.concurrent.Callable;
import org.mapletree.Change;
import org.mapletree.MapleTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code maple history diff}: what differs between two versions of a saved history. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Prints the entries that differ between two versions. Lines that only A has begin with -, lines"
          + " that only B has with +."
    },
    footer = {"", "Exit status: 0 the versions agree, 1 they differ, 2 bad input or usage."})
final class HistoryDiffCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "the history; - is standard input")
  private String file = "";

  @Parameters(index = "1", paramLabel = "A", description = HistoryCommand.VERSION)
  private String older = "";

  @Parameters(index = "2", paramLabel = "B", description = "another version")
  private String newer = "";

  HistoryDiffCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return diff(SavedHistory.read(file, streams)) ? ExitStatus.DIFFERS : ExitStatus.AGREES;
  }

  private <V> boolean diff(SavedHistory<V> saved) {
    MapleTree<V> before = saved.version(older).value();
    MapleTree<V> after = saved.version(newer).value();
    boolean differ = false;
    for (Change<V> change : before.diff(after)) {
      differ = true;
      if (change instanceof Change.Removed<V> removed) {
        print("-", change, saved.text(removed.entry().value()));
      } else if (change instanceof Change.Added<V> added) {
        print("+", change, saved.text(added.entry().value()));
      } else if (change instanceof Change.Replaced<V> replaced) {
        print("-", change, saved.text(replaced.before()));
        print("+", change, saved.text(replaced.after()));
      }
    }
    return differ;
  }

  private void print(String sign, Change<?> change, String value) {
    streams.out().print(sign + " " + change.range() + " " + value + "\n");
  }
}
