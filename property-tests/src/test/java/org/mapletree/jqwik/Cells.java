package org.mapletree.jqwik;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A line of keys cut into cells: each of some chosen points is a cell, and so is what lies between
 * two of them. A map or set whose ranges begin and end with cells is the same at all keys of a
 * cell, so an array with one place a cell is an obviously right model of it, however long the line.
 */
final class Cells {
  /** Keys from first to last. */
  record Cell(BigInteger first, BigInteger last) {}

  /** The ends of the line, its middle, and their neighbours. */
  static final Cells LONGS = new Cells(64, corners(64));

  /** Corners of the high word, each with the corners of the low word. */
  static final Cells WIDE =
      new Cells(
          128,
          corners(64).stream()
              .flatMap(high -> corners(64).stream().map(low -> high.shiftLeft(64).or(low)))
              .toList());

  private final List<Cell> cells = new ArrayList<>();

  /** The line from 0 to 2^bits - 1, cut at {@code points}. */
  Cells(int bits, List<BigInteger> points) {
    BigInteger next = BigInteger.ZERO;
    for (BigInteger point : new TreeSet<>(points)) {
      if (next.compareTo(point) < 0) {
        cells.add(new Cell(next, point.subtract(BigInteger.ONE)));
      }
      cells.add(new Cell(point, point));
      next = point.add(BigInteger.ONE);
    }
    BigInteger max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    if (next.compareTo(max) <= 0) {
      cells.add(new Cell(next, max));
    }
  }

  private static List<BigInteger> corners(int bits) {
    BigInteger end = BigInteger.ONE.shiftLeft(bits);
    BigInteger middle = end.shiftRight(1);
    return Stream.of(0, 1, 2, 5)
        .map(BigInteger::valueOf)
        .flatMap(
            step ->
                Stream.of(
                    step,
                    middle.add(step),
                    middle.subtract(BigInteger.ONE).subtract(step),
                    end.subtract(BigInteger.ONE).subtract(step)))
        .toList();
  }

  int count() {
    return cells.size();
  }

  Cell cell(int index) {
    return cells.get(index);
  }

  BigInteger first(int index) {
    return cells.get(index).first();
  }

  BigInteger last(int index) {
    return cells.get(index).last();
  }

  /** The lowest key of a cell as an unsigned long. */
  long firstKey(int index) {
    return first(index).longValue();
  }

  /** The highest key of a cell as an unsigned long. */
  long lastKey(int index) {
    return last(index).longValue();
  }

  /** How many keys the cells from {@code first} to {@code last} have. */
  BigInteger length(int first, int last) {
    return last(last).subtract(first(first)).add(BigInteger.ONE);
  }
}
