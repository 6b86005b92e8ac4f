package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.MapleTree;
import org.mapletree.codec.HistoryCodec;
import org.mapletree.codec.HistoryFile;
import org.mapletree.codec.SnapshotCodec;
import org.mapletree.codec.ValueCodec;
import org.mapletree.history.History;

/** {@code maple history}, as a user sees it. */
class HistoryCommandTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private MapleRun last = new MapleRun(-1, "", "");

  private int maple(String... arguments) {
    last = MapleRun.of(arguments);
    return last.status();
  }

  private static <V> HistoryCodec<MapleTree<V>, V> codec(ValueCodec<V> values) {
    return HistoryCodec.ofTrees(SnapshotCodec.of(values));
  }

  private static History<MapleTree<String>> history() {
    MapleTree<String> first = MapleTree.of(0x1000, 0x4fff, "heap").put(-1, -1, "end\n");
    return History.ofTree(first, NOON, "first")
        .commit(first.put(0x2000, 0x2fff, "guard"), NOON.plusSeconds(60), "guarded")
        .tag("safe")
        .branch("draft")
        .commit(first.remove(0, 0x1fff), NOON.plusSeconds(90), "")
        .onBranch("main")
        .get();
  }

  private String file() {
    return file(history());
  }

  private String file(History<MapleTree<String>> history) {
    Path path = folder.resolve("a.history");
    try {
      HistoryFile.create(path, codec(ValueCodec.utf8()), history).close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return path.toString();
  }

  @Test
  void show_listsVersionsBranchesAndTags() {
    assertThat(maple("history", "show", file())).isZero();
    assertThat(last.out())
        .isEqualTo(
            """
            version  instant               branch  entries  note
                  0  2026-01-31T12:00:00Z  main          2  first
                  1  2026-01-31T12:01:00Z  main          4  guarded
                  2  2026-01-31T12:01:30Z  draft         2
            branch draft at 2
            branch main at 1, current
            tag safe at 1
            """);
    assertThat(last.err()).isEmpty();
  }

  @Test
  void show_version_printsEntries() {
    String file = file();
    String later = "2026-01-31T12:30:00Z";
    String muchLater = "9999-01-01T00:00:00Z";
    for (String version : new String[] {"1", "safe", "main", later, muchLater}) {
      assertThat(maple("history", "show", file, version)).isZero();
      assertThat(last.out())
          .isEqualTo(
              """
              0x1000-0x1fff heap
              0x2000-0x2fff guard
              0x3000-0x4fff heap
              0xffffffffffffffff-0xffffffffffffffff end\\u000a
              """);
    }
    assertThat(maple("history", "show", file, "draft")).isZero();
    assertThat(last.out().lines()).hasSize(2);
  }

  @Test
  void diff_printsBothSides() {
    String file = file();
    assertThat(maple("history", "diff", file, "0", "1")).isEqualTo(1);
    assertThat(last.out())
        .isEqualTo(
            """
            - 0x1000-0x4fff heap
            + 0x1000-0x1fff heap
            + 0x2000-0x2fff guard
            + 0x3000-0x4fff heap
            """);
    assertThat(maple("history", "diff", file, "safe", "main")).isZero();
    assertThat(last.out()).isEmpty();
  }

  @Test
  void blame_namesTheVersionThatWroteEachRange() {
    String file = file();
    assertThat(maple("history", "blame", file)).isZero();
    assertThat(last.out())
        .isEqualTo(
            """
            0x1000-0x1fff                          0  2026-01-31T12:00:00Z  main  first
            0x2000-0x2fff                          1  2026-01-31T12:01:00Z  main  guarded
            0x3000-0x4fff                          0  2026-01-31T12:00:00Z  main  first
            0xffffffffffffffff-0xffffffffffffffff  0  2026-01-31T12:00:00Z  main  first
            """);
    assertThat(maple("history", "blame", file, "0x2800-0x37ff", "--branch", "draft")).isZero();
    assertThat(last.out()).contains("0x2800-0x2fff", "0x3000-0x37ff");
    assertThat(maple("history", "blame", file, "all")).isEqualTo(2);
    assertThat(last.err()).isEqualTo("maple: 'all' is no range, as in 0x1000-0x1fff\n");
    assertThat(maple("history", "blame", file, "--branch", "none")).isEqualTo(2);
  }

  @Test
  void show_snapshotOnStandardInput_isRead() {
    History<MapleTree<byte[]>> history =
        History.ofTree(MapleTree.of(0, 9, new byte[] {(byte) 0xca, (byte) 0xfe}), NOON, "");
    last =
        MapleRun.withInput(
            codec(ValueCodec.bytes()).encode(history), "history", "show", "-", "main");
    assertThat(last.status()).isZero();
    assertThat(last.out()).isEqualTo("0x0-0x9 cafe\n");
    last = MapleRun.withInput(new byte[0], "history", "show", "-");
    assertThat(last.status()).isEqualTo(2);
    assertThat(last.err()).isEqualTo("maple: standard input: the file is empty\n");
  }

  @Test
  void show_watchedMaps_areRead() {
    String text =
        "# maple watch 1\n2026-01-31T12:00:00Z\n00001000-00002000 rw-p 00000000 00:00 0 \n";
    last = MapleRun.withInput(text.getBytes(StandardCharsets.UTF_8), "history", "show", "-", "0");
    assertThat(last.err()).isEmpty();
    assertThat(last.out()).isEqualTo("0x1000-0x1fff 00001000-00002000 rw-p 00000000 00:00 0 \n");
  }

  /** What comes that way is copied first, and nobody knows the copy. */
  @Test
  void show_noTextOnStandardInput_isNamedStandardInput() {
    last = MapleRun.withInput("#\n\0".getBytes(StandardCharsets.UTF_8), "history", "show", "-");
    assertThat(last.status()).isEqualTo(2);
    assertThat(last.err())
        .isEqualTo("maple: standard input line 2: the line holds a zero byte: this is no text\n");
  }

  @Test
  void version_namedInDigits_isATagOrABranchFirst() {
    String file =
        file(
            history()
                .tag("2024")
                .branch("7")
                .commit(MapleTree.empty(), NOON.plusSeconds(99), "")
                .tag("0"));
    assertThat(maple("history", "diff", file, "2024", "1")).isZero();
    assertThat(maple("history", "diff", file, "7", "3")).isZero();
    assertThat(maple("history", "diff", file, "0", "3")).isZero();
    assertThat(maple("history", "diff", file, "00", "3")).as("no tag, so a number").isEqualTo(1);
    assertThat(maple("history", "blame", file, "--branch", "7")).isZero();
    assertThat(maple("history", "show", file, "2025")).isEqualTo(2);
    assertThat(last.err()).contains(": there is no version 2025; ");
  }

  @Test
  void names_thatMoveTheCursorOrTurnTheText_areEscaped() {
    String file =
        file(
            History.ofTree(MapleTree.of(0, 9, "a\u202eb"), NOON, "note\u2028\u009b2J")
                .tag("t\u2066")
                .branch("b\udb40\udc01"));
    assertThat(maple("history", "show", file)).isZero();
    assertThat(last.out())
        .contains(" 1  note\\u2028\\u009b2J\n")
        .contains("branch b\\udb40\\udc01 at 0")
        .contains("tag t\\u2066 at 0\n");
    assertThat(maple("history", "show", file, "0")).isZero();
    assertThat(last.out()).isEqualTo("0x0-0x9 a\\u202eb\n");
    assertThat(maple("history", "blame", file)).isZero();
    assertThat(last.out()).endsWith("  main  note\\u2028\\u009b2J\n");
    assertThat(maple("history", "show", file, "a\u202eb")).isEqualTo(2);
    assertThat(last.err()).contains(": there is no version a\\u202eb; ");
  }

  @Test
  void show_tornEnd_isLeftOutAndReported() throws IOException {
    String file = file();
    byte[] whole = Files.readAllBytes(Path.of(file));
    Files.write(Path.of(file), Arrays.copyOf(whole, whole.length + 5));
    assertThat(maple("history", "show", file, "0")).isZero();
    assertThat(last.err())
        .startsWith("maple: " + file + ": the last 5 bytes are no whole record and are left out: ");
    assertThat(last.out().lines()).hasSize(2);
  }

  @Test
  void badInput_isOneSentence() throws IOException {
    String file = file();
    assertThat(maple("history", "show", file, "nine")).isEqualTo(2);
    assertThat(last.err())
        .isEqualTo(
            "maple: "
                + file
                + ": there is no version nine; show lists the versions, branches and tags\n");
    assertThat(maple("history", "show", file, "1600-01-01T00:00:00Z")).isEqualTo(2);
    assertThat(last.err()).contains(": there is no version as of 1600-01-01T00:00:00Z; ");
    assertThat(maple("history", "diff", file, "0", "9")).isEqualTo(2);
    assertThat(maple("history", "show", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(last.err()).endsWith(": there is no such file\n");
    byte[] damaged = Files.readAllBytes(Path.of(file));
    damaged[20] ^= 1;
    Files.write(Path.of(file), damaged);
    assertThat(maple("history", "show", file)).isEqualTo(2);
    assertThat(last.err()).startsWith("maple: " + file + ": at offset 0x10: ");
    assertThat(maple("history")).isEqualTo(2);
  }

  /** A pipe has no size, and no second reading: it is not taken for an empty file. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void show_noRegularFile_saysHowToReadIt() {
    assertThat(maple("history", "show", "/dev/null")).isEqualTo(2);
    assertThat(last.err())
        .isEqualTo("maple: /dev/null: this is no regular file; what a pipe brings is read as -\n");
  }

  @Test
  void unknownCodec_isNamed() throws IOException {
    HistoryCodec<String, Void> codec = HistoryCodec.ofValues(ValueCodec.utf8());
    Path path = Files.write(folder.resolve("b"), codec.encode(History.of("x", NOON, "")));
    assertThat(maple("history", "show", path.toString())).isEqualTo(2);
    assertThat(last.err())
        .isEqualTo(
            "maple: "
                + path
                + ": written by codec 'utf-8'; known here are trees of utf-8, long, int and bytes\n");
  }
}
