package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapletree.internal.Branch;
import org.mapletree.internal.Checks;
import org.mapletree.internal.Fanout;
import org.mapletree.internal.Node;

/** What operations cost, in nodes made and nodes entered; time would depend on the machine. */
class CostTest {
  private static final int SIZE = 20_000;

  private final MapleTree<Integer> tree = tree(SIZE);
  private final int levels = tree.stats().height();
  private final Set<Node<Integer>> nodes = Collections.newSetFromMap(new IdentityHashMap<>());

  @BeforeEach
  void countersAreOn() {
    assumeTrue(Checks.ON, "counters need -Dmapletree.checked=true");
    warm(tree);
  }

  private static MapleTree<Integer> tree(int size) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < size; index++) {
      builder.add(16L * index, 16L * index + 7, index);
    }
    return builder.build();
  }

  private static void warm(MapleTree<?> tree) {
    assertThat(tree.lowestGap(-1L, 0, -1L).isEmpty()).isTrue();
    assertThat(tree.coverage()).isNotZero();
  }

  private static long built(Supplier<?> operation) {
    long before = Checks.nodesBuilt();
    assertThat(operation.get()).isNotNull();
    return Checks.nodesBuilt() - before;
  }

  private static long visited(Supplier<?> operation) {
    long before = Checks.nodesVisited();
    assertThat(operation.get()).isNotNull();
    return Checks.nodesVisited() - before;
  }

  @Test
  void overwritingAnEntryBuildsOnePath() {
    for (int index = 0; index < SIZE; index += 97) {
      long first = 16L * index;
      assertThat(built(() -> tree.put(first, first + 7, -1))).isEqualTo(levels);
    }
  }

  /**
   * One node a level; where one splits or joins a neighbour, the node that came up and what it was
   * cut into; a new root.
   */
  @Test
  void writesInOneLeafBuildOnePathAndWhatSplits() {
    MapleTree<Integer> roomy = tree.remove(16, 23);
    assertThat(built(() -> roomy.put(16, 23, -1))).isEqualTo(levels);
    for (int index = 0; index < SIZE; index += 97) {
      long first = 16L * index;
      long bound = 3L * levels + 1;
      assertThat(built(() -> tree.put(first + 9, first + 9, -1))).isLessThanOrEqualTo(bound);
      assertThat(built(() -> tree.remove(first, first + 7))).isLessThanOrEqualTo(bound);
    }
  }

  /**
   * What stays is two paths below the branch where they part, and one node more at each level that
   * splits. What is made is at most one more on each of these levels: the node that came up too
   * full, or the two that came up too thin and were joined.
   */
  @Test
  void writesOverLeavesKeepAtMostTwoPaths() {
    for (int index = 0; index < SIZE - 3000; index += 97) {
      long first = 16L * index + 3;
      for (int swallowed : new int[] {0, 1, Fanout.LEAF, 3 * Fanout.LEAF, 2900}) {
        long last = first + 16L * swallowed + 14;
        checkTwoPaths(() -> tree.put(first, last, -1));
        checkTwoPaths(() -> tree.remove(first, last));
      }
    }
  }

  /** From within each entry to within the next: all places where two leaves meet are among them. */
  @Test
  void aWriteOverTwoLeavesKeepsAtMostTwoPaths() {
    for (int index = 1; index < SIZE; index++) {
      long first = 16L * index - 10;
      checkTwoPaths(() -> tree.put(first, first + 12, -1));
    }
  }

  /** In nodes neither full nor thin few levels split or join, fewer the larger the nodes are. */
  @Test
  void writesOverLeavesBuildTwoPathsOnAverage() {
    MapleTree<Integer> loose = tree.filter(entry -> (entry.value() * 0x9e3779b9) >>> 30 != 0);
    for (int index = 0; index < SIZE; index++) {
      long key = 16L * index;
      if ((index * 0x9e3779b9) >>> 30 == 0) {
        loose = loose.put(key, key + 7, index);
      }
    }
    MapleTree<Integer> ordinary = loose;
    long twoPaths = 2L * ordinary.stats().height() - 1;
    long made = 0;
    for (int index = 1; index < SIZE; index++) {
      long first = 16L * index - 10;
      made += built(() -> ordinary.put(first, first + 12 + 40 * 16, -1));
    }
    assertThat(made).isLessThanOrEqualTo(twoPaths * SIZE * (Fanout.LEAF < 8 ? 5 : 4) / 4);
  }

  private void checkTwoPaths(Supplier<MapleTree<Integer>> write) {
    long before = Checks.nodesBuilt();
    MapleTree<Integer> after = write.get();
    assertThat(Checks.nodesBuilt() - before).as("nodes made").isLessThanOrEqualTo(4L * levels - 1);
    assertThat(kept(after)).as("nodes kept").isLessThanOrEqualTo(3L * levels - 1);
  }

  /** How many nodes of a tree are not nodes of the old one. */
  private long kept(MapleTree<Integer> after) {
    if (nodes.isEmpty()) {
      collect(tree.root(), Collections.emptySet(), nodes);
    }
    Set<Node<Integer>> found = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(after.root(), nodes, found);
    return found.size();
  }

  /** Adds all nodes that are not known; below a known one all are. */
  private static void collect(
      Node<Integer> node, Set<Node<Integer>> known, Set<Node<Integer>> found) {
    if (known.contains(node)) {
      return;
    }
    found.add(node);
    if (node instanceof Branch<Integer> branch) {
      for (int slot = 0; slot < branch.length(); slot++) {
        collect(branch.child(slot), known, found);
      }
    }
  }

  @Test
  void cutsBuildOnePathForEachEnd() {
    for (int index = 1; index < SIZE - 1; index += 97) {
      long key = 16L * index;
      assertThat(built(() -> tree.split(key))).isLessThanOrEqualTo(5L * levels);
      assertThat(built(() -> tree.slice(key - 3, key + 16L * 700)))
          .isLessThanOrEqualTo(5L * levels);
      Halves<Integer> halves = tree.split(key);
      assertThat(built(() -> halves.below().concat(halves.from())))
          .isLessThanOrEqualTo(3L * levels);
    }
  }

  @Test
  void lookupsBuildAndVisitNothing() {
    assertThat(built(() -> tree.get(16L * 777))).isZero();
    assertThat(visited(() -> tree.get(16L * 777))).isZero();
    assertThat(built(() -> tree.entryAt(16L * 777))).isZero();
    assertThat(visited(() -> tree.rank(16L * 777))).isZero();
  }

  @Test
  void versionsAreComparedAlongTheirDifferences() {
    for (int index = 0; index < SIZE; index += 97) {
      MapleTree<Integer> newer = tree.put(16L * index, 16L * index + 7, -1);
      long bound = 2L * levels;
      assertThat(visited(() -> tree.diff(newer).toJavaList())).isLessThanOrEqualTo(bound);
      assertThat(visited(() -> ChangeText.between(tree, newer))).isLessThanOrEqualTo(bound);
      assertThat(visited(() -> tree.equals(newer))).isLessThanOrEqualTo(bound);
      assertThat(visited(() -> tree.union(newer))).isLessThanOrEqualTo(bound);
      assertThat(built(() -> tree.union(newer))).as("the newer one is the result").isZero();
      assertThat(visited(() -> tree.intersection(newer))).isLessThanOrEqualTo(bound);
      assertThat(built(() -> tree.intersection(newer))).isZero();
      assertThat(visited(() -> tree.difference(newer))).isLessThanOrEqualTo(bound);
      assertThat(visited(() -> tree.diffByKey(newer).toJavaList())).isLessThanOrEqualTo(bound);
      assertThat(visited(() -> tree.unionIdempotent(newer, Math::max))).isLessThanOrEqualTo(bound);
      assertThat(built(() -> tree.unionIdempotent(newer, Math::max))).isLessThanOrEqualTo(levels);
      assertThat(visited(() -> tree.intersectionIdempotent(newer, Math::max)))
          .isLessThanOrEqualTo(2 * bound);
      assertThat(built(() -> tree.intersectionIdempotent(newer, Math::max)))
          .isLessThanOrEqualTo(levels);
    }
  }

  @Test
  void costOfComparingFollowsTheNumberOfDifferences() {
    MapleTree<Integer> newer = tree;
    for (int change = 1; change <= 40; change++) {
      long first = 16L * (change * 491 % SIZE);
      newer = newer.put(first + 9, first + 9, change); // a new entry: some leaves split
      MapleTree<Integer> now = newer;
      assertThat(visited(() -> tree.diff(now).toJavaList()))
          .as("%s changes", change)
          .isLessThanOrEqualTo(5L * levels * change);
      assertThat(visited(() -> ChangeText.between(tree, now)))
          .as("%s changes", change)
          .isLessThanOrEqualTo(5L * levels * change);
      assertThat(built(() -> tree.union(now))).as("nothing was removed").isZero();
      assertThat(built(() -> now.union(tree))).as("nothing is only there").isZero();
    }
  }

  @Test
  void whatOnlyTheLargerTreeHasIsNotWalkedForAUnion() {
    MapleTree<Integer> third = tree.slice(0, 16L * SIZE / 3).put(32, 39, -1);
    long bound = 4L * levels + 64;
    assertThat(visited(() -> tree.union(third))).isLessThanOrEqualTo(bound);
    assertThat(built(() -> tree.union(third))).isLessThanOrEqualTo(levels);
  }

  @Test
  void aSmallWindowIsCutOutOfFewNodes() {
    for (int index = 0; index < SIZE - 2; index += 97) {
      long first = 16L * index;
      assertThat(built(() -> tree.slice(first + 3, first + 20))).isLessThanOrEqualTo(4L * levels);
      assertThat(built(() -> tree.slice(first, first + 7))).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void theFirstGapQueryAfterAWriteLooksAtTheNewNodesOnly() {
    for (int index = 0; index < SIZE; index += 97) {
      MapleTree<Integer> after = tree.put(16L * index + 9, 16L * index + 9, -1);
      assertThat(visited(() -> after.lowestGap(1000, 0, 16L * SIZE - 1)))
          .isLessThanOrEqualTo(4L * levels);
      assertThat(visited(() -> after.highestGap(1000, 0, 16L * SIZE - 1)))
          .as("known by now")
          .isZero();
      assertThat(visited(after::coverage)).isZero();
    }
  }

  @Test
  void coverageAfterAWriteLooksAtTheNewNodesOnly() {
    for (int index = 0; index < SIZE; index += 97) {
      MapleTree<Integer> after = tree.put(16L * index + 9, 16L * index + 9, -1);
      assertThat(visited(after::coverage)).isLessThanOrEqualTo(2L * levels);
    }
  }

  @Test
  void aMeasureAfterAWriteCombinesTheNewNodesOnly() {
    long[] combined = new long[1];
    Measure<Integer, Long> sum =
        Measure.of(
            0L,
            (range, value) -> (long) value,
            (left, right) -> {
              combined[0]++;
              return left + right;
            });
    assertThat(tree.measure(sum)).isNotZero();
    long inANode = Math.max(Fanout.LEAF, Fanout.ROOT);
    for (int index = 0; index < SIZE; index += 97) {
      MapleTree<Integer> after = tree.put(16L * index + 9, 16L * index + 9, -1);
      combined[0] = 0;
      assertThat(visited(() -> after.measure(sum))).isLessThanOrEqualTo(4L * levels);
      assertThat(combined[0]).isLessThanOrEqualTo(2 * inANode * levels);
      combined[0] = 0;
      assertThat(visited(() -> after.measure(sum, 5, 16L * SIZE - 5))).isZero();
      assertThat(combined[0]).isLessThanOrEqualTo(2 * inANode * levels);
    }
  }

  @Test
  void aSearchThatSucceedsEntersOnePath() {
    MapleTree<Integer> holed = tree.remove(16L * 7000, 16L * 7003);
    warm(holed);
    assertThat(visited(() -> holed.lowestGap(50, 0, -1L).get())).isLessThanOrEqualTo(levels);
    assertThat(visited(() -> holed.lowestGap(50, 16L * 7001, 16L * 7100)))
        .isLessThanOrEqualTo(3L * levels);
  }

  @Test
  void coverageOfAWindowEntersItsTwoEnds() {
    assertThat(visited(() -> tree.coverage(16L * 333, 16L * 17_777)))
        .isLessThanOrEqualTo(2L * levels);
    assertThat(visited(() -> tree.covers(16L * 333, 16L * 17_777)))
        .isLessThanOrEqualTo(2L * levels);
  }

  /** In place: each node is copied once, however often it is written. */
  @Test
  void transientsCopyANodeOnce() {
    long once =
        built(
            () ->
                tree.edit(
                    edits -> {
                      for (int round = 0; round < 1000; round++) {
                        edits.put(160, 167, round);
                      }
                    }));
    assertThat(once).isEqualTo(levels);
  }

  @Test
  void bulkLoadingBuildsEachNodeAboutOnce() {
    long nodes = tree.stats().leaves() + tree.stats().branches();
    assertThat(built(() -> tree(SIZE))).isLessThanOrEqualTo(nodes + 6L * levels);
  }
}
