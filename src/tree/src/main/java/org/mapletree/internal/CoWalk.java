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
   * A walk may leave out what one side has alone. That side then seeks to the item of the other, and a subtree of it below one entry of the
   * other is passed over unseen, since of two entries or more in it none can have that entry's range. So the walk costs O(m log n) at most
   * for m entries on the side that counts, whatever the size n of the other.
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

  private final Side<V> left;
  private final Side<V> right;
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
    this.left = new Side<>(left);
    this.right = new Side<>(right);
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
    if (left.taken) {
      left.pass();
    }
    if (right.taken) {
      right.pass();
    }
    if (from != Unsigned.MIN) {
      left.skipBefore(from);
      right.skipBefore(from);
    }
    if (left.isAtEnd() || right.isAtEnd()) {
      return atEnd();
    }
    if (passCommon()) {
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
  private @Nullable Step before(Side<V> side, Step found, long next) {
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
    if (left.depth == 0 || right.depth == 0) {
      boolean same = left.node == right.node;
      if (same) {
        left.pass();
        right.pass();
      }
      return same;
    }
    Node<V> leftTop = left.path[left.depth - 1];
    Node<V> rightTop = right.path[right.depth - 1];
    int leftSlot = left.slots[left.depth - 1];
    int rightSlot = right.slots[right.depth - 1];
    Object[] leftSlots = leftTop.slots();
    Object[] rightSlots = rightTop.slots();
    int most = Math.min(leftSlots.length - leftSlot, rightSlots.length - rightSlot);
    // versions that differ in values share their bounds: then there are no ranges to compare
    boolean sameRanges =
        leftTop instanceof Branch || (leftTop.bounds == rightTop.bounds && leftSlot == rightSlot);
    int common = 0;
    while (common < most
        && leftSlots[leftSlot + common] == rightSlots[rightSlot + common]
        && (sameRanges || sameRange(leftTop, leftSlot + common, rightTop, rightSlot + common))) {
      common++;
    }
    if (common > 0) {
      left.pass(common);
      right.pass(common);
    }
    return common > 0;
  }

  private static boolean sameRange(Node<?> left, int leftSlot, Node<?> right, int rightSlot) {
    return left.first(leftSlot) == right.first(rightSlot)
        && left.last(leftSlot) == right.last(rightSlot);
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
      left.taken = true;
      right.taken = true;
      return Step.BOTH;
    }
    return left.first() <= right.first() ? alone(left, Step.LEFT) : alone(right, Step.RIGHT);
  }

  /**
   * Passes over a subtree of the side that is left out if it lies below one entry of the other.
   * Only a root may have less than two entries.
   */
  private boolean passBelowEntry() {
    if (leftOut == null) {
      return false;
    }
    Side<V> out = leftOut == Step.LEFT ? left : right;
    Side<V> other = leftOut == Step.LEFT ? right : left;
    boolean below =
        other.height() < 0
            && out.depth > 0
            && other.first() <= out.first()
            && out.last() <= other.last();
    if (below) {
      out.pass();
    }
    return below;
  }

  /** The item of one side has no counterpart; a subtree is entered, to find its first entry. */
  private @Nullable Step alone(Side<V> side, Step found) {
    if (side.height() >= 0) {
      side.enter();
      return null;
    }
    side.taken = true;
    return found == leftOut ? null : found;
  }

  /** One of the two trees: a path to the item that comes next. */
  private static final class Side<V> {
    private final Node<V> root;
    private final Node<V>[] path;
    private final int[] slots;
    private int depth;

    /** The subtree that comes next; null when an entry does, or nothing. */
    private @Nullable Node<V> node;

    /** The height of {@link #node}. */
    private int height;

    /** Whether the entry that comes next has been handed out. */
    private boolean taken;

    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    Side(Node<V> root) {
      this.root = root;
      height = root.height();
      path = new Node[height + 1];
      slots = new int[height + 1];
      node = root.length() == 0 ? null : root;
    }

    boolean isAtEnd() {
      return node == null && depth == 0;
    }

    /** The height of the subtree that comes next; -1 if an entry does. */
    int height() {
      return node == null ? -1 : height;
    }

    long first() {
      return depth == 0 ? root.firstKey() : path[depth - 1].first(slots[depth - 1]);
    }

    long last() {
      return depth == 0 ? root.lastKey() : path[depth - 1].last(slots[depth - 1]);
    }

    V value() {
      return ((Leaf<V>) path[depth - 1]).value(slots[depth - 1]);
    }

    <R> R apply(EntryFunction<? super V, R> result) {
      return result.apply(first(), last(), value());
    }

    void enter() {
      Node<V> entered = node;
      assert entered != null;
      if (Checks.ON) {
        Checks.visited();
      }
      path[depth] = entered;
      slots[depth] = -1;
      depth++;
      advance();
    }

    /** Passes over the item. */
    void pass() {
      pass(1);
    }

    /** Passes over the item and those behind it, all in one node. */
    void pass(int items) {
      taken = false;
      if (depth > 0) {
        slots[depth - 1] += items - 1;
      }
      advance();
    }

    /** Passes over all items that end before a key. */
    void skipBefore(long key) {
      while (!isAtEnd() && last() < key) {
        if (depth > 0) {
          Node<V> top = path[depth - 1];
          slots[depth - 1] = SlotSearch.endingAtOrAfter(top.bounds, key) - 1;
        }
        advance();
      }
    }

    private void advance() {
      node = null;
      while (depth > 0 && ++slots[depth - 1] == path[depth - 1].length()) {
        depth--;
      }
      if (depth > 0 && path[depth - 1] instanceof Branch<V> branch) {
        node = branch.children[slots[depth - 1]];
        height = path.length - 1 - depth;
      }
    }
  }
}
