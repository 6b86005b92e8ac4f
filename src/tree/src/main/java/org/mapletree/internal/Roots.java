package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Makes a legal root of what an edit left. */
final class Roots {
  private Roots() {}

  /**
   * The root for what comes back from the top: nothing, a node that is too full, or a chain of
   * single children.
   */
  static <V> Node<V> settle(@Nullable Node<V> top, @Nullable Editor editor) {
    if (top == null) {
      return Leaf.empty();
    }
    Node<V> root = top.isOverfull() ? Siblings.cut(top, editor) : top;
    while (root instanceof Branch<V> branch && branch.length() == 1) {
      root = branch.children[0];
    }
    return root;
  }
}
