package org.mapletree.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.TreeSet;
import org.mapletree.MapleSet;

/** Which kept versions come from which, while a policy is carried out. */
final class KeptAncestry {
  /*
   * Implementation notes.
   *
   * The sets here hold versions of which none comes from another. What two merged lines come from
   * is the union of their two sets, without members of one from which a member of the other comes.
   * A merge often adds one member to a large set, so sets share their nodes, and only the members
   * that the two don't share are looked at. The walk from one set ends at members of the other,
   * below which there are no more, and at the lowest member that is not shared:
   *
   *      x --- 2 --- 4 --- 6       one side {x, 4}, the other {6}: from 6 over 5 to 4, and no
   *             \         /        farther than x; 4 is left out, {x, 6} remain
   *              +-- 5 --+
   *
   * So a merge costs at most what finding a common ancestor of its two sides costs.
   */

  private final Map<Long, List<Long>> parents = new HashMap<>();

  /** Notes a kept version; those that it comes from were noted before. */
  void add(long number, List<Long> from) {
    parents.put(number, from);
  }

  /** All versions of two sets from which no other one of them comes. */
  MapleSet latest(MapleSet one, MapleSet other) {
    MapleSet onlyOne = one.difference(other);
    MapleSet onlyOther = other.difference(one);
    if (onlyOne.isEmpty() || onlyOther.isEmpty()) {
      return onlyOne.isEmpty() ? other : one;
    }
    MapleSet earlier =
        ancestorsIn(one, onlyOne, onlyOther).union(ancestorsIn(other, onlyOther, onlyOne));
    return one.union(other).difference(earlier);
  }

  /**
   * Those members of a set from which some other versions come.
   *
   * @param all the set
   * @param candidates its members that can be among them, at least one
   * @param from the other versions
   */
  private MapleSet ancestorsIn(MapleSet all, MapleSet candidates, MapleSet from) {
    long lowest = candidates.nextSet(0).orElseThrow();
    TreeSet<Long> ahead = new TreeSet<>();
    PrimitiveIterator.OfLong starts = from.slice(lowest, -1).keys();
    while (starts.hasNext()) {
      ahead.add(starts.nextLong());
    }
    MapleSet found = MapleSet.empty();
    for (Long next = ahead.pollLast(); next != null; next = ahead.pollLast()) {
      if (all.contains(next)) {
        found = found.add(next);
      } else {
        for (long parent : parents.getOrDefault(next, List.of())) {
          if (parent >= lowest) {
            ahead.add(parent);
          }
        }
      }
    }
    return found;
  }
}
