package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapletree.codec.Histories.START;
import static org.mapletree.codec.Histories.TEXTS;
import static org.mapletree.codec.Histories.at;
import static org.mapletree.codec.Histories.eventful;
import static org.mapletree.codec.Histories.small;
import static org.mapletree.codec.Histories.tree;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapletree.AllocatedBytes;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.Retention;

/** Histories in files: append, damage, crash, compaction. */
class HistoryFileTest {

  @TempDir private Path folder = Path.of("");

  private Path path() {
    return folder.resolve("file.history");
  }

  private StoredHistory<MapleTree<String>> read() throws IOException {
    return HistoryFile.read(path(), TEXTS).get();
  }

  private HistoryFile<MapleTree<String>> open() throws IOException {
    return HistoryFile.open(path(), TEXTS).get();
  }

  /** All steps that lead to an eventful history, each of them a history. */
  private static List<History<MapleTree<String>>> steps(int entries) {
    List<History<MapleTree<String>>> steps = new ArrayList<>();
    steps.add(History.ofTree(tree(entries), START, "first"));
    steps.add(commit(steps, 1));
    steps.add(commit(steps, 2).tag("two"));
    steps.add(last(steps).undo(at(3)).get());
    steps.add(last(steps).branch("draft"));
    steps.add(commit(steps, 4));
    steps.add(last(steps).undo(at(5)).get().undo(at(6)).get());
    steps.add(last(steps).redo(at(7)).get());
    steps.add(commit(steps, 8).onBranch("main").get());
    steps.add(last(steps).commitMerge(tree(entries), at(9), "merge", "draft"));
    steps.add(last(steps).branch("early", 1).get().untag("two").tag("again"));
    steps.add(last(steps).onBranch("main").get().dropBranch("draft"));
    steps.add(last(steps).retain(Retention.last(1), at(10)));
    steps.add(commit(steps, 11));
    return steps;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static History<MapleTree<String>> commit(
      List<History<MapleTree<String>>> steps, int second) {
    History<MapleTree<String>> history = last(steps);
    long key = second * 0x1400L;
    MapleTree<String> next = history.latest().value().put(key, key + 0x1fff, "put " + second);
    return history.commit(next, at(second), "at " + second);
  }

  @Test
  void append_everyKindOfChange_comesBack() throws IOException {
    for (int entries : new int[] {0, 4, 300}) {
      List<History<MapleTree<String>>> steps = steps(entries);
      try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, steps.get(0))) {
        for (History<MapleTree<String>> step : steps) {
          file.append(step);
          StoredHistory<MapleTree<String>> stored = read();
          Histories.checkEqual(stored.history(), step);
          assertThat(stored.torn()).isNull();
          assertThat(stored.length()).isEqualTo(file.length()).isEqualTo(Files.size(path()));
        }
      }
      Files.delete(path());
    }
  }

  @Test
  void append_afterReopening_goesOn() throws IOException {
    List<History<MapleTree<String>>> steps = steps(40);
    HistoryFile.create(path(), TEXTS, steps.get(0)).close();
    for (History<MapleTree<String>> step : steps) {
      try (HistoryFile<MapleTree<String>> file = open()) {
        assertThat(file.torn()).isNull();
        file.append(step);
      }
    }
    Histories.checkEqual(read().history(), last(steps));
  }

  @Test
  void append_anUnrelatedHistory_comesBack() throws IOException {
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, eventful(20))) {
      file.append(small());
      Histories.checkEqual(read().history(), small());
      file.append(eventful(7));
      Histories.checkEqual(read().history(), eventful(7));
    }
  }

  @Test
  void append_oneEntry_writesFewBytes() throws IOException {
    History<MapleTree<String>> history = History.ofTree(tree(1_000), START, "");
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, history)) {
      long before = file.length();
      file.append(history.commit(tree(1_000).put(5, 5, "new"), at(1), ""));
      assertThat(file.length() - before).isLessThan(150);
      file.append(file.history());
      assertThat(file.length() - before).isLessThan(150);
    }
  }

  @Test
  void read_versions_shareTheirNodes() throws IOException {
    History<MapleTree<String>> history = History.ofTree(tree(1_000), START, "");
    for (int i = 1; i <= 50; i++) {
      MapleTree<String> next = history.latest().value().put(i * 0x9000L, i * 0x9000L, "new");
      history = history.commit(next, at(i), "");
    }
    HistoryFile.create(path(), TEXTS, history).close();
    assertThat(read().history().stats().bytes()).isLessThan(history.stats().bytesAsCopies() / 4);
  }

  @Test
  void damage_everyCut_leavesTheLastWholeRecord() throws IOException {
    List<History<MapleTree<String>>> steps = steps(2).subList(0, 6);
    List<Long> ends = new ArrayList<>();
    byte[] whole = write(steps, ends);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      checkCut(length, ends, steps);
    }
  }

  private byte[] write(List<History<MapleTree<String>>> steps, List<Long> ends) throws IOException {
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, steps.get(0))) {
      for (History<MapleTree<String>> step : steps) {
        file.append(step);
        ends.add(file.length());
      }
    }
    return Files.readAllBytes(path());
  }

  private void checkCut(int length, List<Long> ends, List<History<MapleTree<String>>> steps)
      throws IOException {
    Either<CorruptSnapshot, StoredHistory<MapleTree<String>>> stored =
        HistoryFile.read(path(), TEXTS);
    int whole = (int) ends.stream().filter(end -> end <= length).count();
    if (whole == 0) {
      assertThat(stored.getLeft().offset()).isLessThanOrEqualTo(length);
      assertThat(HistoryFile.open(path(), TEXTS).isLeft()).isTrue();
      assertThat(Files.size(path())).isEqualTo(length);
      return;
    }
    long end = ends.get(whole - 1);
    assertThat(stored.get().length()).isEqualTo(end);
    assertThat(stored.get().tornBytes()).isEqualTo(length - end);
    assertThat(stored.get().history().parts()).isEqualTo(steps.get(whole - 1).parts());
    if (length % 10 > 0) {
      return; // opening to write forces the disk, which is slow
    }
    try (HistoryFile<MapleTree<String>> file = open()) {
      assertThat(file.tornBytes()).isEqualTo(length - end);
      assertThat(file.torn() == null).isEqualTo(length == end);
      assertThat(Files.size(path())).isEqualTo(end);
    }
  }

  @Test
  void damage_everyFlip_isRefusedOrATornEnd() throws IOException {
    List<History<MapleTree<String>>> steps = steps(2).subList(0, 5);
    List<Long> ends = new ArrayList<>();
    byte[] whole = write(steps, ends);
    long lastRecord = ends.get(ends.size() - 2);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (at % 2 == 0 ? 0xff : 1 << (at & 7));
      Files.write(path(), flipped);
      var stored = HistoryFile.read(path(), TEXTS);
      if (at < lastRecord) {
        if (stored.isRight() || stored.getLeft().offset() > at) {
          fail("flip of byte " + at + " gave " + stored);
        }
      } else {
        assertThat(stored.get().length()).as("flip of byte " + at).isEqualTo(lastRecord);
        assertThat(stored.get().history().parts()).isEqualTo(steps.get(steps.size() - 2).parts());
      }
    }
  }

  /** A large file with random damage is refused, or ends where the damage begins. */
  @Test
  void damage_ofALargeFile_isRefusedOrATornEnd() throws IOException {
    List<History<MapleTree<String>>> steps = steps(3_000);
    List<Long> ends = new ArrayList<>();
    byte[] whole = write(steps, ends);
    assertThat(read().history().parts()).isEqualTo(last(steps).parts());
    long started = AllocatedBytes.now();
    assertThat(read().torn()).isNull();
    long allocated = AllocatedBytes.now() - started;
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = Damage.damaged(whole, random);
      Files.write(path(), damaged);
      int same = Math.max(0, Arrays.mismatch(whole, damaged));
      long before = AllocatedBytes.now();
      var stored = HistoryFile.read(path(), TEXTS);
      assertThat(AllocatedBytes.now() - before)
          .as("allocated for damage %s", i)
          .isLessThan((1 << 20) + 2 * allocated);
      if (stored.isLeft()) {
        assertThat(stored.getLeft().offset()).as("damage %s", i).isBetween(0L, 0L + damaged.length);
      } else if (!Arrays.equals(whole, damaged)) {
        int end = ends.indexOf(stored.get().length());
        assertThat(stored.get().length()).as("damage %s", i).isLessThanOrEqualTo(same);
        assertThat(stored.get().history().parts()).isEqualTo(steps.get(end).parts());
      }
    }
  }

  @Test
  void open_damageBeforeTheLastRecord_cutsNothing() throws IOException {
    List<Long> ends = new ArrayList<>();
    byte[] whole = write(steps(2), ends);
    whole[ends.get(3).intValue() + 20] ^= 1;
    Files.write(path(), whole);
    CorruptSnapshot problem = HistoryFile.open(path(), TEXTS).getLeft();
    assertThat(problem.problem())
        .endsWith(", and records follow at 0x" + Long.toHexString(ends.get(4)));
    assertThat(Files.readAllBytes(path())).isEqualTo(whole);
  }

  /** The last record was begun, so the one before it had been acknowledged, whole or not. */
  @Test
  void open_damageBeforeALastRecordThatIsNotWhole_cutsNothing() throws IOException {
    List<Long> ends = new ArrayList<>();
    byte[] whole = write(steps(2).subList(0, 5), ends);
    int damaged = ends.get(2).intValue();
    int last = ends.get(3).intValue();
    whole[damaged + 20] ^= 1;
    for (int length = last + Block.HEAD; length <= whole.length; length++) {
      checkRefusedUncut(Arrays.copyOf(whole, length), last);
    }
    for (int at = last + Block.HEAD; at < whole.length; at++) {
      byte[] both = whole.clone();
      both[at] ^= 1;
      checkRefusedUncut(both, last);
    }
  }

  private void checkRefusedUncut(byte[] damaged, long later) throws IOException {
    Files.write(path(), damaged);
    assertThat(HistoryFile.open(path(), TEXTS).getLeft().problem())
        .endsWith(" follow at 0x" + Long.toHexString(later));
    assertThat(Files.readAllBytes(path())).isEqualTo(damaged);
  }

  @Test
  void open_recordOfManyBlocksInPieces_isCut() throws IOException {
    History<MapleTree<String>> history = small();
    long before;
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, history)) {
      before = file.length();
      file.append(history.commit(tree(20_000), at(1), "many blocks"));
    }
    byte[] whole = Files.readAllBytes(path());
    assertThat(whole.length).isGreaterThan(3 * Block.CAPACITY);
    Arrays.fill(whole, (int) before + 100, (int) before + 5_000, (byte) 0);
    Files.write(path(), whole);
    try (HistoryFile<MapleTree<String>> file = open()) {
      assertThat(file.tornBytes()).isEqualTo(whole.length - before);
      Histories.checkEqual(file.history(), history);
    }
  }

  @Test
  void open_whileOpen_isRefused() throws IOException {
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, small())) {
      assertThatThrownBy(() -> HistoryFile.open(path(), TEXTS))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("another writer has it open");
      file.append(eventful(4));
      Histories.checkEqual(read().history(), eventful(4));
    }
    open().close();
  }

  @Test
  void create_overAFile_isRefused() throws IOException {
    HistoryFile.create(path(), TEXTS, small()).close();
    assertThatThrownBy(() -> HistoryFile.create(path(), TEXTS, eventful(4)))
        .isInstanceOf(FileAlreadyExistsException.class);
    Histories.checkEqual(read().history(), small());
  }

  @Test
  void open_noFile_isRefused_andLocksNothing() throws IOException {
    assertThatThrownBy(() -> HistoryFile.open(path(), TEXTS))
        .isInstanceOf(NoSuchFileException.class);
    HistoryFile.create(path(), TEXTS, small()).close();
  }

  @Test
  void append_afterClose_isRefused() throws IOException {
    HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, small());
    file.close();
    file.close();
    assertThatThrownBy(() -> file.append(eventful(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void compact_dropsWhatIsGone_andGoesOn() throws IOException {
    List<History<MapleTree<String>>> steps = steps(200);
    try (HistoryFile<MapleTree<String>> file = HistoryFile.create(path(), TEXTS, steps.get(0))) {
      for (History<MapleTree<String>> step : steps) {
        file.append(step);
      }
      long before = file.length();
      file.compact();
      assertThat(file.length()).isLessThan(before).isEqualTo(Files.size(path()));
      Histories.checkEqual(read().history(), last(steps));
      steps.add(commit(steps, 20));
      file.append(last(steps));
      Histories.checkEqual(read().history(), last(steps));
      assertThatThrownBy(() -> HistoryFile.open(path(), TEXTS))
          .isInstanceOf(FileSystemException.class);
    }
    try (HistoryFile<MapleTree<String>> file = open()) {
      Histories.checkEqual(file.history(), last(steps));
    }
  }

  @Test
  void codecName_isInTheHead() throws IOException {
    HistoryFile.create(path(), TEXTS, small()).close();
    assertThat(HistoryFile.codecName(path()).get()).isEqualTo("tree of utf-8");
    var longs = HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.longs()));
    assertThat(HistoryFile.read(path(), longs).getLeft().problem())
        .isEqualTo("written by codec 'tree of utf-8', to be read by 'tree of long'");
    Files.write(path(), new byte[] {1, 2, 3});
    assertThat(HistoryFile.codecName(path()).getLeft().problem())
        .isEqualTo("this is no snapshot of mapletree");
  }

  @Test
  void read_aSnapshot_isReadToo() throws IOException {
    byte[] snapshot = TEXTS.encode(eventful(9));
    Files.write(path(), snapshot);
    assertThat(HistoryFile.codecName(path()).get()).isEqualTo("tree of utf-8");
    Histories.checkEqual(read().history(), eventful(9));
    assertThat(HistoryFile.open(path(), TEXTS).getLeft().problem())
        .isEqualTo("this is a history, not a history file");
    Files.write(path(), Arrays.copyOf(snapshot, snapshot.length + 1));
    assertThat(HistoryFile.read(path(), TEXTS).getLeft().offset()).isEqualTo(snapshot.length);
  }
}
