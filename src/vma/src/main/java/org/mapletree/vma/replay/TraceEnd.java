package org.mapletree.vma.replay;

/** Whether a trace is whole: a recorder writes on until the last thread has ended. */
final class TraceEnd {

  private TraceEnd() {}

  /**
   * Checks that nothing is left open.
   *
   * @param threads the threads at the end
   * @param lines how many lines the trace has
   * @throws TraceException if the trace ends in the middle of a call, or of a process
   */
  static void check(ThreadTable threads, long lines) throws TraceException {
    for (TracedThread thread : threads.living()) {
      TracedThread.OpenCall open = thread.open();
      if (!thread.seen() || thread.exiting()) {
        continue;
      }
      if (open != null) {
        TraceEvent.Begun begun = open.event();
        throw new TraceException(
            begun.line(),
            "the trace is cut in mid-call: the "
                + begun.name()
                + " that begins here never comes back");
      }
      throw new TraceException(
          lines, "the trace is cut: it ends here, but " + who(thread) + " has not exited");
    }
  }

  private static String who(TracedThread thread) {
    return thread.id() == 0 ? "its process" : "thread " + thread.id();
  }
}
