package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * The entries around a key. Each search is one descent; what it finds is handed to a function, so
 * that nothing but the result is allocated.
 */
public final class Neighbours {
  private Neighbours() {}

  /**
   * The first entry that ends at or after a key: the one that contains it, or else the next.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if there is no such entry
   */
  public static <V, R> @Nullable R ceiling(
      Node<V> root, long key, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    while (true) {
      int slot = SlotSearch.endingAtOrAfter(node.bounds, key);
      if (slot == node.length()) {
        return null;
      }
      if (!(node instanceof Branch<V> branch)) {
        return apply((Leaf<V>) node, slot, result);
      }
      node = branch.children[slot];
    }
  }

  /**
   * The last entry that begins at or before a key: the one that contains it, or else the one
   * before.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if there is no such entry
   */
  public static <V, R> @Nullable R floor(
      Node<V> root, long key, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    while (true) {
      int slot = SlotSearch.beginningAtOrBefore(node.bounds, key);
      if (slot < 0) {
        return null;
      }
      if (!(node instanceof Branch<V> branch)) {
        return apply((Leaf<V>) node, slot, result);
      }
      node = branch.children[slot];
    }
  }

  /**
   * The first entry that begins after a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if there is no such entry
   */
  public static <V, R> @Nullable R higher(
      Node<V> root, long key, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    Node<V> after = null; // holds the answer if the last child entered does not
    while (true) {
      int slot = SlotSearch.beginningAtOrBefore(node.bounds, key);
      int next = slot + 1;
      if (!(node instanceof Branch<V> branch)) {
        if (next < node.length()) {
          return apply((Leaf<V>) node, next, result);
        }
        return after == null ? null : firstOf(after, result);
      }
      if (next < branch.length()) {
        after = branch.children[next];
      }
      if (slot < 0) {
        return after == null ? null : firstOf(after, result);
      }
      node = branch.children[slot];
    }
  }

  /**
   * The last entry that ends before a key.
   *
   * @param root a legal root
   * @param key the key, flipped
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if there is no such entry
   */
  public static <V, R> @Nullable R lower(
      Node<V> root, long key, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    Node<V> before = null; // holds the answer if the last child entered does not
    while (true) {
      int slot = SlotSearch.endingAtOrAfter(node.bounds, key);
      if (!(node instanceof Branch<V> branch)) {
        if (slot > 0) {
          return apply((Leaf<V>) node, slot - 1, result);
        }
        return before == null ? null : lastOf(before, result);
      }
      if (slot > 0) {
        before = branch.children[slot - 1];
      }
      if (slot == branch.length()) {
        return before == null ? null : lastOf(before, result);
      }
      node = branch.children[slot];
    }
  }

  /**
   * The first entry of a tree.
   *
   * @param root a legal root
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if the tree is empty
   */
  public static <V, R> @Nullable R firstOf(Node<V> root, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      node = branch.children[0];
    }
    return node.length() == 0 ? null : apply((Leaf<V>) node, 0, result);
  }

  /**
   * The last entry of a tree.
   *
   * @param root a legal root
   * @param result what to make of the entry
   * @param <V> the type of the values
   * @param <R> the type of the result
   * @return the result; null if the tree is empty
   */
  public static <V, R> @Nullable R lastOf(Node<V> root, EntryFunction<? super V, R> result) {
    Node<V> node = root;
    while (node instanceof Branch<V> branch) {
      node = branch.children[branch.length() - 1];
    }
    return node.length() == 0 ? null : apply((Leaf<V>) node, node.length() - 1, result);
  }

  private static <V, R> R apply(Leaf<V> leaf, int slot, EntryFunction<? super V, R> result) {
    return result.apply(leaf.first(slot), leaf.last(slot), leaf.value(slot));
  }
}
