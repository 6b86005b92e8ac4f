package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mapletree.vma.Fork;

/**
 * An address space that lives through the trace, shared by all threads (and children of vfork) that
 * use it: what is known of it now, the calls that have begun on it, and its versions.
 */
final class Memory {

  /** How many recent calls are kept for the search of an order. */
  private static final int MOST_RECENT = 256;

  private final Versions versions;
  private final SearchEffort effort;
  private final List<PendingCall> pending = new ArrayList<>();
  private final List<RecentCall> recent = new ArrayList<>();
  private Known now;

  private Memory(Known now, Versions versions, SearchEffort effort) {
    this.now = now;
    this.versions = versions;
    this.effort = effort;
  }

  /**
   * An address space at the line where it shows up first.
   *
   * @param known what is known of it
   * @param line the line
   * @param note what made it
   * @param effort what the replay may spend on looking for orders
   */
  static Memory of(Known known, long line, String note, SearchEffort effort) {
    return new Memory(known, Versions.of(known.space(), line, note), effort);
  }

  /** A copy for a child, taken now. */
  Memory fork(long line) {
    Known child =
        new Known(
            new Fork().on(now.space()).result().get(),
            now.complete(),
            now.placement(),
            now.heap(),
            now.assumed());
    return new Memory(child, Versions.of(child.space(), line, "fork"), effort);
  }

  Known now() {
    return now;
  }

  Versions versions() {
    return versions;
  }

  /** A call begins. */
  PendingCall begin(int task, TracedCall call) {
    PendingCall begun = new PendingCall(task, call, recent.size());
    pending.add(begun);
    return begun;
  }

  /** A call that had begun will never come back: its caller is gone. */
  void abandon(PendingCall call) {
    pending.remove(call);
    forgetIfQuiet();
  }

  /** A call comes back, having begun on an earlier line. */
  Judgement resume(
      PendingCall begun, long line, TraceResult kernel, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    pending.remove(begun);
    Judgement early = begun.early();
    Judgement judgement =
        early != null ? early : complete(begun.call(), line, kernel, begun.since(), results);
    forgetIfQuiet();
    return judgement;
  }

  /** A call that stands on one line takes effect. */
  Judgement complete(
      TracedCall call, long line, TraceResult kernel, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    return complete(call, line, kernel, recent.size(), results);
  }

  private Judgement complete(
      TracedCall call, long line, TraceResult kernel, int since, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    Judgement judgement = Judge.judge(now, call, kernel);
    if (!judgement.right()) {
      List<PendingCall> open = pending.stream().filter(other -> other.early() == null).toList();
      OrderSearch.Order order =
          new OrderSearch(open, recent, results, effort, call, kernel).find(now, since);
      if (order != null) {
        takeEarly(order, line, results);
        judgement = order.own();
      }
    }
    took(call, kernel, judgement, line);
    return judgement;
  }

  /** Takes over the pending calls that an order puts before the call in question. */
  private void takeEarly(OrderSearch.Order order, long line, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    for (int i = 0; i < order.early().size(); i++) {
      PendingCall early = order.early().get(i);
      Judgement judgement = order.earlyJudgements().get(i);
      early.doneEarly(judgement);
      if (!order.rewritten()) {
        took(early.call(), early.result(results), judgement, line);
      }
    }
    if (order.rewritten()) {
      // What was known before each of the recent calls lacks the one that was put before them.
      forget();
    }
  }

  private void took(TracedCall call, TraceResult kernel, Judgement judgement, long line) {
    if (!pending.isEmpty()) {
      recent.add(new RecentCall(call, kernel, now));
    }
    if (recent.size() > MOST_RECENT) {
      forget();
    }
    now = judgement.after();
    versions.add(now.space(), line, call);
  }

  private void forgetIfQuiet() {
    if (pending.isEmpty()) {
      forget();
    }
  }

  private void forget() {
    recent.clear();
    pending.forEach(PendingCall::forgetRecent);
  }
}
