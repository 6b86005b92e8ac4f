package org.mapletree.bench.vma;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranges in a red-black tree, threaded by a list, with the largest gap of each subtree: see Cormen
 * et al., Introduction to Algorithms, chapters 13 and 14.
 */
final class RedBlackTree {

  /** One range. */
  static final class Node {
    final long first;
    final long last;
    private @Nullable Node left;
    private @Nullable Node right;
    private @Nullable Node parent;
    private @Nullable Node before;
    private @Nullable Node after;
    private boolean red = true;
    private long gap;
    private long largest;

    Node(long first, long last) {
      this.first = first;
      this.last = last;
    }
  }

  private final long lowest;
  private @Nullable Node root;
  private @Nullable Node highest;

  /** An empty tree; gaps begin at {@code lowest}. */
  RedBlackTree(long lowest) {
    this.lowest = lowest;
  }

  /** The range that contains {@code address}, else the first above it. */
  @Nullable Node ceiling(long address) {
    Node found = null;
    Node node = root;
    while (node != null) {
      if (address <= node.last) {
        found = node;
        if (address >= node.first) {
          return node;
        }
        node = node.left;
      } else {
        node = node.right;
      }
    }
    return found;
  }

  /** The highest start of a gap of {@code length} below {@code below}, or -1. */
  long highestGap(long length, long below) {
    long end = highest == null ? lowest : highest.last + 1;
    return below - end >= length ? below - length : highestGap(root, length, below);
  }

  private long highestGap(@Nullable Node node, long length, long below) {
    if (node == null || node.largest < length) {
      return -1;
    }
    long place = highestGap(node.right, length, below);
    if (place < 0 && Math.min(node.first, below) - (node.first - node.gap) >= length) {
      place = Math.min(node.first, below) - length;
    }
    return place >= 0 ? place : highestGap(node.left, length, below);
  }

  /** Adds a range where nothing is. */
  void add(long first, long last) {
    Node node = new Node(first, last);
    Node parent = null;
    Node at = root;
    while (at != null) {
      parent = at;
      if (first < at.first) {
        node.after = at;
        at = at.left;
      } else {
        node.before = at;
        at = at.right;
      }
    }
    node.parent = parent;
    if (parent == null) {
      root = node;
    } else if (first < parent.first) {
      parent.left = node;
    } else {
      parent.right = node;
    }
    thread(node);
    mendAfterAdd(node);
  }

  private void thread(Node node) {
    if (node.before != null) {
      node.before.after = node;
    }
    if (node.after != null) {
      node.after.before = node;
    } else {
      highest = node;
    }
    measure(node);
    measure(node.after);
  }

  /** Takes away the range that starts at {@code first}. */
  void remove(long first) {
    Node node = ceiling(first);
    if (node == null || node.first != first) {
      throw new IllegalStateException("nothing starts at 0x" + Long.toHexString(first));
    }
    unlink(node);
    if (node.before != null) {
      node.before.after = node.after;
    }
    if (node.after != null) {
      node.after.before = node.before;
    } else {
      highest = node.before;
    }
    measure(node.after);
  }

  private void unlink(Node node) {
    Node child;
    Node parent;
    boolean red;
    if (node.left != null && node.right != null) {
      Node next = node.right;
      while (next.left != null) {
        next = next.left;
      }
      child = next.right;
      parent = next.parent == node ? next : next.parent;
      red = next.red;
      if (next.parent != node) {
        replace(next, child);
        next.right = node.right;
        node.right.parent = next;
      }
      replace(node, next);
      next.left = node.left;
      node.left.parent = next;
      next.red = node.red;
    } else {
      child = node.left != null ? node.left : node.right;
      parent = node.parent;
      red = node.red;
      replace(node, child);
    }
    sumUp(parent);
    if (!red) {
      mendAfterRemove(child, parent);
    }
  }

  private void replace(Node node, @Nullable Node by) {
    if (node.parent == null) {
      root = by;
    } else if (node.parent.left == node) {
      node.parent.left = by;
    } else {
      node.parent.right = by;
    }
    if (by != null) {
      by.parent = node.parent;
    }
  }

  /** The gap before a node follows from the list; what lies above the node follows from that. */
  private void measure(@Nullable Node node) {
    if (node != null) {
      node.gap = node.first - (node.before == null ? lowest : node.before.last + 1);
      sumUp(node);
    }
  }

  private static void sumUp(@Nullable Node from) {
    for (Node node = from; node != null; node = node.parent) {
      sum(node);
    }
  }

  private static void sum(Node node) {
    long left = node.left == null ? 0 : node.left.largest;
    long right = node.right == null ? 0 : node.right.largest;
    node.largest = Math.max(node.gap, Math.max(left, right));
  }

  private static boolean isRed(@Nullable Node node) {
    return node != null && node.red;
  }

  private void mendAfterAdd(Node added) {
    Node node = added;
    while (node.parent != null && node.parent.red) {
      Node parent = node.parent;
      Node grand = Objects.requireNonNull(parent.parent, "the root is black");
      boolean leftSide = grand.left == parent;
      Node uncle = leftSide ? grand.right : grand.left;
      if (uncle != null && uncle.red) {
        parent.red = false;
        uncle.red = false;
        grand.red = true;
        node = grand;
      } else {
        if (node == (leftSide ? parent.right : parent.left)) {
          rotate(parent, leftSide);
          parent = node;
        }
        parent.red = false;
        grand.red = true;
        rotate(grand, !leftSide);
        break;
      }
    }
    if (root != null) {
      root.red = false;
    }
  }

  private void mendAfterRemove(@Nullable Node child, @Nullable Node above) {
    Node node = child;
    Node parent = above;
    while (parent != null && !isRed(node)) {
      boolean leftSide = parent.left == node;
      Node sibling = leftSide ? parent.right : parent.left;
      if (sibling != null && sibling.red) {
        sibling.red = false;
        parent.red = true;
        rotate(parent, leftSide);
        sibling = leftSide ? parent.right : parent.left;
      }
      if (sibling == null) {
        throw new IllegalStateException("a black height is wrong");
      }
      Node near = leftSide ? sibling.left : sibling.right;
      Node far = leftSide ? sibling.right : sibling.left;
      if (!isRed(near) && !isRed(far)) {
        sibling.red = true;
        node = parent;
        parent = parent.parent;
        continue;
      }
      if (far == null || !far.red) {
        if (near != null) {
          near.red = false;
        }
        sibling.red = true;
        rotate(sibling, !leftSide);
        far = sibling;
        sibling = leftSide ? parent.right : parent.left;
      }
      if (sibling != null) {
        sibling.red = parent.red;
      }
      parent.red = false;
      far.red = false;
      rotate(parent, leftSide);
      return;
    }
    if (node != null) {
      node.red = false;
    }
  }

  /** Moves a node down to the left, or to the right. */
  private void rotate(Node node, boolean toLeft) {
    Node up = toLeft ? node.right : node.left;
    if (up == null) {
      throw new IllegalStateException("nothing to rotate");
    }
    Node middle = toLeft ? up.left : up.right;
    replace(node, up);
    if (toLeft) {
      node.right = middle;
      up.left = node;
    } else {
      node.left = middle;
      up.right = node;
    }
    if (middle != null) {
      middle.parent = node;
    }
    node.parent = up;
    sum(node);
    sum(up);
  }
}
