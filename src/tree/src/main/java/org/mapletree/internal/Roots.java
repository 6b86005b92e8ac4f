package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Makes a legal root of what an edit left. */
final class Roots {
  private Roots() {}

  /**
   * The root for what comes back from the top: nothing, a node that is too full, a chain of single
   * children, or a branch of two that are deficient.
   */
  static <V> Node<V> settle(@Nullable Node<V> top, @Nullable Editor editor) {
    if (top == null) {
      return Leaf.empty();
    }
    return top.length() > top.rootCapacity()
        ? Branch.of(editor, Siblings.cut(top, editor))
        : lowest(top, editor);
  }

  /** The root for neighbours of one height that make at most one branch. */
  static <V> Node<V> over(Node<V>[] parts, @Nullable Editor editor) {
    return parts.length == 1 ? lowest(parts[0], editor) : Branch.of(editor, parts);
  }

  private static <V> Node<V> lowest(Node<V> top, @Nullable Editor editor) {
    Node<V> root = top;
    while (root instanceof Branch<V> branch && branch.length() <= 2) {
      Node<V> left = branch.children[0];
      if (branch.length() == 1) {
        root = left;
      } else if (left.isDeficient() && branch.children[1].isDeficient()) {
        root = Siblings.join(left, branch.children[1], editor)[0]; // they fit into one
      } else {
        break;
      }
    }
    return root;
  }
}
