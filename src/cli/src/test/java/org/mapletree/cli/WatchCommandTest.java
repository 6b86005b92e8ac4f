package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code maple watch} on processes that a folder of files plays. */
@Timeout(60)
class WatchCommandTest {

  private static final String PROGRAM =
      "00400000-00402000 r-xp 00000000 fe:00 12                                 /usr/bin/p\n";
  private static final String HEAP =
      "00500000-00521000 rw-p 00000000 00:00 0                                  [heap]\n";
  private static final String GROWN =
      "00500000-00542000 rw-p 00000000 00:00 0                                  [heap]\n";
  private static final String SAVED =
      "2026-01-31T12:00:00Z\n"
          + PROGRAM
          + HEAP
          + "\n2026-01-31T12:00:01.5Z\n"
          + PROGRAM
          + GROWN
          + "7f0000000000-7f0000004000 rw-p 00000000 00:00 0 \n"
          + "\n2026-01-31T12:01:00Z\n"
          + GROWN;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void aKernelWithOneProcess() throws IOException {
    Files.createDirectories(folder.resolve("proc/self"));
    Files.createDirectories(folder.resolve("proc/7"));
    show(PROGRAM + HEAP);
  }

  private void show(String maps) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), maps);
    Files.move(next, folder.resolve("proc/7/maps"), StandardCopyOption.ATOMIC_MOVE);
  }

  private int watch(String... arguments) {
    return watch(out, arguments);
  }

  private int watch(OutputStream reader, String... arguments) {
    Streams streams =
        new Streams(
            new ByteArrayInputStream(SAVED.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(reader, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Maple.run(streams, folder.resolve("proc"), arguments);
  }

  private Thread inBackground(int[] status, String... arguments) {
    Thread thread = new Thread(() -> status[0] = watch(arguments));
    thread.start();
    return thread;
  }

  private void awaitOutput(String part) throws InterruptedException {
    while (!out.toString(StandardCharsets.UTF_8).contains(part)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void watch_untilTheProcessEnds_printsAndSavesWhatChanged() throws Exception {
    int[] status = {-1};
    Thread watcher =
        inBackground(status, "watch", "7", "--every", "5ms", "--save", file("seen.maps"));
    awaitOutput("2 mappings, 140.0 KiB\n");
    show(PROGRAM + GROWN);
    awaitOutput("  grew  00500000-00542000  rw-p  264.0 KiB  [heap]  by 132.0 KiB\n");
    Files.delete(folder.resolve("proc/7/maps"));
    watcher.join();

    assertThat(status[0]).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("maple: process 7 has ended\n");
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    String printed = out.toString(StandardCharsets.UTF_8);
    out.reset();
    assertThat(watch("watch", "--load", file("seen.maps"))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(printed);
  }

  @Test
  void watch_interrupted_endsWell() throws Exception {
    int[] status = {-1};
    Thread watcher = inBackground(status, "watch", "7", "--every", "1m");
    awaitOutput("2 mappings");
    watcher.interrupt();
    watcher.join(Duration.ofSeconds(30).toMillis());
    assertThat(status[0]).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void watch_outputThatNobodyReadsAnyMore_isTheEnd() throws Exception {
    int[] status = {-1};
    Thread watcher =
        new Thread(() -> status[0] = watch(new OneLineReader(out), "watch", "7", "--every", "5ms"));
    watcher.start();
    awaitOutput("2 mappings, 140.0 KiB\n");
    show(PROGRAM + GROWN);
    watcher.join(Duration.ofSeconds(30).toMillis());
    assertThat(watcher.isAlive()).isFalse();
    assertThat(status[0]).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: standard output: cannot be written\n");
  }

  @Test
  void watch_withRss_readsSmapsAndSumsUp() throws Exception {
    Files.writeString(
        folder.resolve("proc/7/smaps"), PROGRAM + "Rss: 8 kB\n" + HEAP + "Rss: 100 kB\n");
    int[] status = {-1};
    Thread watcher = inBackground(status, "watch", "7", "--every", "5ms", "--rss");
    awaitOutput("2 mappings, 140.0 KiB, 108.0 KiB in memory\n");
    Path next = Files.writeString(folder.resolve("next"), PROGRAM + "Rss: 4 kB\n" + HEAP);
    Files.move(next, folder.resolve("proc/7/smaps"), StandardCopyOption.ATOMIC_MOVE);
    awaitOutput("  in memory  00400000-00402000  r-xp    8.0 KiB  /usr/bin/p  -4.0 KiB\n");
    Files.delete(folder.resolve("proc/7/smaps"));
    watcher.join();
    assertThat(status[0]).isZero();
  }

  @Test
  void watch_theNumberOfAnEndedProcessGivenToAnother_isTheEnd() throws Exception {
    Path stat = folder.resolve("proc/7/stat");
    Files.writeString(stat, "7 (a ) b) S 1" + " 0".repeat(17) + " 1000 0\n");
    int[] status = {-1};
    Thread watcher = inBackground(status, "watch", "7", "--every", "5ms");
    awaitOutput("2 mappings");
    Path next =
        Files.writeString(folder.resolve("next"), "7 (a) S 1" + " 0".repeat(17) + " 1001 0");
    Files.move(next, stat, StandardCopyOption.ATOMIC_MOVE);
    watcher.join();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("maple: process 7 has ended\n");
  }

  @Test
  void watch_noSuchProcess_saysSo() {
    assertThat(watch("watch", "8")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("maple: there is no process 8\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void watch_aKernelThread_saysSo() throws IOException {
    show("");
    assertThat(watch("watch", "7")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: process 7 has no memory of its own: it has ended, or is the kernel's\n");
  }

  @Test
  void watch_withoutProc_saysSo() throws IOException {
    Files.delete(folder.resolve("proc/self"));
    assertThat(watch("watch", "8")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("watch needs Linux");
  }

  @Test
  void watch_aFileThatExists_isLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "precious");
    assertThat(watch("watch", "7", "--save", file.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: " + file + ": there is such a file already; it is left alone\n");
    assertThat(file).hasContent("precious");
  }

  @Test
  void watch_aNameThatNoFileHas_isOneSentence() {
    assertThat(watch("watch", "7", "--save", "")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: the name of a file is empty\n");
    err.reset();
    assertThat(watch("watch", "7", "--save", "a\0b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: a\\u0000b: cannot be written: Nul character not allowed\n");
    assertThat(out.size()).isZero();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void watch_aFileThatCannotBeMade_saysWhyOnce() {
    String inAFile = file("proc/7/maps") + "/x";
    assertThat(watch("watch", "7", "--save", inAFile)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: " + inAFile + ": cannot be written: Not a directory\n");
  }

  @Test
  void watch_aFileThatMayNotBeMade_saysSo() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may all");
    assertThat(watch("watch", "7", "--save", locked.resolve("x").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: " + locked.resolve("x") + ": the file may not be written\n");
  }

  @Test
  void load_all_printsEachVersionAndItsChanges() {
    assertThat(watch("watch", "--load", "-")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            2026-01-31T12:00:00Z  2 mappings, 140.0 KiB
            2026-01-31T12:00:01.500Z  3 mappings, 288.0 KiB (+148.0 KiB)
              grew      00500000-00542000          rw-p  264.0 KiB  [heap]  by 132.0 KiB
              appeared  7f0000000000-7f0000004000  rw-p   16.0 KiB
            2026-01-31T12:01:00Z  1 mapping, 264.0 KiB (-24.0 KiB)
              vanished  00400000-00402000          r-xp   8.0 KiB  /usr/bin/p
              vanished  7f0000000000-7f0000004000  rw-p  16.0 KiB
            """);
  }

  @Test
  void load_linesThatHaveBeenThroughWindows_isTheSame() {
    assertThat(watch("watch", "--load", "-")).isZero();
    String printed = out.toString(StandardCharsets.UTF_8);
    out.reset();
    String file = MapleRun.file(folder, "windows", SAVED.replace("\n", "\r\n"));
    assertThat(watch("watch", "--load", file)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(printed);
  }

  @Test
  void load_mappingsOfMoreThanHalfOfAllAddresses_haveSizes() {
    String small = "2026-01-31T12:00:00Z\n00000000-00001000 r--p 00000000 00:00 0 \n";
    String large = "2026-01-31T12:00:01Z\n00000000-fffffffffffff000 r--p 00000000 00:00 0 \n";
    assertThat(watch("watch", "--load", MapleRun.file(folder, "large", small + large))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            2026-01-31T12:00:00Z  1 mapping, 4.0 KiB
            2026-01-31T12:00:01Z  1 mapping, 16777216.0 TiB (+16777216.0 TiB)
              grew  00000000-fffffffffffff000  r--p  16777216.0 TiB  by 16777216.0 TiB
            """);
  }

  private static String named(String name) {
    return "00400000-00402000 r-xp 00000000 fe:00 12" + " ".repeat(33) + name + "\n";
  }

  @Test
  void load_nameThatTurnsTheText_isEscaped() {
    String odd = "2026-01-31T12:00:00Z\n" + HEAP + "\n2026-01-31T12:00:01Z\n";
    String saved = MapleRun.file(folder, "odd", odd + named("/a\u202eb\u001b[2J"));
    assertThat(watch("watch", "--load", saved)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("  /a\\u202eb\\u001b[2J\n");
  }

  /** A map that goes into a file or a pipe is to be read again; one on a terminal is looked at. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void load_nameAtAMoment_isEscapedWhereSomebodyIsLooking(boolean terminal) {
    String odd = "2026-01-31T12:00:00Z\n";
    String saved = MapleRun.file(folder, "odd", odd + named("/a\u202eb") + HEAP);
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), printed, printed, terminal);
    assertThat(Maple.run(streams, "watch", "--load", saved, "--at", "+0s")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(named(terminal ? "/a\\u202eb" : "/a\u202eb") + HEAP);
  }

  @Test
  void load_atAMoment_printsTheMapOfThatMoment() {
    assertThat(watch("watch", "--load", "-", "--at", "2026-01-31T12:00:01.499Z")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(PROGRAM + HEAP);
    out.reset();
    assertThat(watch("watch", "--load", "-", "--at", "+1m")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(GROWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+0ms", "+0s", "+0m", "2026-01-31T12:00:00Z"})
  void load_atTheFirstMoment_printsTheFirstMap(String moment) {
    assertThat(watch("watch", "--load", "-", "--at", moment)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(PROGRAM + HEAP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T12:01:00Z", "2300-01-01T00:00:00Z", "+999999999m"})
  void load_anyMomentAfterTheLastMap_printsTheLastMap(String moment) {
    assertThat(watch("watch", "--load", "-", "--at", moment)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(GROWN);
    assertThat(watch("watch", "--load", "-", "--at", "+1m", "--to", moment)).isZero();
  }

  @Test
  void load_betweenTwoMoments_printsWhatHappened() {
    assertThat(watch("watch", "--load", "-", "--at", "+0s", "--to", "+1s")).isZero();
    assertThat(watch("watch", "--load", "-", "--at", "+1ms", "--to", "+1s")).isZero();
    assertThat(out.size()).isZero();
    assertThat(watch("watch", "--load", "-", "--at", "+1s", "--to", "+60s")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
              vanished  00400000-00402000  r-xp    8.0 KiB  /usr/bin/p
              grew      00500000-00542000  rw-p  264.0 KiB  [heap]  by 132.0 KiB
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T11:00:00Z", "1600-01-01T00:00:00Z"})
  void load_beforeTheFirstMap_saysWhenThatIs(String moment) {
    assertThat(watch("watch", "--load", "-", "--at", moment)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "maple: standard input: there is no map of "
                + moment
                + ", the first is of 2026-01-31T12:00:00Z\n");
  }

  @Test
  void load_aWrongFile_namesFileAndLine() {
    String wrong = MapleRun.file(folder, "wrong", "2026-01-31T12:00:00Z\nnonsense\n");
    assertThat(watch("watch", "--load", wrong)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: " + wrong + " line 2: this is no line of /proc/PID/maps: nonsense\n");
    err.reset();
    String old = MapleRun.file(folder, "old", "# maple watch 1\n1600-01-01T00:00:00Z\n" + HEAP);
    assertThat(watch("watch", "--load", old)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("maple: " + old + " line 2: the date is not between 1677-09-21T");
  }

  @Test
  void misuse_isToldInOneSentence() {
    assertMisuse("either a PID or --load FILE is needed", "watch");
    assertMisuse("either a PID or --load FILE is needed", "watch", "7", "--load", "-");
    assertMisuse("'x' is no number of a process", "watch", "x");
    assertMisuse("'5' is no time, as in 500ms, 2s or 1m", "watch", "7", "--every", "5");
    assertMisuse("'0s' is too short: it has to be at least 1ms", "watch", "7", "--every", "0s");
    assertMisuse("--at and --to need --load", "watch", "7", "--at", "+1s");
    assertMisuse("--to needs --at", "watch", "--load", "-", "--to", "+1s");
    assertMisuse("--save, --every and --rss need a PID", "watch", "--load", "-", "--rss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"then", "+", "+5", "+then", "+5s "})
  void misuse_ofAMoment_repeatsWhatTheUserWrote(String moment) {
    assertMisuse(
        "'" + moment + "' is no moment, as in 2026-01-31T12:00:00Z or +90s",
        "watch",
        "--load",
        "-",
        "--at",
        moment);
  }

  private void assertMisuse(String problem, String... arguments) {
    err.reset();
    assertThat(watch(arguments)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple watch: " + problem + "; try --help\n");
  }
}
