package org.mapletree.jqwik;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A range of {@link Cells}, by their index, with a small number for whatever is done there. */
record CellRange(int first, int last, int number) {
  /** Ranges over {@code cells}, with numbers from 0 to {@code numbers - 1}. */
  static Arbitrary<CellRange> over(Cells cells, int numbers) {
    Arbitrary<Integer> cell = Arbitraries.integers().between(0, cells.count() - 1);
    return Combinators.combine(cell, cell, Arbitraries.integers().between(0, numbers - 1))
        .as((a, b, number) -> new CellRange(Math.min(a, b), Math.max(a, b), number));
  }

  /** Lists of such ranges. */
  static Arbitrary<List<CellRange>> lists(Cells cells, int numbers, int maxSize) {
    return over(cells, numbers).list().ofMaxSize(maxSize);
  }
}
