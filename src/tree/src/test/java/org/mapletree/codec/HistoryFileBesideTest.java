package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapletree.codec.Histories.TEXTS;
import static org.mapletree.codec.Histories.at;
import static org.mapletree.codec.Histories.small;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.MapleTree;
import org.mapletree.history.History;

/** What history files write beside themselves, delete there, and leave alone. */
class HistoryFileBesideTest {

  private static final String RESERVED = ".file.history.mapletree-new";

  @TempDir private Path folder = Path.of("");

  private Path path() {
    return folder.resolve("file.history");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Writes texts, of which it refuses one. */
  private static HistoryCodec<MapleTree<String>, ?> refusing(String text) {
    return HistoryCodec.ofTrees(
        SnapshotCodec.of(
            ValueCodec.of(
                "utf-8",
                (String value) -> {
                  if (value.equals(text)) {
                    throw new IllegalStateException("refused");
                  }
                  return value.getBytes(StandardCharsets.UTF_8);
                },
                bytes -> new String(bytes, StandardCharsets.UTF_8))));
  }

  @Test
  void filesOfSimilarNames_areLeftAlone() throws IOException {
    History<MapleTree<String>> more = small().commit(MapleTree.of(5, 6, "precious"), at(1), "");
    List<String> others = List.of("file.history.new", "file.history.tmp", "file.history~");
    for (String other : others) {
      try (var file = HistoryFile.create(folder.resolve(other), TEXTS, small())) {
        HistoryFile.create(path(), TEXTS, small()).close();
        file.append(more);
        try (var opened = HistoryFile.open(path(), TEXTS).get()) {
          opened.compact();
        }
      }
      Files.delete(path());
      Histories.checkEqual(HistoryFile.read(folder.resolve(other), TEXTS).get().history(), more);
    }
  }

  @Test
  void create_codecFails_leavesOnlyTheLock() throws IOException {
    History<MapleTree<String>> history = History.ofTree(MapleTree.of(1, 2, "x"), at(0), "");
    assertThatThrownBy(() -> HistoryFile.create(path(), refusing("x"), history))
        .hasMessage("refused");
    assertThat(names()).containsExactly("file.history.lock");
    HistoryFile.create(path(), refusing("y"), history).close();
  }

  /** The lock is given back, too: an error need not end the process. */
  @Test
  void create_codecEndsInAnError_leavesOnlyTheLockFile() throws IOException {
    HistoryCodec<MapleTree<String>, ?> codec =
        HistoryCodec.ofTrees(
            SnapshotCodec.of(
                ValueCodec.of(
                    "utf-8",
                    (String value) -> {
                      throw new StackOverflowError("too deep");
                    },
                    bytes -> "")));
    assertThatThrownBy(() -> HistoryFile.create(path(), codec, small())).hasMessage("too deep");
    assertThat(names()).containsExactly("file.history.lock");
    HistoryFile.create(path(), TEXTS, small()).close();
  }

  @Test
  void compact_codecFails_leavesTheFileAsItWas() throws IOException {
    HistoryFile.create(path(), TEXTS, small()).close();
    byte[] before = Files.readAllBytes(path());
    try (var file = HistoryFile.open(path(), refusing("value 1")).get()) {
      assertThatThrownBy(file::compact).hasMessage("refused");
      assertThat(names()).containsExactly("file.history", "file.history.lock");
      assertThat(Files.readAllBytes(path())).isEqualTo(before);
      file.append(small().commit(MapleTree.of(1, 2, "x"), at(1), ""));
    }
  }

  @Test
  void whatACrashLeft_isIgnoredAndRemoved() throws IOException {
    Path left = Files.write(folder.resolve(RESERVED), new byte[1_000_000]);
    HistoryFile.create(path(), TEXTS, small()).close();
    assertThat(left).doesNotExist();
    Files.write(left, new byte[1_000_000]);
    Histories.checkEqual(HistoryFile.read(path(), TEXTS).get().history(), small());
    try (var file = HistoryFile.open(path(), TEXTS).get()) {
      assertThat(left).doesNotExist();
      Files.write(left, new byte[1_000_000]);
      file.compact();
      assertThat(Files.size(path())).isEqualTo(file.length());
    }
    assertThat(left).doesNotExist();
    Histories.checkEqual(HistoryFile.read(path(), TEXTS).get().history(), small());
  }

  /** A crash leaves a plain file; what else has its name is none of ours. */
  @Test
  void noPlainFileOfTheReservedName_staysAndIsAnError() throws IOException {
    HistoryFile.create(path(), TEXTS, small()).close();
    Path target = Files.writeString(folder.resolve("target"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve(RESERVED), target);
    try (var file = HistoryFile.open(path(), TEXTS).get()) {
      assertThatThrownBy(file::compact).isInstanceOf(FileAlreadyExistsException.class);
      Files.delete(link);
      Files.createDirectory(link);
      assertThatThrownBy(file::compact).isInstanceOf(FileAlreadyExistsException.class);
      assertThat(link).isDirectory();
      Files.delete(link);
      file.compact();
    }
    assertThat(target).hasContent("precious");
  }

  @Test
  void create_overALinkThatLeadsNowhere_isRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), path());
    assertThatThrownBy(() -> HistoryFile.create(link, TEXTS, small()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(link).isSymbolicLink();
    assertThat(Files.exists(path(), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }
}
