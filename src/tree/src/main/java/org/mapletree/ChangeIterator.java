package org.mapletree;

import io.vavr.collection.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Node;

/** The differences between the entries of two trees, found as they are asked for. */
final class ChangeIterator<V> implements Iterator<Change<V>> {
  private final CoWalk<V> walk;
  private @Nullable Change<V> next;
  private boolean found;

  ChangeIterator(Node<V> older, Node<V> newer) {
    walk = new CoWalk<>(older, newer);
  }

  @Override
  public boolean hasNext() {
    if (!found) {
      next = find();
      found = true;
    }
    return next != null;
  }

  @Override
  public Change<V> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more changes");
    }
    found = false;
    return Objects.requireNonNull(next);
  }

  private @Nullable Change<V> find() {
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        return new Change.Removed<>(walk.left(MapleTree::entry));
      }
      if (step == Step.RIGHT) {
        return new Change.Added<>(walk.right(MapleTree::entry));
      }
      V before = walk.leftValue();
      V after = walk.rightValue();
      if (before != after && !before.equals(after)) {
        return new Change.Replaced<>(
            walk.left((first, last, value) -> MapleTree.range(first, last)), before, after);
      }
    }
    return null;
  }
}
