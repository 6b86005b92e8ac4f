package org.mapletree.bench.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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
            .append(
                "The most entries of a leaf and the most children of a branch; 32/16 is in use.\n\n");
    for (int size : sizes) {
      text.append(Table.size(size))
          .append(
              " entries: nanoseconds unless said otherwise, for one call; for scan and build, for one entry; for bulk1000, for one write.")
          .append(" Bytes: of the heap, for one entry.\n\n")
          .append(
              table(
                  size,
                  EnumSet.allOf(Operation.class),
                  (operation, fanout) ->
                      operation == Operation.BYTES
                          ? Table.bytes(results.time(operation, size, fanout))
                          : Table.time(results.time(operation, size, fanout))))
          .append("\nBytes allocated.\n\n")
          .append(
              table(
                  size,
                  EnumSet.complementOf(EnumSet.of(Operation.BYTES)),
                  (operation, fanout) -> Table.bytes(results.bytes(operation, size, fanout))))
          .append("\n");
    }
    return text.toString();
  }

  private Table table(int size, Set<Operation> chosen, BiFunction<Operation, String, String> cell) {
    Set<String> fanouts =
        results.fanouts().stream()
            .map(figure -> figure.parameter("fanout"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Operation> operations =
        chosen.stream()
            .filter(
                operation ->
                    fanouts.stream()
                        .anyMatch(fanout -> results.time(operation, size, fanout).isPresent()))
            .toList();
    List<String> heading = new ArrayList<>(List.of("leaf/branch"));
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
