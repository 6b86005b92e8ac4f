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

  /** The most bytes of acknowledgements before a kill: some 80 lines. */
  private static final int MOST_BYTES = 400;

  @TempDir private Path folder = Path.of("");
  private final long[] acknowledged = new long[FILES];
  private long versions;
  private long unacknowledged;
  private long compactions;
  private long torn;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void kill_atAnyMoment_losesNothingAcknowledged() throws IOException, InterruptedException {
    Random random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      killOnce(1 + random.nextInt(MOST_BYTES), random.nextInt(10_000));
      for (int file = 0; file < FILES; file++) {
        check(file, "kill " + kill + ", file " + file);
      }
    }
    System.out.println(
        KILLS
            + " kills, "
            + versions
            + " acknowledged versions, all there; "
            + unacknowledged
            + " more that were not acknowledged, "
            + torn
            + " torn ends, "
            + compactions
            + " compactions");
    assertThat(versions).as("acknowledged versions").isGreaterThan(5L * KILLS);
    assertThat(compactions).as("compactions").isPositive();
  }

  /** Kills a writer a moment after it has acknowledged so many bytes, in the midst of the next. */
  private void killOnce(int bytes, int micros) throws IOException, InterruptedException {
    Path lines = folder.resolve("acknowledged");
    Files.deleteIfExists(lines);
    Process process =
        TestProcess.builder(DoomedWriter.class, List.of(folder.toString(), String.valueOf(FILES)))
            .redirectOutput(lines.toFile())
            .start();
    try {
      while (process.isAlive() && (!Files.exists(lines) || Files.size(lines) < bytes)) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      TimeUnit.MICROSECONDS.sleep(micros);
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
    if (words.length == 2 && words[1].equals("compacted")) {
      compactions++;
    } else if (words.length == 2 && words[1].matches("[0-9]+")) {
      int file = Integer.parseInt(words[0]);
      acknowledged[file] = Math.max(acknowledged[file], Long.parseLong(words[1]));
      versions++;
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
    unacknowledged += last - acknowledged[file];
    acknowledged[file] = last;
    assertThat(stored.history().size()).as(what).isEqualTo(last + 1);
    for (Version<MapleTree<Long>> version : stored.history().versions()) {
      assertThat(version.value().equals(DoomedWriter.tree(version.number()))).as(what).isTrue();
    }
    try (HistoryFile<MapleTree<Long>> open = HistoryFile.open(path, CODEC).get()) {
      assertThat(open.tornBytes()).as(what).isEqualTo(stored.tornBytes());
      torn += open.tornBytes() > 0 ? 1 : 0;
    }
    if (last > LONG_ENOUGH) {
      Files.delete(path);
      acknowledged[file] = 0;
    }
  }
}
