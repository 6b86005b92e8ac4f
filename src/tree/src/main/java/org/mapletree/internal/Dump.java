package org.mapletree.internal;

import java.io.IOException;

/** A tree as text, node by node. */
public final class Dump {
  private Dump() {}

  /**
   * Writes a tree: one line a branch, one a leaf, one an entry, indented by level.
   *
   * @param root the root
   * @param out where to
   * @throws IOException if {@code out} throws it
   */
  public static void write(Node<?> root, Appendable out) throws IOException {
    write(root, "", out);
  }

  private static void write(Node<?> node, String indent, Appendable out) throws IOException {
    if (node.length() == 0) {
      out.append("empty\n");
      return;
    }
    boolean isLeaf = node instanceof Leaf;
    out.append(indent)
        .append(isLeaf ? "leaf " : "branch ")
        .append(Unsigned.range(node.firstKey(), node.lastKey()));
    out.append(isLeaf ? ", " : ", " + node.length() + " children, ")
        .append(String.valueOf(node.size()))
        .append(" entries\n");
    for (int slot = 0; slot < node.length(); slot++) {
      if (node instanceof Branch<?> branch) {
        write(branch.children[slot], indent + "  ", out);
      } else {
        out.append(indent).append("  ").append(Unsigned.range(node.first(slot), node.last(slot)));
        out.append(' ').append(String.valueOf(node.slots()[slot])).append('\n');
      }
    }
  }
}
