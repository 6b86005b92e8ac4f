package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** A write inside one leaf: the entries that it meets give way to up to three. */
final class LeafWrite {
  private LeafWrite() {}

  /**
   * Maps {@code first} to {@code last} to {@code value} in this leaf, or clears them where {@code
   * value} is null.
   *
   * @return a leaf of up to two entries more than there were, perhaps too many or too few; null if
   *     no entry is left; {@code leaf} itself if nothing changed, or if {@code editor} owns it
   */
  static <V> @Nullable Leaf<V> write(
      Leaf<V> leaf,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    long[] bounds = leaf.bounds;
    int length = leaf.values.length;
    int from = SlotSearch.endingAtOrAfter(bounds, first);
    int to = from;
    while (to < length && bounds[length + to] <= last) {
      to++;
    }
    if (from == to) {
      return value == null ? leaf : replace(leaf, from, to, first, last, value, clip, editor);
    }
    if (value != null && to - from == 1 && bounds[from] == last && bounds[length + from] == first) {
      return overwrite(leaf, from, value, editor);
    }
    return replace(leaf, from, to, first, last, value, clip, editor);
  }

  /** The range is exactly one entry: no bound changes, so the bounds are shared. */
  private static <V> Leaf<V> overwrite(Leaf<V> leaf, int slot, V value, @Nullable Editor editor) {
    if (leaf.values[slot] == value) {
      return leaf;
    }
    if (leaf.isOwnedBy(editor)) {
      leaf.values[slot] = value;
      leaf.figures = Editor.freshFigures(editor);
      return leaf;
    }
    Object[] values = leaf.values.clone();
    values[slot] = value;
    return new Leaf<>(leaf.bounds, values, editor);
  }

  /** The entries from slot {@code from} to {@code to} (exclusive) meet the range. */
  private static <V> @Nullable Leaf<V> replace(
      Leaf<V> leaf,
      int from,
      int to,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    // ( [   the first entry met begins before the range: its head stays
    boolean head = from < to && leaf.first(from) < first;
    // ] )   the last entry met ends after the range: its tail stays
    boolean tail = from < to && leaf.last(to - 1) > last;
    int pieces = (head ? 1 : 0) + (value != null ? 1 : 0) + (tail ? 1 : 0);
    if (pieces == 0 && to - from == leaf.values.length) {
      return null;
    }
    long[] bounds = Splice.bounds(leaf.bounds, from, to, pieces);
    Object[] values = Splice.slots(leaf.values, from, to, pieces);
    int slot = from;
    if (head) {
      put(
          bounds,
          values,
          slot++,
          leaf.first(from),
          first - 1,
          clipped(leaf, from, leaf.first(from), first - 1, clip));
    }
    if (value != null) {
      put(bounds, values, slot++, first, last, value);
    }
    if (tail) {
      put(
          bounds,
          values,
          slot,
          last + 1,
          leaf.last(to - 1),
          clipped(leaf, to - 1, last + 1, leaf.last(to - 1), clip));
    }
    if (leaf.isOwnedBy(editor)) {
      leaf.bounds = bounds;
      leaf.values = values;
      leaf.figures = Editor.freshFigures(editor);
      return leaf;
    }
    return new Leaf<>(bounds, values, editor);
  }

  private static void put(
      long[] bounds, Object[] values, int slot, long first, long last, Object value) {
    Splice.set(bounds, slot, first, last);
    values[slot] = value;
  }

  /** The value for a part of an entry. */
  static <V> V clipped(Leaf<V> leaf, int slot, long first, long last, @Nullable Clip<V> clip) {
    V value = leaf.value(slot);
    return clip == null ? value : clip.clip(value, leaf.first(slot), leaf.last(slot), first, last);
  }
}
