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
import org.mapletree.internal.Node;

/** What a three-way merge costs, in nodes entered and made: the smaller side's changes count. */
class ThreeWayMergeCostTest {
  private static final int SIZE = 20_000;

  private final MapleTree<Integer> base = base();
  private final int levels = base.stats().height();
  private final MapleTree<Integer> small = base.put(16L * 777, 16L * 777 + 7, -1);
  private final MapleTree<Integer> large = base.edit(ThreeWayMergeCostTest::everyTenth);

  @BeforeEach
  void countersAreOn() {
    assumeTrue(Checks.ON, "counters need -Dmapletree.checked=true");
  }

  private static MapleTree<Integer> base() {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < SIZE; index++) {
      builder.add(16L * index, 16L * index + 7, index);
    }
    return builder.build();
  }

  private static void everyTenth(TransientMapleTree<Integer> edits) {
    for (int index = 0; index < SIZE; index += 10) {
      edits.put(16L * index, 16L * index + 7, -2);
    }
  }

  private static long visited(Supplier<?> operation) {
    long before = Checks.nodesVisited();
    assertThat(operation.get()).isNotNull();
    return Checks.nodesVisited() - before;
  }

  private static long built(Supplier<?> operation) {
    long before = Checks.nodesBuilt();
    assertThat(operation.get()).isNotNull();
    return Checks.nodesBuilt() - before;
  }

  private static <V> MapleTree<V> merge(MapleTree<V> base, MapleTree<V> ours, MapleTree<V> theirs) {
    return ThreeWayMerge.of(base, ours, theirs).tree().get();
  }

  @Test
  void twoChangesCostAFewPaths() {
    for (int index = 0; index < SIZE; index += 97) {
      MapleTree<Integer> other = base.put(16L * index + 9, 16L * index + 9, -3);
      assertThat(visited(() -> merge(base, small, other))).isLessThanOrEqualTo(6L * levels);
      assertThat(built(() -> merge(base, small, other))).isLessThanOrEqualTo(5L * levels);
      assertThat(visited(() -> merge(base, other, small))).isLessThanOrEqualTo(6L * levels);
    }
  }

  @Test
  void oneChangeAgainstThousandsCostsAFewPaths() {
    assertThat(visited(() -> merge(base, small, large))).isLessThanOrEqualTo(30L * levels);
    assertThat(built(() -> merge(base, small, large))).isLessThanOrEqualTo(60L * levels);
    assertThat(visited(() -> merge(base, large, small))).isLessThanOrEqualTo(10L * levels);
    assertThat(built(() -> merge(base, large, small))).isLessThanOrEqualTo(levels);
    assertThat(merge(base, small, large)).isEqualTo(merge(base, large, small));
  }

  /** Both sides are looked into only where the other one changed something. */
  @Test
  void costFollowsTheSideThatChangedLess() {
    MapleTree<Integer> some = base;
    for (int change = 1; change <= 40; change++) {
      long first = 16L * (change * 491 % SIZE) + 9;
      some = some.put(first, first, change);
      MapleTree<Integer> now = some;
      assertThat(visited(() -> merge(base, large, now)))
          .as("%s changes", change)
          .isLessThanOrEqualTo(12L * levels * change);
      assertThat(visited(() -> merge(base, now, large)))
          .as("%s changes", change)
          .isLessThanOrEqualTo(30L * levels * change);
    }
  }

  @Test
  void whatTheOtherSideChangedIsSharedWithIt() {
    long paths = 12L * levels;
    assertThat(notIn(large, merge(base, small, large))).isLessThanOrEqualTo(paths);
    assertThat(notIn(large, merge(base, large, small))).isLessThanOrEqualTo(paths);
  }

  private static long notIn(MapleTree<Integer> known, MapleTree<Integer> tree) {
    Set<Node<Integer>> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(known.root(), Collections.emptySet(), nodes);
    Set<Node<Integer>> found = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(tree.root(), nodes, found);
    return found.size();
  }

  private static void collect(
      Node<Integer> node, Set<Node<Integer>> known, Set<Node<Integer>> found) {
    if (known.contains(node) || !found.add(node) || !(node instanceof Branch<Integer> branch)) {
      return;
    }
    for (int slot = 0; slot < branch.length(); slot++) {
      collect(branch.child(slot), known, found);
    }
  }
}
