package org.mapletree.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code maple vma}: scripts of memory calls, and differences between memory maps. */
@Command(
    name = "vma",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs scripts of memory calls, and compares memory maps.")
final class VmaCommand {

  /** The command with its subcommands. */
  static CommandLine with(Streams streams) {
    return new CommandLine(new VmaCommand())
        .addSubcommand(new VmaRunCommand(streams))
        .addSubcommand(new VmaDiffCommand(streams));
  }
}
