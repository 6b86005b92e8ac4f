package org.mapletree.vma.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A memory call that has begun: it takes effect somewhere between that line and the one on which it
 * comes back.
 */
final class PendingCall {

  private final int task;
  private final long line;
  private final TracedCall call;
  private long end = Long.MAX_VALUE;
  private @Nullable Judgement early;
  private @Nullable TraceResult result;

  /**
   * A call that begins.
   *
   * @param task the thread that makes it
   * @param line the line of its first half
   * @param call the call
   */
  PendingCall(int task, long line, TracedCall call) {
    this.task = task;
    this.line = line;
    this.call = call;
  }

  TracedCall call() {
    return call;
  }

  /** What it is going to return, from further down in the trace; asked for once. */
  TraceResult result(OrderSearch.ResultAhead results) throws IOException, TraceException {
    if (result == null) {
      result = results.of(task);
    }
    return result;
  }

  /** It comes back. */
  void returned(long at, TraceResult kernel) {
    end = at;
    result = kernel;
  }

  /** Whether it may have taken effect before {@code other}: that had not come back at its begin. */
  boolean mayPrecede(PendingCall other) {
    return other.endsAfter(line);
  }

  /** Whether it had not come back at a line. */
  boolean endsAfter(long at) {
    return at < end;
  }

  /** What it turned out to be, where another call showed that it was done before it came back. */
  @Nullable Judgement early() {
    return early;
  }

  void doneEarly(Judgement judgement) {
    early = judgement;
  }
}
