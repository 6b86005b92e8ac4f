package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order in which calls that overlap in time took effect, where the order in which they
 * came back makes a result wrong.
 *
 * <p>First, pending calls are taken as done just before the call in question: as few as needed, the
 * one started first before the others, each of them coming out right. Failing that, some calls (the
 * call in question or pending ones) are put before some of the calls that were done since they
 * began: again as few as needed, before as few as needed. All of them must still come out right.
 */
final class OrderSearch {

  /** The most calls that are put elsewhere than where they came back. */
  private static final int MOST_PLACED = 4;

  /** The result of a thread's unfinished call, from further down in the trace. */
  @FunctionalInterface
  interface ResultAhead {
    /** The result that {@code task} gets; {@link TraceResult#NONE} if it never comes. */
    TraceResult of(int task) throws IOException, TraceException;
  }

  /**
   * A call at its place in an order.
   *
   * @param call the call
   * @param before what is known before it
   * @param judgement what it turned out to be there
   */
  record Step(PendingCall call, Known before, Judgement judgement) {}

  /**
   * An order that makes everything right.
   *
   * @param kept how many of the recent calls stay as they are
   * @param steps what took effect after those: the other recent calls, the call in question, and
   *     the pending calls that were done
   */
  record Order(int kept, List<Step> steps) {

    /** What is known after all of them. */
    Known after() {
      return steps.get(steps.size() - 1).judgement().after();
    }

    /** What one of them turned out to be. */
    Judgement of(PendingCall call) {
      return steps.stream()
          .filter(step -> step.call() == call)
          .findFirst()
          .orElseThrow()
          .judgement();
    }
  }

  /**
   * A call that may be put somewhere else.
   *
   * @param call the call
   * @param first before which of the recent calls at most
   */
  private record Candidate(PendingCall call, int first) {}

  private final PendingCall own;
  private final List<RecentCall> recent;
  private final List<Candidate> candidates;
  private final ResultAhead results;
  private final SearchEffort effort;
  private final List<Step> steps = new ArrayList<>();
  private final List<PendingCall> placed = new ArrayList<>();
  private boolean cut;

  /**
   * A search.
   *
   * @param own the call in question, whose result is known
   * @param pending the calls that have begun and are not known to be done
   * @param recent the calls that were done while others were pending
   * @param results the results of the pending calls
   * @param effort what may be spent
   */
  OrderSearch(
      PendingCall own,
      List<PendingCall> pending,
      List<RecentCall> recent,
      ResultAhead results,
      SearchEffort effort) {
    this.own = own;
    this.recent = recent;
    this.candidates =
        Stream.concat(Stream.of(own), pending.stream())
            .map(call -> new Candidate(call, first(call, recent)))
            .toList();
    this.results = results;
    this.effort = effort;
  }

  private static int first(PendingCall call, List<RecentCall> recent) {
    int first = recent.size();
    while (first > 0 && call.mayPrecede(recent.get(first - 1).call())) {
      first--;
    }
    return first;
  }

  /**
   * Looks for an order.
   *
   * @param now what is known at the line of the call
   * @return the order, or null if none was found with the effort that is left
   */
  @Nullable Order find(Known now) throws IOException, TraceException {
    Order order = lastOf(now);
    order = order != null ? order : before();
    if (order == null && cut) {
      effort.refuse();
    }
    return order;
  }

  /**
   * Repeats all recent calls, and the call in question, from another beginning.
   *
   * @param origin what may have been known before them just as well
   * @return the order, which is the same, or null if something comes out wrong
   */
  @Nullable Order from(Known origin) throws IOException, TraceException {
    effort.begin();
    return complete(origin, 0, 0) ? new Order(0, List.copyOf(steps)) : null;
  }

  /** Orders that leave all recent calls where they are. */
  private @Nullable Order lastOf(Known now) throws IOException, TraceException {
    effort.begin();
    for (int many = 1; many <= Math.min(MOST_PLACED, candidates.size() - 1); many++) {
      if (place(now, recent.size(), many)) {
        return new Order(recent.size(), List.copyOf(steps));
      }
    }
    return null;
  }

  /** Orders that put something before recent calls, from the last of them on. */
  private @Nullable Order before() throws IOException, TraceException {
    effort.begin();
    for (int many = 1; many <= Math.min(MOST_PLACED, candidates.size()); many++) {
      for (int position = recent.size() - 1; position >= 0; position--) {
        if (place(recent.get(position).before(), position, many)) {
          return new Order(position, List.copyOf(steps));
        }
      }
    }
    return null;
  }

  /**
   * Puts a call before the recent one at {@code position}, and all but it of {@code many} later.
   */
  private boolean place(Known known, int position, int many) throws IOException, TraceException {
    for (Candidate next : candidates) {
      if (isPossible(next, position) && step(next.call(), known)) {
        placed.add(next.call());
        if (complete(last(), position, many - 1) || undo()) {
          return true;
        }
        placed.remove(placed.size() - 1);
      }
    }
    return false;
  }

  /** The call in question comes last unless it is put before something. */
  private boolean isPossible(Candidate candidate, int position) {
    boolean last = candidate.call() == own && position == recent.size();
    return !last && candidate.first() <= position && !placed.contains(candidate.call());
  }

  /** Repeats the recent calls from {@code position} on, with {@code many} more among them. */
  private boolean complete(Known known, int position, int many) throws IOException, TraceException {
    if (position < recent.size()
        && step(recent.get(position).call(), known)
        && (complete(last(), position + 1, many) || undo())) {
      return true;
    }
    boolean found =
        many > 0 ? place(known, position, many) : position == recent.size() && end(known);
    cut |= !found && many == 0 && isOneTooMany(position);
    return found;
  }

  /** Whether one more call could be put here, had not the most been put somewhere already. */
  private boolean isOneTooMany(int position) {
    return placed.size() == MOST_PLACED
        && candidates.stream().anyMatch(candidate -> isPossible(candidate, position));
  }

  private boolean end(Known known) throws IOException, TraceException {
    if (placed.contains(own)) {
      return true;
    }
    Judgement judgement = Judge.judge(known, own.call(), own.result(results));
    if (judgement.right()) {
      steps.add(new Step(own, known, judgement));
    }
    return judgement.right();
  }

  /** Lets a call take effect, if it comes out right and may be tried. */
  private boolean step(PendingCall call, Known known) throws IOException, TraceException {
    if (!effort.spend()) {
      return false;
    }
    Judgement judgement = Judge.judge(known, call.call(), call.result(results));
    if (judgement.right()) {
      steps.add(new Step(call, known, judgement));
    }
    return judgement.right();
  }

  /** What is known after the last step. */
  private Known last() {
    return steps.get(steps.size() - 1).judgement().after();
  }

  private boolean undo() {
    steps.remove(steps.size() - 1);
    return false;
  }
}
