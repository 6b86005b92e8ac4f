package org.mapletree.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;

/** Where versions come from: walks along parents. */
final class Ancestry {
  /*
   * Implementation notes.
   *
   * A version's number is higher than its parents', so the numbers are a topological order. A walk
   * that always goes on with the highest number that it knows of meets each version once, and only
   * after all its descendants: there are no paths to follow twice, however often branches were
   * merged with each other.
   */
  private Ancestry() {}

  /** The version {@code from} and all its ancestors, the highest number first. */
  static <T> Iterator<Commit<T>> of(MapleTree<Commit<T>> commits, long from) {
    return new Iterator<>() {
      private final PriorityQueue<Long> ahead = new PriorityQueue<>(Collections.reverseOrder());

      {
        ahead.add(from);
      }

      @Override
      public boolean hasNext() {
        return !ahead.isEmpty();
      }

      @Override
      public Commit<T> next() {
        Long number = ahead.poll();
        if (number == null) {
          throw new NoSuchElementException();
        }
        while (number.equals(ahead.peek())) {
          ahead.poll();
        }
        Commit<T> commit = require(commits, number);
        ahead.addAll(commit.parents());
        return commit;
      }
    };
  }

  /**
   * The common ancestor with the highest number; one of the two where it is an ancestor of the
   * other. No other common ancestor descends from it: its number would be higher. Visits no version
   * below the answer: O(k log k) for k versions since.
   */
  static <T> @Nullable Commit<T> common(MapleTree<Commit<T>> commits, long one, long other) {
    // For each version ahead, from which of the two it was reached: 1, 2 or both.
    TreeMap<Long, Integer> ahead = new TreeMap<>();
    ahead.merge(one, 1, (a, b) -> a | b);
    ahead.merge(other, 2, (a, b) -> a | b);
    for (var highest = ahead.pollLastEntry(); highest != null; highest = ahead.pollLastEntry()) {
      Commit<T> commit = require(commits, highest.getKey());
      int reachedFrom = highest.getValue();
      if (reachedFrom == 3) {
        return commit;
      }
      for (long parent : commit.parents()) {
        ahead.merge(parent, reachedFrom, (a, b) -> a | b);
      }
    }
    return null;
  }

  /**
   * For any two of some versions their common ancestor, as {@link #common} finds it, in one walk:
   * O(k log k) for k versions, and for each pair of versions once.
   */
  static <T> Set<Long> commonOfAnyTwo(MapleTree<Commit<T>> commits, List<Long> heads) {
    Set<Long> found = new HashSet<>();
    List<BitSet> met = new ArrayList<>();
    TreeMap<Long, Reached> ahead = new TreeMap<>();
    for (int head = 0; head < heads.size(); head++) {
      BitSet itself = new BitSet();
      itself.set(head);
      met.add((BitSet) itself.clone());
      ahead.merge(heads.get(head), new Reached(itself, true), Reached::and);
    }
    for (var highest = ahead.pollLastEntry(); highest != null; highest = ahead.pollLastEntry()) {
      Reached reached = highest.getValue();
      if (reached.isNew && anyMeet(reached.from, met)) {
        found.add(highest.getKey());
      }
      Reached on = new Reached(reached.from, false);
      for (long parent : require(commits, highest.getKey()).parents()) {
        ahead.merge(parent, on, Reached::and);
      }
    }
    return found;
  }

  /**
   * From which versions another was reached.
   *
   * @param from their places in the list; not to be changed
   * @param isNew whether it may be the first that was reached from all of them
   */
  private record Reached(BitSet from, boolean isNew) {
    Reached and(Reached other) {
      if (from.equals(other.from)) {
        return this;
      }
      BitSet both = (BitSet) from.clone();
      both.or(other.from);
      return new Reached(both, true);
    }
  }

  /** Notes that some versions have met; answers whether two of them had not before. */
  private static boolean anyMeet(BitSet some, List<BitSet> met) {
    boolean isFirst = false;
    for (int one = some.nextSetBit(0); one >= 0; one = some.nextSetBit(one + 1)) {
      BitSet known = met.get(one);
      int before = known.cardinality();
      known.or(some);
      isFirst |= known.cardinality() > before;
    }
    return isFirst;
  }

  /** The commit of a number that the history itself refers to. */
  static <T> Commit<T> require(MapleTree<Commit<T>> commits, long number) {
    Commit<T> commit = commits.getOrNull(number);
    if (commit == null) {
      throw new AssertionError("Version " + number + " is referred to, but not kept");
    }
    return commit;
  }
}
