package org.mapletree;

import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Editor;
import org.mapletree.internal.EntryConsumer;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Traversal;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** Intersection and difference by key, and union by a function. Keys are flipped. */
final class Algebra {
  /*
   * Implementation notes.
   *
   * Entries that both trees have are found by a walk in step and left alone, whole subtrees at a time. Each other entry costs one write:
   * O(d log n) for d entries that differ. The result starts as the left tree, so that nothing is made where nothing changes.
   *
   * Trees need not be versions of one another. What is only in the tree whose own entries stay, or go unseen, is never walked; so a large tree
   * and a small one of m entries are combined in O(m log n), whichever is the receiver. How much smaller the small one has to be for that road
   * is a guess: between SMALL times and equal size either does about the same work.
   */

  static final int SMALL = 8;

  private Algebra() {}

  /** What the left tree maps within the keys of the right one. */
  static <V> Node<V> intersection(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    Editor editor = new Editor();
    if (right.size() <= left.size() / SMALL) {
      return removeGaps(left, Unsigned.MIN, Unsigned.MAX, right, clip, editor);
    }
    @SuppressWarnings("unchecked") // values of the right tree are not looked at
    CoWalk<V> walk = CoWalk.withoutRight(left, (Node<V>) right);
    Node<V> result = left;
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        Node<V> before = result;
        result =
            walk.left((first, last, value) -> removeGaps(before, first, last, right, clip, editor));
      }
    }
    return result;
  }

  private static <V> Node<V> removeGaps(
      Node<V> from, long first, long last, Node<?> right, @Nullable Clip<V> clip, Editor editor) {
    Node<V> result = from;
    long key = first;
    Walker<?> walker = Walker.atOrAfter(right, first);
    while (walker.isPresent() && walker.first() <= last) {
      if (walker.first() > key) {
        result = PathWrite.write(result, key, walker.first() - 1, null, clip, editor);
      }
      if (walker.last() >= last) {
        return result;
      }
      key = walker.last() + 1;
      walker.forward();
    }
    return PathWrite.write(result, key, last, null, clip, editor);
  }

  /** What the left tree maps outside the keys of the right one. */
  static <V> Node<V> difference(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    return right.size() <= left.size() / SMALL
        ? removeEach(left, right, clip)
        : keepRest(left, right, clip);
  }

  private static <V> Node<V> removeEach(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    Editor editor = new Editor();
    Walker<?> walker = Walker.atOrAfter(right, Long.MIN_VALUE);
    Node<V> result = left;
    for (; walker.isPresent(); walker.forward()) {
      result = PathWrite.write(result, walker.first(), walker.last(), null, clip, editor);
    }
    return result;
  }

  /**
   * Builds the result from what only the left tree has: no entry of both trees is in it, and no
   * shared subtree is entered.
   */
  private static <V> Node<V> keepRest(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    @SuppressWarnings("unchecked") // values of the right tree are not looked at
    CoWalk<V> walk = CoWalk.withoutRight(left, (Node<V>) right);
    Spine<V> spine = new Spine<>();
    Uncovered<V> rest = new Uncovered<>(right, clip, spine::add);
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        walk.left(
            (first, last, value) -> {
              rest.add(first, last, value);
              return value;
            });
      }
    }
    return rest.hasCut() || rest.kept() != left.size() ? spine.root() : left;
  }

  /**
   * The left tree with every entry of the right one merged in: {@code function} decides where both
   * have a value.
   */
  static <V> Node<V> union(
      Node<V> left,
      Node<V> right,
      BiFunction<? super V, ? super V, ? extends V> function,
      boolean idempotent,
      @Nullable Clip<V> clip) {
    Remapping<V> result = new Remapping<>(left, clip);
    Remapping.Overlap<V> checked = checked("union", function);
    eachOf(
        right,
        idempotent ? left : null,
        (first, last, value) -> result.overlay(first, last, value, true, checked));
    return result.root();
  }

  /**
   * What the left tree maps within the keys of the right one, with the values that {@code function}
   * makes of both.
   */
  static <V> Node<V> intersection(
      Node<V> left,
      Node<V> right,
      BiFunction<? super V, ? super V, ? extends V> function,
      boolean idempotent,
      @Nullable Clip<V> clip) {
    Remapping<V> result = new Remapping<>(intersection(left, right, clip), clip);
    Remapping.Overlap<V> checked = checked("intersection", function);
    EntryConsumer<V> overlay =
        (first, last, value) -> result.overlay(first, last, value, false, checked);
    if (idempotent) {
      eachOf(right, left, overlay);
    } else {
      eachMeeting(left, right, overlay);
    }
    return result.root();
  }

  private static <V> Remapping.Overlap<V> checked(
      String operation, BiFunction<? super V, ? super V, ? extends V> function) {
    return (first, last, mine, theirs) ->
        Objects.requireNonNull(
            function.apply(mine, theirs),
            () ->
                "the function of "
                    + operation
                    + " returned null for "
                    + Unsigned.range(first, last)
                    + ": "
                    + mine
                    + " and "
                    + theirs);
  }

  /** The entries of a tree, without those of another one, if there is one. */
  private static <V> void eachOf(Node<V> tree, @Nullable Node<V> without, EntryConsumer<V> action) {
    if (without == null) {
      Traversal.all(tree, action, EntryConsumer::accept);
      return;
    }
    CoWalk<V> walk = CoWalk.withoutLeft(without, tree);
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      walk.right(
          (first, last, value) -> {
            action.accept(first, last, value);
            return value;
          });
    }
  }

  /** The entries of a tree that meet another one. One descent for each entry of the smaller one. */
  private static <V> void eachMeeting(Node<?> other, Node<V> tree, EntryConsumer<V> action) {
    Walker<V> walker = Walker.atOrAfter(tree, Unsigned.MIN);
    while (walker.isPresent()) {
      Long next = Neighbours.ceiling(other, walker.first(), (first, last, value) -> first);
      if (next == null) {
        return;
      }
      if (next > walker.last()) {
        walker = Walker.atOrAfter(tree, next);
      } else {
        action.accept(walker.first(), walker.last(), walker.value());
        walker.forward();
      }
    }
  }
}
