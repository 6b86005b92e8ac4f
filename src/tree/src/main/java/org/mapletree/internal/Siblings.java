package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Splits and joins neighbours: the only place that acts on how full a node must be. */
final class Siblings {
  /*
   * Implementation notes.
   *
   * A node on its way up from a write or a join may break the rules of fullness in two ways.
   *   overfull    a few slots more than a node may have
   *   deficient   fewer slots than a node must have. All children of a deficient branch are legal, unless it has only one: that one may be
   *               deficient in turn. So a chain of single children, down to a leaf with one entry, is the worst case.
   * A parent settles both before it is handed up itself, and is then overfull or deficient at worst. What becomes of one or two such nodes is
   * handed about as their common parent, a branch with any number of children.
   */

  private Siblings() {}

  /**
   * {@code branch} with {@code left} and {@code right}, each perhaps absent, overfull or deficient,
   * in place of its children from slot {@code from} to {@code to} (exclusive).
   *
   * @return a branch whose children are legal, unless it has just one; itself perhaps overfull or
   *     deficient; null if no child is left
   */
  static <V> @Nullable Branch<V> replace(
      Branch<V> branch,
      int from,
      int to,
      @Nullable Node<V> left,
      @Nullable Node<V> right,
      @Nullable Editor editor) {
    int start = from;
    int end = to;
    Branch<V> parts = settle(left, right, editor);
    if (parts == null) {
      return start == 0 && end == branch.length()
          ? null
          : rebuild(branch, start, end, null, editor);
    }
    if (parts.length() == 1 && parts.children[0].isDeficient()) {
      if (start > 0) {
        parts = join(branch.children[--start], parts.children[0], editor);
      } else if (end < branch.length()) {
        parts = join(parts.children[0], branch.children[end++], editor);
      }
    }
    return rebuild(branch, start, end, parts, editor);
  }

  /**
   * The parent of what becomes of two neighbours of one height: legal nodes, or a single deficient
   * one.
   */
  static <V> Branch<V> join(Node<V> left, Node<V> right, @Nullable Editor editor) {
    if (!(left instanceof Branch<V> leftBranch) || !(right instanceof Branch<V> rightBranch)) {
      return cut(
          left.like(
              Splice.both(left.bounds, right.bounds),
              Splice.both(left.slots(), right.slots()),
              editor),
          editor);
    }
    Node<V> leftEdge = leftBranch.children[leftBranch.length() - 1];
    Node<V> rightEdge = rightBranch.children[0];
    Node<V> both =
        left.like(
            Splice.both(left.bounds, right.bounds),
            Splice.both(left.slots(), right.slots()),
            editor);
    if (leftEdge.isDeficient() || rightEdge.isDeficient()) {
      int seam = leftBranch.length();
      both =
          rebuild((Branch<V>) both, seam - 1, seam + 1, join(leftEdge, rightEdge, editor), editor);
    }
    return cut(both, editor);
  }

  /** The parent of the given node, or of the equal parts into which it has to be cut. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
  static <V> Branch<V> cut(Node<V> node, @Nullable Editor editor) {
    int length = node.length();
    int capacity = node.capacity();
    if (length <= capacity) {
      return Branch.of(editor, node, null);
    }
    int parts = (length + capacity - 1) / capacity;
    Node<V>[] children = new Node[parts];
    for (int part = 0; part < parts; part++) {
      children[part] = node.part(length * part / parts, length * (part + 1) / parts, editor);
    }
    return Branch.of(editor, children);
  }

  private static <V> @Nullable Branch<V> settle(
      @Nullable Node<V> left, @Nullable Node<V> right, @Nullable Editor editor) {
    if (left == null || right == null) {
      Node<V> one = left == null ? right : left;
      return one == null ? null : cut(one, editor);
    }
    if (left.isDeficient() || right.isDeficient() || left.isOverfull() || right.isOverfull()) {
      return join(left, right, editor);
    }
    return Branch.of(editor, left, right);
  }

  /**
   * {@code branch} with the children of {@code parts}, or none, in place of its own from {@code
   * from} to {@code to} (exclusive).
   */
  private static <V> Branch<V> rebuild(
      Branch<V> branch, int from, int to, @Nullable Branch<V> parts, @Nullable Editor editor) {
    int room = parts == null ? 0 : parts.length();
    long[] bounds = Splice.bounds(branch.bounds, from, to, room);
    Object[] children = Splice.slots(branch.children, from, to, room);
    for (int part = 0; parts != null && part < room; part++) {
      Splice.set(bounds, from + part, parts.first(part), parts.last(part));
      children[from + part] = parts.children[part];
    }
    return branch.like(bounds, children, editor);
  }
}
