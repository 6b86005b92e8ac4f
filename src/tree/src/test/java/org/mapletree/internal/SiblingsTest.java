package org.mapletree.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two nodes made one or evened out: every pair of lengths, at every pair of heights up to three.
 */
class SiblingsTest {
  @Test
  void leavesOfEveryPairOfLengths() {
    for (int left = 0; left <= Fanout.LEAF; left++) {
      for (int right = 0; right <= Fanout.LEAF; right++) {
        join(Shapes.leaf(0, left), Shapes.leaf(left, right), left + right);
      }
    }
  }

  @Test
  void branchesOfEveryPairOfLengths() {
    for (int leafLength : new int[] {Fanout.LEAF_MINIMUM, Fanout.LEAF}) {
      for (int left = 2; left <= Fanout.ROOT; left++) {
        for (int right = 2; right <= Fanout.ROOT; right++) {
          int seam = left * leafLength;
          join(
              Shapes.branch(0, left, leafLength),
              Shapes.branch(seam, right, leafLength),
              seam + right * leafLength);
        }
      }
    }
  }

  /** A leaf under the flank of a branch, before it and behind it: the flank of every length. */
  @Test
  void leavesBesideBranches() {
    for (int branch = 2; branch <= Fanout.ROOT; branch++) {
      for (int leafLength = Fanout.LEAF_MINIMUM; leafLength <= Fanout.LEAF; leafLength++) {
        for (int leaf = 1; leaf <= Fanout.LEAF; leaf++) {
          int below = branch * leafLength;
          join(Shapes.branch(0, branch, leafLength), Shapes.leaf(below, leaf), below + leaf);
          join(Shapes.leaf(0, leaf), Shapes.branch(leaf, branch, leafLength), below + leaf);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void treesOfEveryPairOfHeights(boolean full, boolean otherIsFull) {
    for (int left = 0; left <= 3; left++) {
      for (int right = 0; right <= 3; right++) {
        Node<Integer> one = Shapes.uniform(0, left, full);
        Node<Integer> other = Shapes.uniform((int) one.size(), right, otherIsFull);
        long built = Checks.nodesBuilt();
        join(one, other, (int) (one.size() + other.size()));
        if (Checks.ON) {
          // at each level of difference: the parts made anew, their parent, and the branch that
          // takes them
          assertThat(Checks.nodesBuilt() - built)
              .as("%s beside %s levels", left, right)
              .isLessThanOrEqualTo(6L * (Math.abs(left - right) + 1));
        }
      }
    }
  }

  private static void join(Node<Integer> left, Node<Integer> right, int size) {
    Shapes.check(Concat.join(left, right), 0, size);
  }

  /**
   * What removal leaves of a flank: from a branch of every length, whose leaves are as thin as may
   * be, and one edge thinner.
   */
  @Test
  void aThinnedEdgeIsSettled() {
    for (int branch = 2; branch <= Fanout.ROOT; branch++) {
      for (int neighbour = Fanout.LEAF_MINIMUM; neighbour <= Fanout.LEAF; neighbour++) {
        List<Node<Integer>> leaves = new ArrayList<>();
        leaves.add(Shapes.leaf(0, Fanout.LEAF_MINIMUM));
        leaves.add(Shapes.leaf(Fanout.LEAF_MINIMUM, neighbour));
        for (int slot = 2; slot < branch; slot++) {
          leaves.add(
              Shapes.leaf(neighbour + (slot - 1) * Fanout.LEAF_MINIMUM, Fanout.LEAF_MINIMUM));
        }
        Node<Integer> root = Shapes.over(leaves);
        int size = (int) root.size();
        for (int cut = 1; cut <= Fanout.LEAF_MINIMUM + neighbour; cut++) {
          Node<Integer> rest =
              PathWrite.write(root, Unsigned.MIN, Unsigned.flip(2L * (cut - 1)), null, null, null);
          Shapes.check(rest, cut, size - cut);
        }
      }
    }
  }
}
