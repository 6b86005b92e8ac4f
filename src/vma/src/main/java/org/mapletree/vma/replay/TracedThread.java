package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;

/** A thread of the trace: the process that it belongs to, and the call that it is in. */
final class TracedThread {

  /**
   * A call that has begun and not come back.
   *
   * @param event the line of its first half
   * @param memory the same as a memory call that is pending, if it is one
   */
  record OpenCall(TraceEvent.Begun event, @Nullable PendingCall memory) {

    /** Whether it makes a thread or process. */
    boolean isClone() {
      return CloneFlags.isClone(event.name());
    }
  }

  private int id;
  private final TracedProcess process;
  private @Nullable OpenCall open;
  private boolean seen;
  private boolean exiting;

  TracedThread(int id, TracedProcess process) {
    this.id = id;
    this.process = process;
  }

  int id() {
    return id;
  }

  void named(int number) {
    id = number;
  }

  TracedProcess process() {
    return process;
  }

  @Nullable OpenCall open() {
    return open;
  }

  void begin(OpenCall call) {
    open = call;
    if (call.isClone()) {
      process.memory().forkBegins();
    }
  }

  /** The call that it was in, which is over now. */
  @Nullable OpenCall end() {
    OpenCall ended = open;
    open = null;
    if (ended != null && ended.isClone()) {
      process.memory().forkEnds();
    }
    return ended;
  }

  /** Whether some line of the trace is about it: only then must one tell of its end. */
  boolean seen() {
    return seen;
  }

  void see() {
    seen = true;
    process.see();
  }

  /** Whether it is on its way out, so that nothing of it need follow. */
  boolean exiting() {
    return exiting || process.exiting();
  }

  void exit() {
    exiting = true;
  }
}
