package org.mapletree.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Callable;
import org.mapletree.MapleTree;
import org.mapletree.codec.HistoryCodec;
import org.mapletree.codec.HistoryFile;
import org.mapletree.codec.SnapshotCodec;
import org.mapletree.codec.ValueCodec;
import org.mapletree.history.History;
import org.mapletree.history.HistoryStats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench versions}: what the versions of a tree hold beside as many copies. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    description =
        "Makes versions of a tree, some writes apart, and prints the bytes that they hold in memory and"
            + " on disk, beside as many copies. Exit status 1 if it is 1/50 or more of the copies.")
final class VersionsCommand implements Callable<Integer> {

  private static final int PROMISED = 50;
  private static final HistoryCodec<MapleTree<Long>, Long> CODEC =
      HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.longs()));

  @Option(names = "--versions", description = "how many, by default ${DEFAULT-VALUE}")
  private int versions = 10_000;

  @Option(names = "--entries", description = "entries of a version, by default ${DEFAULT-VALUE}")
  private int entries = 100_000;

  @Option(names = "--writes", description = "writes between two, by default ${DEFAULT-VALUE}")
  private int writes = 10;

  private boolean kept = true;

  /** Made by picocli. */
  VersionsCommand() {}

  @Override
  public Integer call() throws IOException {
    System.out.printf(
        "%,d versions of a tree of %,d entries, %,d writes apart%n%n", versions, entries, writes);
    History<MapleTree<Long>> history = history();
    HistoryStats stats = history.stats();
    print("memory, nodes of all versions", stats.bytes(), stats.bytesAsCopies());
    long copies = (long) versions * SnapshotCodec.of(ValueCodec.longs()).encode(first()).length;
    print("disk, snapshot with the same sharing", snapshot(history), copies);
    print("disk, history file", file(history), copies);
    return kept ? 0 : 1;
  }

  private MapleTree<Long> first() {
    MapleTree.Builder<Long> builder = MapleTree.builder();
    for (long i = 0; i < entries; i++) {
      builder.add(i << 12, (i << 12) + 0xfff, i);
    }
    return builder.build();
  }

  private History<MapleTree<Long>> history() {
    Random random = new Random(1);
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    History<MapleTree<Long>> history = History.ofTree(first(), at, "");
    for (int version = 1; version < versions; version++) {
      MapleTree<Long> tree = history.latest().value();
      for (int write = 0; write < writes; write++) {
        // every other write moves borders, too
        long first = ((long) random.nextInt(entries) << 12) + write % 2 * 0x800L;
        tree = tree.put(first, first + 0xfff, random.nextLong(1_000_000));
      }
      history = history.commit(tree, at.plusSeconds(version), "");
    }
    return history;
  }

  private static long snapshot(History<MapleTree<Long>> history) throws IOException {
    long[] count = new long[1];
    CODEC.write(
        history,
        new OutputStream() {
          @Override
          public void write(int one) {
            count[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            count[0] += length;
          }
        });
    return count[0];
  }

  private static long file(History<MapleTree<Long>> history) throws IOException {
    Path folder = Files.createTempDirectory("versions");
    Path path = folder.resolve("versions.history");
    try (HistoryFile<MapleTree<Long>> file = HistoryFile.create(path, CODEC, history)) {
      return file.length();
    } finally {
      Files.deleteIfExists(path);
      Files.deleteIfExists(folder.resolve("versions.history.lock"));
      Files.delete(folder);
    }
  }

  private void print(String what, long bytes, long copies) {
    System.out.printf(
        "%-38s %,15d bytes, 1/%,d of %,d bytes in copies%n", what, bytes, copies / bytes, copies);
    kept &= copies / bytes > PROMISED;
  }
}
