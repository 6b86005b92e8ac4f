package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.codec.DoomedWriter.CODEC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.MapleTree;
import org.mapletree.history.Version;

/**
 * Kills a process that appends to history files, and looks whether every commit that was
 * acknowledged is there. {@code -Dmapletree.kills=200} kills as often; each process writes four
 * files and goes on where the one before was killed.
 */
class KilledWriterTest {

  private static final int KILLS = Integer.getInteger("mapletree.kills", 3);
  private static final int FILES = 4;

  /** A file of more versions is begun anew, so that checking it stays quick. */
  private static final int LONG_ENOUGH = 100;

  @TempDir private Path folder = Path.of("");
  private final long[] acknowledged = new long[FILES];
  private long versions;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void kill_atAnyMoment_losesNothingAcknowledged() throws IOException, InterruptedException {
    Random random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      killOnce(random.nextInt(150));
      for (int file = 0; file < FILES; file++) {
        check(file, "kill " + kill + ", file " + file);
      }
    }
    assertThat(versions).as("acknowledged versions").isPositive();
    System.out.println(KILLS + " kills, " + versions + " acknowledged versions, all there");
  }

  private void killOnce(int millis) throws IOException, InterruptedException {
    Path lines = folder.resolve("acknowledged");
    Files.deleteIfExists(lines);
    Process process =
        TestProcess.builder(DoomedWriter.class, List.of(folder.toString(), String.valueOf(FILES)))
            .redirectOutput(lines.toFile())
            .start();
    try {
      while (process.isAlive() && (!Files.exists(lines) || Files.size(lines) == 0)) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      TimeUnit.MILLISECONDS.sleep(millis);
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    Files.readAllLines(lines).forEach(this::note);
  }

  private void note(String line) {
    String[] words = line.split(" ", 2);
    assertThat(words[0]).as(line).matches("[0-9]?");
    // The kill may cut the last line short; then it says less than was acknowledged.
    if (words.length == 2 && words[1].matches("[0-9]+")) {
      int file = Integer.parseInt(words[0]);
      acknowledged[file] = Math.max(acknowledged[file], Long.parseLong(words[1]));
    }
  }

  private void check(int file, String what) throws IOException {
    Path path = folder.resolve(file + ".history");
    if (!Files.exists(path)) {
      assertThat(acknowledged[file]).as(what).isZero();
      return;
    }
    StoredHistory<MapleTree<Long>> stored = HistoryFile.read(path, CODEC).get();
    long last = stored.history().latest().number();
    assertThat(last).as(what).isBetween(acknowledged[file], acknowledged[file] + 1);
    versions += last - acknowledged[file];
    acknowledged[file] = last;
    assertThat(stored.history().size()).as(what).isEqualTo(last + 1);
    for (Version<MapleTree<Long>> version : stored.history().versions()) {
      assertThat(version.value().equals(DoomedWriter.tree(version.number()))).as(what).isTrue();
    }
    try (HistoryFile<MapleTree<Long>> open = HistoryFile.open(path, CODEC).get()) {
      assertThat(open.tornBytes()).as(what).isEqualTo(stored.tornBytes());
    }
    if (last > LONG_ENOUGH) {
      Files.delete(path);
      acknowledged[file] = 0;
    }
  }
}
