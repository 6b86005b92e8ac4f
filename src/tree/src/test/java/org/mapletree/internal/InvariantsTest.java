package org.mapletree.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each corruption, planted in a legal tree, is caught by the rule of its name. */
class InvariantsTest {
  private final Branch<Integer> root = (Branch<Integer>) Shapes.uniform(0, 2, false);
  private final Branch<Integer> branch = (Branch<Integer>) root.children[1];
  private final Leaf<Integer> leaf = (Leaf<Integer>) branch.children[0];

  private static void caught(Node<?> root, String rule, String path) {
    Invariants.Violation violation = Invariants.check(root);
    assertThat(violation).isNotNull();
    assertThat(violation.rule()).isEqualTo(rule);
    assertThat(violation.path()).isEqualTo(path);
    assertThat(violation.expected()).isNotEqualTo(violation.actual());
  }

  @Test
  void aLegalTreeIsNotCaught() {
    assertThat(Invariants.check(root)).isNull();
    Figures.of(root);
    assertThat(Invariants.check(root)).isNull();
    assertThat(Invariants.check(Leaf.empty())).isNull();
  }

  @Test
  void root() {
    caught(Shapes.over(List.of(Shapes.leaf(0, Fanout.LEAF))), "root", "/");
    int minimum = Fanout.LEAF_MINIMUM;
    Leaf<Integer> shortLeaf = Shapes.leaf(0, minimum - 1);
    caught(Shapes.over(List.of(shortLeaf, Shapes.leaf(minimum, minimum - 1))), "root", "/");
    assertThat(Invariants.check(Shapes.over(List.of(shortLeaf, Shapes.leaf(minimum, minimum)))))
        .isNull();
  }

  @Test
  void fullnessOfALeaf() {
    branch.children[0] = Shapes.leaf((int) leaf.values[0], Fanout.LEAF_MINIMUM - 1);
    caught(root, "fullness", "/1/0");
    branch.children[0] = Shapes.leaf((int) leaf.values[0], Fanout.LEAF + 1);
    caught(root, "fullness", "/1/0");
  }

  @Test
  void fullnessOfABranch() {
    Branch<Integer> shortBranch = Shapes.branch(1000, Fanout.BRANCH_MINIMUM - 1, Fanout.LEAF);
    caught(
        Shapes.over(
            List.of(
                root.children[0], shortBranch, Shapes.branch(2000, Fanout.BRANCH, Fanout.LEAF))),
        "fullness",
        "/1");
    root.children[1] = Shapes.branch(1000, Fanout.BRANCH + 1, Fanout.LEAF);
    caught(root, "fullness", "/1");
  }

  @Test
  void fullnessOfARoot() {
    assertThat(Invariants.check(Shapes.branch(0, Fanout.ROOT, Fanout.LEAF))).isNull();
    caught(Shapes.branch(0, Fanout.ROOT + 1, Fanout.LEAF), "fullness", "/");
  }

  /** Nodes on a flank hold one slot at least. */
  @Test
  void fullnessOfAFlank() {
    Branch<Integer> low = Shapes.over(List.of(Shapes.leaf(0, 1)));
    Branch<Integer> full = Shapes.branch(1000, Fanout.BRANCH, Fanout.LEAF);
    Branch<Integer> high = Shapes.over(List.of(Shapes.leaf(4000, 1)));
    Branch<Integer> above = Shapes.branch(5000, Fanout.BRANCH, Fanout.LEAF);
    assertThat(Invariants.check(Shapes.over(List.of(low, full, high)))).isNull();
    assertThat(Invariants.check(Shapes.over(List.of(low, full)))).isNull();
    caught(Shapes.over(List.of(full, high, above)), "fullness", "/1");
    high.children[0] = Leaf.empty();
    caught(Shapes.over(List.of(low, full, high)), "fullness", "/2/0");
  }

  /** A leaf may be the first of a branch, but not if something stands before the branch. */
  @Test
  void fullnessOfAFlankThatIsNone() {
    List<Node<Integer>> leaves = new ArrayList<>();
    leaves.add(Shapes.leaf(0, 1));
    leaves.addAll(List.of(Shapes.branch(1000, Fanout.BRANCH - 1, Fanout.LEAF).children));
    Branch<Integer> first = Shapes.over(leaves);
    Branch<Integer> second = Shapes.branch(5000, Fanout.BRANCH, Fanout.LEAF);
    assertThat(Invariants.check(Shapes.over(List.of(first, second)))).isNull();
    leaves.set(0, Shapes.leaf(500, 1));
    first = Shapes.branch(0, Fanout.BRANCH, Fanout.LEAF_MINIMUM);
    caught(Shapes.over(List.of(first, Shapes.over(leaves))), "fullness", "/1/0");
  }

  @Test
  void exact() {
    leaf.values = new Object[leaf.values.length + 1];
    caught(root, "exact", "/1/0");
  }

  @Test
  void orderedInOneSlot() {
    leaf.bounds[0] = leaf.first(0) - 1;
    caught(root, "ordered", "/1/0");
  }

  @Test
  void orderedBetweenSlots() {
    leaf.bounds[leaf.length() + 1] = leaf.last(0);
    caught(root, "ordered", "/1/0");
  }

  @Test
  void orderedInABranch() {
    branch.bounds[0] = branch.first(1);
    caught(root, "ordered", "/1");
  }

  @Test
  void heightOfALeafAmongBranches() {
    root.children[1] = Shapes.leaf(1000, Fanout.LEAF);
    caught(root, "height", "/1");
  }

  @Test
  void heightOfABranchAmongLeaves() {
    List<Node<Integer>> leaves = new ArrayList<>(List.of(branch.children));
    branch.children[1] = Shapes.over(leaves);
    caught(root, "height", "/1/1");
  }

  @Test
  void value() {
    leaf.values[1] = null;
    caught(root, "value", "/1/0");
  }

  @Test
  void boundsBegin() {
    branch.bounds[branch.length()]--;
    caught(root, "bounds", "/1");
  }

  @Test
  void boundsEnd() {
    branch.bounds[0]++;
    caught(root, "bounds", "/1");
  }

  @Test
  void size() {
    branch.size++;
    caught(root, "size", "/1");
  }

  @Test
  void largestGap() {
    leaf.figures = Figures.of(Shapes.branch(0, 2, Fanout.LEAF));
    assertThat(Invariants.check(root).rule()).isEqualTo("covered");
    leaf.figures = Figures.of(touching(leaf.length()));
    caught(root, "largest gap", "/1/0");
  }

  @Test
  void covered() {
    branch.figures = Figures.of(Shapes.leaf(0, 3));
    caught(root, "covered", "/1");
  }

  /** Entries without a gap between them. */
  private static Leaf<Integer> touching(int length) {
    long[] bounds = new long[2 * length];
    Object[] values = new Object[length];
    for (int slot = 0; slot < length; slot++) {
      bounds[slot] = slot;
      bounds[length + slot] = slot;
      values[slot] = slot;
    }
    return Leaf.ofTrusted(bounds, values);
  }
}
