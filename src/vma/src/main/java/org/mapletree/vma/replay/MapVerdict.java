package org.mapletree.vma.replay;

import java.util.List;

/**
 * How the recorded map of the end compares.
 *
 * @param kind whether it was compared, and how that ended
 * @param line the line of the call after which it agreed, or came nearest; 0 where it was not
 *     compared
 * @param call that call, as the trace prints it; empty where it was not compared
 * @param areas how many areas the recorded map shows
 * @param diff a unified diff, recorded lines behind a minus, the model's behind a plus; empty
 *     unless the maps differ
 * @param reason why it was not compared, or what all differences have in common; mostly empty
 */
public record MapVerdict(
    Kind kind, long line, String call, int areas, List<String> diff, String reason) {

  /** The ways in which a comparison can end. */
  public enum Kind {
    /** The model's map was the recorded one after some call near the end. */
    AGREES,
    /** It never was. */
    DIFFERS,
    /** There is no recorded map, or none that can be compared. */
    NOT_COMPARED
  }

  /**
   * Copies the lines of the diff.
   *
   * @param kind whether it was compared
   * @param line the line of the call
   * @param call the call
   * @param areas how many areas the recorded map shows
   * @param diff a unified diff
   * @param reason why it was not compared
   */
  public MapVerdict {
    diff = List.copyOf(diff);
  }

  static MapVerdict notCompared(String reason) {
    return new MapVerdict(Kind.NOT_COMPARED, 0, "", 0, List.of(), reason);
  }
}
