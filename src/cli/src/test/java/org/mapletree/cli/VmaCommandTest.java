package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maple vma run} and {@code maple vma diff}, as a user sees them. */
class VmaCommandTest {

  private static final String ONE = "00001000-00002000 rw-p 00000000 00:00 0 \n";
  private static final String TWO = "00002000-00003000 rw-p 00000000 00:00 0 \n";
  private static final String BOTH = "00001000-00003000 rw-p 00000000 00:00 0 \n";

  @TempDir private Path folder = Path.of("");
  private MapleRun last = new MapleRun(-1, "", "");

  private int maple(String input, String... arguments) {
    last = MapleRun.withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
    return last.status();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void run_scriptOnStandardInput_printsResultsAndMappings() {
    String script =
        """
        arena 0x100000000000 0x10000
        mmap 0x100000000000 0x2000 rw- private,anon,fixed - 0
        munmap 0x100000000000 0x1000
        """;
    assertThat(maple(script, "vma", "run", "-")).isEqualTo(0);
    assertThat(last.out())
        .isEqualTo(
            """
            1 mmap 0x100000000000 0x2000 rw- private,anon,fixed - 0 = 0x100000000000
              100000000000-100000002000 rw-p 0 - [rd wr mr mw me ac]
            2 munmap 0x100000000000 0x1000 = 0x0
              100000001000-100000002000 rw-p 0 - [rd wr mr mw me ac]
            """);
  }

  @Test
  void run_wrongLine_namesFileAndLineAndNothingElse() throws IOException {
    String script = file("bad.script", "arena 0 0x1000\nmunmap 0x1000\n");
    assertThat(maple("", "vma", "run", script)).isEqualTo(2);
    assertThat(last.out()).isEmpty();
    assertThat(last.err()).isEqualTo("maple: " + script + " line 2: munmap takes ADDR LEN\n");
  }

  /** Each flag that the help names is one. */
  @Test
  void run_help_saysWhatTheArgumentsAre() {
    assertThat(maple("", "vma", "run", "--help")).isZero();
    String help = last.out().replaceAll("\\s+", " ");
    assertThat(help).contains("PROT is like rw-", "a name of madvise(2)", "the result elsewhere");
    String mmap = help.replaceAll(".* mmap: (.*) mremap: .*", "$1").replace(" ", "");
    String mremap = help.replaceAll(".* mremap: (.*) ADVICE .*", "$1");
    String script = "mmap 0 0x1000 rw- " + mmap + " - 0\nmremap 0 0x1000 0x1000 " + mremap + " 0\n";
    assertThat(maple(script, "vma", "run", "-")).isZero();
  }

  @Test
  void run_withoutArena_everythingIsElsewhere() {
    String script = "mmap 0x10000 0x1000 rw- private,anon,fixed - 0\nmunmap 0x10000 0x1000\n";
    assertThat(maple(script, "vma", "run", "-")).isZero();
    assertThat(last.out().lines())
        .containsExactly(
            "1 mmap 0x10000 0x1000 rw- private,anon,fixed - 0 = elsewhere",
            "2 munmap 0x10000 0x1000 = 0x0");
  }

  @Test
  void run_missingFile_saysSo() {
    String missing = folder.resolve("none.script").toString();
    assertThat(maple("", "vma", "run", missing)).isEqualTo(2);
    assertThat(last.err()).isEqualTo("maple: " + missing + ": there is no such file\n");
  }

  @Test
  void diff_equalMaps_printsNothing() throws IOException {
    assertThat(maple(ONE, "vma", "diff", "-", file("b.maps", ONE))).isEqualTo(0);
    assertThat(last.out()).isEmpty();
  }

  @Test
  void diff_splitMapping_differsUnlessMerged() throws IOException {
    String split = file("a.maps", ONE + TWO);
    String whole = file("b.maps", BOTH);
    assertThat(maple("", "vma", "diff", "--merge", split, whole)).isEqualTo(0);
    assertThat(maple("", "vma", "diff", split, whole)).isEqualTo(1);
    assertThat(last.out().lines())
        .containsExactly(
            "- 00001000-00002000 rw-p 00000000 00:00 0",
            "+ 00001000-00003000 rw-p 00000000 00:00 0",
            "- 00002000-00003000 rw-p 00000000 00:00 0");
  }

  @Test
  void diff_sameRangeOtherPermissions_showsBothLines() throws IOException {
    String other = file("b.maps", ONE.replace("rw-p", "r--p"));
    assertThat(maple(ONE, "vma", "diff", "-", other)).isEqualTo(1);
    assertThat(last.out().lines())
        .containsExactly(
            "- 00001000-00002000 rw-p 00000000 00:00 0",
            "+ 00001000-00002000 r--p 00000000 00:00 0");
  }

  @Test
  void namesThatTurnTheText_areEscaped() throws IOException {
    String other = file("b.maps", ONE.replace("0 \n", "0 /a\u202eb\n"));
    assertThat(maple(ONE, "vma", "diff", "-", other)).isEqualTo(1);
    assertThat(last.out().lines()).hasSize(2).last().asString().endsWith(" /a\\u202eb");
    String script =
        """
        arena 0x100000000000 0x10000
        file a\u202eb 0x1000
        mmap 0x100000000000 0x1000 r-- private,fixed a\u202eb 0
        """;
    assertThat(maple(script, "vma", "run", "-")).isZero();
    assertThat(last.out())
        .isEqualTo(
            """
            1 mmap 0x100000000000 0x1000 r-- private,fixed a\\u202eb 0 = 0x100000000000
              100000000000-100000001000 r--p 0 a\\u202eb [rd mr mw me]
            """);
  }

  @Test
  void errors_escapeWhatIsNotSeenAndKeepLetters() throws IOException {
    assertThat(maple("\ufeffload 1", "vma", "run", "-")).isEqualTo(2);
    assertThat(last.err())
        .isEqualTo("maple: standard input line 1: there is no statement \\ufeffload\n");
    assertThat(maple("mmap 0 1 rw- é - 0", "vma", "run", "-")).isEqualTo(2);
    assertThat(last.err()).isEqualTo("maple: standard input line 1: there is no flag é\n");
    assertThat(maple("😀".repeat(61), "vma", "run", "-")).isEqualTo(2);
    assertThat(last.err()).endsWith(" statement " + "😀".repeat(60) + "...\n");
    assertThat(maple("\u001b[31mé", "vma", "diff", "-", file("b.maps", ONE))).isEqualTo(2);
    assertThat(last.err()).endsWith(" line 1: this is no line of /proc/PID/maps: \\u001b[31mé\n");
    assertThat(maple("😀".repeat(61), "vma", "diff", "-", file("b.maps", ONE))).isEqualTo(2);
    assertThat(last.err()).endsWith(" /proc/PID/maps: " + "😀".repeat(60) + "...\n");
  }

  @Test
  void diff_wrongMap_namesFileAndLine() throws IOException {
    String bad = file("b.maps", ONE + "nonsense\n");
    assertThat(maple(ONE, "vma", "diff", "-", bad)).isEqualTo(2);
    assertThat(last.err()).startsWith("maple: " + bad + " line 2: ");
  }

  @Test
  void diff_standardInputTwice_isMisuse() {
    assertThat(maple(ONE, "vma", "diff", "-", "-")).isEqualTo(2);
  }
}
