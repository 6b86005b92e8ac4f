package org.mapletree.jqwik;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mapletree.history.History;

/**
 * A history and what it should be, side by side: the model keeps plain lists of all that happened,
 * and answers by going through them.
 */
final class HistoryScript {

  /** What can be done to a history. */
  enum Deed {
    COMMIT,
    UNDO,
    REDO,
    BRANCH,
    SWITCH,
    MERGE,
    TAG
  }

  /** A deed, with a number that says which branch, tag or instant. */
  record Step(Deed deed, int choice) {}

  /** That a version became current. */
  record Change(Instant at, long number) {}

  /** A branch of the model. */
  static final class Branch {
    final List<Change> changes;
    final Deque<Long> undone = new ArrayDeque<>();

    Branch(List<Change> past) {
      changes = new ArrayList<>(past);
    }

    long head() {
      return changes.get(changes.size() - 1).number();
    }

    Instant last() {
      return changes.get(changes.size() - 1).at();
    }
  }

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  History<Integer> history = History.of(0, START, "");
  final Map<Long, List<Long>> parents = new TreeMap<>(Map.of(0L, List.of()));
  final Map<String, Branch> branches = new TreeMap<>();
  final Map<String, Long> tags = new TreeMap<>();
  String current = History.MAIN;

  HistoryScript(List<Step> steps) {
    branches.put(current, new Branch(List.of(new Change(START, 0))));
    steps.forEach(this::apply);
  }

  Branch here() {
    Branch branch = branches.get(current);
    if (branch == null) {
      throw new AssertionError("no branch " + current);
    }
    return branch;
  }

  private void apply(Step step) {
    Branch branch = here();
    // Between one nanosecond and some hours later, so that spans of all sizes occur.
    Instant at = branch.last().plusNanos(1L << (step.choice() % 44));
    switch (step.deed()) {
      case COMMIT -> commit(at, List.of());
      case UNDO -> undo(branch, at);
      case REDO -> redo(branch, at);
      case BRANCH -> begin("b" + branches.size());
      case SWITCH -> stand(name(step.choice()));
      case MERGE -> merge(name(step.choice()), at);
      case TAG -> tag("t" + tags.size());
    }
  }

  private void commit(Instant at, List<Long> merged) {
    long number = parents.size();
    List<Long> from = new ArrayList<>(List.of(here().head()));
    from.addAll(merged);
    parents.put(number, from);
    here().changes.add(new Change(at, number));
    here().undone.clear();
    if (merged.isEmpty()) {
      history = history.commit((int) number, at, "");
    }
  }

  private void undo(Branch branch, Instant at) {
    List<Long> from = parents.getOrDefault(branch.head(), List.of());
    if (from.isEmpty()) {
      if (history.undo(at).isDefined()) {
        throw new AssertionError("the first version was undone");
      }
    } else {
      branch.undone.push(branch.head());
      branch.changes.add(new Change(at, from.get(0)));
      history = history.undo(at).get();
    }
  }

  private void redo(Branch branch, Instant at) {
    Long again = branch.undone.poll();
    if (again == null) {
      if (history.redo(at).isDefined()) {
        throw new AssertionError("there was nothing to redo");
      }
    } else {
      branch.changes.add(new Change(at, again));
      history = history.redo(at).get();
    }
  }

  private void begin(String name) {
    branches.put(name, new Branch(here().changes));
    history = history.branch(name);
    current = name;
  }

  private void stand(String name) {
    history = history.onBranch(name).get();
    current = name;
  }

  private void merge(String other, Instant at) {
    Branch branch = branches.get(other);
    if (branch != null && !other.equals(current)) {
      history = history.commitMerge(parents.size(), at, "", other);
      commit(at, List.of(branch.head()));
    }
  }

  private void tag(String name) {
    tags.put(name, here().head());
    history = history.tag(name);
  }

  private String name(int choice) {
    return List.copyOf(branches.keySet()).get(choice % branches.size());
  }

  /** The versions that {@code number} comes from, itself among them. */
  Set<Long> ancestors(long number) {
    Set<Long> found = new TreeSet<>();
    Deque<Long> ahead = new ArrayDeque<>(List.of(number));
    while (!ahead.isEmpty()) {
      long next = ahead.pop();
      if (found.add(next)) {
        ahead.addAll(parents.getOrDefault(next, List.of()));
      }
    }
    return found;
  }

  /**
   * What a version comes from where only some are kept, by definition: its parents as far as they
   * are kept, the nearest kept version along the line, and those of all kept ancestors from which
   * no other kept ancestor descends.
   */
  Set<Long> nearest(long number, Set<Long> kept) {
    Set<Long> above = ancestors(number);
    above.remove(number);
    above.retainAll(kept);
    Set<Long> found = new TreeSet<>(parents.getOrDefault(number, List.of()));
    found.retainAll(kept);
    lineParent(number, kept).ifPresent(found::add);
    for (long one : above) {
      if (above.stream().noneMatch(other -> other != one && ancestors(other).contains(one))) {
        found.add(one);
      }
    }
    return found;
  }

  /** The nearest kept version before another along the line that it was committed to. */
  Optional<Long> lineParent(long number, Set<Long> kept) {
    List<Long> from = parents.getOrDefault(number, List.of());
    while (!from.isEmpty() && !kept.contains(from.get(0))) {
      from = parents.getOrDefault(from.get(0), List.of());
    }
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(0));
  }

  /** The common ancestor of two versions with the highest number. */
  long commonAncestor(long one, long other) {
    Set<Long> common = new HashSet<>(ancestors(one));
    common.retainAll(ancestors(other));
    return common.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
