package org.mapletree.internal;

/**
 * How many nodes a tree has.
 *
 * @param branches the number of nodes above the leaves
 * @param leaves the number of leaves
 * @param fill how full the leaves are on average, 0 to 1
 */
public record Shape(long branches, long leaves, double fill) {
  /**
   * Counts the nodes of a tree.
   *
   * @param root the root
   * @return its shape
   */
  public static Shape of(Node<?> root) {
    long leaves = leaves(root);
    return new Shape(branches(root), leaves, (double) root.size() / leaves / Fanout.LEAF);
  }

  private static long leaves(Node<?> node) {
    long leaves = node instanceof Leaf ? 1 : 0;
    if (node instanceof Branch<?> branch) {
      for (Node<?> child : branch.children) {
        leaves += leaves(child);
      }
    }
    return leaves;
  }

  private static long branches(Node<?> node) {
    long branches = 0;
    if (node instanceof Branch<?> branch) {
      branches = 1;
      for (Node<?> child : branch.children) {
        branches += branches(child);
      }
    }
    return branches;
  }
}
