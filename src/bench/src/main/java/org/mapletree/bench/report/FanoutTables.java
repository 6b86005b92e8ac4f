package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapletree.bench.peer.Operation;

/** The part of the report that shows what smaller and larger nodes would cost. */
final class FanoutTables {
  private final Results results;

  FanoutTables(Results results) {
    this.results = results;
  }

  /** Times and bytes for each size: operations across, capacities downward. */
  String sizes() {
    Set<Integer> sizes =
        results.fanouts().stream().map(Figure::size).collect(Collectors.toCollection(TreeSet::new));
    if (sizes.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("## Smaller and larger nodes\n\n")
            .append("Entries of a leaf, at most, and children of a branch. Units as below.\n\n");
    for (int size : sizes) {
      text.append(Table.size(size))
          .append(" entries.\n\n")
          .append(
              table(
                  size,
                  (operation, fanout) ->
                      operation == Operation.BYTES
                          ? Table.bytes(results.time(operation, size, fanout))
                          : Table.time(results.time(operation, size, fanout))))
          .append("\nBytes allocated.\n\n")
          .append(
              table(
                  size,
                  (operation, fanout) ->
                      operation == Operation.BYTES
                          ? "–"
                          : Table.bytes(results.bytes(operation, size, fanout))))
          .append("\n");
    }
    return text.toString();
  }

  private Table table(int size, BiFunction<Operation, String, String> cell) {
    Set<String> fanouts =
        results.fanouts().stream()
            .map(figure -> figure.parameter("fanout"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Operation> operations =
        Stream.of(Operation.values())
            .filter(
                operation ->
                    fanouts.stream()
                        .anyMatch(fanout -> results.time(operation, size, fanout).isPresent()))
            .toList();
    List<String> heading = new ArrayList<>(List.of(""));
    operations.forEach(operation -> heading.add(operation.title()));
    Table table = new Table(heading);
    for (String fanout : fanouts) {
      List<String> row = new ArrayList<>(List.of(fanout));
      operations.forEach(operation -> row.add(cell.apply(operation, fanout)));
      table.add(row);
    }
    return table;
  }
}
