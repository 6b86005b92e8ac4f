package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Splits and joins neighbours, so that nodes are as full as they must be. */
final class Siblings {
  /*
   * Implementation notes.
   *
   * A node on its way up from a write or a join may break the rules of fullness in two ways.
   *   overfull    more slots than a node below the root may have
   *   deficient   fewer slots than a node must have. All children of a deficient branch are legal, unless it has only one: that one may be
   *               deficient in turn. So a chain of single children, down to a leaf with one entry, is the worst case.
   * On a flank of a tree a deficient node is legal (see Node). A write that makes it shorter settles it like any other; what is joined with it
   * may still be deficient, and has its place on the flank.
   *
   * A parent settles both before it is handed up itself, and is then overfull or deficient at worst. What becomes of one or two such nodes is
   * handed about as an array of neighbours of one height. The slots of two are cut where they lie, and only then become nodes: a node
   * made to be taken apart again is one that came up overfull or deficient, or a pair of those that is still deficient when joined. To put them
   * side by side in one array first took a fifth more bytes and time where a range was cleared up to an end of the tree.
   * Where a full leaf takes in one more entry, the usual way to be overfull, LeafWrite makes both halves at once (notes of PathWrite).
   */

  private static final long[] NO_BOUNDS = {};
  private static final Object[] NO_SLOTS = {};

  private Siblings() {}

  /**
   * {@code branch} with {@code left} and {@code right}, each perhaps absent, overfull or deficient,
   * in place of its children from slot {@code from} to {@code to} (exclusive).
   *
   * @param size how many entries are below these children, as {@code branch} counts them: where the
   *     editor has changed a child in place, the child says otherwise
   * @return a branch whose children are legal, unless it has just one; itself perhaps overfull or
   *     deficient; null if no child is left
   */
  static <V> @Nullable Branch<V> replace(
      Branch<V> branch,
      int from,
      int to,
      long size,
      @Nullable Node<V> left,
      @Nullable Node<V> right,
      @Nullable Editor editor) {
    int start = from;
    int end = to;
    long growth = -size;
    Node<V>[] parts = settle(left, right, editor);
    if (parts.length == 0 && end - start == branch.length()) {
      return null;
    }
    if (parts.length == 1 && parts[0].isDeficient()) {
      if (start > 0) {
        Node<V> before = branch.children[--start];
        growth -= before.size();
        parts = join(before, parts[0], editor);
      } else if (end < branch.length()) {
        Node<V> after = branch.children[end++];
        growth -= after.size();
        parts = join(parts[0], after, editor);
      }
    }
    for (Node<V> part : parts) {
      growth += part.size();
    }
    return branch.like(
        spliced(branch.bounds, start, end, parts),
        spliced(branch.children, start, end, parts),
        branch.size + growth,
        editor);
  }

  /** What becomes of two neighbours of one height: legal nodes, or a single deficient one. */
  static <V> Node<V>[] join(Node<V> left, Node<V> right, @Nullable Editor editor) {
    Node<V>[] edges = null;
    if (left instanceof Branch<V> leftBranch && right instanceof Branch<V> rightBranch) {
      Node<V> leftEdge = leftBranch.children[left.length() - 1];
      Node<V> rightEdge = rightBranch.children[0];
      if (leftEdge.isDeficient() || rightEdge.isDeficient()) {
        edges = join(leftEdge, rightEdge, editor);
      }
    }
    return join(left, right, edges, editor);
  }

  /**
   * The same where it is known what becomes of the two children at the seam: {@code edges}, null if
   * they stay.
   */
  static <V> Node<V>[] join(
      Node<V> left, Node<V> right, Node<V> @Nullable [] edges, @Nullable Editor editor) {
    return join(left, right, edges, left.capacity(), editor);
  }

  /** The same where up to {@code whole} slots stay in one node. */
  static <V> Node<V>[] join(
      Node<V> left, Node<V> right, Node<V> @Nullable [] edges, int whole, @Nullable Editor editor) {
    long size = left.size() + right.size();
    if (edges == null) {
      return cut(left, left.bounds, right.bounds, left.slots(), right.slots(), size, whole, editor);
    }
    int length = left.length() + right.length();
    long[] bounds = Splice.part(left.bounds, right.bounds, 0, length);
    Object[] slots = Splice.part(left.slots(), right.slots(), 0, length);
    Node<V>[] seam = edges;
    int from = left.length() - 1;
    int to = from + 2;
    if (seam.length == 1 && seam[0].isDeficient()) {
      if (from > 0) {
        seam = join(child(slots, --from), seam[0], editor);
      } else if (to < length) {
        seam = join(seam[0], child(slots, to++), editor);
      }
    }
    return cut(
        left,
        spliced(bounds, from, to, seam),
        NO_BOUNDS,
        spliced(slots, from, to, seam),
        NO_SLOTS,
        size,
        whole,
        editor);
  }

  @SuppressWarnings("unchecked") // slots of a branch
  private static <V> Node<V> child(Object[] slots, int slot) {
    return (Node<V>) slots[slot];
  }

  /** The given node, or the equal parts into which it has to be cut. */
  static <V> Node<V>[] cut(Node<V> node, @Nullable Editor editor) {
    return node.isOverfull()
        ? cut(
            node,
            node.bounds,
            NO_BOUNDS,
            node.slots(),
            NO_SLOTS,
            node.size(),
            node.capacity(),
            editor)
        : run(node, null);
  }

  /**
   * The slots and those behind them as one node if there are at most {@code whole}, else as few
   * nodes as can hold them, of equal length.
   */
  private static <V> Node<V>[] cut(
      Node<V> kind,
      long[] bounds,
      long[] moreBounds,
      Object[] slots,
      Object[] moreSlots,
      long size,
      int whole,
      @Nullable Editor editor) {
    if (moreSlots.length == 0 && slots.length <= whole) {
      return run(kind.like(bounds, slots, size, editor), null);
    }
    int length = slots.length + moreSlots.length;
    int parts = length <= whole ? 1 : (length + kind.capacity() - 1) / kind.capacity();
    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    Node<V>[] nodes = new Node[parts];
    long left = size;
    for (int part = 0; part < parts; part++) {
      int from = length * part / parts;
      int to = length * (part + 1) / parts;
      Object[] partSlots = Splice.part(slots, moreSlots, from, to);
      long partSize = to == length ? left : kind.sizeOf(partSlots, 0, to - from);
      left -= partSize;
      nodes[part] =
          kind.like(Splice.part(bounds, moreBounds, from, to), partSlots, partSize, editor);
    }
    return nodes;
  }

  private static <V> Node<V>[] settle(
      @Nullable Node<V> left, @Nullable Node<V> right, @Nullable Editor editor) {
    Node<V>[] run = run(left, right);
    if (run.length == 2
        && (run[0].isDeficient()
            || run[1].isDeficient()
            || run[0].isOverfull()
            || run[1].isOverfull())) {
      return join(run[0], run[1], editor);
    }
    return run.length == 1 ? cut(run[0], editor) : run;
  }

  /** The nodes that are there, side by side. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays
  static <V> Node<V>[] run(@Nullable Node<V> left, @Nullable Node<V> right) {
    if (left != null && right != null) {
      return new Node[] {left, right};
    }
    Node<V> one = left == null ? right : left;
    return one == null ? new Node[0] : new Node[] {one};
  }

  /** Bounds with those of {@code parts} in place of the slots from {@code from} to {@code to}. */
  private static long[] spliced(long[] bounds, int from, int to, Node<?>[] parts) {
    long[] next = Splice.bounds(bounds, from, to, parts.length);
    for (int part = 0; part < parts.length; part++) {
      Splice.set(next, from + part, parts[part].firstKey(), parts[part].lastKey());
    }
    return next;
  }

  /** Children with {@code parts} in place of those from {@code from} to {@code to}. */
  private static Object[] spliced(Object[] children, int from, int to, Node<?>[] parts) {
    Object[] next = Splice.slots(children, from, to, parts.length);
    System.arraycopy(parts, 0, next, from, parts.length);
    return next;
  }
}
