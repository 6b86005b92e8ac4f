package org.mapletree.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two trees side by side. */
public final class Concat {
  /*
   * Implementation notes.
   *
   * Two flanks meet at the seam, and nodes on a flank may be deficient, on any level (see Node). Inside of the new tree they may not: two that
   * meet are made one or evened out if either is, from the leaves up, and so are their parents if anything became of their children.
   *
   * The root of the lower tree is no root in the new one. If it has more children than other branches may, it is cut first.
   */

  private Concat() {}

  /**
   * Joins two trees. The lower one is hung into the flank of the higher one, at its own height.
   *
   * @param left a legal root
   * @param right a legal root all of whose keys lie above those of {@code left}
   * @param <V> the type of the values
   * @return a legal root over the entries of both; O(difference of their heights + 1) nodes are
   *     new, O(log n) where the seam has short ones
   */
  public static <V> Node<V> join(Node<V> left, Node<V> right) {
    if (left.length() == 0) {
      return right;
    }
    if (right.length() == 0) {
      return left;
    }
    assert left.lastKey() < right.firstKey();
    int leftHeight = left.height();
    int rightHeight = right.height();
    if (leftHeight == rightHeight) {
      Node<V>[] edges = edges(left, right);
      return Roots.over(Siblings.join(left, right, edges, left.rootCapacity(), null), null);
    }
    if (leftHeight < rightHeight && left.isOverfull()) {
      return join(Branch.of(Siblings.cut(left, null)), right);
    }
    if (leftHeight > rightHeight && right.isOverfull()) {
      return join(left, Branch.of(Siblings.cut(right, null)));
    }
    return leftHeight > rightHeight
        ? Roots.settle(graft((Branch<V>) left, leftHeight, right, rightHeight, true), null)
        : Roots.settle(graft((Branch<V>) right, rightHeight, left, leftHeight, false), null);
  }

  /**
   * {@code branch} with {@code low}, a tree of lower height, behind ({@code after}) or before all
   * its entries; perhaps overfull.
   */
  private static <V> Branch<V> graft(
      Branch<V> branch, int height, Node<V> low, int lowHeight, boolean after) {
    int slot = after ? branch.length() - 1 : 0;
    Node<V> edge = branch.children[slot];
    Node<V> left = after ? edge : low;
    @Nullable Node<V> right = after ? low : edge;
    if (height - 1 > lowHeight) {
      left = graft((Branch<V>) edge, height - 1, low, lowHeight, after);
      right = null;
    } else {
      Node<V>[] parts = seam(left, right);
      left = parts[0];
      right = parts.length == 1 ? null : parts[1];
    }
    return Objects.requireNonNull(
        Siblings.replace(branch, slot, slot + 1, edge.size(), left, right, null));
  }

  /** Neighbours of one height, as they are where no node at their seam is deficient. */
  private static <V> Node<V>[] seam(Node<V> left, Node<V> right) {
    Node<V>[] edges = edges(left, right);
    return edges == null && !left.isDeficient() && !right.isDeficient()
        ? Siblings.run(left, right)
        : Siblings.join(left, right, edges, null);
  }

  /** What becomes of the children at the seam; null if there are none, or they stay. */
  private static <V> Node<V> @Nullable [] edges(Node<V> left, Node<V> right) {
    if (left instanceof Branch<V> leftBranch && right instanceof Branch<V> rightBranch) {
      Node<V> leftEdge = leftBranch.children[left.length() - 1];
      Node<V>[] edges = seam(leftEdge, rightBranch.children[0]);
      return edges[0] == leftEdge ? null : edges;
    }
    return null;
  }
}
