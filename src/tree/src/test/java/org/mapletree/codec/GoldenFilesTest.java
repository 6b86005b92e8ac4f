package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.MapleTree;
import org.mapletree.internal.Fanout;

/**
 * The files in {@code golden/} were written once and stay readable for ever, whatever the capacity
 * of nodes. For a new format version, {@link #main} writes new files beside the old ones.
 */
class GoldenFilesTest {

  private static final SnapshotCodec<String> TEXTS = SnapshotCodec.of(ValueCodec.utf8());

  static MapleTree<String> older() {
    return MapleTree.<String>empty()
        .edit(
            editing -> {
              for (int i = 0; i < 1_000; i++) {
                long first = i * 0x9e37_79b9_7f4a_7c15L;
                editing.put(first, first | 0xfff, "value " + i % 100);
              }
            })
        .put(0, 0, "")
        .put(-1, -1, "\u00e9\ud83c\udf41");
  }

  static MapleTree<String> newer() {
    return older().remove(0x1000_0000_0000_0000L, 0x17ff_ffff_ffff_ffffL).put(0, 7, "new");
  }

  private static Map<String, byte[]> files() throws IOException {
    return Map.of(
        "tree-1.bin", TEXTS.encode(older()),
        "delta-1.bin", TEXTS.encodeDelta(older(), newer()),
        "history-1.bin", Histories.TEXTS.encode(Histories.eventful(100)),
        "file-1.bin", historyFile());
  }

  private static byte[] historyFile() throws IOException {
    Path path = Files.createTempDirectory("golden").resolve("file");
    try (var file = HistoryFile.create(path, Histories.TEXTS, Histories.small())) {
      file.append(Histories.eventful(100));
    }
    return Files.readAllBytes(path);
  }

  /** Writes all files of the current format version into a folder. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Files.write(Path.of(arguments[0]).resolve(file.getKey()), file.getValue());
    }
  }

  static byte[] golden(String name) throws IOException {
    try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void version1_isRead() throws IOException {
    MapleTree<String> tree = TEXTS.decode(golden("tree-1.bin")).get();
    tree.validate();
    assertThat(tree).isEqualTo(older());
    assertThat(TEXTS.decodeDelta(tree, golden("delta-1.bin")).get()).isEqualTo(newer());
    Histories.checkEqual(
        Histories.TEXTS.decode(golden("history-1.bin")).get(), Histories.eventful(100));
  }

  @Test
  void version1_ofAFile_isRead(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("file"), golden("file-1.bin"));
    Histories.checkEqual(
        HistoryFile.read(path, Histories.TEXTS).get().history(), Histories.eventful(100));
  }

  @Test
  void version1_isWritten() throws IOException {
    assumeTrue(
        Fanout.LEAF == 32 && Fanout.BRANCH == 16, "the files have nodes of these capacities");
    byte[] written = golden("tree-1.bin");
    MapleTree<String> tree = TEXTS.decode(written).get();
    assertThat(TEXTS.encode(tree)).isEqualTo(written);
    assertThat(TEXTS.encodeDelta(tree, newer())).isEqualTo(golden("delta-1.bin"));
    byte[] history = golden("history-1.bin");
    assertThat(Histories.TEXTS.encode(Histories.TEXTS.decode(history).get())).isEqualTo(history);
  }
}
