package org.mapletree.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
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
            + " on disk, beside as many copies. Exit status 1 if it is 1/50 or more of the copies.",
    footer = {
      "",
      "The heap is what is in use after a collection; a copy is a tree of its own over the same"
          + " values. On disk, a copy is a snapshot."
    })
final class VersionsCommand implements Callable<Integer> {

  private static final int PROMISED = 50;
  private static final HistoryCodec<MapleTree<Long>, Long> CODEC =
      HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.longs()));

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

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
    long before = used();
    History<MapleTree<Long>> history = history(commit -> {});
    long heap = used() - before;
    HistoryStats stats = history.stats();
    print("memory, nodes, counted", stats.bytes(), stats.bytesAsCopies());
    print("memory, heap in use, with values", heap, versions * heapOfACopy(history));
    long copies = (long) versions * SnapshotCodec.of(ValueCodec.longs()).encode(first()).length;
    print("disk, snapshot with the same sharing", snapshot(history), copies);
    print("disk, history file, all at once", file(history, false), copies);
    print("disk, history file, commit by commit", file(history, true), copies);
    return kept ? 0 : 1;
  }

  /** What another tree of the same entries adds to the heap. */
  private static long heapOfACopy(History<MapleTree<Long>> history) {
    MapleTree<Long> tree = history.latest().value();
    long before = used();
    MapleTree<Long> copy = MapleTree.ofEntries(tree);
    long bytes = used() - before;
    // Both are looked at again, so that neither has been collected.
    if (!copy.equals(tree)) {
      throw new AssertionError("a copy differs");
    }
    return bytes;
  }

  private static long used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** What is done with each commit. */
  private interface Committed {
    void accept(History<MapleTree<Long>> history) throws IOException;
  }

  private MapleTree<Long> first() {
    MapleTree.Builder<Long> builder = MapleTree.builder();
    for (long i = 0; i < entries; i++) {
      builder.add(i << 12, (i << 12) + 0xfff, i);
    }
    return builder.build();
  }

  private History<MapleTree<Long>> history(Committed committed) throws IOException {
    Random random = new Random(1);
    History<MapleTree<Long>> history = History.ofTree(first(), START, "");
    for (int version = 1; version < versions; version++) {
      MapleTree<Long> tree = history.latest().value();
      for (int write = 0; write < writes; write++) {
        // every other write moves borders, too
        long first = ((long) random.nextInt(entries) << 12) + write % 2 * 0x800L;
        tree = tree.put(first, first + 0xfff, random.nextLong(1_000_000));
      }
      history = history.commit(tree, START.plusSeconds(version), "");
      committed.accept(history);
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

  /** The length of a file to which the history was written, or each of its commits appended. */
  private long file(History<MapleTree<Long>> history, boolean singly) throws IOException {
    Path folder = Files.createTempDirectory("versions");
    Path path = folder.resolve("versions.history");
    History<MapleTree<Long>> start = singly ? History.ofTree(first(), START, "") : history;
    try (HistoryFile<MapleTree<Long>> file = HistoryFile.create(path, CODEC, start)) {
      if (singly) {
        History<MapleTree<Long>> unused = history(file::append);
      }
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
    kept &= bytes * PROMISED < copies;
  }
}
