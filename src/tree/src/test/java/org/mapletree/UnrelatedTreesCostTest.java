package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapletree.internal.Checks;

/** What it costs to combine a large tree with a small one that shares nothing with it. */
class UnrelatedTreesCostTest {
  private static final int SIZE = 20_000;

  private final MapleTree<Integer> large = tree(0, SIZE);
  private final int levels = large.stats().height();

  /** One entry around the middle, one in a gap, one behind all. */
  private final MapleTree<Integer> small =
      MapleTree.of(16L * 9000 + 3, 16L * 9001 + 3, -1)
          .put(16L * 9005 + 9, 16L * 9005 + 10, -2)
          .put(16L * SIZE + 100, -1L, -3);

  /** One entry, over most of the large tree. */
  private final MapleTree<Integer> wide = MapleTree.of(20, 16L * (SIZE - 2) + 5, -1);

  private static MapleTree<Integer> tree(int from, int to) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = from; index < to; index++) {
      builder.add(16L * index, 16L * index + 7, index);
    }
    return builder.build();
  }

  @BeforeEach
  void countersAreOn() {
    assumeTrue(Checks.ON, "counters need -Dmapletree.checked=true");
  }

  private static MapleTree<Integer> cheap(long bound, Supplier<MapleTree<Integer>> job) {
    long visited = Checks.nodesVisited();
    long built = Checks.nodesBuilt();
    MapleTree<Integer> result = job.get();
    assertThat(Checks.nodesVisited() - visited).as("visited").isLessThanOrEqualTo(bound);
    assertThat(Checks.nodesBuilt() - built).as("built").isLessThanOrEqualTo(bound);
    return result;
  }

  @Test
  void aSmallTreeIsPutOverALargeOne() {
    long paths = 5L * levels * small.size();
    MapleTree<Integer> put = large;
    for (Entry<Integer> entry : small) {
      put = put.put(entry.range(), entry.value());
    }
    assertThat(cheap(paths, () -> large.union(small))).isEqualTo(put);
    assertThat(cheap(paths, () -> large.union(small, (mine, theirs) -> theirs)))
        .isEqualTo(
            put.put(16L * 9000 + 3, 16L * 9000 + 7, -1)
                .put(16L * 9000 + 8, 16L * 9000 + 15, -1)
                .put(16L * 9001, 16L * 9001 + 3, -1));
    assertThat(cheap(paths, () -> large.union(wide)).size()).isEqualTo(2 + 1 + 2);
  }

  @Test
  void aSmallTreeIsPutUnderALargeOne() {
    long paths = 5L * levels * (small.size() + 2);
    MapleTree<Integer> under = cheap(paths, () -> small.union(large));
    assertThat(under).isEqualTo(small.difference(large).union(large)).isNotEqualTo(large);
    assertThat(under.size()).isEqualTo(SIZE + 3);
    under.validate();
    assertThat(cheap(0, () -> MapleTree.<Integer>empty().union(large))).isEqualTo(large);
  }

  /**
   * Nearly every gap of the large tree is filled: that is built in order, which leaves nodes full.
   */
  @Test
  void aLargeEntryUnderManyIsNotWrittenGapByGap() {
    MapleTree<Integer> alone = wide.union(large);
    assertThat(alone.size()).isEqualTo(SIZE + (SIZE - 3L));
    assertThat(alone.stats().fill()).isGreaterThan(0.8);
    MapleTree<Integer> half = large.put(16L * 5000, 16L * 15_000 - 1, -1);
    MapleTree<Integer> together = half.union(large);
    assertThat(together.size()).isEqualTo(SIZE + 10_000L);
    assertThat(together.stats().fill()).isGreaterThan(0.8);
  }

  @Test
  void onlyWhereBothHaveKeysIsLookedAt() {
    long paths = 8L * levels * small.size();
    MapleTree<Integer> kept = cheap(paths, () -> large.intersection(small));
    assertThat(kept)
        .isEqualTo(
            MapleTree.of(16L * 9000 + 3, 16L * 9000 + 7, 9000)
                .put(16L * 9001, 16L * 9001 + 3, 9001));
    assertThat(cheap(paths, () -> small.intersection(large)).keySet()).isEqualTo(kept.keySet());
    assertThat(cheap(paths, () -> small.intersection(large, Integer::sum)))
        .isEqualTo(kept.mapValues(value -> value - 1));
    assertThat(cheap(paths, () -> large.intersection(wide)).size()).isEqualTo(SIZE - 2);
    assertThat(cheap(paths, () -> small.difference(large)).coverage(0, 16L * SIZE))
        .isEqualTo(small.coverage(0, 16L * SIZE) - kept.coverage());
    assertThat(cheap(paths, () -> large.difference(small)).size()).isEqualTo(SIZE);
  }

  @Test
  void treesSideBySideAreJoined() {
    MapleTree<Integer> higher = tree(SIZE, 2 * SIZE);
    assertThat(cheap(3L * levels, () -> large.union(higher)).size()).isEqualTo(2L * SIZE);
    assertThat(cheap(3L * levels, () -> higher.union(large))).isEqualTo(large.concat(higher));
    assertThat(large.intersects(higher)).isFalse();
    assertThat(higher.intersects(large)).isFalse();
  }

  @Test
  void gapsAreFoundBehindManyEntriesThatTouch() {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < SIZE; index++) {
      builder.add(index, index, index);
    }
    MapleTree<Integer> dense = builder.build().remove(7, 7).remove(SIZE - 50, SIZE - 49);
    assertThat(dense.coverage()).isPositive(); // the figures are known now
    assertThat(dense.gaps(3, SIZE + 5).toJavaList())
        .containsExactly(Range.of(7, 7), Range.of(SIZE - 50, SIZE - 49), Range.of(SIZE, SIZE + 5));
    assertThat(dense.gaps(8, SIZE - 51).hasNext()).isFalse();
  }
}
