package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private boolean forgot;
  private int forks;

  /**
   * What this was a copy of just as well, the latest first: other calls overlapped with the fork.
   */
  private final List<Known> origins = new ArrayList<>();

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

  /** A call begins that may make a child. */
  void forkBegins() {
    forks++;
  }

  /** Such a call has come back, or never will: its caller is gone. */
  void forkEnds() {
    forks--;
    forgetIfQuiet();
  }

  /**
   * A copy for a child.
   *
   * @param begin the line on which the call began that makes it
   * @param line the line on which it shows up
   */
  Memory fork(long begin, long line) {
    Known child = copy(now);
    Memory its = new Memory(child, Versions.of(child.space(), line, "fork"), effort);
    for (int i = recent.size() - 1; i >= 0 && recent.get(i).call().endsAfter(begin); i--) {
      its.origins.add(copy(recent.get(i).before()));
    }
    return its;
  }

  private static Known copy(Known known) {
    return known.with(new Fork().on(known.space()).result().get());
  }

  Known now() {
    return now;
  }

  Versions versions() {
    return versions;
  }

  /** A call begins. */
  PendingCall begin(int task, long line, TracedCall call) {
    PendingCall begun = new PendingCall(task, line, call);
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
    begun.returned(line, kernel);
    Judgement early = begun.early();
    Judgement judgement = early != null ? early : complete(begun, line, results);
    forgetIfQuiet();
    return judgement;
  }

  /** A call that stands on one line takes effect. */
  Judgement complete(
      int task, TracedCall call, long line, TraceResult kernel, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    PendingCall own = new PendingCall(task, line, call);
    own.returned(line, kernel);
    Judgement judgement = complete(own, line, results);
    forgetIfQuiet();
    return judgement;
  }

  private Judgement complete(PendingCall own, long line, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    Judgement judgement = Judge.judge(now, own.call(), own.result(results));
    OrderSearch.Order order = judgement.right() ? null : order(own, results);
    if (order != null) {
      return take(order, own, line);
    }
    remember(own, now);
    become(judgement.after(), line, own.call());
    return judgement;
  }

  private OrderSearch.@Nullable Order order(PendingCall own, OrderSearch.ResultAhead results)
      throws IOException, TraceException {
    List<PendingCall> open = pending.stream().filter(other -> other.early() == null).toList();
    OrderSearch search = new OrderSearch(own, open, recent, results, effort);
    OrderSearch.Order order = search.find(now);
    while (order == null && !origins.isEmpty()) {
      order = search.from(origins.remove(0));
    }
    if (order == null && forgot) {
      effort.refuse();
    }
    return order;
  }

  /** Takes over an order: what the call in question turned out to be. */
  private Judgement take(OrderSearch.Order order, PendingCall own, long line) {
    boolean rewritten = order.kept() < recent.size();
    recent.subList(order.kept(), recent.size()).clear();
    for (OrderSearch.Step step : order.steps()) {
      remember(step.call(), step.before());
      if (step.call() != own) {
        step.call().doneEarly(step.judgement());
      }
      if (!rewritten) {
        become(step.judgement().after(), line, step.call().call());
      }
    }
    if (rewritten) {
      // The versions of the lines before stay: from here on, there is what the order leads to.
      become(order.after(), line, own.call());
    }
    return order.of(own);
  }

  private void remember(PendingCall call, Known before) {
    if (!isQuiet()) {
      recent.add(new RecentCall(call, before));
    }
    if (recent.size() > MOST_RECENT) {
      recent.remove(0);
      forgot |= !pending.isEmpty();
      origins.clear();
    }
  }

  private void become(Known next, long line, TracedCall call) {
    now = next;
    versions.add(now.space(), line, call);
  }

  private void forgetIfQuiet() {
    if (isQuiet()) {
      recent.clear();
      forgot = false;
    }
  }

  private boolean isQuiet() {
    return pending.isEmpty() && forks == 0 && origins.isEmpty();
  }
}
