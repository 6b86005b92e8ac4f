package org.mapletree.vma.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call that makes a thread or a process shares with its caller.
 *
 * @param memory whether the two have one address space (CLONE_VM, vfork)
 * @param process whether the new thread belongs to the caller's process (CLONE_THREAD)
 */
record CloneFlags(boolean memory, boolean process) {

  private static final Set<String> NAMES = Set.of("clone", "clone3", "fork", "vfork");
  private static final long VM = 0x100;
  private static final long THREAD = 0x10000;
  private static final Map<String, Long> FLAGS = Map.of("CLONE_VM", VM, "CLONE_THREAD", THREAD);

  /** Whether a call of this name makes a thread or process. */
  static boolean isClone(String name) {
    return NAMES.contains(name);
  }

  /**
   * Reads the arguments of such a call, of which {@code flags} may be named or, printed raw, the
   * first.
   *
   * @param name the name of the call
   * @param arguments the text of its arguments, or of as many as the first half of the call shows
   * @param line where it stands
   */
  static CloneFlags of(String name, String arguments, long line) throws TraceException {
    if (name.equals("fork") || name.equals("vfork")) {
      return new CloneFlags(name.equals("vfork"), false);
    }
    String struct = arguments.startsWith("{") ? arguments.substring(1) : arguments;
    List<String> all = ArgumentScanner.split(struct);
    String flags = "";
    for (String argument : all) {
      if (argument.startsWith("flags=")) {
        flags = argument.substring("flags=".length());
      }
    }
    if (flags.isEmpty()) {
      if (all.isEmpty() || name.equals("clone3")) {
        throw new TraceException(
            line, "the flags of " + name + " are not shown" + Excerpt.of(arguments));
      }
      flags = all.get(0);
    }
    return of(flags.replaceFirst("}.*", ""), line);
  }

  private static CloneFlags of(String flags, long line) throws TraceException {
    long bits = 0;
    for (String word : flags.split("\\|", -1)) {
      String name = word.strip();
      Long known = FLAGS.get(name);
      if (known != null) {
        bits |= known;
      } else if (!name.startsWith("CLONE_") && !name.startsWith("SIG")) {
        bits |= TraceNumber.parse(name, line);
      }
    }
    return new CloneFlags((bits & VM) != 0, (bits & THREAD) != 0);
  }
}
