package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.workload.Layout;

/** The part of the report that answers the claims of the kernel's maple tree. */
final class ClaimTables {
  private static final Set<String> CLAIM =
      Set.of(
          Library.MAPLE_TREE.toString(),
          Library.TREE_MAP.toString(),
          Library.THREE_STRUCTURES.toString());

  private final Results results;

  ClaimTables(Results results) {
    this.results = results;
  }

  /** Lookup beside the red-black tree and the three structures. */
  String lookups() {
    String table =
        across(
            "areas",
            figures("AreaBenchmark."),
            figure -> Table.size(figure.size()) + " " + method(figure),
            figure -> figure.parameter("library"),
            figure ->
                method(figure).equals("walk") ? figure.score() / figure.size() : figure.score(),
            Table::time);
    return section(
        "Claim 1: lookup, beside a red-black tree, and beside tree, cache and list together",
        "hot: 64 addresses in one area, then another area; walk: for one area.",
        table);
  }

  /** What a write costs beside the red-black tree, in time and in bytes. */
  String writes() {
    List<Figure> figures =
        figures("WriteBenchmark.").stream()
            .filter(figure -> !method(figure).equals("span"))
            .filter(figure -> CLAIM.contains(figure.parameter("library")))
            .filter(
                figure ->
                    figure.parameter("layout").equals(Layout.APART.name())
                        || figure.parameter("layout").equals(Layout.GROWN.name()))
            .toList();
    if (figures.stream()
        .noneMatch(
            figure -> figure.parameter("library").equals(Library.THREE_STRUCTURES.toString()))) {
      return "";
    }
    Function<Figure, String> row =
        figure ->
            Table.size(figure.size())
                + " "
                + method(figure)
                + (figure.parameter("layout").equals(Layout.GROWN.name())
                    ? ", put in one by one"
                    : "");
    Function<Figure, String> column = figure -> figure.parameter("library");
    return section(
        "Claim 2: the price of a write",
        "Ours keeps the version before; the others write in place.",
        across("time", figures, row, column, Figure::score, Table::time)
            + "\n"
            + across("bytes", figures, row, column, Figure::bytes, Table::bytes));
  }

  /** What a write costs where many are one change. */
  String edits() {
    String table =
        across(
            "edits of a change",
            figures("EditBenchmark."),
            figure ->
                Table.size(figure.size())
                    + " entries, "
                    + figure.parameter("edits")
                    + " "
                    + figure.parameter("place").toLowerCase(Locale.ROOT),
            figure ->
                figure.parameter("library")
                    + (method(figure).equals("together") ? ", one transient" : ", one by one"),
            figure -> figure.score() / editsMade(figure),
            Table::time);
    return section(
        "Claim 3: bulk edits in a transient", "Nanoseconds for one edit of a change.", table);
  }

  /** Side by side there are no more edits than entries. */
  private static int editsMade(Figure figure) {
    int edits = Integer.parseInt(figure.parameter("edits"));
    return figure.parameter("place").equals("NEIGHBOURS") ? Math.min(edits, figure.size()) : edits;
  }

  /** Lookups and scans while another thread writes. */
  String sharedReads() {
    return section(
            "Lookups beside a writer",
            "Each map has been written to before. As a rule, there is one reader fewer than processors.",
            besideAWriter("SharedReadBenchmark.get"))
        + section(
            "Scans of one moment beside a writer",
            "The others copy under their lock, and the writer waits; the skip list's scan is of no"
                + " one moment. Each map has been written to before.",
            besideAWriter("SharedReadBenchmark.scan"));
  }

  private String besideAWriter(String benchmark) {
    return across(
        "entries",
        figures(benchmark),
        figure -> Table.size(figure.size()) + " " + figure.parameter("sharing"),
        figure ->
            figure.parameter("writesPerSecond").startsWith("-")
                ? "writes without a pause"
                : figure.parameter("writesPerSecond") + " writes/s",
        Figure::score,
        Table::time);
  }

  private List<Figure> figures(String prefix) {
    return results
        .of(benchmark -> benchmark.startsWith(prefix))
        .sorted(
            Comparator.comparingInt(Figure::size)
                .thenComparing(figure -> figure.parameter("place"))
                .thenComparingInt(
                    figure -> Integer.parseInt(figure.parameters().getOrDefault("edits", "0"))))
        .toList();
  }

  /** A table of figures: what gives rows, what gives columns, and what stands in a cell. */
  private static String across(
      String corner,
      List<Figure> figures,
      Function<Figure, String> row,
      Function<Figure, String> column,
      ToDoubleFunction<Figure> value,
      Function<OptionalDouble, String> text) {
    Set<String> columns =
        figures.stream().map(column).collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> rows =
        figures.stream().map(row).collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> heading = new ArrayList<>(List.of(corner));
    heading.addAll(columns);
    Table table = new Table(heading);
    for (String name : rows) {
      List<String> cells = new ArrayList<>(List.of(name));
      for (String other : columns) {
        OptionalDouble found =
            figures.stream()
                .filter(figure -> row.apply(figure).equals(name))
                .filter(figure -> column.apply(figure).equals(other))
                .mapToDouble(value)
                .findFirst();
        cells.add(text.apply(found));
      }
      table.add(cells);
    }
    return table.isEmpty() ? "" : table.toString();
  }

  private static String section(String title, String note, String table) {
    return table.isBlank() ? "" : "## " + title + "\n\n" + note + "\n\n" + table + "\n";
  }

  private static String method(Figure figure) {
    return figure.benchmark().substring(figure.benchmark().indexOf('.') + 1);
  }
}
