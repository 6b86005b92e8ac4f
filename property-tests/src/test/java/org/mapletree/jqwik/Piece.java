package org.mapletree.jqwik;

import io.vavr.control.Option;
import org.mapletree.Clipping;
import org.mapletree.Joining;
import org.mapletree.Range;

/**
 * A value that knows its range, as an extent of a file does: an entry whose value has another range
 * was cut or joined behind the policies' back.
 *
 * @param name what is stored
 * @param offset where in it this piece begins
 * @param range where it is stored
 */
record Piece(int name, long offset, Range range) {
  static final Clipping<Piece> CLIPPING = Piece::clip;
  static final Joining<Piece> JOINING = Piece::join;

  private static Piece clip(Piece piece, Range oldRange, Range newRange) {
    if (!piece.range.equals(oldRange) || !oldRange.contains(newRange)) {
      throw new AssertionError(piece + " asked to be cut from " + oldRange + " to " + newRange);
    }
    if (oldRange.equals(newRange)) {
      throw new AssertionError(piece + " asked to be cut to what it is");
    }
    return new Piece(piece.name, piece.offset + (newRange.first() - oldRange.first()), newRange);
  }

  private static Option<Piece> join(Piece left, Range leftRange, Piece right, Range rightRange) {
    if (!left.range.equals(leftRange)
        || !right.range.equals(rightRange)
        || leftRange.last() + 1 != rightRange.first()) {
      throw new AssertionError(left + " asked to be joined with " + right);
    }
    return left.name == right.name && left.offset + leftRange.length() == right.offset
        ? Option.some(new Piece(left.name, left.offset, leftRange.span(rightRange)))
        : Option.none();
  }

  Piece over(Range newRange) {
    return new Piece(name, offset, newRange);
  }
}
