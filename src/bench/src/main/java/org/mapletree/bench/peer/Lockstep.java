package org.mapletree.bench.peer;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions entry by entry, in key order: what a user does whose library has no diff.
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
