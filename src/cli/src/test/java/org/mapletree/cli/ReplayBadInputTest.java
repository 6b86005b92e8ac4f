package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Input that cannot be replayed: one sentence that names file and line, status 2, and nothing on
 * standard output.
 */
class ReplayBadInputTest {

  private static final String TRACE = MapleRun.text("cat.strace");

  @TempDir Path folder;

  private void refuses(String trace, String sentence) {
    refuses(
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "t.strace", trace),
            "--before",
            MapleRun.file(folder, "b.maps", MapleRun.recording("cat.before.maps"))),
        sentence);
  }

  private void refuses(MapleRun run, String sentence) {
    assertThat(run.err().replace(folder + "/", "")).isEqualTo("maple: " + sentence + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void everyCutInMidLine_isNoticed() {
    byte[] whole = TRACE.getBytes(StandardCharsets.UTF_8);
    String before = MapleRun.file(folder, "b.maps", MapleRun.recording("cat.before.maps"));
    String trace = folder.resolve("t.strace").toString();
    int end = TRACE.indexOf("12804 exit_group");
    for (int length = 1; length < end; length += 7) {
      MapleRun.file(folder, "t.strace", Arrays.copyOf(whole, length));
      MapleRun run = MapleRun.of("replay", trace, "--before", before);
      assertThat(run.status()).as("cut at byte %d", length).isEqualTo(2);
      assertThat(run.err().lines())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("maple: " + trace + " line ")
          .contains("cut");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void cutBetweenLines_isNoticed() {
    String cut = TRACE.substring(0, TRACE.indexOf("12804 exit_group"));
    refuses(
        cut, "t.strace line 31: the trace is cut: it ends here, but thread 12804 has not exited");
  }

  @Test
  void cutInMidCall_isNoticed() {
    String cut =
        TRACE.lines().limit(3).reduce("", (all, line) -> all + line + "\n")
            + "12804 munmap(0x7ffff7fc0000, 8192 <unfinished ...>\n";
    refuses(
        cut,
        "t.strace line 4: the trace is cut in mid-call: the munmap that begins here never comes back");
  }

  @Test
  void noSystemCall_isRefused() {
    refuses(
        TRACE.replace("12804 munmap(0x7ffff7fb7000, 34547)     = 0", "Hello, world"),
        "t.strace line 14: this is no system call: Hello, world");
  }

  @Test
  void whatIsNotSeen_isEscapedAndLettersStay() {
    String call = "12804 munmap(0x7ffff7fb7000, 34547)     = 0";
    refuses(
        TRACE.replace(call, "1 brk(\u001b[31mA"),
        "t.strace line 14: the call's arguments have no end: 1 brk(\\u001b[31mA");
    refuses(
        TRACE.replace(call, "é " + "😀".repeat(60)),
        "t.strace line 14: this is no system call: é " + "😀".repeat(58) + "...");
    refuses(
        TRACE.replace("34547)     = 0", "٤٠٩٦) = 0"),
        "t.strace line 14: this is no 64-bit number: ٤٠٩٦");
  }

  @Test
  void addressOf17Digits_isRefused() {
    refuses(
        TRACE.replace("munmap(0x7ffff7fb7000", "munmap(0x1000007ffff7fb700"),
        "t.strace line 14: an address has 17 hex digits, 16 are the most: 0x1000007ffff7fb700");
  }

  @Test
  void emptyTrace_isRefused() {
    refuses("", "t.strace: the trace is empty");
  }

  @Test
  void zeroByte_isRefused() {
    refuses(
        TRACE.replace("12804 brk(NULL)", "12804\0brk(NULL)"),
        "t.strace line 2: the line holds a zero byte: this is no text");
  }

  @Test
  void traceOfAnotherProgram_isRefused() {
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "t.strace", TRACE),
            "--before",
            MapleRun.file(folder, "perl.before.maps"));
    refuses(
        run, "t.strace line 1: the trace is of /usr/bin/cat, which the map before does not show");
  }

  @Test
  void traceWithoutExec_isRefused() {
    refuses(
        TRACE.substring(TRACE.indexOf('\n') + 1),
        "t.strace line 1: the trace does not begin with an execve: nothing says which program it is of");
  }

  @Test
  void longLine_isRefused() {
    refuses(
        "1".repeat(9 << 20),
        "t.strace line 1: the line is longer than 8 MiB; no line of a trace is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12804 mmap(NULL, 8192, PROT_READ) = 0; mmap has 3 arguments, more are needed: NULL, 8192, PROT_READ",
        "12804 mprotect(0x7ffff7fa4000, 16384, PROT_MAGIC) = 0; mprotect has a flag of unknown name: PROT_MAGIC",
        "12804 munmap(0x7ffff7fa4000, 16384); the call has no result: 12804 munmap(0x7ffff7fa4000, 16384)",
        "12804 <... munmap resumed>) = 0; thread 12804 has begun no munmap that could be resumed",
        "99 munmap(0x7ffff7fa4000, 16384) = 0; thread 99 shows up, but no call before has made it",
        "12804 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7ffff7fb7000; a file is mapped whose name is not shown: record with strace -y"
      })
  void badLine_isRefused(String line, String reason) {
    String first = TRACE.substring(0, TRACE.indexOf('\n') + 1);
    refuses(first + line + "\n", "t.strace line 2: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';: the file is empty",
        "Hello; line 1: this is no line of /proc/PID/maps: Hello",
        "55555555400000000-555555556000 r--p 00000000 fe:00 1 /x; line 1: a number of more than 16 digits"
      })
  void badMap_isRefused(String text, String reason) {
    MapleRun run =
        MapleRun.of(
            "replay",
            MapleRun.file(folder, "t.strace", TRACE),
            "--before",
            MapleRun.file(folder, "b.maps", text));
    refuses(run, "b.maps" + (reason.startsWith(":") ? "" : " ") + reason);
  }

  @Test
  void directoryAndMissingFile_areRefused() {
    String before = MapleRun.file(folder, "b.maps", MapleRun.recording("cat.before.maps"));
    MapleRun directory = MapleRun.of("replay", folder.toString(), "--before", before);
    assertThat(directory.err())
        .isEqualTo("maple: " + folder + ": this is a directory, not a file\n");
    assertThat(directory.status()).isEqualTo(2);
    refuses(
        MapleRun.of("replay", folder.resolve("none").toString(), "--before", before),
        "none: there is no such file");
  }

  @Test
  void unreadableInput_isOneSentence() {
    refuses(MapleRun.of("replay", "x", "--before", ""), "the name of a file is empty");
    refuses(
        MapleRun.of("replay", "x", "--before", folder.resolve("a\nb").toString()),
        "a\\u000ab: there is no such file");
    refuses(
        MapleRun.of("replay", "x", "--before", "a\0b"),
        "a\\u0000b: cannot be read: Nul character not allowed");
    String file = MapleRun.file(folder, "file", "");
    refuses(
        MapleRun.of("replay", "x", "--before", file + "/x"),
        "file/x: cannot be read: Not a directory");
  }

  @Test
  void nameThatTurnsTheText_isEscaped() {
    assertThat(MapleRun.of("replay", "x", "--before", "a\u202eb").err())
        .startsWith("maple: a\\u202eb: ")
        .doesNotContain("\u202e");
    assertThat(MapleRun.of("replay", "x", "a\u202eb", "--before", "y").err())
        .startsWith("maple replay: ")
        .contains("a\\u202eb")
        .doesNotContain("\u202e");
  }

  /** As in {@code --before <(zcat b.maps.gz)}. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void pipe_isRead() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    byte[] map = MapleRun.recording("cat.before.maps");
    CompletableFuture<Path> writer =
        CompletableFuture.supplyAsync(
            () -> Path.of(MapleRun.file(folder, pipe.getFileName().toString(), map)));
    MapleRun run =
        MapleRun.of(
            "replay", MapleRun.file(folder, "t.strace", TRACE), "--before", pipe.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(writer.join()).isEqualTo(pipe);
  }

  /** A file's name may begin with @, which means nothing here. */
  @Test
  void nameBeginningWithAnAt_isAFile() {
    refuses(MapleRun.of("replay", "x", "--before", "@none"), "@none: there is no such file");
    Path arguments = Path.of(MapleRun.file(folder, "arguments", "--help"));
    refuses(
        MapleRun.of("replay", "x", "--before", "@" + arguments),
        "@arguments: there is no such file");
  }

  @Test
  void outputThatCannotBeWritten_isOneSentence() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    int status =
        Maple.run(
            new Streams(
                InputStream.nullInputStream(), new PrintStream(full), new PrintStream(err), false),
            "--version");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: standard output: cannot be written\n");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void tooLittleMemory_isOneSentence() {
    InputStream endless =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int from, int length) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Maple.run(
            new Streams(endless, new PrintStream(out), new PrintStream(err), false),
            "replay",
            "-",
            "--before",
            MapleRun.file(folder, "cat.before.maps"));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("maple: the input needs more memory than there is; java -Xmx8g gives 8 GiB\n");
    assertThat(out.size()).isZero();
    assertThat(status).isEqualTo(2);
  }

  @Test
  void usage_isOneSentence() {
    MapleRun missing = MapleRun.of("replay", "x.strace");
    assertThat(missing.err())
        .isEqualTo("maple replay: Missing required option: '--before=MAPS'; try --help\n");
    assertThat(missing.status()).isEqualTo(2);
    MapleRun twice = MapleRun.of("replay", "-", "--before", "-");
    assertThat(twice.err())
        .isEqualTo("maple replay: only one of the files can be standard input; try --help\n");
    assertThat(twice.status()).isEqualTo(2);
    assertThat(MapleRun.of().err()).isEqualTo("maple: Missing required subcommand; try --help\n");
    assertThat(MapleRun.of("vma").err())
        .isEqualTo("maple vma: Missing required subcommand; try --help\n");
    assertThat(MapleRun.of("vma").status()).isEqualTo(2);
    assertThat(MapleRun.of().status()).isEqualTo(2);
  }

  @Test
  void help_isAResult() {
    MapleRun help = MapleRun.of("replay", "--help");
    assertThat(help.out()).contains("Usage: maple replay", "--before", "Exit status: 0");
    assertThat(help.out().lines())
        .as("a command that can be copied")
        .contains("  setarch -R strace -f -y -e trace=memory,process -o NAME.strace COMMAND");
    assertThat(help.err()).isEmpty();
    assertThat(help.status()).isZero();
    assertThat(MapleRun.of("--version").out()).startsWith("maple ");
  }
}
