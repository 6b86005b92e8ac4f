package org.mapletree.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mutants that may live. A row of the list is class, method, mutator, line of source and
 * reason, with tabs between; a row that starts with {@code #} is a remark.
 */
final class Survivors {
  private final Map<String, String> reasons;

  private Survivors(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  /**
   * Reads the rows of the list.
   *
   * @throws IllegalArgumentException if a row has no reason or stands there twice
   */
  static Survivors of(List<String> rows) {
    Map<String, String> reasons = new TreeMap<>();
    for (String row : rows) {
      if (row.isBlank() || row.startsWith("#")) {
        continue;
      }
      String[] cells = row.split("\t", -1);
      if (cells.length != 5 || cells[4].isBlank()) {
        throw new IllegalArgumentException(
            "class, method, mutator, line and reason wanted: " + row);
      }
      String mutant = String.join("\t", Arrays.asList(cells).subList(0, 4));
      if (reasons.put(mutant, cells[4]) != null) {
        throw new IllegalArgumentException("twice in the list: " + mutant);
      }
    }
    return new Survivors(reasons);
  }

  /**
   * What is wrong between the list and a run: mutants alive without a reason, and rows whose mutant
   * is dead or gone.
   */
  List<String> complaints(PitReport report) {
    List<String> complaints = new ArrayList<>();
    for (String mutant : report.alive()) {
      if (!reasons.containsKey(mutant)) {
        complaints.add("alive, and not in the list:\t" + mutant);
      }
    }
    for (String mutant : reasons.keySet()) {
      String type = mutant.substring(0, mutant.indexOf('\t'));
      if (report.mutated().contains(type) && !report.alive().contains(mutant)) {
        complaints.add("in the list, but not alive:\t" + mutant);
      }
    }
    return complaints;
  }

  /**
   * Compares the report {@code args[0]} with the list {@code args[1]}; the sources lie below the
   * other arguments.
   */
  public static void main(String[] args) throws IOException {
    List<Path> paths = Arrays.stream(args).map(Path::of).toList();
    PitReport report = PitReport.read(paths.get(0), paths.subList(2, paths.size()));
    List<String> complaints = Survivors.of(Files.readAllLines(paths.get(1))).complaints(report);
    complaints.forEach(System.out::println);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          complaints.size() + " differences between PIT's report and " + paths.get(1));
    }
  }
}
