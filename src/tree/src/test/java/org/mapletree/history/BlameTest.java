package org.mapletree.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.MergeResolver;
import org.mapletree.Range;
import org.mapletree.internal.Checks;

/** Who wrote what, and branches that are merged. */
class BlameTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TreeView<MapleTree<String>, String> TREE = TreeView.identity();

  private History<MapleTree<String>> history =
      History.ofTree(MapleTree.of(0, 0xff, "a"), START, "first");

  private Instant later() {
    return history.latest().at().plusSeconds(60);
  }

  private void commit(MapleTree<String> tree) {
    history = history.commit(tree, later(), "");
  }

  private MapleTree<String> now() {
    return history.latest().value();
  }

  private Map<String, Long> blame(long first, long last) {
    Map<String, Long> numbers = new TreeMap<>();
    for (Entry<Version<MapleTree<String>>> entry : history.blame(first, last)) {
      numbers.put(entry.range().toString(), entry.value().number());
    }
    return numbers;
  }

  @Test
  void theLastWriterOfEachPiece() {
    commit(now().put(0x10, 0x1f, "b"));
    commit(now().put(0x18, 0x2f, "c"));
    commit(now().put(0x18, 0x18, "c")); // maps no key otherwise

    assertThat(blame(0, 0xff))
        .isEqualTo(Map.of("0x0-0xf", 0L, "0x10-0x17", 1L, "0x18-0x2f", 2L, "0x30-0xff", 0L));
    assertThat(blame(0x14, 0x1b)).isEqualTo(Map.of("0x14-0x17", 1L, "0x18-0x1b", 2L));
    assertThat(history.blame(Range.of(0x14, 0x1b))).isEqualTo(history.blame(0x14, 0x1b));
    assertThat(history.blame(0x18, 0x18).getOrNull(0x18)).isSameAs(history.versionOrNull(2));
  }

  @Test
  void clearingIsAWrite_andKeysNeverMappedHaveNoWriter() {
    commit(now().remove(0x80, 0xff).put(0x200, 0x2ff, "b"));
    commit(now().remove(0x200, 0x27f));

    assertThat(blame(0, -1L))
        .isEqualTo(Map.of("0x0-0x7f", 0L, "0x80-0xff", 1L, "0x200-0x27f", 2L, "0x280-0x2ff", 1L));
  }

  @Test
  void followsTheCurrentVersion() {
    commit(now().put(0x10, 0x1f, "b"));
    commit(now().put(0x10, 0x1f, "c"));
    history = history.undo(later()).get();

    assertThat(blame(0x10, 0x10)).isEqualTo(Map.of("0x10-0x10", 1L));
  }

  @Test
  void writingBackIsAWrite() {
    commit(now().put(0x10, 0x1f, "b"));
    commit(now().put(0x10, 0x1f, "a"));

    assertThat(blame(0x8, 0x1f)).isEqualTo(Map.of("0x8-0xf", 0L, "0x10-0x1f", 2L));
  }

  @Test
  void versionsThatAreNoLongerKept_areStoodInForByTheNextKeptOne() {
    commit(now().put(0x10, 0x1f, "b"));
    commit(now().put(0x20, 0x2f, "c"));
    history = history.retain(Retention.last(1), later());
    assertThat(blame(0, 0xff)).isEqualTo(Map.of("0x0-0xff", 2L));
  }

  @Test
  void aMergedBranchKeepsItsWriters() {
    history = history.branch("side");
    commit(now().put(0x10, 0x1f, "side"));
    history = history.onBranch(History.MAIN).get();
    history = history.commit(now().put(0x40, 0x4f, "main"), START.plusSeconds(999), "");
    Either<List<MergeConflict<String>>, History<MapleTree<String>>> merged =
        history.mergeBranch("side", later(), "both", TREE);
    history = merged.get();

    assertThat(history.latest().number()).isEqualTo(3);
    assertThat(history.parents(3)).containsExactly(2L, 1L);
    assertThat(history.latest().note()).isEqualTo("both");
    assertThat(now())
        .isEqualTo(MapleTree.of(0, 0xff, "a").put(0x10, 0x1f, "side").put(0x40, 0x4f, "main"));
    assertThat(blame(0, 0x4f))
        .isEqualTo(Map.of("0x0-0xf", 0L, "0x10-0x1f", 1L, "0x20-0x3f", 0L, "0x40-0x4f", 2L));
  }

  @Test
  void conflictsOfBranches_areToldOrResolved() {
    history = history.branch("side");
    commit(now().put(0x10, 0x1f, "side"));
    history = history.onBranch(History.MAIN).get();
    history = history.commit(now().put(0x18, 0x2f, "main"), START.plusSeconds(999), "");

    assertThat(history.mergeBranch("side", later(), "", TREE).getLeft())
        .containsExactly(new MergeConflict<>(Range.of(0x18, 0x1f), "a", "main", "side"));
    assertThat(history.threeWayMerge("side", TREE).conflicts()).hasSize(1);
    history =
        history.mergeBranch(
            "side", later(), "", TREE, (range, base, ours, theirs) -> ours + "+" + theirs);
    assertThat(now().getOrNull(0x18)).isEqualTo("main+side");
    assertThat(blame(0x10, 0x2f))
        .as("what was decided in the merge was written by it")
        .isEqualTo(Map.of("0x10-0x17", 1L, "0x18-0x1f", 3L, "0x20-0x2f", 2L));
    assertThat(history.commonAncestor("side").get().number()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.mergeBranch("none", later(), "", TREE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.mergeBranch("side", START, "", TREE, MergeResolver.preferOurs()));
  }

  /** What is beside the tree comes from the branch stood on. */
  @Test
  void theRestOfTheValueIsOurs() {
    record Named(String name, MapleTree<String> tree) {}
    TreeView<Named, String> view =
        new TreeView<>() {
          @Override
          public MapleTree<String> tree(Named value) {
            return value.tree();
          }

          @Override
          public Named with(Named rest, MapleTree<String> tree) {
            return new Named(rest.name(), tree);
          }
        };
    MapleTree<String> tree = MapleTree.of(0, 9, "a");
    History<Named> named = History.of(new Named("first", tree), START, "", view).branch("side");
    named = named.commit(new Named("side", tree.put(1, 1, "s")), START.plusSeconds(1), "");
    named = named.onBranch(History.MAIN).get();
    named = named.commit(new Named("main", tree.put(2, 2, "m")), START.plusSeconds(2), "");
    named = named.mergeBranch("side", START.plusSeconds(3), "", view).get();

    assertThat(named.latest().value())
        .isEqualTo(new Named("main", tree.put(1, 1, "s").put(2, 2, "m")));
    assertThat(named.blame(1, 1).getOrNull(1)).isSameAs(named.versionOrNull(1));
  }

  /** Values that depend on their range: a part that was only cut off was not written. */
  @Test
  void cuttingAnEntryIsNoWrite() {
    MapleTree<Long> empty =
        MapleTree.empty(
            (value, old, part) -> value + part.first() - old.first(), Joining.ofEqual());
    History<MapleTree<Long>> extents = History.ofTree(empty.put(0, 0xff, 0L), START, "");
    extents =
        extents.commit(extents.latest().value().put(0x10, 0x1f, 7L), START.plusSeconds(1), "");
    MapleTree<Version<MapleTree<Long>>> blame = extents.blame(0, 0xfff);

    assertThat(blame.size()).isEqualTo(3);
    assertThat(blame.getOrNull(0x18).number()).isEqualTo(1);
    assertThat(blame.getOrNull(0x20).number()).isZero();
    assertThat(blame.span().get()).isEqualTo(Range.of(0, 0xff));
    // a value that is the same object on another range is another value
    extents =
        extents.commit(extents.latest().value().put(0x40, 0x4f, 0x20L), START.plusSeconds(2), "");
    assertThat(extents.blame(0x40, 0x40).getOrNull(0x40).number()).isEqualTo(2);
  }

  @Test
  void needsAView_andARange() {
    History<MapleTree<String>> blind = History.of(MapleTree.of(0, 1, "a"), START, "");
    assertThatThrownBy(() -> blind.blame(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.blame(2, 1))
        .withMessageContainingAll("0x2", "0x1");
  }

  @Test
  void costFollowsTheChanges_andStopsWhereAllIsExplained() {
    assumeTrue(Checks.ON, "counters need -Dmapletree.checked=true");
    MapleTree<String> tree = MapleTree.empty();
    for (int index = 0; index < 4_000; index++) {
      tree = tree.put(16L * index, 16L * index + 7, "a");
    }
    history = History.ofTree(tree, START, "");
    int versions = 300;
    for (int version = 1; version <= versions; version++) {
      long first = 16L * (version * 491 % 4_000);
      commit(now().put(first, first + 7, "b" + version).put(first + 16, first + 23, "c"));
    }
    int levels = now().stats().height();

    assertThat(visited(0, -1L)).isLessThanOrEqualTo(6L * levels * versions);
    commit(now().put(0x100, 0x1ff, "d"));
    assertThat(visited(0x100, 0x1ff)).as("of one version").isLessThanOrEqualTo(6L * levels);
  }

  private long visited(long first, long last) {
    long before = Checks.nodesVisited();
    assertThat(history.blame(first, last).isEmpty()).isFalse();
    return Checks.nodesVisited() - before;
  }
}
