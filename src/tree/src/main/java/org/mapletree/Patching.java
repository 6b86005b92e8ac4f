package org.mapletree;

import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Editor;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Unsigned;

/**
 * Applies the changes of a diff: all removals are checked, then done; then each addition is checked
 * and done.
 */
final class Patching {
  private Patching() {}

  static <V> Either<PatchConflict<V>, Node<V>> apply(Node<V> root, List<Change<V>> changes) {
    for (Change<V> change : changes) {
      Entry<V> old = before(change);
      Entry<V> found = old == null ? null : entryAt(root, old.range());
      if (old != null && !old.equals(found)) {
        return Either.left(new PatchConflict<>(change, found));
      }
    }
    Editor editor = new Editor();
    Node<V> result = root;
    for (Change<V> change : changes) {
      if (change instanceof Change.Removed<V>) {
        result = write(result, change.range(), null, editor);
      } else if (change instanceof Change.Replaced<V> replaced) {
        result = write(result, change.range(), replaced.after(), editor);
      }
    }
    for (Change<V> change : changes) {
      if (change instanceof Change.Added<V> added) {
        Entry<V> found = entryAt(result, change.range());
        if (found != null) {
          return Either.left(new PatchConflict<>(change, found));
        }
        result = write(result, change.range(), added.entry().value(), editor);
      }
    }
    return Either.right(result);
  }

  private static <V> @Nullable Entry<V> before(Change<V> change) {
    if (change instanceof Change.Removed<V> removed) {
      return removed.entry();
    }
    return change instanceof Change.Replaced<V> replaced
        ? Entry.of(replaced.range(), replaced.before())
        : null;
  }

  /** The first entry that meets a range. */
  private static <V> @Nullable Entry<V> entryAt(Node<V> root, Range range) {
    Entry<V> entry = Neighbours.ceiling(root, Unsigned.flip(range.first()), MapleTree::entry);
    return entry != null && entry.range().intersects(range) ? entry : null;
  }

  private static <V> Node<V> write(Node<V> root, Range range, @Nullable V value, Editor editor) {
    return PathWrite.write(
        root, Unsigned.flip(range.first()), Unsigned.flip(range.last()), value, null, editor);
  }
}
