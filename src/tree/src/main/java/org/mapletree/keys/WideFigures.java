package org.mapletree.keys;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Measure;
import org.mapletree.Range;
import org.mapletree.keys.WideTree.Piece;
import org.mapletree.keys.WideTree.Row;
import org.mapletree.keys.WideTree.Split;
import org.mapletree.keys.WideTree.Whole;

/** Counts of keys, counts of entries and free places of a {@link WideTree}. */
final class WideFigures {
  /*
   * Implementation notes.
   *
   * Nodes of both levels keep a WideExtent, under one measure each: ROWS, and LOWS, which knows low words only and leaves
   * the rest to ROWS. Any window is then at most two parts of a row and the rows between.
   */

  private static final Measure<Piece<?>, WideExtent> LOWS =
      Measure.of(
          WideExtent.NONE,
          (range, piece) ->
              WideExtent.full(0, new WideKey(0, range.first()), new WideKey(0, range.last())),
          WideExtent::then);

  private static final Measure<Row<?>, WideExtent> ROWS =
      Measure.of(WideExtent.NONE, WideFigures::extent, WideExtent::then);

  private WideFigures() {}

  /** What is known of the keys from first to last, but for how many entries end there. */
  static <V> WideExtent extent(WideTree<V> tree, WideKey first, WideKey last) {
    if (first.high() == last.high()) {
      return part(tree, first.high(), first.low(), last.low());
    }
    return part(tree, first.high(), first.low(), -1L)
        .then(between(tree, first.high(), last.high()))
        .then(part(tree, last.high(), 0, last.low()));
  }

  /** How many entries end below {@code key}. */
  static <V> long rank(WideTree<V> tree, WideKey key) {
    long inRow =
        tree.rows().getOrNull(key.high()) instanceof Split<V> split
            ? split.lows().rank(key.low())
            : 0;
    return endsBelow(tree, key.high()) + inRow;
  }

  /** The entry that {@code index} entries are below. Precondition: there is one. */
  static <V> Piece<V> nth(WideTree<V> tree, long index) {
    long low = 0;
    long high = tree.rows().size() - 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (ends(tree, tree.rows().nth(middle).last()) > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    Entry<Row<V>> row = tree.rows().nth(low);
    return row.value() instanceof Split<V> split
        ? split.lows().nth(index - endsBelow(tree, row.first())).value()
        : ((Whole<V>) row.value()).piece();
  }

  /** The first key of the lowest free place of a length within first to last, or null. */
  static @Nullable WideKey lowest(
      WideTree<?> tree, BigInteger length, WideKey first, WideKey last) {
    if (extent(tree, first, last).largestGap(first, last).compareTo(length) < 0) {
      return null;
    }
    // the least end of a window from first on that has room; the place lies at that end
    BigInteger low = first.number().add(length).subtract(BigInteger.ONE);
    BigInteger high = last.number();
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      WideKey end = WideKey.of(middle);
      if (extent(tree, first, end).largestGap(first, end).compareTo(length) < 0) {
        low = middle.add(BigInteger.ONE);
      } else {
        high = middle;
      }
    }
    return WideKey.of(low.subtract(length).add(BigInteger.ONE));
  }

  /** The first key of the highest free place of a length within first to last, or null. */
  static @Nullable WideKey highest(
      WideTree<?> tree, BigInteger length, WideKey first, WideKey last) {
    if (extent(tree, first, last).largestGap(first, last).compareTo(length) < 0) {
      return null;
    }
    // the greatest start of a window up to last that has room; the place lies at that start
    BigInteger low = first.number();
    BigInteger high = last.number().subtract(length).add(BigInteger.ONE);
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
      WideKey start = WideKey.of(middle);
      if (extent(tree, start, last).largestGap(start, last).compareTo(length) < 0) {
        high = middle.subtract(BigInteger.ONE);
      } else {
        low = middle;
      }
    }
    return WideKey.of(low);
  }

  private static <V> WideExtent part(WideTree<V> tree, long high, long first, long last) {
    Row<V> row = tree.rows().getOrNull(high);
    if (row instanceof Split<V> split) {
      return split.lows().measure(WideFigures.<V>lows(), first, last).at(high, 0);
    }
    return row == null
        ? WideExtent.NONE
        : WideExtent.full(0, new WideKey(high, first), new WideKey(high, last));
  }

  /** The rows above {@code below} and below {@code above}. */
  private static <V> WideExtent between(WideTree<V> tree, long below, long above) {
    return above - below == 1
        ? WideExtent.NONE
        : tree.rows().measure(WideFigures.<V>rows(), below + 1, above - 1);
  }

  /** How many entries end at high words up to {@code high}. */
  private static <V> long ends(WideTree<V> tree, long high) {
    return tree.rows().measure(WideFigures.<V>rows(), 0, high).ends();
  }

  private static long endsBelow(WideTree<?> tree, long high) {
    return high == 0 ? 0 : ends(tree, high - 1);
  }

  private static WideExtent extent(Range highs, Row<?> row) {
    return row instanceof Split<?> split
        ? split(highs.first(), split.lows())
        : whole(highs, ((Whole<?>) row).piece());
  }

  private static WideExtent whole(Range highs, Piece<?> piece) {
    WideKey last = new WideKey(highs.last(), -1L);
    return WideExtent.full(piece.last().equals(last) ? 1 : 0, new WideKey(highs.first(), 0), last);
  }

  private static <V> WideExtent split(long high, MapleTree<Piece<V>> lows) {
    // all entries of a row end there but perhaps its last
    boolean goesOn = lows.nth(lows.size() - 1).value().last().high() != high;
    return lows.measure(WideFigures.<V>lows()).at(high, goesOn ? lows.size() - 1 : lows.size());
  }

  @SuppressWarnings("unchecked") // it asks an entry for its range, whatever its value
  private static <V> Measure<Piece<V>, WideExtent> lows() {
    return (Measure<Piece<V>, WideExtent>) (Measure<?, WideExtent>) LOWS;
  }

  @SuppressWarnings("unchecked") // it asks entries for their ranges, whatever their values
  private static <V> Measure<Row<V>, WideExtent> rows() {
    return (Measure<Row<V>, WideExtent>) (Measure<?, WideExtent>) ROWS;
  }
}
