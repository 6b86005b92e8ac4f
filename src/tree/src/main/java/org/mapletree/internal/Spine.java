package org.mapletree.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree from entries in key order: nodes from left to right, as full as {@link Fanout}
 * says, no search, no comparison but one with the entry before.
 *
 * @param <V> the type of the values
 */
public final class Spine<V> {
  /*
   * Implementation notes.
   *
   * One buffer a level, as long as two nodes. A full buffer hands its first half up as a finished node; so at the end each buffer holds
   * what makes one node, or two of equal size, and none of them is deficient unless it is the root. Building n entries costs O(n).
   */

  private long[] bounds = new long[4 * Fanout.LEAF_FILL];
  private Object[] values = new Object[2 * Fanout.LEAF_FILL];
  private int length;
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
    int fill = Fanout.LEAF_FILL;
    if (length == 2 * fill) {
      up(0, new Leaf<>(leafBounds(0, fill), Arrays.copyOf(values, fill), null));
      System.arraycopy(bounds, fill, bounds, 0, fill);
      System.arraycopy(bounds, 3 * fill, bounds, 2 * fill, fill);
      System.arraycopy(values, fill, values, 0, fill);
      length = fill;
    }
    bounds[length] = last;
    bounds[2 * fill + length] = first;
    values[length++] = value;
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
    Node<V>[] top =
        Siblings.cut(new Leaf<>(leafBounds(0, length), Arrays.copyOf(values, length), null), null);
    for (Level<V> level : levels) {
      top = Siblings.cut(level.with(top), null);
    }
    return Roots.over(top, null);
  }

  private long[] leafBounds(int from, int to) {
    long[] part = new long[2 * (to - from)];
    System.arraycopy(bounds, from, part, 0, to - from);
    System.arraycopy(bounds, 2 * Fanout.LEAF_FILL + from, part, to - from, to - from);
    return part;
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
    private final List<Node<V>> nodes = new ArrayList<>(2 * Fanout.BRANCH);

    /**
     * Adds a node; returns a full parent of the first ones once twice as many as a branch may have
     * wait here.
     */
    @Nullable Branch<V> add(Node<V> node) {
      Branch<V> full = null;
      if (nodes.size() == 2 * Fanout.BRANCH) {
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
