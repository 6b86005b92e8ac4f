package org.mapletree.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes that other tests count on: at which a tree may have a height, and must. */
class ShapesTest {
  @Test
  void capacitiesAndMinimaFitEachOther() {
    assertThat(Fanout.LEAF).isGreaterThanOrEqualTo(3);
    assertThat(Fanout.BRANCH).isGreaterThanOrEqualTo(3);
    // what is one slot too many splits into two legal nodes, and two nodes below the minimum fit
    // into one
    assertThat(Fanout.LEAF + 1).isGreaterThanOrEqualTo(2 * Fanout.LEAF_MINIMUM);
    assertThat(Fanout.BRANCH + 1).isGreaterThanOrEqualTo(2 * Fanout.BRANCH_MINIMUM);
    assertThat(2 * (Fanout.LEAF_MINIMUM - 1)).isLessThanOrEqualTo(Fanout.LEAF);
    assertThat(2 * (Fanout.BRANCH_MINIMUM - 1)).isLessThanOrEqualTo(Fanout.BRANCH);
  }

  @Test
  void theNormalFanoutIsTheOneThatWasMeasured() {
    if (System.getProperty("mapletree.fanout.leaf") == null) {
      assertThat(Fanout.LEAF).isEqualTo(32);
      assertThat(Fanout.LEAF_MINIMUM).isEqualTo(12);
      assertThat(Fanout.LEAF_FILL).isEqualTo(27);
    }
    if (System.getProperty("mapletree.fanout.branch") == null) {
      assertThat(Fanout.BRANCH).isEqualTo(16);
      assertThat(Fanout.BRANCH_MINIMUM).isEqualTo(6);
      assertThat(Fanout.ROOT).isEqualTo(40);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void uniformTreesHaveTheSizesOfTheirHeight(int height) {
    Node<Integer> fewest = Shapes.uniform(0, height, false);
    Node<Integer> most = Shapes.uniform(0, height, true);
    assertThat(fewest.height()).isEqualTo(height);
    assertThat(most.height()).isEqualTo(height);
    assertThat(fewest.size()).isEqualTo(height == 0 ? Fanout.LEAF_MINIMUM : Shapes.fewest(height));
    assertThat(most.size()).isEqualTo(Shapes.most(height));
    Shapes.check(fewest, 0, (int) fewest.size());
    Shapes.check(most, 0, (int) most.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oneEntryMoreThanFitsMakesATreeHigher(int height) {
    Node<Integer> full = Shapes.uniform(0, height, true);
    int most = Shapes.most(height);
    long key = Unsigned.flip(2L * most);
    Node<Integer> higher = PathWrite.write(full, key, key, most, null, null);
    assertThat(higher.height()).isEqualTo(height + 1);
    Shapes.check(higher, 0, most + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void oneEntryLessThanMustBeMakesATreeLower(int height) {
    Node<Integer> thin = Shapes.uniform(0, height, false);
    long key = Unsigned.flip(0);
    Node<Integer> lower = PathWrite.write(thin, key, key, null, null, null);
    assertThat(lower.height()).isEqualTo(height - 1);
    Shapes.check(lower, 1, Shapes.fewest(height) - 1);
  }

  /** A bulk load leaves a sixth of each leaf free. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void builtTreesHaveRoomInEveryLeaf(int height) {
    int size = Fanout.LEAF_FILL;
    for (int level = 0; level < height; level++) {
      size *= Fanout.BRANCH;
    }
    Spine<Integer> spine = new Spine<>();
    for (int index = 0; index < size; index++) {
      add(spine, index);
    }
    Node<Integer> root = spine.root();
    Shapes.check(root, 0, size);
    assertThat(root.height()).isEqualTo(height);
    assertFill(root);
  }

  private static void assertFill(Node<Integer> node) {
    if (node instanceof Branch<Integer> branch) {
      assertThat(node.length()).isEqualTo(Fanout.BRANCH);
      for (int slot = 0; slot < node.length(); slot++) {
        assertFill(branch.child(slot));
      }
    } else {
      assertThat(node.length()).isEqualTo(Fanout.LEAF_FILL);
    }
  }

  /** Bulk loading, around every size at which nodes fill up. */
  @Test
  void everySizeBuildsALegalTree() {
    int most = 2 * Shapes.most(1) + 2 * Fanout.LEAF + 100; // of the smallest nodes: three levels
    for (int size = 0; size <= most; size++) {
      Spine<Integer> spine = new Spine<>();
      for (int index = 0; index < size; index++) {
        add(spine, index);
      }
      Shapes.check(spine.root(), 0, size);
    }
  }

  private static void add(Spine<Integer> spine, int index) {
    long key = Unsigned.flip(2L * index);
    spine.add(key, key, index);
  }
}
