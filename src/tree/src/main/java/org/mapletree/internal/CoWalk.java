package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * Two trees in step, in key order, past every subtree that they share.
 *
 * @param <V> the type of the values
 */
public final class CoWalk<V> {
  /*
   * Implementation notes.
   *
   * Each side is at an item: a subtree not entered yet, or an entry. Where both are at the very same subtree, both pass over it. Else the
   * side whose item lies wholly before the other's is alone with it. Else the higher of two subtrees is entered, both if they are
   * equally high, so that equal subtrees meet at their own height again, whatever happened to the levels above them. Since a node does not
   * depend on where it hangs, versions of one tree share every node off the paths that were written between them; nodes entered are
   * O(differences * height).
   *
   * Seeking skips, it does not descend: items that end before the key are passed over unseen, one node's slots at a time, and an item
   * around the key waits to be found common, or to be entered, like any other. So a part that both trees share is never entered on the
   * way, and a seek costs O(height).
   *
   * Where both sides are at nodes that share their bounds, forEach compares these as Counterparts, without a step. Where both sides are at
   * entries, those of two leaves, it steps through the arrays of the two without a look at anything else, and without a place to come back
   * to. For trees that share nothing this takes a quarter of the time of next().
   *
   * A walk may leave out what one side has alone. That side then seeks to the item of the other, and a subtree of it below one entry of the
   * other is passed over unseen, unless it has that entry's range itself: then a path is entered that may lead to an entry of this range. So the
   * walk costs O(m log n) at most for m entries on the side that counts, whatever the size n of the other.
   */

  /** How the entry or the two entries of a step lie to each other. */
  public enum Step {
    /** An entry of the left tree; the right tree has none with this range, or it comes later. */
    LEFT,
    /** An entry of the right tree; the left tree has none with this range. */
    RIGHT,
    /** An entry of either tree, of one and the same range but of two values. */
    BOTH,
    /** Both trees have been walked. */
    END
  }

  private final CoWalkSide<V> left;
  private final CoWalkSide<V> right;
  private final @Nullable Step leftOut;
  private Step step = Step.BOTH;

  /** Entries that end before this key are passed over. */
  private long from = Unsigned.MIN;

  /**
   * Begins a walk; {@link #next()} makes the first step.
   *
   * @param left a root
   * @param right a root
   */
  public CoWalk(Node<V> left, Node<V> right) {
    this(left, right, null);
  }

  private CoWalk(Node<V> left, Node<V> right, @Nullable Step leftOut) {
    this(new CoWalkSide<>(left, left.height()), new CoWalkSide<>(right, right.height()), leftOut);
  }

  private CoWalk(CoWalkSide<V> left, CoWalkSide<V> right, @Nullable Step leftOut) {
    this.left = left;
    this.right = right;
    this.leftOut = leftOut;
  }

  /**
   * A walk past the entries that only the left tree has: it never steps on {@link Step#LEFT}.
   *
   * @param left a root
   * @param right a root
   * @param <V> the type of the values
   * @return a walk that has not made its first step
   */
  public static <V> CoWalk<V> withoutLeft(Node<V> left, Node<V> right) {
    return new CoWalk<>(left, right, Step.LEFT);
  }

  /**
   * A walk past the entries that only the right tree has: it never steps on {@link Step#RIGHT}.
   *
   * @param left a root
   * @param right a root
   * @param <V> the type of the values
   * @return a walk that has not made its first step
   */
  public static <V> CoWalk<V> withoutRight(Node<V> left, Node<V> right) {
    return new CoWalk<>(left, right, Step.RIGHT);
  }

  /**
   * Goes to the next entry, or pair of entries of one range, that the trees do not share: they lie
   * in no subtree of both, and do not have the very same value.
   *
   * @return where the walk is now
   */
  public Step next() {
    while (true) {
      Step found = look();
      if (found != null) {
        step = found;
        return found;
      }
    }
  }

  /**
   * As {@link #next()}, past pairs whose values are equal: to the next entry that one tree has and
   * the other has not.
   *
   * @return where the walk is now
   */
  public Step nextChange() {
    Step found = next();
    while (found == Step.BOTH && left.value().equals(right.value())) {
      found = next();
    }
    return found;
  }

  /**
   * Makes all steps of a walk, those of {@link #next()}, unless the consumer has enough.
   *
   * @param left a root
   * @param right a root
   * @param consumer what takes them
   * @param <V> the type of the values
   */
  public static <V> void forEach(Node<V> left, Node<V> right, StepConsumer<? super V> consumer) {
    forEach(left, left.height(), right, right.height(), consumer);
  }

  /** The same, of nodes whose heights are known. */
  static <V> void forEach(
      Node<V> left,
      int leftHeight,
      Node<V> right,
      int rightHeight,
      StepConsumer<? super V> consumer) {
    CoWalk<V> walk =
        new CoWalk<>(
            new CoWalkSide<>(left, leftHeight), new CoWalkSide<>(right, rightHeight), null);
    while (!walk.isAtEnd() && !consumer.hasEnough()) {
      walk.left.passTaken();
      walk.right.passTaken();
      if (walk.isAtDifferentEntries()) {
        walk.left.merge(walk.right, consumer);
      } else if (walk.isAtCounterparts()) {
        Counterparts.forEachDifference(
            walk.left.node(), walk.right.node(), walk.left.height(), consumer);
        walk.left.pass(1);
        walk.right.pass(1);
      } else {
        walk.hand(walk.look(), consumer);
      }
    }
  }

  private boolean isAtDifferentEntries() {
    return left.isAtEntry() && right.isAtEntry() && left.item(0) != right.item(0);
  }

  /** Whether both are at subtrees of one height that share their bounds, and are not the same. */
  private boolean isAtCounterparts() {
    return left.height() >= 0
        && left.height() == right.height()
        && !left.isAtEnd()
        && !right.isAtEnd()
        && left.item(0) != right.item(0)
        && left.node().bounds == right.node().bounds;
  }

  /** Hands over what is alone; pairs are found by merging leaves. */
  private void hand(@Nullable Step found, StepConsumer<? super V> consumer) {
    if (found == Step.LEFT) {
      consumer.left(left.first(), left.last(), left.value());
    } else if (found == Step.RIGHT) {
      consumer.right(right.first(), right.last(), right.value());
    } else if (found == Step.END) {
      end();
    }
  }

  /**
   * Leaves out all entries that end before a key, from the next step on. O(height), however many
   * they are.
   *
   * @param key the key, flipped, not below that of an earlier call
   */
  public void seek(long key) {
    assert key >= from;
    from = key;
  }

  /** Leaves out all entries that are left. */
  public void end() {
    step = Step.END;
  }

  /**
   * Where the walk is.
   *
   * @return what the last step returned
   */
  public Step step() {
    return step;
  }

  /**
   * Whether both trees have been walked.
   *
   * @return whether the last step was {@link Step#END}
   */
  public boolean isAtEnd() {
    return step == Step.END;
  }

  /**
   * The first key of the entry or pair that the walk is at.
   *
   * @return the key, flipped
   */
  public long first() {
    return (step == Step.RIGHT ? right : left).first();
  }

  /**
   * The last key of the entry or pair that the walk is at.
   *
   * @return the key, flipped
   */
  public long last() {
    return (step == Step.RIGHT ? right : left).last();
  }

  /**
   * The entry of the left tree.
   *
   * @param result what to make of it
   * @param <R> the type of the result
   * @return the result
   */
  public <R> R left(EntryFunction<? super V, R> result) {
    assert step == Step.LEFT || step == Step.BOTH;
    return left.apply(result);
  }

  /**
   * The entry of the right tree.
   *
   * @param result what to make of it
   * @param <R> the type of the result
   * @return the result
   */
  public <R> R right(EntryFunction<? super V, R> result) {
    assert step == Step.RIGHT || step == Step.BOTH;
    return right.apply(result);
  }

  /**
   * The value of the left tree's entry.
   *
   * @return its value
   */
  public V leftValue() {
    return left.value();
  }

  /**
   * The value of the right tree's entry.
   *
   * @return its value
   */
  public V rightValue() {
    return right.value();
  }

  /** Moves one item nearer to the next entry; null while none is reached. */
  private @Nullable Step look() {
    left.passTaken();
    right.passTaken();
    if (from != Unsigned.MIN) {
      left.skipBefore(from);
      right.skipBefore(from);
    }
    if (left.isAtEnd() || right.isAtEnd()) {
      return atEnd();
    }
    if (left.item(0) == right.item(0) && passCommon()) {
      return null;
    }
    if (left.last() < right.first()) {
      return before(left, Step.LEFT, right.first());
    }
    if (right.last() < left.first()) {
      return before(right, Step.RIGHT, left.first());
    }
    return overlapping();
  }

  /** One side has no item, and is alone what the other has. */
  private @Nullable Step atEnd() {
    Step other = left.isAtEnd() ? Step.RIGHT : Step.LEFT;
    if ((left.isAtEnd() && right.isAtEnd()) || other == leftOut) {
      return Step.END;
    }
    return alone(other == Step.RIGHT ? right : left, other);
  }

  /** The item of one side lies wholly before that of the other, which begins at {@code next}. */
  private @Nullable Step before(CoWalkSide<V> side, Step found, long next) {
    if (found != leftOut) {
      return alone(side, found);
    }
    side.skipBefore(next);
    return null;
  }

  /**
   * Passes over what both sides have next, slot by slot: the very same subtrees, or entries of
   * equal range with the very same value. This is where a walk over two versions spends its time.
   */
  private boolean passCommon() {
    int most = Math.min(left.itemsLeft(), right.itemsLeft());
    // versions that differ in values share their bounds: then there are no ranges to compare
    boolean sameRanges = left.height() >= 0 || left.hasBoundsOf(right);
    int common = 0;
    while (common < most
        && left.item(common) == right.item(common)
        && (sameRanges || left.hasRangeOf(right, common))) {
      common++;
    }
    if (common > 0) {
      left.pass(common);
      right.pass(common);
    }
    return common > 0;
  }

  private @Nullable Step overlapping() {
    int leftHeight = left.height();
    int rightHeight = right.height();
    if (leftHeight >= 0 || rightHeight >= 0) {
      if (passBelowEntry()) {
        return null;
      }
      if (leftHeight >= rightHeight) {
        left.enter();
      }
      if (rightHeight >= leftHeight) {
        right.enter();
      }
      return null;
    }
    if (left.first() == right.first() && left.last() == right.last()) {
      left.take();
      right.take();
      return Step.BOTH;
    }
    return left.first() <= right.first() ? alone(left, Step.LEFT) : alone(right, Step.RIGHT);
  }

  /**
   * Passes over a subtree of the side that is left out if it lies below one entry of the other, and
   * cannot be an entry of the same range.
   */
  private boolean passBelowEntry() {
    if (leftOut == null) {
      return false;
    }
    CoWalkSide<V> out = leftOut == Step.LEFT ? left : right;
    CoWalkSide<V> other = leftOut == Step.LEFT ? right : left;
    boolean below =
        other.height() < 0
            && other.first() <= out.first()
            && out.last() <= other.last()
            && (other.first() != out.first() || out.last() != other.last());
    if (below) {
      out.pass(1);
    }
    return below;
  }

  /** The item of one side has no counterpart; a subtree is entered, to find its first entry. */
  private @Nullable Step alone(CoWalkSide<V> side, Step found) {
    if (side.height() >= 0) {
      side.enter();
      return null;
    }
    side.take();
    return found == leftOut ? null : found;
  }
}
