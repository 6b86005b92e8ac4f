package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code maple watch} as a process of its own, which looks at real ones. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class WatchProcessTest {

  private static final int SIGINT = 2;

  @TempDir Path folder;

  private static ProcessBuilder maple(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().add("-cp");
    // Surefire has the library on the module path, other runners on the class path
    builder
        .command()
        .add(
            System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", ""));
    builder.command().add(Maple.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** This very process is watched while it maps a file, and the watcher is stopped by Ctrl-C. */
  @Test
  void interrupted_hasSavedAllThatItSaw() throws Exception {
    assumeFalse(
        interruptsAreIgnored(),
        "a job in the background of a shell hands SIGINT ignored to its children");
    Path saved = folder.resolve("seen.maps");
    String self = Long.toString(ProcessHandle.current().pid());
    Process watcher = maple("watch", self, "--every", "20ms", "--save", saved.toString()).start();
    try (BufferedReader out = watcher.inputReader()) {
      assertThat(out.readLine()).contains(" mappings, ");
      Path file = Files.write(folder.resolve("mapped.bin"), new byte[1 << 20]);
      MappedByteBuffer mapped = map(file);
      String line = out.readLine();
      while (!line.contains("appeared") || !line.contains(file.toString())) {
        line = out.readLine();
      }
      assertThat(line).contains("1.0 MiB");
      assertThat(mapped.capacity()).isEqualTo(1 << 20);
      new ProcessBuilder("kill", "-INT", Long.toString(watcher.pid())).start().waitFor();
      assertThat(watcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(watcher.exitValue()).isEqualTo(130);

      MapleRun loaded = MapleRun.of("watch", "--load", saved.toString());
      assertThat(loaded.err()).isEmpty();
      assertThat(loaded.out()).contains(line);
    } finally {
      watcher.destroyForcibly();
    }
  }

  private static boolean interruptsAreIgnored() throws IOException {
    String prefix = "SigIgn:";
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(prefix))
            .findFirst()
            .orElseThrow();
    long mask = Long.parseUnsignedLong(ignored.substring(prefix.length()).strip(), 16);
    return (mask >> (SIGINT - 1) & 1) != 0;
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }

  @Test
  void aProcessThatEnds_endsTheWatching() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "100").start();
    String number = Long.toString(sleeper.pid());
    Thread end =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(300);
              } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
              }
              sleeper.destroyForcibly();
            });
    end.start();
    MapleRun run = MapleRun.of("watch", number, "--every", "10ms");
    end.join();
    assertThat(run.err()).isEqualTo("maple: process " + number + " has ended\n");
    assertThat(run.out()).contains(" mappings, ");
    assertThat(run.status()).isZero();
  }
}
