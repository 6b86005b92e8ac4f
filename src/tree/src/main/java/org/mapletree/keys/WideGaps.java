package org.mapletree.keys;

import io.vavr.collection.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mapletree.keys.WideTree.Piece;

/** The gaps between entries in ascending order, within a window and clipped to it. */
final class WideGaps<V> implements Iterator<WideGaps.Gap> {
  /** Keys without a value. */
  record Gap(WideKey first, WideKey last) {}

  private final java.util.Iterator<Piece<V>> pieces;
  private final WideKey last;
  private @Nullable WideKey from;
  private @Nullable Gap next;

  /** Precondition: {@code pieces} are those that meet first to last. */
  WideGaps(java.util.Iterator<Piece<V>> pieces, WideKey first, WideKey last) {
    this.pieces = pieces;
    this.last = last;
    this.from = first;
    this.next = gap();
  }

  private @Nullable Gap gap() {
    while (from != null && pieces.hasNext()) {
      WideKey start = from;
      Piece<V> piece = pieces.next();
      // nothing lies behind an entry that reaches the window's end, which may be the end of all
      // keys
      from = piece.last().compareTo(last) < 0 ? piece.last().next() : null;
      if (start.compareTo(piece.first()) < 0) {
        return new Gap(start, piece.first().previous());
      }
    }
    WideKey start = from;
    from = null;
    return start == null ? null : new Gap(start, last);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Gap next() {
    Gap gap = next;
    if (gap == null) {
      throw new NoSuchElementException("no gap follows");
    }
    next = gap();
    return gap;
  }
}
