package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapletree.codec.Histories.TEXTS;
import static org.mapletree.codec.Histories.at;
import static org.mapletree.codec.Histories.small;
import static org.mapletree.codec.Histories.tree;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.MapleTree;
import org.mapletree.history.History;

/** History files under several writers and readers, and interrupts. */
class HistoryFileSharingTest {

  @TempDir private Path folder = Path.of("");

  private Path path() {
    return folder.resolve("file.history");
  }

  private static void checkRefused(Path path) {
    assertThatThrownBy(() -> HistoryFile.open(path, TEXTS))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("another writer has it open");
  }

  @Test
  void writerRefusedInThisProcess_leavesTheLockAgainstOthers()
      throws IOException, InterruptedException {
    try (var file = HistoryFile.create(path(), TEXTS, small())) {
      checkRefused(path());
      assertThat(SecondWriter.says(path())).isEqualTo("another writer has it open");
      assertThat(file.history().latest().number()).isZero();
    }
    assertThat(SecondWriter.says(path())).isEqualTo("opened 0");
  }

  @Test
  void closingTwice_leavesTheLockOfTheNextWriter() throws IOException {
    var first = HistoryFile.create(path(), TEXTS, small());
    first.close();
    try (var second = HistoryFile.open(path(), TEXTS).get()) {
      first.close();
      checkRefused(path());
      assertThat(second.history().latest().number()).isZero();
    }
  }

  @Test
  void linksToAFile_leadToOneLock_andStayLinks() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), path());
    Path there = Files.createDirectory(folder.resolve("there")).resolve("../file.history");
    HistoryFile.create(path(), TEXTS, small()).close();
    try (var file = HistoryFile.open(link, TEXTS).get()) {
      checkRefused(path());
      checkRefused(there);
      file.append(file.history().commit(tree(4), at(1), ""));
      file.compact();
    }
    assertThat(link).isSymbolicLink();
    assertThat(HistoryFile.read(path(), TEXTS).get().history().latest().number()).isEqualTo(1);
  }

  @Test
  void interruptedCompaction_neverAcknowledgesWhatIsLost()
      throws IOException, InterruptedException {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      Path path = folder.resolve(i + ".history");
      try (var file = HistoryFile.create(path, TEXTS, small())) {
        boolean failed = isInterrupted(file, random.nextInt(1_500_000));
        History<MapleTree<String>> next = file.history().commit(tree(4), at(1), "");
        boolean acknowledged = isAppended(file, next);
        assertThat(acknowledged || failed).as("try " + i).isTrue();
        assertThat(HistoryFile.read(path, TEXTS).get().history().latest().number())
            .as("try " + i)
            .isEqualTo(acknowledged ? 1 : 0);
      }
    }
  }

  /** Interrupts a compaction after a time; answers whether it failed. */
  private static boolean isInterrupted(HistoryFile<?> file, int nanos) throws InterruptedException {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                file.compact();
              } catch (IOException interrupted) {
                failure.set(interrupted);
              }
            });
    thread.start();
    LockSupport.parkNanos(nanos);
    thread.interrupt();
    thread.join();
    return failure.get() != null;
  }

  private static <T> boolean isAppended(HistoryFile<T> file, History<T> next) throws IOException {
    try {
      file.append(next);
      return true;
    } catch (IllegalStateException unusable) {
      assertThat(unusable).hasMessageContaining("has failed before");
      return false;
    }
  }

  @Test
  void reader_besideAWriterThatCompacts_alwaysSeesAWholeHistory()
      throws IOException, InterruptedException {
    try (var file = HistoryFile.create(path(), TEXTS, small())) {
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      Thread writer =
          new Thread(
              () -> {
                try {
                  for (int i = 1; i <= 60; i++) {
                    file.append(file.history().commit(tree(i % 7 * 100), at(i), "" + i));
                    if (i % 5 == 0) {
                      file.compact();
                    }
                  }
                } catch (Throwable thrown) {
                  failure.set(thrown);
                }
              });
      writer.start();
      long seen = 0;
      while (writer.isAlive()) {
        History<MapleTree<String>> history = HistoryFile.read(path(), TEXTS).get().history();
        long number = history.latest().number();
        assertThat(number).isGreaterThanOrEqualTo(seen);
        assertThat(history.latest().value())
            .isEqualTo(tree(number == 0 ? 3 : (int) number % 7 * 100));
        seen = number;
      }
      writer.join();
      assertThat(failure.get()).isNull();
    }
  }
}
