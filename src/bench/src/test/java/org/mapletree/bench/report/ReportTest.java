package org.mapletree.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of a few made-up results says what they say. */
class ReportTest {
  @TempDir private Path folder;

  private final StringBuilder results = new StringBuilder();

  /** Three passes of three iterations whose median is {@code score}. */
  private void result(String benchmark, String parameters, double score, double bytes) {
    String raw =
        "[[%1$s, %1$s, 9e9], [1, %1$s, %1$s], [%2$s, %2$s, %2$s]]".formatted(score, score * 1.5);
    results
        .append(results.isEmpty() ? "[" : ",")
        .append(
            """
            {"benchmark": "org.mapletree.bench.%s", "params": {%s},
             "primaryMetric": {"score": 1, "scoreError": "NaN", "rawData": %s},
             "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 1, "rawData": [[%s]]},
                                  "bytesPerEntry": {"score": 1, "rawData": [[14.2]]}}}
            """
                .formatted(benchmark, parameters, raw, bytes));
  }

  private void operation(String benchmark, String library, int size, double score, double bytes) {
    String parameters =
        "\"library\": \"%s\", \"size\": \"%d\", \"layout\": \"APART\"".formatted(library, size);
    result(benchmark, parameters, score, bytes);
  }

  private String page() throws IOException {
    Path file = folder.resolve("results.json");
    Files.writeString(file, results + "]");
    Properties machine = new Properties();
    machine.setProperty("processor", "a fast one");
    machine.setProperty("command", "bench run --quick");
    return Files.readString(Report.write(List.of(file), List.of(machine), folder));
  }

  @BeforeEach
  void measure() {
    operation("LookupBenchmark.get", "MapleTree", 100_000, 80, 0.0001);
    operation("LookupBenchmark.get", "TreeMap", 100_000, 328, 24);
    operation("LookupBenchmark.get", "Scala-TreeMap", 100_000, 240, 48);
    operation("LookupBenchmark.get", "Scala-LongMap", 100_000, 70, 0);
    operation("LookupBenchmark.get", "array-binary", 100_000, 160, 0);
    operation("WriteBenchmark.remove", "MapleTree", 100_000, 300, 500);
    operation("WriteBenchmark.remove", "bifurcan-IntMap", 100_000, 200, 1400);
    operation("WalkBenchmark.scan", "MapleTree", 100_000, 60_000, 0);
    operation("WalkBenchmark.scan", "MapleTree", 1_000_000, 800_000, 0);
    operation("MemoryBenchmark.bytes", "MapleTree", 100_000, 1, 1);
  }

  @Test
  void goals_come_first_and_tell_what_was_reached() throws IOException {
    assertThat(page())
        .contains("6 met", "2 **missed**")
        .contains("| get | `TreeMap` | 4.00 x | 4.10 x | 4.00 x | – |")
        // Scala's LongMap finds exact keys only: no lookup of ranges
        .contains(
            "| get | the best persistent library | 3.50 x | **3.00 x** (Scala-TreeMap) | 3.00 x | – |")
        .contains("| get | the bare sorted array | 0.70 of its time | 0.50 of its time |")
        .contains("| bytes | – | 15.0 B/entry | 14.2 B/entry |");
  }

  @Test
  void what_is_slower_than_a_persistent_library_is_listed() throws IOException {
    assertThat(page()).contains("| remove | 100,000 | bifurcan-IntMap | 200 | 300 |");
  }

  @Test
  void walks_are_counted_by_entry() throws IOException {
    assertThat(page()).contains("| MapleTree | 80.0 | 0.60 | 300 | 14.2 |");
  }

  @Test
  void machine_command_and_spread_stand_on_the_page() throws IOException {
    assertThat(page())
        .contains(
            "a fast one",
            "bench run --quick",
            "measured in up to 3 passes",
            "1.50 in the median",
            "The others were measured once");
  }

  @Test
  void what_was_measured_at_two_sizes_is_drawn() throws IOException {
    assertThat(page()).contains("![scan](plots/scan.svg)").doesNotContain("![get]");
    assertThat(folder.resolve("plots/scan.svg")).content().contains("<polyline", "ns an entry");
    assertThat(folder.resolve("plots/get.svg")).doesNotExist();
  }

  @Test
  void claims_have_tables_of_their_own() throws IOException {
    String parameters = "\"library\": \"%s\", \"size\": \"1000\", \"layout\": \"APART\"";
    result("AreaBenchmark.hot", parameters.formatted("MapleTree"), 10, 0);
    result("AreaBenchmark.hot", parameters.formatted("tree+cache+list"), 5, 0);
    result("WriteBenchmark.overwrite", parameters.formatted("tree+cache+list"), 50, 0);
    result("WriteBenchmark.overwrite", parameters.formatted("MapleTree"), 200, 400);
    String edit = parameters + ", \"edits\": \"10\", \"place\": \"RANDOM\"";
    result("EditBenchmark.together", edit.formatted("MapleTree"), 500, 0);
    result(
        "SharedReadBenchmark.get",
        "\"sharing\": \"RCU\", \"size\": \"1000\", \"writesPerSecond\": \"0\"",
        20,
        0);
    result(
        "SharedReadBenchmark.scan",
        "\"sharing\": \"SKIP_LIST\", \"size\": \"1000\", \"writesPerSecond\": \"-1\"",
        70,
        0);
    assertThat(page())
        .contains("| 1,000 hot | 10.0 | 5.00 |")
        .contains("| 1,000 overwrite | 50.0 | 200 |", "| 1,000 overwrite | 0 | 400 |")
        .contains("| 1,000 entries, 10 random | 50.0 |")
        .contains("| 1,000 RCU | 20.0 |")
        .contains("| entries | writes without a pause |", "| 1,000 SKIP_LIST | 70.0 |");
  }

  @Test
  void other_capacities_stand_apart() throws IOException {
    String parameters =
        "\"library\": \"MapleTree\", \"size\": \"100000\", \"layout\": \"APART\", \"fanout\": \"%s\"";
    result("LookupBenchmark.get", parameters.formatted("16/16"), 95, 0);
    result("LookupBenchmark.get", parameters.formatted("32/16"), 85, 0);
    result("WalkBenchmark.scan", parameters.formatted("16/16"), 70_000, 0);
    assertThat(page())
        .contains("|  | get | scan |", "| 16/16 | 95.0 | 0.70 |", "| 32/16 | 85.0 | – |")
        .contains("| MapleTree | 80.0 | 0.60 | 300 | 14.2 |");
  }

  @Test
  void the_later_of_two_figures_counts() throws IOException {
    String parameters = "\"library\": \"MapleTree\", \"size\": \"100000\", \"layout\": \"APART\"";
    result("LookupBenchmark.get", parameters + ", \"fanout\": \"usual\"", 75, 0);
    assertThat(page()).contains("| MapleTree | 75.0 | 0.60 | 300 | 14.2 |");
  }

  @Test
  void reads_beside_a_writer_have_goals() throws IOException {
    String parameters = "\"sharing\": \"%s\", \"size\": \"100000\", \"writesPerSecond\": \"%d\"";
    result("SharedReadBenchmark.get", parameters.formatted("RCU", 0), 90, 0);
    result("SharedReadBenchmark.get", parameters.formatted("RCU", 10_000), 100, 0);
    result("SharedReadBenchmark.get", parameters.formatted("RCU", -1), 300, 0);
    result("SharedReadBenchmark.get", parameters.formatted("LOCK", 10_000), 250, 0);
    assertThat(page())
        .contains("7 met", "3 **missed**")
        .contains("| get beside a writer | itself without a writer | 0.95 x | **0.90 x** |")
        .contains("| get beside a writer | LOCK | 2.00 x | 2.50 x |");
  }

  @Test
  void a_page_without_plots_goes_to_a_new_folder_too() throws IOException {
    results.setLength(0);
    operation("LookupBenchmark.get", "MapleTree", 100_000, 80, 0);
    Path file = folder.resolve("one.json");
    Files.writeString(file, results + "]");
    assertThat(Report.write(List.of(file), List.of(), folder.resolve("new"))).exists();
  }

  @Test
  void no_results_are_no_page() throws IOException {
    Path file = folder.resolve("none.json");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> Report.write(List.of(file), List.of(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[1]", "[{\"benchmark\": \"other.Get.get\"}]", "[{\"benchmark\": "})
  void what_run_did_not_write_is_refused_by_name(String text) throws IOException {
    Path file = folder.resolve("other.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Report.write(List.of(file), List.of(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.json");
  }

  @Test
  void figures_of_two_machines_are_marked() throws IOException {
    Path file = folder.resolve("results.json");
    Files.writeString(file, results + "]");
    Properties slow = new Properties();
    slow.setProperty("processor", "a slow one");
    Properties fast = new Properties();
    fast.setProperty("processor", "a fast one");
    assertThat(Report.write(List.of(file), List.of(slow, fast), folder))
        .content()
        .contains("**Not all of one machine and JDK**");
    assertThat(Report.write(List.of(file), List.of(fast, fast), folder))
        .content()
        .doesNotContain("Not all");
  }
}
