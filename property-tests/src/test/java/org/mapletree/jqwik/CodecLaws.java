package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mapletree.Footprint;
import org.mapletree.MapleTree;
import org.mapletree.codec.CorruptSnapshot;
import org.mapletree.codec.HistoryCodec;
import org.mapletree.codec.HistoryFile;
import org.mapletree.codec.SnapshotCodec;
import org.mapletree.codec.StoredHistory;
import org.mapletree.codec.ValueCodec;
import org.mapletree.history.History;

/** What is written comes back, with its sharing; what is damaged does not. */
class CodecLaws {

  private static final SnapshotCodec<Integer> TREES = SnapshotCodec.of(ValueCodec.ints());
  private static final HistoryCodec<MapleTree<Integer>, Integer> HISTORIES =
      HistoryCodec.ofTrees(TREES);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Property
  void aTree_comesBackNodeByNode(@ForAll MapleTree<Integer> tree) {
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> back = TREES.decode(TREES.encode(tree)).get();
    Agreement.check(back, RangeMapModel.of(tree));
    assertThat(back.stats()).isEqualTo(tree.stats());
    assertThat(back.footprint()).isEqualTo(tree.footprint());
    inputs.check();
  }

  @Property
  void aDelta_patchesExactly(@ForAll Versions<Integer> versions) {
    checkDelta(versions.older(), versions.newer());
    checkDelta(versions.newer(), versions.older());
  }

  @Property(tries = 200)
  void aDelta_ofStrangers_patchesExactly(
      @ForAll MapleTree<Integer> older, @ForAll MapleTree<Integer> newer) {
    checkDelta(older, newer);
  }

  private static void checkDelta(MapleTree<Integer> older, MapleTree<Integer> newer) {
    byte[] delta = TREES.encodeDelta(older, newer);
    Agreement.check(TREES.decodeDelta(older, delta).get(), RangeMapModel.of(newer));
  }

  /** Versions of trees whose nodes were shared in every way that writes, cuts and joins share. */
  private static History<MapleTree<Integer>> history(List<Versions<Integer>> pairs) {
    History<MapleTree<Integer>> history = History.ofTree(pairs.get(0).older(), START, "version 0");
    for (Versions<Integer> pair : pairs) {
      history = commit(history, pair.older());
      history = commit(history, pair.newer());
      history = history.branch("b" + history.latest().number());
      history = commit(history, pair.newer().union(history.version(0).get().value()));
      history = history.undo(history.latest().at().plusNanos(1)).get();
    }
    return history.onBranch("main").get();
  }

  private static History<MapleTree<Integer>> commit(
      History<MapleTree<Integer>> history, MapleTree<Integer> tree) {
    Instant at = START.plusSeconds(10 * history.size());
    return history.commit(tree, at, "version " + history.size());
  }

  @Property(tries = 200)
  void aHistory_comesBackWithItsSharing(
      @ForAll @Size(min = 1, max = 4) List<Versions<Integer>> pairs) {
    History<MapleTree<Integer>> written = history(pairs);
    History<MapleTree<Integer>> read = HISTORIES.decode(HISTORIES.encode(written)).get();
    assertThat(read.parts()).isEqualTo(written.parts());
    assertThat(read.stats()).isEqualTo(written.stats());
    assertThat(timelines(read)).isEqualTo(timelines(written));
    read.versions().forEach(version -> version.value().validate());
  }

  /** The bytes that the branches share of their pasts. */
  private static List<Footprint> timelines(History<?> history) {
    List<MapleTree<?>> timelines = new ArrayList<>();
    history.parts().branches().values().forEach(branch -> timelines.add(branch.timeline()));
    return MapleTree.footprints(timelines);
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void aFile_comesBackAfterEveryAppend(
      @ForAll @Size(min = 1, max = 3) List<Versions<Integer>> pairs) throws IOException {
    Path folder = Files.createTempDirectory("mapletree");
    Path path = folder.resolve("laws.history");
    try (HistoryFile<MapleTree<Integer>> file =
        HistoryFile.create(path, HISTORIES, history(pairs.subList(0, 1)))) {
      for (int end = 1; end <= pairs.size(); end++) {
        History<MapleTree<Integer>> written = history(pairs.subList(0, end));
        file.append(written);
        StoredHistory<MapleTree<Integer>> stored = HistoryFile.read(path, HISTORIES).get();
        assertThat(stored.history().parts()).isEqualTo(written.parts());
        stored.history().versions().forEach(version -> version.value().validate());
      }
    } finally {
      Files.deleteIfExists(path);
      Files.deleteIfExists(folder.resolve("laws.history.lock"));
      Files.delete(folder);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void damage_isNoticedAndNamed(
      @ForAll MapleTree<Integer> tree,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    byte[] whole = TREES.encode(tree);
    byte[] flipped = whole.clone();
    int at = place % whole.length;
    flipped[at] ^= (byte) mask;
    checkRefused(TREES.decode(flipped), at);
    checkRefused(TREES.decode(Arrays.copyOf(whole, at)), at);
  }

  private static void checkRefused(Either<CorruptSnapshot, ?> read, int at) {
    assertThat(read.isLeft()).isTrue();
    assertThat(read.getLeft().offset()).isBetween(0L, (long) at);
  }
}
