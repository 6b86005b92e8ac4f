package org.mapletree.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.MapsComparison;
import org.mapletree.vma.proc.MapsDifference;
import org.mapletree.vma.proc.ProcMaps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maple vma diff}: where two memory maps differ. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Compares two texts of /proc/PID/maps or smaps: ranges, permissions, offsets, devices, inodes "
          + "and names. Lines that only A has begin with -, lines that only B has with +."
    },
    footer = {"", "Exit status: 0 the maps agree, 1 they differ, 2 bad input or usage."})
final class VmaDiffCommand implements Callable<Integer> {

  private final Streams streams;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A.maps", description = "a map; - is standard input")
  private String left = "";

  @Parameters(index = "1", paramLabel = "B.maps", description = "another map; - is standard input")
  private String right = "";

  @Option(
      names = "--merge",
      description = "first make neighbours one that could be one mapping, on both sides")
  private boolean merge;

  VmaDiffCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    if (spec != null && left.equals(Inputs.STANDARD_INPUT) && right.equals(Inputs.STANDARD_INPUT)) {
      throw new ParameterException(spec.commandLine(), "only one map can be standard input");
    }
    ProcMaps before = Inputs.maps(left, streams);
    ProcMaps after = Inputs.maps(right, streams);
    MapsComparison comparison = merge ? MapsComparison.MERGING : MapsComparison.STRICT;
    List<MapsDifference> differences = comparison.compare(before, after);
    differences.forEach(difference -> streams.out().print(Printable.lines(difference + "\n")));
    return differences.isEmpty() ? ExitStatus.AGREES : ExitStatus.DIFFERS;
  }
}
