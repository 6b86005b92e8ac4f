package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * How a recording came out.
 *
 * @param lines the lines of the trace
 * @param processes one report for each process, in the order in which they showed up
 * @param wrong the first wrong results, at most {@link #MOST_WRONG}
 * @param map how the map of the end compares
 * @param notes what else the reader should know: calls that are not modelled, and how often they
 *     came
 */
public record ReplayReport(
    long lines,
    List<ProcessReport> processes,
    List<WrongResult> wrong,
    MapVerdict map,
    List<String> notes) {

  /** How many wrong results are listed one by one. */
  public static final int MOST_WRONG = 100;

  /**
   * Copies the lists.
   *
   * @param lines the lines of the trace
   * @param processes one report for each process
   * @param wrong the first wrong results
   * @param map how the map of the end compares
   * @param notes what else the reader should know
   */
  public ReplayReport {
    processes = List.copyOf(processes);
    wrong = List.copyOf(wrong);
    notes = List.copyOf(notes);
  }

  /**
   * How all results came out.
   *
   * @return the sum over all processes
   */
  public Tally tally() {
    Tally sum = Tally.NONE;
    for (ProcessReport process : processes) {
      sum = sum.plus(process.tally());
    }
    return sum;
  }

  /**
   * What all versions cost.
   *
   * @return the sum over all processes
   */
  public VersionCount versions() {
    VersionCount sum = VersionCount.NONE;
    for (ProcessReport process : processes) {
      sum = sum.plus(process.versions());
    }
    return sum;
  }

  /**
   * How many calls were applied.
   *
   * @return the sum over all processes
   */
  public long calls() {
    return processes.stream().mapToLong(ProcessReport::calls).sum();
  }

  /**
   * Whether the recording agrees: nothing is wrong, and the final map is the recorded one where
   * there is one to compare.
   *
   * @return true if it does
   */
  public boolean agrees() {
    return tally().wrong() == 0 && map.kind() != MapVerdict.Kind.DIFFERS;
  }

  static List<ProcessReport> of(List<TracedProcess> processes) {
    List<ProcessReport> reports = new ArrayList<>();
    for (TracedProcess process : processes) {
      if (process.seen()) {
        VersionCount versions = VersionCount.NONE;
        for (Memory memory : process.own()) {
          versions = versions.plus(memory.versions().count());
        }
        reports.add(
            new ProcessReport(
                process.id(),
                process.parent(),
                process.programs(),
                process.calls(),
                process.tally(),
                versions));
      }
    }
    return reports;
  }
}
