package org.mapletree.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A write inside one leaf: the entries that it meets give way to up to three. */
final class LeafWrite {
  /*
   * Implementation notes.
   *
   * Why a removal does not leave its slot empty, as the kernel's tree does, to copy the values alone and share the bounds: this was built, with up
   * to 8 empty slots in a leaf and none at its ends. A removal from 1,000 entries wrote 435 instead of 843 bytes and took 0.73 times as long, one
   * from 100,000 took 0.82 times (bench operations, JDK 17, two rounds in turn). But whoever reads such a leaf passes over what is empty, and
   * whoever writes to it leaves it out. Insertions and removals in turn, as a map of steady size sees them, took 0.95 to 1.07 times as long (this and
   * what follows in a small harness, at 100,000 entries, but for the 1.07). With 5 in 100 entries removed and leaves with empty slots a class of
   * their own, a search for a gap took 1.8 times as long, a slice 1.5, rank 1.8 and nth 2.4, since these ask each leaf for its size. With the
   * empty slots in a field of every leaf, 8 bytes more for each, and 20 in 100 removed: rank 1.06, nth 1.1 to 1.3, a gap 1.3 to 2.1.
   */

  private LeafWrite() {}

  /**
   * Maps {@code first} to {@code last} to {@code value} in this leaf, or clears them where {@code
   * value} is null.
   *
   * @return a branch over two new halves if a full leaf takes in one more entry; else a leaf of up
   *     to two entries more than there were, perhaps too many or too few, {@code leaf} itself if
   *     nothing changed or {@code editor} owns it; null if no entry is left
   */
  static <V> @Nullable Node<V> write(
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
      if (value == null) {
        return leaf;
      }
      if (length == Fanout.LEAF) {
        return halves(leaf, from, first, last, value, editor);
      }
    } else if (value != null
        && to - from == 1
        && bounds[from] == last
        && bounds[length + from] == first) {
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

  /** A full leaf with one more entry, before slot {@code before}, as a branch over two leaves. */
  private static <V> Branch<V> halves(
      Leaf<V> leaf, int before, long first, long last, V value, @Nullable Editor editor) {
    int length = leaf.values.length;
    int middle = (length + 1) / 2; // how many entries the first half has in the end
    Leaf<V> left;
    Leaf<V> right;
    if (before < middle) {
      left = inserted(leaf, 0, before, middle - 1, first, last, value, editor);
      right = part(leaf, middle - 1, length, editor);
    } else {
      left = part(leaf, 0, middle, editor);
      right = inserted(leaf, middle, before, length, first, last, value, editor);
    }
    return Branch.of(editor, Siblings.run(left, right));
  }

  /** The entries from slot {@code from} to {@code to} (exclusive), and one more among them. */
  private static <V> Leaf<V> inserted(
      Leaf<V> leaf,
      int from,
      int before,
      int to,
      long first,
      long last,
      V value,
      @Nullable Editor editor) {
    long[] bounds = Splice.partWithRoom(leaf.bounds, from, before, to);
    Object[] values = Splice.partWithRoom(leaf.values, from, before, to);
    put(bounds, values, before - from, first, last, value);
    return new Leaf<>(bounds, values, editor);
  }

  private static <V> Leaf<V> part(Leaf<V> leaf, int from, int to, @Nullable Editor editor) {
    return new Leaf<>(
        Splice.part(leaf.bounds, from, to), Arrays.copyOfRange(leaf.values, from, to), editor);
  }

  private static void put(
      long[] bounds, Object[] values, int slot, long first, long last, Object value) {
    Splice.set(bounds, slot, first, last);
    values[slot] = value;
  }

  /** The value for a part of an entry. */
  static <V> V clipped(Leaf<V> leaf, int slot, long first, long last, @Nullable Clip<V> clip) {
    return Clip.part(clip, leaf.value(slot), leaf.first(slot), leaf.last(slot), first, last);
  }
}
