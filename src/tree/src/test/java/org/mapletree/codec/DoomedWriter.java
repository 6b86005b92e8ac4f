package org.mapletree.codec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mapletree.MapleTree;
import org.mapletree.history.History;

/**
 * A process that appends to history files until it is killed, one thread a file. For each commit
 * that is acknowledged it prints a line: the number of the file and that of the version; after a
 * compaction another, which says so.
 */
final class DoomedWriter {

  static final HistoryCodec<MapleTree<Long>, Long> CODEC =
      HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.longs()));

  /** Every so many versions the file is compacted. */
  private static final int COMPACTED = 16;

  private DoomedWriter() {}

  /** The tree of a version; of all but each tenth a short record, of each tenth a long one. */
  static MapleTree<Long> tree(long version) {
    MapleTree.Builder<Long> builder = MapleTree.builder();
    for (long key = 0; key < (version % 10 == 9 ? 4_000 : 20); key++) {
      builder.add(key * 10, key * 10 + 5, key == version % 20 ? -version : key);
    }
    return builder.build();
  }

  /** Appends to the files of a folder for ever. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      int number = i;
      new Thread(() -> write(folder.resolve(number + ".history"), number)).start();
    }
  }

  private static void write(Path path, int number) {
    PrintStream out = System.out;
    try (HistoryFile<MapleTree<Long>> file =
        Files.exists(path)
            ? HistoryFile.open(path, CODEC).getOrElseThrow(p -> new IOException(p.toString()))
            : HistoryFile.create(path, CODEC, History.ofTree(tree(0), Histories.START, ""))) {
      while (true) {
        History<MapleTree<Long>> history = file.history();
        long next = history.latest().number() + 1;
        file.append(history.commit(tree(next), Histories.at(next), "version " + next));
        out.print(number + " " + next + "\n");
        out.flush();
        if (next % COMPACTED == 0) {
          file.compact();
          out.print(number + " compacted\n");
          out.flush();
        }
      }
    } catch (IOException failed) {
      out.println("failed: " + failed);
    }
  }
}
