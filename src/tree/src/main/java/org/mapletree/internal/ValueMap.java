package org.mapletree.internal;

import java.util.function.Function;

/** New values under the same ranges. */
public final class ValueMap {
  private ValueMap() {}

  /**
   * Applies a function to every value, in key order.
   *
   * @param node a root
   * @param function what makes the new values; not null for any of them
   * @param <V> the type of the values
   * @param <W> the type of the new values
   * @return a tree of the same shape; {@code node} itself if the function returned every value as
   *     it was
   */
  @SuppressWarnings(
      "unchecked") // the same node is returned only where all values are the same objects
  public static <V, W> Node<W> map(Node<V> node, Function<? super V, ? extends W> function) {
    Object[] old = node.slots();
    Object[] mapped = null;
    for (int slot = 0; slot < old.length; slot++) {
      Object next =
          node instanceof Branch<V> branch
              ? map(branch.children[slot], function)
              : function.apply(((Leaf<V>) node).value(slot));
      if (next == null) {
        throw new NullPointerException(
            "mapValues returned null for the value of "
                + Unsigned.range(node.first(slot), node.last(slot)));
      }
      if (mapped == null && next != old[slot]) {
        mapped = old.clone();
      }
      if (mapped != null) {
        mapped[slot] = next;
      }
    }
    return mapped == null
        ? (Node<W>) node
        : ((Node<W>) node).like(node.bounds, mapped, node.size(), null);
  }
}
