package org.mapletree.internal;

/** Visits entries in key order, node by node, without a stack of its own. */
public final class Traversal {
  /*
   * Implementation notes.
   *
   * A context is handed to each call of the action, so that the action need not capture it: then a walk makes no object at all.
   *
   * A walk over n entries takes about what two nested loops take that do nothing but add up n / 28 pairs of arrays of 28 entries, and these take
   * twice as long as one loop over two arrays of n. A walk that hands a sum from call to call, instead of an action that adds to a field, was no faster.
   */

  private Traversal() {}

  /**
   * Hands all entries to an action.
   *
   * @param node a root
   * @param context handed to each call, so that the action need not capture it
   * @param action what to do with each entry
   * @param <C> the type of the context
   * @param <V> the type of the values
   */
  public static <C, V> void all(Node<V> node, C context, EntryAction<C, ? super V> action) {
    if (node instanceof Branch<V> branch) {
      for (Node<V> child : branch.children) {
        all(child, context, action);
      }
      return;
    }
    Leaf<V> leaf = (Leaf<V>) node;
    long[] bounds = leaf.bounds;
    int length = bounds.length >>> 1;
    for (int slot = 0; slot < length; slot++) {
      action.accept(context, bounds[length + slot], bounds[slot], leaf.value(slot));
    }
  }

  /**
   * Hands the entries that meet a range to an action, whole.
   *
   * @param node a root
   * @param first the lowest key, flipped
   * @param last the highest key, at least {@code first}
   * @param context handed to each call, so that the action need not capture it
   * @param action what to do with each entry
   * @param <C> the type of the context
   * @param <V> the type of the values
   */
  public static <C, V> void within(
      Node<V> node, long first, long last, C context, EntryAction<C, ? super V> action) {
    int length = node.length();
    for (int slot = SlotSearch.endingAtOrAfter(node.bounds, first);
        slot < length && node.first(slot) <= last;
        slot++) {
      if (!(node instanceof Branch<V> branch)) {
        action.accept(context, node.first(slot), node.last(slot), ((Leaf<V>) node).value(slot));
      } else if (first <= node.first(slot) && node.last(slot) <= last) {
        all(branch.children[slot], context, action);
      } else {
        within(branch.children[slot], first, last, context, action);
      }
    }
  }
}
