package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order in which calls that overlap in time took effect, where the order in which they
 * came back makes a result wrong.
 *
 * <p>First, pending calls are taken as done just before the call in question: as few as needed, the
 * one started first before the others, each of them coming out right. Failing that, one call that
 * had begun earlier (the call in question or a pending one) is put before some of the calls that
 * were done since it began; all of them must still come out right.
 */
final class OrderSearch {

  /** The most pending calls that are taken as done at one point. */
  private static final int MOST_EARLY = 4;

  /** The result of a thread's unfinished call, from further down in the trace. */
  @FunctionalInterface
  interface ResultAhead {
    /** The result that {@code task} gets; {@link TraceResult#NONE} if it never comes. */
    TraceResult of(int task) throws IOException, TraceException;
  }

  /**
   * An order that makes everything right.
   *
   * @param early the pending calls that were done, in their order
   * @param earlyJudgements what they turned out to be
   * @param own what the call in question turned out to be
   * @param rewritten whether the order puts something before calls that were done already
   */
  record Order(
      List<PendingCall> early, List<Judgement> earlyJudgements, Judgement own, boolean rewritten) {}

  private final List<PendingCall> pending;
  private final List<RecentCall> recent;
  private final ResultAhead results;
  private final SearchEffort effort;
  private final TracedCall call;
  private final TraceResult kernel;

  OrderSearch(
      List<PendingCall> pending,
      List<RecentCall> recent,
      ResultAhead results,
      SearchEffort effort,
      TracedCall call,
      TraceResult kernel) {
    this.pending = pending;
    this.recent = recent;
    this.results = results;
    this.effort = effort;
    this.call = call;
    this.kernel = kernel;
  }

  /**
   * Looks for an order.
   *
   * @param now what is known at the line of the call
   * @param since how many recent calls were done when the call began
   * @return the order, or null if none was found with the effort that is left
   */
  @Nullable Order find(Known now, int since) throws IOException, TraceException {
    effort.begin();
    for (int many = 1; many <= Math.min(MOST_EARLY, pending.size()); many++) {
      Order order = early(now, many, new ArrayList<>(), new ArrayList<>());
      if (order != null) {
        return order;
      }
    }
    effort.begin();
    for (int position = recent.size() - 1; position >= 0; position--) {
      Order order = moved(position, since);
      if (order != null) {
        return order;
      }
    }
    return null;
  }

  /** Extends a sequence of pending calls by {@code many} more, and tries the call after them. */
  private @Nullable Order early(
      Known known, int many, List<PendingCall> done, List<Judgement> judgements)
      throws IOException, TraceException {
    if (many == 0) {
      Judgement own = Judge.judge(known, call, kernel);
      return own.right() ? new Order(List.copyOf(done), List.copyOf(judgements), own, false) : null;
    }
    for (PendingCall next : pending) {
      if (done.contains(next)) {
        continue;
      }
      if (!effort.spend()) {
        return null;
      }
      Judgement judgement = Judge.judge(known, next.call(), next.result(results));
      if (judgement.right()) {
        done.add(next);
        judgements.add(judgement);
        Order order = early(judgement.after(), many - 1, done, judgements);
        if (order != null) {
          return order;
        }
        done.remove(done.size() - 1);
        judgements.remove(judgements.size() - 1);
      }
    }
    return null;
  }

  /** Puts the call, or one that is pending, before the recent calls from {@code position} on. */
  private @Nullable Order moved(int position, int since) throws IOException, TraceException {
    Known before = recent.get(position).before();
    if (position >= since && effort.spend()) {
      Judgement own = Judge.judge(before, call, kernel);
      Known after = own.right() ? again(own.after(), position) : null;
      if (after != null) {
        return new Order(
            List.of(), List.of(), new Judgement(own.verdict(), own.expected(), after), true);
      }
    }
    for (PendingCall other : pending) {
      Judgement first =
          position < other.since() || !effort.spend()
              ? null
              : Judge.judge(before, other.call(), other.result(results));
      Known after = first != null && first.right() ? again(first.after(), position) : null;
      Judgement own = after == null ? null : Judge.judge(after, call, kernel);
      if (first != null && own != null && own.right()) {
        return new Order(List.of(other), List.of(first), own, true);
      }
    }
    return null;
  }

  /**
   * Repeats the recent calls from {@code position} on; null if one of them comes out wrong, or the
   * effort is spent.
   */
  private @Nullable Known again(Known from, int position) {
    Known known = from;
    for (RecentCall done : recent.subList(position, recent.size())) {
      if (!effort.spend()) {
        return null;
      }
      Judgement judgement = Judge.judge(known, done.call(), done.kernel());
      if (!judgement.right()) {
        return null;
      }
      known = judgement.after();
    }
    return known;
  }
}
