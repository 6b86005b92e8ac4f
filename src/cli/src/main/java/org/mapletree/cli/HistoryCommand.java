package org.mapletree.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code maple history}: histories that were saved. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Shows histories that were saved: files and snapshots of org.mapletree.codec, and what maple"
            + " watch --save wrote.")
final class HistoryCommand {

  /** How a version is named, for the help of the subcommands. */
  static final String VERSION =
      "a version: a tag, a branch, its number, or an instant as in 2026-01-31T12:00:00Z; the first of"
          + " these that there is";

  /** The command with its subcommands. */
  static CommandLine with(Streams streams) {
    return new CommandLine(new HistoryCommand())
        .addSubcommand(new HistoryShowCommand(streams))
        .addSubcommand(new HistoryDiffCommand(streams))
        .addSubcommand(new HistoryBlameCommand(streams));
  }
}
