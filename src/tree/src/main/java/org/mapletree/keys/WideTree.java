package org.mapletree.keys;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * An immutable map from ranges of 128-bit keys to values: a tree over the high words, whose values
 * are either one entry for all low words, or a tree over the low words of a single high word.
 *
 * @param <V> the values
 */
final class WideTree<V> {
  /*
   * Implementation notes.
   *
   * An entry from (h1, l1) to (h2, l2) lies in up to three places:
   *
   *      high words      h1              h1+1 ... h2-1           h2
   *                   +--------+----------------------------+---------+
   *      low words    | split: |           whole            | split:  |
   *                   | l1..-1 |                            | 0..l2   |
   *                   +--------+----------------------------+---------+
   *
   * An end that falls on the border of a high word makes that word part of the middle. Each place holds the same Piece
   * object, which has the whole range, so an entry comes back whole from wherever it is met, and the places of one entry
   * are recognised by identity.
   *
   * Invariants: the places of an entry are where the drawing says, so a map has one form; a split row is not empty and not
   * all of one entry; size is the number of entries. A write clears its range first; what is left of the entries at its two
   * ends is stored anew, because all places of an entry must have its new range.
   */

  /** An entry: its whole range and its value. */
  record Piece<V>(WideKey first, WideKey last, V value) {}

  /** What stands at a high word. */
  sealed interface Row<V> {}

  /** One entry for all low words. */
  record Whole<V>(Piece<V> piece) implements Row<V> {}

  /** Several entries, or one and a gap. Stands at a single high word. */
  record Split<V>(MapleTree<Piece<V>> lows) implements Row<V> {}

  /** Up to so many entries a walk is cheaper than two ranks. */
  private static final int FEW = 32;

  private static final WideTree<?> EMPTY = new WideTree<>(MapleTree.empty(), 0);

  private final MapleTree<Row<V>> rows;
  private final long size;

  private WideTree(MapleTree<Row<V>> rows, long size) {
    this.rows = rows;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // it holds no value of any type
  static <V> WideTree<V> empty() {
    return (WideTree<V>) EMPTY;
  }

  long size() {
    return size;
  }

  /** What stands at the high words. */
  MapleTree<Row<V>> rows() {
    return rows;
  }

  /** The entry around {@code key}, or null. */
  @Nullable Piece<V> at(WideKey key) {
    Row<V> row = rows.getOrNull(key.high());
    if (row instanceof Split<V> split) {
      return split.lows().getOrNull(key.low());
    }
    return row instanceof Whole<V> whole ? whole.piece() : null;
  }

  /** The greatest entry that ends below {@code key}, or null. */
  @Nullable Piece<V> lower(WideKey key) {
    // an entry around the key is no answer: look below its first key, where no other entry reaches
    // across
    Piece<V> around = at(key);
    WideKey from = around == null ? key : around.first();
    if (rows.getOrNull(from.high()) instanceof Split<V> split) {
      Entry<Piece<V>> inRow = split.lows().lowerEntryOrNull(from.low());
      if (inRow != null) {
        return inRow.value();
      }
    }
    Entry<Row<V>> before = rows.lowerEntryOrNull(from.high());
    return before == null ? null : last(before.value());
  }

  /** The least entry that starts above {@code key}, or null. */
  @Nullable Piece<V> higher(WideKey key) {
    Piece<V> around = at(key);
    WideKey from = around == null ? key : around.last();
    if (rows.getOrNull(from.high()) instanceof Split<V> split) {
      Entry<Piece<V>> inRow = split.lows().higherEntryOrNull(from.low());
      if (inRow != null) {
        return inRow.value();
      }
    }
    Entry<Row<V>> after = rows.higherEntryOrNull(from.high());
    return after == null ? null : first(after.value());
  }

  /** The first entry, or null. */
  @Nullable Piece<V> first() {
    Entry<Row<V>> row = rows.firstEntryOrNull();
    return row == null ? null : first(row.value());
  }

  /** The last entry, or null. */
  @Nullable Piece<V> last() {
    Entry<Row<V>> row = rows.lastEntryOrNull();
    return row == null ? null : last(row.value());
  }

  private static <V> @Nullable Piece<V> first(Row<V> row) {
    if (row instanceof Split<V> split) {
      Entry<Piece<V>> entry = split.lows().firstEntryOrNull();
      return entry == null ? null : entry.value();
    }
    return ((Whole<V>) row).piece();
  }

  private static <V> @Nullable Piece<V> last(Row<V> row) {
    if (row instanceof Split<V> split) {
      Entry<Piece<V>> entry = split.lows().lastEntryOrNull();
      return entry == null ? null : entry.value();
    }
    return ((Whole<V>) row).piece();
  }

  /** All entries, ascending. */
  Iterator<Piece<V>> all() {
    return pieces(WideKey.MIN, WideKey.MAX);
  }

  /** The entries that meet first to last, whole, ascending. */
  Iterator<Piece<V>> pieces(WideKey first, WideKey last) {
    return new PieceIterator<>(
        rows.entries(first.high(), last.high()),
        row -> lows(row, first, last, (lows, from, to) -> lows.entries(from, to)));
  }

  /** The entries that meet first to last, whole, descending. */
  Iterator<Piece<V>> reversePieces(WideKey first, WideKey last) {
    return new PieceIterator<>(
        rows.reverseEntries(first.high(), last.high()),
        row -> lows(row, first, last, (lows, from, to) -> lows.reverseEntries(from, to)));
  }

  /** How a tree of low words is walked. */
  private interface Walk<V> {
    Iterator<Entry<Piece<V>>> of(MapleTree<Piece<V>> lows, long first, long last);
  }

  /** The part of a split row that lies between first and last. */
  private static <V> Iterator<Entry<Piece<V>>> lows(
      Entry<Row<V>> row, WideKey first, WideKey last, Walk<V> walk) {
    long from = row.first() == first.high() ? first.low() : 0;
    long to = row.first() == last.high() ? last.low() : -1L;
    return walk.of(((Split<V>) row.value()).lows(), from, to);
  }

  /** The entries of rows, each once: its places follow one another, and are told by identity. */
  private static final class PieceIterator<V> implements Iterator<Piece<V>> {
    private final Iterator<Entry<Row<V>>> rows;
    private final Function<Entry<Row<V>>, Iterator<Entry<Piece<V>>>> split;
    private @Nullable Iterator<Entry<Piece<V>>> lows;
    private @Nullable Piece<V> next;

    PieceIterator(
        Iterator<Entry<Row<V>>> rows, Function<Entry<Row<V>>, Iterator<Entry<Piece<V>>>> split) {
      this.rows = rows;
      this.split = split;
      this.next = place();
    }

    /** The entry at the next place, or null. */
    private @Nullable Piece<V> place() {
      while (true) {
        if (lows != null && lows.hasNext()) {
          return lows.next().value();
        }
        if (!rows.hasNext()) {
          return null;
        }
        Entry<Row<V>> row = rows.next();
        if (row.value() instanceof Whole<V> whole) {
          return whole.piece();
        }
        lows = split.apply(row);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Piece<V> next() {
      Piece<V> piece = next;
      if (piece == null) {
        throw new NoSuchElementException("no entry follows");
      }
      while (next == piece) {
        next = place();
      }
      return piece;
    }
  }

  /**
   * With first to last mapped to {@code value}; this tree if it is one entry with this very value.
   */
  WideTree<V> put(WideKey first, WideKey last, V value) {
    Piece<V> there = at(first);
    if (there != null
        && there.value() == value
        && there.first().equals(first)
        && there.last().equals(last)) {
      return this;
    }
    WideTree<V> cleared = remove(first, last);
    return new WideTree<>(store(cleared.rows, new Piece<>(first, last, value)), cleared.size + 1);
  }

  /** How many entries meet a range: a few are counted, many are told from their ranks. */
  private long met(WideKey first, WideKey last) {
    long met = 0;
    Iterator<Piece<V>> pieces = pieces(first, last);
    while (pieces.hasNext() && met < FEW) {
      pieces.next();
      met++;
    }
    if (!pieces.hasNext()) {
      return met;
    }
    long begun = WideFigures.rank(this, last) + (at(last) == null ? 0 : 1);
    return begun - WideFigures.rank(this, first);
  }

  /** Without first to last; this tree if nothing is there. */
  WideTree<V> remove(WideKey first, WideKey last) {
    long met = met(first, last);
    if (met == 0) {
      return this;
    }
    Piece<V> left = at(first);
    Piece<V> right = at(last);
    MapleTree<Row<V>> kept = clear(rows, first, last);
    long newSize = size - met;
    if (left != null && left.first().compareTo(first) < 0) {
      kept = store(kept, new Piece<>(left.first(), first.previous(), left.value()));
      newSize++;
    }
    if (right != null && right.last().compareTo(last) > 0) {
      kept = store(kept, new Piece<>(last.next(), right.last(), right.value()));
      newSize++;
    }
    return kept.isEmpty() ? empty() : new WideTree<>(kept, newSize);
  }

  private static <V> MapleTree<Row<V>> store(MapleTree<Row<V>> rows, Piece<V> piece) {
    return write(
        rows,
        piece.first(),
        piece.last(),
        (tree, from, to) -> tree.put(from, to, new Whole<>(piece)),
        (lows, from, to) -> lows.put(from, to, piece));
  }

  private static <V> MapleTree<Row<V>> clear(MapleTree<Row<V>> rows, WideKey first, WideKey last) {
    return write(rows, first, last, MapleTree::remove, MapleTree::remove);
  }

  /** A write to part of a tree. */
  private interface Write<T> {
    MapleTree<T> apply(MapleTree<T> tree, long first, long last);
  }

  /**
   * Writes the up to three places of first to last: {@code inRow} where a row is cut, {@code whole}
   * between.
   */
  private static <V> MapleTree<Row<V>> write(
      MapleTree<Row<V>> rows,
      WideKey first,
      WideKey last,
      Write<Row<V>> whole,
      Write<Piece<V>> inRow) {
    boolean cutsFirst = first.low() != 0;
    boolean cutsLast = last.low() != -1L;
    if (first.high() == last.high()) {
      return cutsFirst || cutsLast
          ? writeRow(rows, first.high(), first.low(), last.low(), inRow)
          : whole.apply(rows, first.high(), last.high());
    }
    MapleTree<Row<V>> written = rows;
    if (cutsFirst) {
      written = writeRow(written, first.high(), first.low(), -1L, inRow);
    }
    if (cutsLast) {
      written = writeRow(written, last.high(), 0, last.low(), inRow);
    }
    // first.high() < last.high(), so neither step leaves the line
    long from = cutsFirst ? first.high() + 1 : first.high();
    long to = cutsLast ? last.high() - 1 : last.high();
    return Long.compareUnsigned(from, to) <= 0 ? whole.apply(written, from, to) : written;
  }

  private static <V> MapleTree<Row<V>> writeRow(
      MapleTree<Row<V>> rows, long high, long from, long to, Write<Piece<V>> write) {
    MapleTree<Piece<V>> lows = write.apply(lows(rows.getOrNull(high)), from, to);
    return lows.isEmpty() ? rows.remove(high, high) : rows.put(high, high, new Split<>(lows));
  }

  private static <V> MapleTree<Piece<V>> lows(@Nullable Row<V> row) {
    if (row instanceof Split<V> split) {
      return split.lows();
    }
    return row instanceof Whole<V> whole ? MapleTree.of(0, -1L, whole.piece()) : MapleTree.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof WideTree<?> that && size == that.size && rows.equals(that.rows));
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }
}
