package org.mapletree.internal;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Bytes of many trees that share nodes: of each, what no other holds, and what another holds, too.
 */
public final class Footprints {
  /*
   * Implementation notes.
   *
   * Each part (a node with its slots, or the array of its bounds) belongs to the tree that reached
   * it first, until a second tree reaches it; then it and all below it are shared. A part is
   * entered at most twice, once for each of the two events, so the whole is O(distinct parts),
   * however many trees there are.
   */

  private static final int SHARED = -1;
  private static final int NO_NEWS = -2;

  /** The tree that alone holds a part, or SHARED. */
  private final IdentityHashMap<Object, Integer> owners = new IdentityHashMap<>();

  private final long[] own;

  private Footprints(int trees) {
    own = new long[trees];
  }

  /**
   * The bytes of each tree that no other of them holds.
   *
   * @param roots the roots of the trees; one that occurs twice shares all its bytes
   * @return one figure for each tree, in their order
   */
  public static long[] own(List<? extends Node<?>> roots) {
    Footprints count = new Footprints(roots.size());
    for (int tree = 0; tree < roots.size(); tree++) {
      count.reach(roots.get(tree), tree);
    }
    return count.own;
  }

  /**
   * The bytes of each tree, as if it were alone.
   *
   * @param roots the roots of the trees
   * @return one figure for each tree, in their order
   */
  public static long[] whole(List<? extends Node<?>> roots) {
    IdentityHashMap<Node<?>, Long> known = new IdentityHashMap<>();
    return roots.stream().mapToLong(root -> whole(root, known)).toArray();
  }

  private static long whole(Node<?> node, IdentityHashMap<Node<?>, Long> known) {
    Long before = known.get(node);
    if (before != null) {
      return before;
    }
    long bytes = Footprint.ofNode(node) + Footprint.ofBounds(node);
    if (node instanceof Branch<?> branch) {
      for (Node<?> child : branch.children) {
        bytes += whole(child, known);
      }
    }
    known.put(node, bytes);
    return bytes;
  }

  private void reach(Node<?> node, int tree) {
    int owner = claim(node, Footprint.ofNode(node), tree);
    if (owner == NO_NEWS) {
      return;
    }
    int unused = claim(node.bounds, Footprint.ofBounds(node), owner);
    if (node instanceof Branch<?> branch) {
      for (Node<?> child : branch.children) {
        reach(child, owner);
      }
    }
  }

  /**
   * Notes that {@code tree}, or with SHARED more than one tree, holds a part. Answers who holds it
   * now, to be passed on to what is below, or NO_NEWS where that had been noted before.
   */
  private int claim(Object part, long bytes, int tree) {
    Integer owner = owners.get(part);
    if (owner == null) {
      owners.put(part, tree);
      own[tree] += bytes;
      return tree;
    }
    if (owner == SHARED || owner == tree) {
      return NO_NEWS;
    }
    owners.put(part, SHARED);
    own[owner] -= bytes;
    return SHARED;
  }
}
