package org.mapletree.internal;

/**
 * A place in a tree that moves from entry to entry, either way, without descending again for each.
 *
 * @param <V> the type of the values
 */
public final class Walker<V> {
  private final Branch<V>[] path;
  private final int[] slots;

  /** The leaf that the entry is in; the empty leaf while the walker is on no entry. */
  private Leaf<V> leaf = Leaf.empty();

  private int slot;

  @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
  private Walker(Node<V> root) {
    int height = root.height();
    this.path = new Branch[height];
    this.slots = new int[height];
  }

  /**
   * A walker on the first entry that ends at or after a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param <V> the type of the values
   * @return a walker; on no entry if there is none
   */
  public static <V> Walker<V> atOrAfter(Node<V> root, long key) {
    Walker<V> walker = new Walker<>(root);
    if (root.length() > 0 && root.lastKey() >= key) {
      walker.descend(root, 0, Towards.KEY_UPWARDS, key);
    }
    return walker;
  }

  /**
   * A walker on the last entry that begins at or before a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param <V> the type of the values
   * @return a walker; on no entry if there is none
   */
  public static <V> Walker<V> atOrBefore(Node<V> root, long key) {
    Walker<V> walker = new Walker<>(root);
    if (root.length() > 0 && root.firstKey() <= key) {
      walker.descend(root, 0, Towards.KEY_DOWNWARDS, key);
    }
    return walker;
  }

  /**
   * Whether the walker stands on an entry.
   *
   * @return false before the first or after the last entry
   */
  public boolean isPresent() {
    return leaf.values.length > 0;
  }

  /**
   * The first key of the entry, on which the walker must stand.
   *
   * @return the key, flipped
   */
  public long first() {
    return leaf.first(slot);
  }

  /**
   * The last key of the entry, on which the walker must stand.
   *
   * @return the key, flipped
   */
  public long last() {
    return leaf.last(slot);
  }

  /**
   * The value of the entry, on which the walker must stand.
   *
   * @return the value
   */
  public V value() {
    return leaf.value(slot);
  }

  /** The leaf that the entry is in, for whoever reads on in its arrays. */
  Leaf<V> leaf() {
    return leaf;
  }

  /** The slot of the entry in its leaf. */
  int slot() {
    return slot;
  }

  /** Moves to the next entry; off the tree after the last. */
  public void forward() {
    forwardTo(slot + 1);
  }

  /**
   * Moves to an entry of the same leaf, or, if the slot is behind its last one, to the first of the
   * next leaf; off the tree after the last.
   */
  void forwardTo(int next) {
    slot = next;
    if (slot < leaf.values.length) {
      return;
    }
    for (int level = path.length - 1; level >= 0; level--) {
      if (++slots[level] < path[level].length()) {
        descend(path[level].children[slots[level]], level + 1, Towards.FIRST, 0);
        return;
      }
    }
    leaf = Leaf.empty();
  }

  /** Moves to the entry before; off the tree before the first. */
  public void backward() {
    if (--slot >= 0) {
      return;
    }
    for (int level = path.length - 1; level >= 0; level--) {
      if (--slots[level] >= 0) {
        descend(path[level].children[slots[level]], level + 1, Towards.LAST, 0);
        return;
      }
    }
    leaf = Leaf.empty();
  }

  private enum Towards {
    FIRST,
    LAST,
    KEY_UPWARDS,
    KEY_DOWNWARDS
  }

  private void descend(Node<V> top, int level, Towards towards, long key) {
    Node<V> node = top;
    for (int depth = level; node instanceof Branch<V> branch; depth++) {
      path[depth] = branch;
      slots[depth] = choose(branch, towards, key);
      node = branch.children[slots[depth]];
    }
    leaf = (Leaf<V>) node;
    slot = choose(node, towards, key);
  }

  private static int choose(Node<?> node, Towards towards, long key) {
    return switch (towards) {
      case FIRST -> 0;
      case LAST -> node.length() - 1;
      case KEY_UPWARDS -> SlotSearch.endingAtOrAfter(node.bounds, key);
      case KEY_DOWNWARDS -> SlotSearch.beginningAtOrBefore(node.bounds, key);
    };
  }
}
