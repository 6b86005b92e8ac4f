package org.mapletree.vma.replay;

/** What one line of a trace says. Lines that change nothing, such as signals, make no event. */
sealed interface TraceEvent {

  /** The line in the trace, counted from 1. */
  long line();

  /** The thread that the line is about, or 0 where the trace has no such column. */
  int task();

  /**
   * A call on one line.
   *
   * @param line the line
   * @param task the thread
   * @param name the call's name
   * @param arguments the text between the parentheses
   * @param result what it returned
   */
  record Completed(long line, int task, String name, String arguments, TraceResult result)
      implements TraceEvent {}

  /**
   * The first half of a call: {@code mmap(… <unfinished ...>}.
   *
   * @param line the line
   * @param task the thread
   * @param name the call's name
   * @param arguments the text behind the opening parenthesis, as far as it was printed
   */
  record Begun(long line, int task, String name, String arguments) implements TraceEvent {}

  /**
   * The second half of a call: {@code <... mmap resumed>…) = 0}.
   *
   * @param line the line
   * @param task the thread
   * @param name the call's name
   * @param rest the arguments that the first half left out
   * @param result what it returned
   */
  record Resumed(long line, int task, String name, String rest, TraceResult result)
      implements TraceEvent {}

  /**
   * The end of a thread: {@code +++ exited with 0 +++}, {@code +++ killed by SIGKILL +++}.
   *
   * @param line the line
   * @param task the thread
   */
  record Ended(long line, int task) implements TraceEvent {}

  /**
   * A thread's exec made its thread group's leader go: from here on, the thread has the leader's
   * number.
   *
   * @param line the line
   * @param task the leader, whose number lives on
   * @param by the thread that executes a program
   */
  record Superseded(long line, int task, int by) implements TraceEvent {}

  /**
   * The recorder let go of a thread: what it does from here on is not in the trace.
   *
   * @param line the line
   * @param task the thread
   */
  record Detached(long line, int task) implements TraceEvent {}
}
