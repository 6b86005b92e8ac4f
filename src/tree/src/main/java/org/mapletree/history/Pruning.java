package org.mapletree.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleSet;
import org.mapletree.MapleTree;

/**
 * What a history is without the versions that a policy drops.
 *
 * @param before all commits
 * @param commits the kept ones, with parents that are kept
 */
record Pruning<T>(MapleTree<Commit<T>> before, MapleTree<Commit<T>> commits) {
  /*
   * Implementation notes.
   *
   * Parents. A kept commit's parents may be dropped; each is replaced by the kept commits that are
   * nearest to it: the one along its line, and those from which no other comes. Commits are taken
   * in the order of their numbers, in which parents come first, so that what replaces a dropped
   * commit is known when its children ask:
   *
   *      before    0 --- 1 --- 2 --- 4 --- 5         kept: 0, 3, 5
   *                 \           /                    nearest kept of 4: along the line 0, else 3
   *                  +-- 3 ----+
   *      after     0 --------- 5    5's parent is 0, and 3 is merged
   *                 \         /
   *                  +-- 3 --+
   *
   * Ancestry among kept commits is what it was: a path between two of them only loses what lies
   * between, and a kept ancestor that is not among the nearest is an ancestor of one that is. So
   * the common ancestors of heads, which are kept, are found as before.
   */

  /**
   * What stands in for a commit: itself where it is kept, else the nearest kept ancestors.
   *
   * @param alongLine the nearest one along the commit's line
   * @param all those from which no other kept ancestor comes
   */
  private record Nearest(long alongLine, MapleSet all) {}

  static <T> Pruning<T> of(
      MapleTree<Commit<T>> commits,
      Retention policy,
      Instant now,
      List<Line<T>> lines,
      Collection<Long> tagged) {
    Set<Long> kept = selected(commits, policy, now);
    kept.addAll(tagged);
    List<Long> heads = lines.stream().map(line -> line.head().number()).toList();
    kept.addAll(heads);
    kept.addAll(Ancestry.commonOfAnyTwo(commits, heads));
    return new Pruning<>(commits, keep(commits, kept));
  }

  private static <T> Set<Long> selected(
      MapleTree<Commit<T>> commits, Retention policy, Instant now) {
    Map<String, List<Version<T>>> byBranch = new TreeMap<>();
    commits.forEachRange(
        (first, last, commit) ->
            byBranch
                .computeIfAbsent(commit.version().branch(), name -> new ArrayList<>())
                .add(commit.version()));
    Set<Long> kept = new HashSet<>();
    byBranch.values().forEach(versions -> kept.addAll(policy.select(versions, now)));
    return kept;
  }

  private static <T> MapleTree<Commit<T>> keep(MapleTree<Commit<T>> commits, Set<Long> kept) {
    MapleTree.Builder<Commit<T>> result = MapleTree.builder();
    Map<Long, Nearest> nearest = new HashMap<>();
    KeptAncestry ancestry = new KeptAncestry();
    commits.forEachRange(
        (first, last, commit) -> {
          Nearest before = before(commit, nearest, ancestry);
          if (kept.contains(first)) {
            List<Long> merged = merged(commit, nearest, before);
            Commit<T> joined = new Commit<>(commit.version(), before.alongLine, merged);
            result.add(first, last, joined);
            ancestry.add(first, joined.parents());
            nearest.put(first, new Nearest(first, MapleSet.of(first, first)));
          } else {
            nearest.put(first, before);
          }
        });
    return result.build();
  }

  /** What stands in for a commit that is dropped. */
  private static Nearest before(
      Commit<?> commit, Map<Long, Nearest> nearest, KeptAncestry ancestry) {
    long alongLine =
        commit.parent() == Commit.NONE ? Commit.NONE : known(nearest, commit.parent()).alongLine;
    MapleSet all = MapleSet.empty();
    for (long parent : commit.parents()) {
      all = ancestry.latest(all, known(nearest, parent).all);
    }
    return new Nearest(alongLine, all);
  }

  /** What went into a kept commit, in the order of its parents; those that are kept stay. */
  private static List<Long> merged(Commit<?> commit, Map<Long, Nearest> nearest, Nearest before) {
    Set<Long> merged = new LinkedHashSet<>();
    for (long parent : commit.parents()) {
      known(nearest, parent)
          .all
          .keys()
          .forEachRemaining(
              (long number) -> {
                if (number == parent || before.all.contains(number)) {
                  merged.add(number);
                }
              });
    }
    merged.remove(before.alongLine);
    return List.copyOf(merged);
  }

  private static Nearest known(Map<Long, Nearest> nearest, long number) {
    Nearest known = nearest.get(number);
    if (known == null) {
      throw new AssertionError(
          "Version " + number + " is a parent, but comes later or is not kept");
    }
    return known;
  }

  boolean dropsNothing() {
    return commits.size() == before.size();
  }

  /** A branch without the versions that are dropped. */
  Line<T> line(Line<T> line) {
    MapleTree<Version<T>> timeline =
        line.timeline().filter(entry -> commits.containsKey(entry.value().number()));
    return new Line<>(line.name(), timeline, line.head(), line.since(), undone(line.undone()));
  }

  private @Nullable Undone<T> undone(@Nullable Undone<T> all) {
    List<Version<T>> kept = new ArrayList<>();
    for (Undone<T> rest = all; rest != null; rest = rest.earlier()) {
      if (commits.containsKey(rest.version().number())) {
        kept.add(rest.version());
      }
    }
    Undone<T> result = null;
    for (int i = kept.size() - 1; i >= 0; i--) {
      result = new Undone<>(kept.get(i), result);
    }
    return result;
  }
}
