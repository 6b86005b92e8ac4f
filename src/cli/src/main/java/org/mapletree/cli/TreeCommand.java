package org.mapletree.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code maple tree}: scripts on a single tree. */
@Command(
    name = "tree",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs scripts on a single maple tree.")
final class TreeCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** The command with its subcommand. */
  static CommandLine with(Streams streams) {
    return new CommandLine(new TreeCommand()).addSubcommand(new TreeRunCommand(streams));
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
