package org.mapletree.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code maple tree run} as a user sees it: results, complaints, exit status. */
class TreeCommandTest {
  @TempDir private Path folder;

  @Test
  void aScript_isAnsweredLineByLine() {
    MapleRun outcome = script("# a comment\n\n  store  1\t2 0x3 # another\r\nload 2\n");

    assertThat(outcome.out())
        .isEqualTo(
            "1 store 1 2 0x3 = 0\n2 load 2 = 0x3\nend = 1\n  0x1-0x2 0x3\ndups = 0 unchanged\n");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  @Test
  void anEmptyScript_hasOnlyAnEnd() {
    assertThat(script("").out()).isEqualTo("end = 0\ndups = 0 unchanged\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stor 1 2 3                    | unknown statement 'stor'",
        "STORE 1 2 3                   | unknown statement 'STORE'",
        "store 1 2                     | store takes FIRST LAST VALUE, not 2 words",
        "load                          | load takes KEY, not 0 words",
        "load 1 2                      | load takes KEY, not 2 words",
        "dump 1                        | dump takes no arguments, not 1 words",
        "load x                        | 'x' for KEY is no unsigned 64-bit number",
        "load 0x                       | '0x' for KEY is no unsigned 64-bit number",
        "load 0X10                     | '0X10' for KEY is no unsigned 64-bit number",
        "load -1                       | '-1' for KEY is no unsigned 64-bit number",
        "load +1                       | '+1' for KEY is no unsigned 64-bit number",
        "load 1f                       | '1f' for KEY is no unsigned 64-bit number",
        "load 18446744073709551616     | '18446744073709551616' for KEY is no unsigned 64-bit"
            + " number",
        "load 0x10000000000000000      | '0x10000000000000000' for KEY is no unsigned 64-bit"
            + " number",
        "find 1 ٣                      | '٣' for MAX is no unsigned 64-bit number",
        "store 1 2 0                   | VALUE '0' is not between 1 and 2^62-1",
        "store 1 2 0x4000000000000000  | VALUE '0x4000000000000000' is not between 1 and 2^62-1",
      })
  void aBadLine_endsTheRunWithItsNumber(String line, String complaint) {
    MapleRun outcome = script("setnext 1\n# fine\n" + line + "\nload 1\n");

    assertThat(outcome.out()).isEqualTo("1 setnext 1 = 0\n");
    assertThat(outcome.err())
        .isEqualTo("maple: " + folder.resolve("some.script") + " line 3: " + complaint + "\n");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void aBinaryFile_makesAComplaintOfOneShortLine() {
    MapleRun outcome = script("\u0000\u0007" + "x".repeat(5_000));

    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err())
        .contains("line 1: unknown statement '\\u0000\\u0007xxx")
        .hasSizeLessThan(300);
    assertThat(outcome.status()).isEqualTo(2);
  }

  /** A device of endless zeros would fill the memory otherwise. */
  @Test
  void aLineWithoutEnd_isRefusedBeforeItIsRead() {
    MapleRun outcome = script("load 1\n# " + "x".repeat(100_000));

    assertThat(outcome.out()).isEqualTo("1 load 1 = -\n");
    assertThat(outcome.err()).contains(" line 2: the line is longer than 65536 characters");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aScriptWithoutEnd_endsWithTheReaderOfItsAnswers() {
    InputStream yes =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int from, int length) {
            byte[] line = "load 1\n".getBytes(UTF_8);
            System.arraycopy(line, 0, into, from, line.length);
            return line.length;
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Maple.run(
            new Streams(
                yes,
                new PrintStream(new OneLineReader(out), false, UTF_8),
                new PrintStream(err, true, UTF_8),
                false),
            "tree",
            "run",
            "-");

    assertThat(out.toString(UTF_8)).isEqualTo("1 load 1 = -\n");
    assertThat(err.toString(UTF_8)).isEqualTo("maple: standard output: cannot be written\n");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void everyLineEnd_isOne() {
    MapleRun outcome = script("load 1\r\nload x\r\n");

    assertThat(outcome.out()).isEqualTo("1 load 1 = -\n");
    assertThat(outcome.err()).contains(" line 2: ");
    assertThat(script("load 1\rload 2\n\r\nload 3").out())
        .startsWith("1 load 1 = -\n2 load 2 = -\n3 load 3 = -\n");
  }

  @Test
  void aMissingFileOrAFolder_isBadInput() {
    Path missing = folder.resolve("missing");

    assertThat(MapleRun.of("tree", "run", missing.toString()))
        .isEqualTo(new MapleRun(2, "", "maple: " + missing + ": there is no such file\n"));
    assertThat(MapleRun.of("tree", "run", folder.toString()))
        .isEqualTo(new MapleRun(2, "", "maple: " + folder + ": this is a directory, not a file\n"));
  }

  @Test
  void aDash_isStandardInput() {
    assertThat(MapleRun.withInput("load 7".getBytes(UTF_8), "tree", "run", "-"))
        .isEqualTo(new MapleRun(0, "1 load 7 = -\nend = 0\ndups = 0 unchanged\n", ""));
    assertThat(MapleRun.withInput("lead 7".getBytes(UTF_8), "tree", "run", "-").err())
        .isEqualTo("maple: standard input line 1: unknown statement 'lead'\n");
  }

  @Test
  void bigNumbers_areReadInBothRadixes() {
    assertThat(script("store 18446744073709551615 0xFFFFffffFFFFffff 4611686018427387903").out())
        .contains("= 0\n", "0xffffffffffffffff-0xffffffffffffffff 0x3fffffffffffffff");
  }

  @Test
  void duplicates_keepTheirContents() {
    assertThat(script("store 1 2 3\ndup\ndup\nstore 1 1 9\ndup\nclear").out())
        .endsWith("end = 0\ndups = 3 unchanged\n");
  }

  @Test
  void validate_isASwitch() {
    String file = MapleRun.file(folder, "valid.script", "store 1 2 3\ndump");

    assertThat(MapleRun.of("tree", "run", "--validate", file))
        .isEqualTo(MapleRun.of("tree", "run", file));
    assertThat(MapleRun.of("tree", "run", "--help").out()).contains("--validate", "SCRIPT");
  }

  @Test
  void help_saysWhatAValueIs() {
    assertThat(MapleRun.of("tree", "run", "--help").out())
        .containsIgnoringWhitespaces("VALUE is 1 to 2^62-1");
  }

  @Test
  void withoutAScriptOrACommand_thereIsNothingToDo() {
    assertThat(MapleRun.of("tree").status()).isEqualTo(2);
    assertThat(MapleRun.of("tree", "run").status()).isEqualTo(2);
  }

  private MapleRun script(String text) {
    return MapleRun.of("tree", "run", MapleRun.file(folder, "some.script", text));
  }
}
