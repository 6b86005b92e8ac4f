package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table of Markdown: the first column left, the others right. */
final class Table {
  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private int rows;

  Table(List<String> heading) {
    this.columns = heading.size();
    add(heading);
    lines.add("| --- |" + " ---: |".repeat(columns - 1));
    rows = 0;
  }

  void add(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
    }
    lines.add("| " + String.join(" | ", cells) + " |");
    rows++;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }

  /** A time, of nanoseconds, to three digits. */
  static String time(OptionalDouble nanos) {
    if (nanos.isEmpty()) {
      return "–";
    }
    double time = nanos.getAsDouble();
    if (time < 1e4) {
      return digits(time);
    }
    return time < 1e6 ? digits(time / 1e3) + " µs" : digits(time / 1e6) + " ms";
  }

  /** A number of bytes, to three digits. */
  static String bytes(OptionalDouble bytes) {
    if (bytes.isEmpty()) {
      return "–";
    }
    double count = bytes.getAsDouble();
    if (count < 0.5) {
      return "0";
    }
    if (count < 1e4) {
      return digits(count);
    }
    return count < 1e6 ? digits(count / 1e3) + " kB" : digits(count / 1e6) + " MB";
  }

  /** How many times one figure is another. */
  static String ratio(OptionalDouble other, OptionalDouble ours) {
    return other.isEmpty() || ours.isEmpty() || ours.getAsDouble() == 0
        ? "–"
        : digits(other.getAsDouble() / ours.getAsDouble());
  }

  /** A size with commas. */
  static String size(int size) {
    return String.format(Locale.ROOT, "%,d", size);
  }

  private static String digits(double number) {
    String format = number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, number);
  }
}
