package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;

/** The part of the report that sets every operation beside every library. */
final class OperationTables {
  private static final List<Integer> GOAL_SIZES = List.of(100_000, 1_000_000);

  private final Results results;

  OperationTables(Results results) {
    this.results = results;
  }

  /** Each goal with what was reached. */
  String goals() {
    Table table =
        new Table(List.of("operation", "against", "goal", "100,000", "goal", "1,000,000"));
    int met = 0;
    int missed = 0;
    for (Aim goal : Goals.all()) {
      List<String> row = new ArrayList<>();
      row.add(goal.what());
      row.add(goal.beside());
      for (int size : GOAL_SIZES) {
        OptionalDouble reached = goal.reached(results, size);
        row.add(goal.text(goal.at(size)));
        row.add(reached.isPresent() ? verdict(goal, reached.getAsDouble(), size) : "–");
        met += reached.isPresent() && goal.isMet(reached.getAsDouble(), size) ? 1 : 0;
        missed += reached.isPresent() && !goal.isMet(reached.getAsDouble(), size) ? 1 : 0;
      }
      if (GOAL_SIZES.stream().anyMatch(size -> goal.reached(results, size).isPresent())) {
        table.add(row);
      }
    }
    return table.isEmpty()
        ? ""
        : "## Goals\n\n"
            + met
            + " met, "
            + missed
            + " **missed**. \"4 x\": four times as fast. The best persistent library, named behind"
            + " the figure, is the fastest of those that were measured in that layout and size.\n\n"
            + table
            + "\n";
  }

  /**
   * Where a persistent library is faster: the rule is nowhere. Snapshots are left out: each is the
   * reference itself, so what is timed is the harness.
   */
  String slower() {
    Table table = new Table(List.of("operation", "entries", "fastest", "its time", "ours"));
    boolean measured = false;
    for (Layout layout : Layout.values()) {
      for (int size : results.sizes(layout)) {
        for (Operation operation : EnumSet.complementOf(EnumSet.of(Operation.SNAPSHOT))) {
          OptionalDouble ours = results.time(operation, Library.MAPLE_TREE, size, layout);
          OptionalDouble best = Goal.best(results, operation, size, layout);
          measured |= ours.isPresent() && best.isPresent();
          if (ours.isPresent() && best.isPresent() && best.getAsDouble() < ours.getAsDouble()) {
            String layoutText = layout == Layout.APART ? "" : ", " + layout;
            table.add(
                List.of(
                    operation + layoutText,
                    Table.size(size),
                    Goal.fastest(results, operation, size, layout),
                    text(operation, best),
                    text(operation, ours)));
          }
        }
      }
    }
    return !measured
        ? ""
        : "## Slower than a persistent library\n\n"
            + (table.isEmpty() ? "Nowhere, at no size.\n\n" : table + "\n");
  }

  /** For each size, how many times as fast ours is, then the times and the bytes allocated. */
  String sizes(Layout layout) {
    StringBuilder text = new StringBuilder();
    String suffix = layout == Layout.APART ? "" : ", " + layout;
    for (int size : results.sizes(layout)) {
      String heading = "## " + Table.size(size) + " entries" + suffix + "\n\n";
      String ratios =
          table(
              size, layout, false, (operation, library) -> ratio(operation, library, size, layout));
      String times =
          table(
              size,
              layout,
              true,
              (operation, library) ->
                  text(operation, results.time(operation, library, size, layout)));
      String bytes =
          table(
              size,
              layout,
              true,
              (operation, library) ->
                  operation == Operation.BYTES
                      ? "–"
                      : Table.bytes(results.bytes(operation, library, size, layout)));
      text.append(heading)
          .append(ratios.isEmpty() ? "" : "How many times as fast ours is; bytes: as small.\n\n")
          .append(ratios)
          .append(
              "Nanoseconds unless said otherwise, for one call; for scan, build and load, for one")
          .append(" entry; for bulk1000, for one of its writes. Bytes: of the heap, for one entry.")
          .append(" Gap and coverage are asked of one version again and again: its nodes have kept")
          .append(" what the first question found out.\n\n")
          .append(times)
          .append("Bytes allocated.\n\n")
          .append(bytes);
    }
    return text.toString();
  }

  private interface Cell {
    String of(Operation operation, Library library);
  }

  /** Libraries downward, operations across: only those with a figure. */
  private String table(int size, Layout layout, boolean withOurs, Cell cell) {
    List<Operation> operations =
        Stream.of(Operation.values())
            .filter(operation -> !measured(operation, size, layout).isEmpty())
            .toList();
    List<String> heading = new ArrayList<>(List.of(""));
    operations.forEach(operation -> heading.add(operation.title()));
    Table table = new Table(heading);
    for (Library library : Library.values()) {
      boolean any =
          operations.stream()
              .anyMatch(operation -> measured(operation, size, layout).contains(library));
      if (any && (withOurs || library != Library.MAPLE_TREE)) {
        List<String> row = new ArrayList<>(List.of(library.toString()));
        operations.forEach(operation -> row.add(cell.of(operation, library)));
        table.add(row);
      }
    }
    return table.isEmpty() ? "" : table + "\n";
  }

  private Set<Library> measured(Operation operation, int size, Layout layout) {
    return Stream.of(Library.values())
        .filter(library -> results.time(operation, library, size, layout).isPresent())
        .collect(java.util.stream.Collectors.toSet());
  }

  private String ratio(Operation operation, Library library, int size, Layout layout) {
    return Table.ratio(
        results.time(operation, library, size, layout),
        results.time(operation, Library.MAPLE_TREE, size, layout));
  }

  private static String text(Operation operation, OptionalDouble figure) {
    return operation == Operation.BYTES ? Table.bytes(figure) : Table.time(figure);
  }

  private String verdict(Aim goal, double reached, int size) {
    String text = goal.text(reached);
    String holder = goal.holder(results, size);
    return (goal.isMet(reached, size) ? text : "**" + text + "**")
        + (holder.isEmpty() ? "" : " (" + holder + ")");
  }
}
