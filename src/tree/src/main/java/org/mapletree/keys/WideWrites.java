package org.mapletree.keys;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.keys.WideTree.Piece;

/** Writes to a {@link WideTree} that look at what is there. */
final class WideWrites {
  private WideWrites() {}

  /** What a piece becomes. */
  interface Remap<V> {
    /** From the keys of a piece and its value, null for a gap; null for no value. */
    @Nullable V of(WideKey first, WideKey last, @Nullable V old);
  }

  /** Remaps the entries between first and last, clipped, and the gaps too if {@code gaps}. */
  static <V> WideTree<V> compute(
      WideTree<V> tree, WideKey first, WideKey last, boolean gaps, Remap<V> remap) {
    WideTree<V> result = tree;
    WideKey from = first;
    for (Iterator<Piece<V>> pieces = tree.pieces(first, last); pieces.hasNext(); ) {
      Piece<V> piece = pieces.next();
      WideKey start = piece.first().compareTo(first) < 0 ? first : piece.first();
      WideKey end = piece.last().compareTo(last) < 0 ? piece.last() : last;
      if (gaps && from != null && from.compareTo(start) < 0) {
        result = remapped(result, from, start.previous(), null, remap);
      }
      result = remapped(result, start, end, piece.value(), remap);
      from = end.equals(last) ? null : end.next();
    }
    return gaps && from != null ? remapped(result, from, last, null, remap) : result;
  }

  private static <V> WideTree<V> remapped(
      WideTree<V> tree, WideKey first, WideKey last, @Nullable V old, Remap<V> remap) {
    V value = remap.of(first, last, old);
    if (value == old) {
      return tree;
    }
    return value == null ? tree.remove(first, last) : tree.put(first, last, value);
  }

  /** Puts an entry, joined with those that touch it and have equal values. */
  static <V> WideTree<V> putCoalescing(WideTree<V> tree, WideKey first, WideKey last, V value) {
    Piece<V> left = first.equals(WideKey.MIN) ? null : equal(tree.at(first.previous()), value);
    Piece<V> right = last.equals(WideKey.MAX) ? null : equal(tree.at(last.next()), value);
    Piece<V> joined =
        new Piece<>(
            left == null ? first : left.first(),
            right == null ? last : right.last(),
            left == null ? value : left.value());
    return joined.equals(tree.at(joined.first()))
        ? tree
        : tree.put(joined.first(), joined.last(), joined.value());
  }

  private static <V> @Nullable Piece<V> equal(@Nullable Piece<V> piece, V value) {
    return piece != null && piece.value().equals(value) ? piece : null;
  }

  /** Joins all entries that touch and have equal values; the tree itself if there are none. */
  static <V> WideTree<V> coalesced(WideTree<V> tree) {
    WideTree<V> result = tree;
    Piece<V> open = null;
    for (Iterator<Piece<V>> pieces = tree.all(); pieces.hasNext(); ) {
      Piece<V> piece = pieces.next();
      if (open != null
          && open.last().next().equals(piece.first())
          && open.value().equals(piece.value())) {
        open = new Piece<>(open.first(), piece.last(), open.value());
        result = result.put(open.first(), open.last(), open.value());
      } else {
        open = piece;
      }
    }
    return result;
  }
}
