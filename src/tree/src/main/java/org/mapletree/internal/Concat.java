package org.mapletree.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two trees side by side. */
public final class Concat {
  private Concat() {}

  /**
   * Joins two trees. The lower one is hung into the flank of the higher one, at its own height.
   *
   * @param left a legal root
   * @param right a legal root all of whose keys lie above those of {@code left}
   * @param <V> the type of the values
   * @return a legal root over the entries of both; O(difference of their heights + 1) nodes are new
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
      return Roots.over(Siblings.join(left, right, null), null);
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
    }
    return Objects.requireNonNull(
        Siblings.replace(branch, slot, slot + 1, edge.size(), left, right, null));
  }
}
