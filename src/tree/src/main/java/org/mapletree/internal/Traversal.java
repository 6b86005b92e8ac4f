package org.mapletree.internal;

/** Visits entries in key order, node by node, without a stack of its own. */
public final class Traversal {
  private Traversal() {}

  /**
   * Hands all entries to an action.
   *
   * @param node a root
   * @param action what to do with each entry
   * @param <V> the type of the values
   */
  public static <V> void all(Node<V> node, EntryConsumer<? super V> action) {
    if (node instanceof Branch<V> branch) {
      for (Node<V> child : branch.children) {
        all(child, action);
      }
      return;
    }
    Leaf<V> leaf = (Leaf<V>) node;
    long[] bounds = leaf.bounds;
    int length = bounds.length >>> 1;
    for (int slot = 0; slot < length; slot++) {
      action.accept(bounds[length + slot], bounds[slot], leaf.value(slot));
    }
  }

  /**
   * Hands the entries that meet a range to an action, whole.
   *
   * @param node a root
   * @param first the lowest key, flipped
   * @param last the highest key, at least {@code first}
   * @param action what to do with each entry
   * @param <V> the type of the values
   */
  public static <V> void within(
      Node<V> node, long first, long last, EntryConsumer<? super V> action) {
    int length = node.length();
    for (int slot = SlotSearch.endingAtOrAfter(node.bounds, first);
        slot < length && node.first(slot) <= last;
        slot++) {
      if (!(node instanceof Branch<V> branch)) {
        action.accept(node.first(slot), node.last(slot), ((Leaf<V>) node).value(slot));
      } else if (first <= node.first(slot) && node.last(slot) <= last) {
        all(branch.children[slot], action);
      } else {
        within(branch.children[slot], first, last, action);
      }
    }
  }
}
