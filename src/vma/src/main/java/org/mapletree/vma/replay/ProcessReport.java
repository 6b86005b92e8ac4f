package org.mapletree.vma.replay;

import java.util.List;

/**
 * How the calls of one process came out.
 *
 * @param id its number, 0 where the trace does not show it
 * @param parent the number of the process that made it, 0 for the first
 * @param programs what it ran, in order: what it shared or inherited at its start, then each
 *     program that it executed
 * @param calls the memory calls applied, those whose results are not counted among them
 * @param tally how the results came out
 * @param versions the versions kept of the address spaces that were its own, and their bytes
 */
public record ProcessReport(
    int id, int parent, List<String> programs, long calls, Tally tally, VersionCount versions) {

  /**
   * Copies the programs.
   *
   * @param id its number
   * @param parent the number of the process that made it
   * @param programs what it ran
   * @param calls the memory calls applied
   * @param tally how the results came out
   * @param versions the versions kept
   */
  public ProcessReport {
    programs = List.copyOf(programs);
  }

  /**
   * What it ran last.
   *
   * @return the path, as execve was given it
   */
  public String program() {
    return programs.get(programs.size() - 1);
  }
}
