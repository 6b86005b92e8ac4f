package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pipes as input: they have no position, which file streams of Java 17 look for, and a named one is
 * opened by two, or by nobody.
 */
class PipedInputTest {

  private static final class Pipe extends FileInputStream {
    Pipe(Path file) throws IOException {
      super(file.toFile());
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
      throw new IOException("Illegal seek");
    }
  }

  @Test
  void text_ofAPipe_isRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("piped"), "fork\n");
    try (InputStream pipe = new Pipe(file);
        PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Streams streams = new Streams(pipe, nowhere, nowhere, false);
      assertThat(Inputs.text("-", "script", streams)).isEqualTo("fork\n");
    }
  }

  private static Path namedPipe(Path folder) throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void open_pipeWithoutWriter_isRefused(@TempDir Path folder) throws Exception {
    String pipe = namedPipe(folder).toString();
    Streams streams = new Streams(InputStream.nullInputStream(), System.out, System.err, false);
    assertThatThrownBy(() -> Inputs.open(pipe, streams, Duration.ofMillis(100)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(pipe + ": cannot be read: it is a pipe that nobody writes to");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void open_pipeWithALateWriter_isRead(@TempDir Path folder) throws Exception {
    Path pipe = namedPipe(folder);
    CompletableFuture<Path> writer =
        CompletableFuture.supplyAsync(
            () -> Path.of(MapleRun.file(folder, "pipe", "late")),
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    Streams streams = new Streams(InputStream.nullInputStream(), System.out, System.err, false);
    try (InputStream in = Inputs.open(pipe.toString(), streams)) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("late");
    }
    assertThat(writer.join()).isEqualTo(pipe);
  }

  /** What is refused anyway is not waited for. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void historyOfAPipe_isRefusedUnopened(@TempDir Path folder) throws Exception {
    String pipe = namedPipe(folder).toString();
    assertThat(MapleRun.of("history", "show", pipe).err())
        .isEqualTo(
            "maple: " + pipe + ": this is no regular file; what a pipe brings is read as -\n");
  }
}
