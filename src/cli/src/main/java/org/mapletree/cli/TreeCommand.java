package org.mapletree.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code maple tree}: scripts on a single tree. */
@Command(
    name = "tree",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs scripts on a single maple tree.")
final class TreeCommand {

  /** The command with its subcommand. */
  static CommandLine with(Streams streams) {
    return new CommandLine(new TreeCommand()).addSubcommand(new TreeRunCommand(streams));
  }
}
