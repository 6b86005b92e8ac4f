package org.mapletree.keys;

import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the changes of a diff: all removals are checked, then done; then each addition is checked
 * and done.
 */
final class WidePatching {
  private WidePatching() {}

  static <K, V> Either<TypedPatchConflict<K, V>, WideRangeMap<K, V>> apply(
      WideRangeMap<K, V> map, List<TypedChange<K, V>> changes) {
    for (TypedChange<K, V> change : changes) {
      TypedEntry<K, V> old = before(change);
      TypedEntry<K, V> found = old == null ? null : met(map, change.range());
      if (old != null && !old.equals(found)) {
        return Either.left(new TypedPatchConflict<>(change, found));
      }
    }
    WideRangeMap<K, V> result = map;
    for (TypedChange<K, V> change : changes) {
      if (change instanceof TypedChange.Removed<K, V>) {
        result = result.remove(change.range());
      } else if (change instanceof TypedChange.Replaced<K, V> replaced) {
        result = result.put(change.range(), replaced.after());
      }
    }
    for (TypedChange<K, V> change : changes) {
      if (change instanceof TypedChange.Added<K, V> added) {
        TypedEntry<K, V> found = met(result, change.range());
        if (found != null) {
          return Either.left(new TypedPatchConflict<>(change, found));
        }
        result = result.put(change.range(), added.entry().value());
      }
    }
    return Either.right(result);
  }

  private static <K, V> @Nullable TypedEntry<K, V> before(TypedChange<K, V> change) {
    if (change instanceof TypedChange.Removed<K, V> removed) {
      return removed.entry();
    }
    return change instanceof TypedChange.Replaced<K, V> replaced
        ? new TypedEntry<>(replaced.range(), replaced.before())
        : null;
  }

  /** The first entry that meets a range. */
  private static <K, V> @Nullable TypedEntry<K, V> met(
      WideRangeMap<K, V> map, TypedRange<K> range) {
    java.util.Iterator<TypedEntry<K, V>> entries = map.entries(range);
    return entries.hasNext() ? entries.next() : null;
  }
}
