package org.mapletree.bench.peer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through two versions entry by entry, in key order: what a user does whose library has no
 * diff, or no union that is linear.
 */
final class Lockstep {
  private Lockstep() {}

  /**
   * The number of keys that one of two iterations alone has, or that both have with different
   * objects.
   */
  static <E> long count(
      Iterator<E> older, Iterator<E> newer, ToLongFunction<E> first, Function<E, ?> held) {
    long count = 0;
    E left = next(older);
    E right = next(newer);
    while (left != null && right != null) {
      int order = Long.compare(first.applyAsLong(left), first.applyAsLong(right));
      if (order != 0 || held.apply(left) != held.apply(right)) {
        count++;
      }
      left = order <= 0 ? next(older) : left;
      right = order >= 0 ? next(newer) : right;
    }
    return count + rest(left, older) + rest(right, newer);
  }

  /** The entries of both in key order; of two with the same key, the newer one. Linear. */
  static List<Map.Entry<Long, Held>> union(
      SortedMap<Long, Held> older, SortedMap<Long, Held> newer) {
    List<Map.Entry<Long, Held>> both = new ArrayList<>(older.size() + newer.size());
    Iterator<Map.Entry<Long, Held>> lefts = older.entrySet().iterator();
    Iterator<Map.Entry<Long, Held>> rights = newer.entrySet().iterator();
    Map.Entry<Long, Held> left = next(lefts);
    Map.Entry<Long, Held> right = next(rights);
    while (left != null || right != null) {
      int order =
          left == null ? 1 : right == null ? -1 : Long.compare(left.getKey(), right.getKey());
      both.add(Objects.requireNonNull(order < 0 ? left : right));
      left = order <= 0 ? next(lefts) : left;
      right = order >= 0 ? next(rights) : right;
    }
    return both;
  }

  private static <E> @Nullable E next(Iterator<E> entries) {
    return entries.hasNext() ? entries.next() : null;
  }

  private static <E> long rest(@Nullable E first, Iterator<E> entries) {
    long rest = first == null ? 0 : 1;
    while (entries.hasNext()) {
      entries.next();
      rest++;
    }
    return rest;
  }
}
