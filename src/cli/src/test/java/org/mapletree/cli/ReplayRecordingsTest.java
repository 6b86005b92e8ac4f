package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recordings of real programs: what has to come out is known to the result. */
class ReplayRecordingsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "cat, 30, 0, 37, 30",
    "python, 85, 0, 66, 82",
    "perl, 53, 0, 49, 48",
    "gittrailers, 29, 0, 38, 30",
    "bash, 141, 9, 42, 34",
    "java, 407, 0, 189, 461",
    // with address-space randomization: each program that is executed on the way lies elsewhere
    "randompython, 83, 1, 61, 80",
    "randombash, 92, 126, 42, 34",
    // with an unlimited stack: mappings below the program, or above one with addresses of its own
    "stackcat, 30, 0, 37, 30",
    "stackpython, 83, 1, 61, 80",
    "stackbash, 83, 105, 42, 34"
  })
  void recordingWithMap_agrees(String name, int predicted, int adopted, int areas, int line) {
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, name + ".strace"),
            "--before",
            MapleRun.file(folder, name + ".before.maps"),
            "--after",
            MapleRun.file(folder, name + ".after.maps"));

    assertThat(run.err()).isEmpty();
    assertThat(run.ending())
        .startsWith(
            "predicted "
                + predicted
                + ", adopted "
                + adopted
                + ", wrong 0\nmap agrees after line "
                + line
                + ", ")
        .endsWith(": " + areas + " areas");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "gcc, 248, 12, 5",
    "make, 983, 63, 22",
    "gitgc, 1803, 21, 8",
    "gitlog, 2340, 0, 1",
    "gitstatus, 41, 0, 1"
  })
  void recordingWithoutMap_comparesResults(String name, int predicted, int adopted, int processes) {
    MapleRun run =
        MapleRun.withInput(
            MapleRun.recording(name + ".strace"),
            "replay",
            "-",
            "--before",
            MapleRun.file(folder, name + ".before.maps"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("standard input: ").contains(processes + " process");
    assertThat(run.ending())
        .isEqualTo(
            "predicted "
                + predicted
                + ", adopted "
                + adopted
                + ", wrong 0\nmap not compared: no map of the end was recorded");
    assertThat(run.status()).isZero();
  }

  @Test
  void report_showsCallsResultsAndVersionsOfEachProcess() {
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "cat.strace"),
            "--before",
            MapleRun.file(folder, "cat.before.maps"));

    assertThat(run.out().lines().skip(2).limit(2))
        .first()
        .isEqualTo(
            "  pid  program  calls  predicted  adopted  wrong  versions  bytes kept  full copies");
    assertThat(run.out().lines().skip(3).findFirst().orElseThrow())
        .matches("12804  cat +30 +30 +0 +0 +29 +[0-9.]+ KiB +[0-9.]+ KiB");
  }

  @Test
  void json_holdsTheSameFigures() {
    MapleRun run =
        MapleRun.of(
            "replay",
            "--json",
            MapleRun.file(folder, "bash.strace"),
            "--before",
            MapleRun.file(folder, "bash.before.maps"),
            "--after",
            MapleRun.file(folder, "bash.after.maps"));

    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out())
        .contains(
            "\"agrees\":true",
            "\"predicted\":141,\"adopted\":9,\"wrong\":0",
            "\"programs\":[\"/usr/bin/bash\",\"/usr/bin/ls\"]")
        .contains("\"map\":{\"verdict\":\"agrees\",\"line\":34,");
    assertThat(run.status()).isZero();
  }

  @Test
  void changedResult_isWrongAndExitsWith1() {
    String trace = MapleRun.text("cat.strace").replace("= 0x7ffff7d72000", "= 0x7ffff7d73000");
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "t.strace", trace),
            "--before",
            MapleRun.file(folder, "cat.before.maps"));

    assertThat(run.out())
        .contains(
            "wrong: line 29, 12804 mmap(NULL, 353616, PROT_READ, MAP_PRIVATE, 3</usr/lib/locale/C.utf8/LC_CTYPE>, 0)")
        .contains(" = 0x7ffff7d73000, the model says 0x7ffff7d72000");
    assertThat(run.ending()).startsWith("predicted 28, adopted 0, wrong 2\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void nameThatTurnsTheText_isEscaped() {
    String trace =
        MapleRun.text("cat.strace")
            .replace("C.utf8/LC_CTYPE>", "C.utf8/\\342\\200\\256E>")
            .replace("= 0x7ffff7d72000", "= 0x7ffff7d73000");
    String file = MapleRun.file(folder, "t\007.strace", trace);
    String before = MapleRun.file(folder, "cat.before.maps");
    String after =
        MapleRun.file(
            folder, "after.maps", MapleRun.text("cat.after.maps").replace("LC_CTYPE", "\u202eE"));

    MapleRun text = MapleRun.of("replay", file, "--before", before, "--after", after);
    assertThat(text.out()).contains("C.utf8/\\u202eE").doesNotContain("\u202e");
    MapleRun json = MapleRun.of("replay", "--json", file, "--before", before, "--after", after);
    assertThat(json.out()).contains("C.utf8/\\u202eE").doesNotContain("\u202e");
    assertThat(json.out()).contains("t\\u0007.strace\"").doesNotContain("\\\\u");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "555555560000-555555581000 rw-p; 555555560000-555555582000 rw-p",
        "7ffff7fb7000-7ffff7fb8000 r--p; 7ffff7fb7000-7ffff7fb8000 rw-p",
        "r--p 001cf000; r--p 001ce000",
        "LC_TELEPHONE; LC_TELEPHON",
        "fe:00 338944; fe:00 338945",
        "7ffffffde000-7ffffffff000; 7ffffffdf000-7ffffffff000"
      })
  void changedMap_differsAndShowsADiff(String recorded, String changed) {
    String after = MapleRun.text("cat.after.maps");
    assertThat(after).contains(recorded);
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "cat.strace"),
            "--before",
            MapleRun.file(folder, "cat.before.maps"),
            "--after",
            MapleRun.file(folder, "changed.maps", after.replace(recorded, changed)));

    assertThat(run.out()).contains("\n--- ", "\n+++ replayed, after line ", "\n@@ -");
    assertThat(run.ending()).startsWith("predicted 30, adopted 0, wrong 0\nmap differs, ");
    assertThat(run.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "7ffff7d50000, 7ffff7d60000, 7ffff7d72000",
    "555555560000, 555555570000, 555555581000"
  })
  void otherDivisionAlone_isADifferenceThatIsExplained(String first, String middle, String end) {
    String after = MapleRun.text("cat.after.maps");
    String whole = first + "-" + end;
    assertThat(after).contains(whole);
    int from = after.indexOf(whole);
    String rest = after.substring(from + whole.length(), after.indexOf('\n', from) + 1);
    String parts = first + "-" + middle + rest + middle + "-" + end + rest;
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "cat.strace"),
            "--before",
            MapleRun.file(folder, "cat.before.maps"),
            "--after",
            MapleRun.file(folder, "divided.maps", after.replace(whole + rest, parts)));

    assertThat(run.ending())
        .endsWith(
            ": only in where neighbouring private memory is divided, which page faults decide, too");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void stackGrown_andUnlinkedFile_agree() {
    String after =
        MapleRun.text("cat.after.maps")
            .replace("7ffffffde000-7ffffffff000", "7fffffeda000-7ffffffff000")
            .replace("LC_TELEPHONE", "LC_TELEPHONE (deleted)");
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "cat.strace"),
            "--before",
            MapleRun.file(folder, "cat.before.maps"),
            "--after",
            MapleRun.file(folder, "grown.maps", after));

    assertThat(run.ending()).contains("map agrees");
    assertThat(run.status()).isZero();
  }
}
