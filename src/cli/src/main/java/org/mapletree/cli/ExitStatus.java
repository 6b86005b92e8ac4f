package org.mapletree.cli;

/** What a command tells the shell. */
final class ExitStatus {

  /** All is well, and nothing differs. */
  static final int AGREES = 0;

  /** The command did its work and found a difference. */
  static final int DIFFERS = 1;

  /** Bad input or bad usage: there is no result. */
  static final int BAD_INPUT = 2;

  private ExitStatus() {}
}
