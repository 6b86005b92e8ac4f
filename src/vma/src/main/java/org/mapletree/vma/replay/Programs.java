package org.mapletree.vma.replay;

import java.util.List;

/** Reads the arguments of execve and execveat. */
final class Programs {

  private Programs() {}

  /** Whether a call of this name executes a program. */
  static boolean isExec(String name) {
    return name.equals("execve") || name.equals("execveat");
  }

  /**
   * The path of the program.
   *
   * @param arguments the arguments, as the trace prints them
   * @param line where they stand
   */
  static String path(String arguments, long line) throws TraceException {
    List<String> all = ArgumentScanner.split(arguments);
    String descriptor = "";
    for (String argument : all) {
      if (argument.startsWith("\"")) {
        String path =
            EscapedText.unescape(argument.substring(1, Math.max(1, argument.lastIndexOf('"'))));
        return path.isEmpty() ? descriptor : path;
      }
      int open = argument.indexOf('<');
      descriptor =
          open < 0 ? descriptor : FileArgument.parse("0" + argument.substring(open), line).path();
    }
    throw new TraceException(line, "the program of execve is not shown" + Excerpt.of(arguments));
  }
}
