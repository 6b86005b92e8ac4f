package org.mapletree.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Columns of text, as wide as they need to be. */
final class Table {

  private final String align;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param align one letter a column, {@code l} or {@code r}: where its cells stand
   */
  Table(String align) {
    this.align = align;
  }

  /** Adds a row, of printable texts. Precondition: as many cells as there are columns. */
  void row(String... cells) {
    rows.add(Stream.of(cells).map(Printable::line).toList());
  }

  /** Prints the rows, two blanks between columns and none at the end of a line. */
  void print(PrintStream out) {
    int[] widths = new int[align.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(align.charAt(i) == 'r' ? blanks + row.get(i) : row.get(i) + blanks);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
