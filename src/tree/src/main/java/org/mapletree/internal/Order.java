package org.mapletree.internal;

/** Entries by their place in the order. */
public final class Order {
  private Order() {}

  /**
   * How many entries end before a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @return the number of entries wholly below the key
   */
  public static long rank(Node<?> root, long key) {
    long rank = 0;
    Node<?> node = root;
    while (true) {
      int slot = SlotSearch.endingAtOrAfter(node.bounds, key);
      if (!(node instanceof Branch<?> branch)) {
        return rank + slot;
      }
      for (int before = 0; before < slot; before++) {
        rank += branch.children[before].size();
      }
      if (slot == branch.length()) {
        return rank;
      }
      node = branch.children[slot];
    }
  }

  /**
   * The entry with a given number of entries before it.
   *
   * @param root a legal root
   * @param index how many entries lie before it: 0 to size - 1
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result
   */
  public static <V, R> R nth(Node<V> root, long index, EntryFunction<? super V, R> result) {
    assert index >= 0 && index < root.size();
    long rest = index;
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      int slot = 0;
      while (rest >= branch.children[slot].size()) {
        rest -= branch.children[slot++].size();
      }
      node = branch.children[slot];
    }
    Leaf<V> leaf = (Leaf<V>) node;
    int slot = (int) rest;
    return result.apply(leaf.first(slot), leaf.last(slot), leaf.value(slot));
  }
}
