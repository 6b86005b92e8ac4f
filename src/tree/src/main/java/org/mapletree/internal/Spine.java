package org.mapletree.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree from entries in key order: nodes from left to right, as full as {@link Fanout}
 * says, without a search.
 *
 * @param <V> the type of the values
 */
public final class Spine<V> {
  /*
   * Implementation notes.
   *
   * A leaf is filled in the arrays that it keeps. The full one before it waits, and is joined with the last one, which may be short: they become
   * one node, or two of equal size. On each level above, as many children as a root may have wait in the same way, and the first of
   * them, as many as another branch may have, go up. So no node is deficient unless it is the root. Building n entries costs O(n).
   *
   * To fill a buffer of two leaves, and to copy its first half into a leaf, took 1.1 times as long for builds and for unions of trees that share
   * nothing.
   *
   * Which of two leaves has the next entry is often as good as random, and a branch that the processor guesses wrong costs more than the rest of
   * the step. So entries of both are chosen by masks. Unions of trees that share nothing took 0.8 times as long at 1,000 entries, 0.75 times at
   * 100,000; where entries of the two alternate strictly, which a branch learns, 1.2 times. With conditional expressions instead of masks there
   * was a branch again: 0.9 and 1.4 times. To end at a full leaf, so that the next entry is added by itself, took 1.2 times as long.
   */

  private long[] bounds = new long[2 * Fanout.LEAF_FILL];
  private Object[] values = new Object[Fanout.LEAF_FILL];
  private int length;

  /** The leaf before, which has no parent yet: the last one may be too short to stand alone. */
  private @Nullable Leaf<V> full;

  private final List<Level<V>> levels = new ArrayList<>();

  /** A spine without entries. */
  public Spine() {}

  /**
   * Whether no entry has been added.
   *
   * @return whether the tree would be empty
   */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * The last key of the entry added last; there must be one.
   *
   * @return the key, flipped
   */
  public long lastKey() {
    return bounds[length - 1];
  }

  /**
   * Adds an entry behind all others.
   *
   * @param first its first key, flipped, above {@link #lastKey()}
   * @param last its last key, at least {@code first}
   * @param value its value
   */
  public void add(long first, long last, V value) {
    int at = length;
    if (at == Fanout.LEAF_FILL) {
      next();
      at = 0;
    }
    bounds[at] = last;
    bounds[Fanout.LEAF_FILL + at] = first;
    values[at] = value;
    length = at + 1;
  }

  /**
   * Adds entries that are given in columns, one after the other, up to the first that does not lie
   * behind the one before it, ends before it begins, or has no value.
   *
   * @param firsts the first key of each, not flipped
   * @param lasts the last key of each, not flipped
   * @param entries the value of each
   * @param from where to begin
   * @return where it ended: the number of entries if all were added
   */
  public int addColumns(long[] firsts, long[] lasts, V[] entries, int from) {
    int at = from;
    while (at < firsts.length) {
      long first = Unsigned.flip(firsts[at]);
      long last = Unsigned.flip(lasts[at]);
      V value = entries[at];
      if (first > last || value == null || (!isEmpty() && first <= lastKey())) {
        return at;
      }
      add(first, last, value);
      at = fill(firsts, lasts, entries, at + 1);
    }
    return at;
  }

  /**
   * Adds entries to the leaf, in which there is one already, until it is full or one is refused.
   */
  private int fill(long[] firsts, long[] lasts, V[] entries, int from) {
    long[] leafBounds = bounds;
    Object[] leafValues = values;
    int slot = length;
    int end = Math.min(firsts.length, from + Fanout.LEAF_FILL - slot);
    long before = leafBounds[slot - 1];
    int at = from;
    for (; at < end; at++) {
      long first = Unsigned.flip(firsts[at]);
      long last = Unsigned.flip(lasts[at]);
      V value = entries[at];
      if (first <= before || first > last || value == null) {
        break;
      }
      leafBounds[slot] = last;
      leafBounds[Fanout.LEAF_FILL + slot] = first;
      leafValues[slot++] = value;
      before = last;
    }
    length = slot;
    return at;
  }

  /**
   * Adds entries of two leaves in key order, from those on that two walkers stand on, and moves the
   * walkers on: up to two that overlap or whose first keys lie 2^63 or more apart, or to the end of
   * either leaf. If to two, an entry has to be added next: the leaf here may have none.
   */
  void addApart(Walker<V> left, Walker<V> right) {
    long[] leftBounds = left.leaf().bounds;
    Object[] leftValues = left.leaf().values;
    int leftLength = leftValues.length;
    int leftSlot = left.slot();
    long[] rightBounds = right.leaf().bounds;
    Object[] rightValues = right.leaf().values;
    int rightLength = rightValues.length;
    int rightSlot = right.slot();
    long[] leafBounds = bounds;
    Object[] leafValues = values;
    int slot = length;
    boolean apart = true;
    while (apart && leftSlot < leftLength && rightSlot < rightLength) {
      if (slot == Fanout.LEAF_FILL) {
        next();
        leafBounds = bounds;
        leafValues = values;
        slot = 0;
      }
      int most = Math.min(leftLength - leftSlot, rightLength - rightSlot);
      int end = Math.min(Fanout.LEAF_FILL, slot + most);
      for (; slot < end; slot++) {
        long leftFirst = leftBounds[leftLength + leftSlot];
        long rightFirst = rightBounds[rightLength + rightSlot];
        long leftLast = leftBounds[leftSlot];
        long rightLast = rightBounds[rightSlot];
        // all ones or zero; wrong if the difference overflows, which the next condition finds
        long isLeft = (leftFirst - rightFirst) >> 63;
        long first = rightFirst ^ ((leftFirst ^ rightFirst) & isLeft);
        long last = rightLast ^ ((leftLast ^ rightLast) & isLeft);
        if (last >= (leftFirst ^ rightFirst ^ first)) { // the first key of the other one
          apart = false;
          break;
        }
        leafBounds[slot] = last;
        leafBounds[Fanout.LEAF_FILL + slot] = first;
        Object leftValue = leftValues[leftSlot];
        Object rightValue = rightValues[rightSlot];
        leafValues[slot] = isLeft != 0 ? leftValue : rightValue;
        leftSlot -= (int) isLeft;
        rightSlot += 1 + (int) isLeft;
      }
    }
    length = slot;
    left.forwardTo(leftSlot);
    right.forwardTo(rightSlot);
  }

  /** The leaf is full: the one before it goes up. */
  private void next() {
    if (full != null) {
      up(0, full);
    }
    full = new Leaf<>(bounds, values, null);
    bounds = new long[2 * Fanout.LEAF_FILL];
    values = new Object[Fanout.LEAF_FILL];
  }

  /**
   * Ends the building. The spine must not be used afterwards.
   *
   * @return a legal root over all entries
   */
  public Node<V> root() {
    if (length == 0) {
      return Leaf.empty();
    }
    Leaf<V> last =
        new Leaf<>(
            Splice.bounds(bounds, length, Fanout.LEAF_FILL, 0),
            Arrays.copyOf(values, length),
            null);
    if (full == null) {
      return last;
    }
    Node<V>[] top = Siblings.join(full, last, null);
    if (levels.isEmpty()) {
      return Roots.over(top, null);
    }
    int highest = levels.size() - 1;
    for (Level<V> level : levels.subList(0, highest)) {
      top = Siblings.cut(level.with(top), null);
    }
    return Roots.settle(levels.get(highest).with(top), null);
  }

  private void up(int height, Node<V> node) {
    if (height == levels.size()) {
      levels.add(new Level<>());
    }
    Branch<V> full = levels.get(height).add(node);
    if (full != null) {
      up(height + 1, full);
    }
  }

  /** The finished nodes of one height that have no parent yet. */
  private static final class Level<V> {
    private final List<Node<V>> nodes = new ArrayList<>(Fanout.ROOT);

    /**
     * Adds a node; returns a full parent of the first ones once as many wait as a root may have.
     */
    @Nullable Branch<V> add(Node<V> node) {
      Branch<V> full = null;
      if (nodes.size() == Fanout.ROOT) {
        List<Node<V>> first = nodes.subList(0, Fanout.BRANCH);
        full = Branch.of(array(first));
        first.clear();
      }
      nodes.add(node);
      return full;
    }

    /** The parent, of any length, of what waits here and of the last nodes of this height. */
    Branch<V> with(Node<V>[] last) {
      nodes.addAll(Arrays.asList(last));
      return Branch.of(array(nodes));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    private static <V> Node<V>[] array(List<Node<V>> nodes) {
      return nodes.toArray(new Node[0]);
    }
  }
}
