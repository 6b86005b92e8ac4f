package org.mapletree.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Bytes of nodes, computed from the layout; values are not counted. Each node, and each array that
 * two nodes share, counts once.
 */
public final class Footprint {
  /*
   * Implementation notes.
   *
   * The figures are those of a 64-bit HotSpot virtual machine with compressed references and class pointers: 12 bytes of object header, 16
   * of array header, 4 for a reference, sizes rounded up to 8. Cached figures, a side object made on demand, are not counted.
   */

  private static final int REFERENCE = 4;
  private static final int ARRAY_HEADER = 16;
  private static final int LEAF_OBJECT = 24;
  private static final int BRANCH_OBJECT = 32;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A count that has seen nothing yet. */
  public Footprint() {}

  /**
   * Adds a tree. Subtrees that were seen before are not entered.
   *
   * @param node the root
   * @return the bytes of what had not been seen before
   */
  public long add(Node<?> node) {
    if (!seen.add(node)) {
      return 0;
    }
    long bytes = ofNode(node);
    if (seen.add(node.bounds)) {
      bytes += ofBounds(node);
    }
    if (node instanceof Branch<?> branch) {
      for (Node<?> child : branch.children) {
        bytes += add(child);
      }
    }
    return bytes;
  }

  /** The bytes of a node and its slots, without its bounds and what is below. */
  static long ofNode(Node<?> node) {
    return (node instanceof Leaf ? LEAF_OBJECT : BRANCH_OBJECT) + array(REFERENCE, node.length());
  }

  /** The bytes of the array of a node's bounds, which another node may share. */
  static long ofBounds(Node<?> node) {
    return array(Long.BYTES, node.bounds.length);
  }

  private static long array(int element, int length) {
    return (ARRAY_HEADER + (long) element * length + 7) / 8 * 8;
  }
}
