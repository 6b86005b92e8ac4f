package org.mapletree.vma.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A memory call that has begun and has not come back: it takes effect somewhere between the two
 * lines.
 */
final class PendingCall {

  private final int task;
  private final TracedCall call;
  private int since;
  private @Nullable Judgement early;
  private @Nullable TraceResult result;

  /**
   * A call that begins.
   *
   * @param task the thread that makes it
   * @param call the call
   * @param since how many calls of the recent ones were done when it began
   */
  PendingCall(int task, TracedCall call, int since) {
    this.task = task;
    this.call = call;
    this.since = since;
  }

  TracedCall call() {
    return call;
  }

  int since() {
    return since;
  }

  /** What it is going to return, from further down in the trace; asked for once. */
  TraceResult result(OrderSearch.ResultAhead results) throws IOException, TraceException {
    if (result == null) {
      result = results.of(task);
    }
    return result;
  }

  /** The recent calls were forgotten. */
  void forgetRecent() {
    since = 0;
  }

  /** What it turned out to be, where another call showed that it was done before it came back. */
  @Nullable Judgement early() {
    return early;
  }

  void doneEarly(Judgement judgement) {
    early = judgement;
  }
}
