package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Every rule of the tree, by name. */
public final class Invariants {
  /**
   * A rule that a tree breaks.
   *
   * @param rule the rule's name
   * @param path where the node is: the slots from the root down, such as {@code /3/0}
   * @param expected what the rule asks for
   * @param actual what was found
   */
  public record Violation(String rule, String path, String expected, String actual) {}

  private Invariants() {}

  /**
   * Checks a whole tree. O(n).
   *
   * @param root the root
   * @return the first violation in key order; null if the tree keeps all rules
   */
  public static @Nullable Violation check(Node<?> root) {
    if (root instanceof Branch && root.length() < 2) {
      return new Violation(
          "root", "/", "a branch with at least 2 children", root.length() + " children");
    }
    if (root instanceof Branch<?> branch
        && branch.length() == 2
        && branch.children[0].isDeficient()
        && branch.children[1].isDeficient()) {
      return new Violation(
          "root",
          "/",
          "one of 2 children with at least " + branch.children[0].minimum() + " slots",
          branch.children[0].length() + " and " + branch.children[1].length());
    }
    return check(root, "", root.height(), true, true);
  }

  /** {@code low} and {@code high}: whether the node is the first, the last of its height. */
  private static @Nullable Violation check(
      Node<?> node, String path, int height, boolean low, boolean high) {
    Violation found = fullness(node, path, low, high);
    found = found != null ? found : ordered(node, path);
    found =
        found != null
            ? found
            : node instanceof Branch<?> branch
                ? children(branch, path, height, low, high)
                : leaf((Leaf<?>) node, path, height);
    return found != null ? found : figures(node, path);
  }

  private static @Nullable Violation fullness(
      Node<?> node, String path, boolean low, boolean high) {
    int minimum = low && high ? 0 : low || high ? 1 : node.minimum();
    int capacity = low && high ? node.rootCapacity() : node.capacity();
    if (node.length() < minimum || node.length() > capacity) {
      return broken("fullness", path, minimum + " to " + capacity + " slots", node.length());
    }
    int slots = node.slots().length;
    return node.bounds.length == 2 * slots
        ? null
        : broken("exact", path, 2 * slots + " bounds", node.bounds.length);
  }

  private static @Nullable Violation ordered(Node<?> node, String path) {
    for (int slot = 0; slot < node.length(); slot++) {
      if (node.first(slot) > node.last(slot)) {
        return broken(
            "ordered",
            path,
            "slot " + slot + " ending at or after " + key(node.first(slot)),
            key(node.last(slot)));
      }
      if (slot > 0 && node.first(slot) <= node.last(slot - 1)) {
        return broken(
            "ordered",
            path,
            "slot " + slot + " beginning after " + key(node.last(slot - 1)),
            key(node.first(slot)));
      }
    }
    return null;
  }

  private static @Nullable Violation leaf(Leaf<?> leaf, String path, int height) {
    if (height != 0) {
      return broken("height", path, "a branch, " + height + " levels above the leaves", "a leaf");
    }
    for (int slot = 0; slot < leaf.length(); slot++) {
      if (leaf.values[slot] == null) {
        return broken("value", path, "a value in slot " + slot, "null");
      }
    }
    return null;
  }

  private static @Nullable Violation children(
      Branch<?> branch, String path, int height, boolean low, boolean high) {
    if (height == 0) {
      return broken("height", path, "a leaf", "a branch");
    }
    long size = 0;
    for (int slot = 0; slot < branch.length(); slot++) {
      Node<?> child = branch.children[slot];
      boolean lowest = low && slot == 0;
      boolean highest = high && slot == branch.length() - 1;
      Violation below = check(child, path + "/" + slot, height - 1, lowest, highest);
      if (below != null) {
        return below;
      }
      if (child.firstKey() != branch.first(slot) || child.lastKey() != branch.last(slot)) {
        String actual = Unsigned.range(branch.first(slot), branch.last(slot));
        return broken(
            "bounds",
            path,
            "slot " + slot + " from " + Unsigned.range(child.firstKey(), child.lastKey()),
            actual);
      }
      size += child.size();
    }
    return size == branch.size ? null : broken("size", path, size + " entries", branch.size);
  }

  /** Recomputes what the node has kept; its children's figures have been checked before. */
  private static @Nullable Violation figures(Node<?> node, String path) {
    Figures kept = node.figures;
    if (kept == null || !kept.known) {
      return null;
    }
    long gap = 0;
    long covered = 0;
    for (int slot = 0; slot < node.length(); slot++) {
      gap = slot == 0 ? gap : Unsigned.max(gap, node.first(slot) - node.last(slot - 1) - 1);
      if (node instanceof Branch<?> branch) {
        Figures below = Figures.of(branch.children[slot]);
        gap = Unsigned.max(gap, below.largestGap);
        covered += below.covered;
      } else {
        covered += node.last(slot) - node.first(slot) + 1;
      }
    }
    if (kept.largestGap != gap) {
      return broken("largest gap", path, Unsigned.hex(gap), Unsigned.hex(kept.largestGap));
    }
    return kept.covered == covered
        ? null
        : broken("covered", path, Unsigned.hex(covered), Unsigned.hex(kept.covered));
  }

  private static String key(long flipped) {
    return Unsigned.hex(Unsigned.flip(flipped));
  }

  private static Violation broken(String rule, String path, String expected, Object actual) {
    return new Violation(rule, path.isEmpty() ? "/" : path, expected, String.valueOf(actual));
  }
}
