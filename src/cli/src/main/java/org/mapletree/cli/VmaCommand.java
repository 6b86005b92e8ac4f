package org.mapletree.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code maple vma}: scripts of memory calls, and differences between memory maps. */
@Command(
    name = "vma",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs scripts of memory calls, and compares memory maps.")
final class VmaCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine with(Streams streams) {
    return new CommandLine(new VmaCommand())
        .addSubcommand(new VmaRunCommand(streams))
        .addSubcommand(new VmaDiffCommand(streams));
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
