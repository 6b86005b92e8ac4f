package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of entries, by their places in the order, that can be walked and can be cut in two.
 *
 * @param <V> the type of the values
 */
public final class Splitter<V> {
  /*
   * Implementation notes.
   *
   * The stretch is a root and two places below it, so its size is known without a walk. A cut first goes down while all of the stretch lies
   * in one child, then cuts between the two children nearest the middle, so that both parts keep to nodes of their own. Only within one leaf
   * is the cut at a place. A cut is one descent; so is the first step of a part.
   */

  private final Node<V> root;
  private long from;
  private final long to;
  private @Nullable Walker<V> walker;

  private Splitter(Node<V> root, long from, long to) {
    this.root = root;
    this.from = from;
    this.to = to;
  }

  /**
   * The entries that meet a range, whole.
   *
   * @param root a legal root
   * @param first the lowest key, flipped
   * @param last the highest key, at least {@code first}
   * @param <V> the type of the values
   * @return a splitter over them
   */
  public static <V> Splitter<V> within(Node<V> root, long first, long last) {
    long to = Order.rank(root, last) + (Lookup.find(root, last) == null ? 0 : 1);
    return new Splitter<>(root, Math.min(Order.rank(root, first), to), to);
  }

  /**
   * How many entries are left. O(1).
   *
   * @return the exact number
   */
  public long size() {
    return to - from;
  }

  /**
   * Hands over the next entry, if there is one.
   *
   * @param action what to do with it
   * @return whether there was one
   */
  public boolean advance(EntryConsumer<? super V> action) {
    if (from == to) {
      return false;
    }
    Walker<V> at = walker();
    long first = at.first();
    long last = at.last();
    V value = at.value();
    from++;
    at.forward();
    action.accept(first, last, value);
    return true;
  }

  /**
   * Hands over all entries that are left, in key order.
   *
   * @param action what to do with each
   */
  public void drain(EntryConsumer<? super V> action) {
    if (from == 0 && to == root.size()) {
      from = to;
      Traversal.all(root, action, EntryConsumer::accept);
      return;
    }
    while (advance(action)) {
      // the action has been called
    }
  }

  /**
   * Gives away the first part of what is left.
   *
   * @return a splitter over it; null if fewer than two entries are left
   */
  public @Nullable Splitter<V> split() {
    if (to - from < 2) {
      return null;
    }
    long before = 0; // entries below the root before the node that is looked at
    Node<V> below = root;
    while (below instanceof Branch<V> branch) {
      int slot = 0;
      long start = before;
      while (start + branch.children[slot].size() <= from) {
        start += branch.children[slot++].size();
      }
      long end = start + branch.children[slot].size();
      if (end < to) {
        return cut(border(branch, slot, end));
      }
      below = branch.children[slot];
      before = start;
    }
    return cut(from + (to - from) / 2);
  }

  /**
   * The border of children nearest the middle; {@code end} is where the one in {@code slot} ends.
   */
  private long border(Branch<V> branch, int slot, long end) {
    long middle = from + (to - from) / 2;
    long best = end;
    long next = end;
    for (int after = slot + 1; next < middle && after < branch.children.length; after++) {
      next += branch.children[after].size();
      if (next < to && Math.abs(next - middle) < Math.abs(best - middle)) {
        best = next;
      }
    }
    return best;
  }

  private Splitter<V> cut(long place) {
    Splitter<V> prefix = new Splitter<>(root, from, place);
    prefix.walker = walker;
    walker = null;
    from = place;
    return prefix;
  }

  private Walker<V> walker() {
    Walker<V> at = walker;
    if (at == null) {
      long key = Order.nth(root, from, (first, last, value) -> first);
      at = Walker.atOrAfter(root, key);
      walker = at;
    }
    return at;
  }
}
