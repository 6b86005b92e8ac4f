package org.mapletree.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of every place and length, and what becomes of their short flanks. */
class CutTest {
  private static Node<Integer> window(Node<Integer> root, int from, int to) {
    return Cut.window(root, Unsigned.flip(2L * from), Unsigned.flip(2L * to), null);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "1, true", "2, false"})
  void everyWindowIsLegal_andFewNodesAreMade(int height, boolean full) {
    Node<Integer> root = Shapes.uniform(0, height, full);
    int size = (int) root.size();
    for (int from = 0; from < size; from++) {
      for (int to = from; to < size; to++) {
        long built = Checks.nodesBuilt();
        Node<Integer> window = window(root, from, to);
        if (Checks.ON) {
          // of uniform trees: two on each level below the top, and one where two short ones became
          // one; within a
          // leaf, one for each end
          assertThat(Checks.nodesBuilt() - built).isLessThanOrEqualTo(3L * height + 2);
        }
        Shapes.check(window, from, to - from + 1);
      }
    }
  }

  /**
   * However high the tree that it was cut from: between its flanks stands a node that is not short.
   */
  @Test
  void aSmallWindowIsLow() {
    Node<Integer> root = Shapes.uniform(0, 3, true);
    int middle = (int) root.size() / 2;
    for (int length = 1; length <= Fanout.LEAF; length++) {
      for (int from = middle - length; from <= middle; from++) {
        Node<Integer> window = window(root, from, from + length - 1);
        Shapes.check(window, from, length);
        assertThat(window.height()).isLessThanOrEqualTo(length < Fanout.LEAF_MINIMUM ? 0 : 1);
      }
    }
  }

  /** Before each entry, in each gap between two. */
  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "1, true", "2, false", "3, false"})
  void bothPartsAreLegal_andTheWholeAgain(int height, boolean full) {
    Node<Integer> root = Shapes.uniform(0, height, full);
    int size = (int) root.size();
    for (long key = 0; key < 2L * size; key++) {
      int place = (int) ((key + 1) / 2);
      long built = Checks.nodesBuilt();
      Cut.Parts<Integer> parts = Cut.split(root, Unsigned.flip(key), null);
      Node<Integer> below = parts.below();
      Node<Integer> from = parts.from();
      if (Checks.ON) {
        // of uniform trees: two on each level, and one where two short ones became one
        assertThat(Checks.nodesBuilt() - built).isLessThanOrEqualTo(3L * (height + 1));
      }
      Shapes.check(below, 0, place);
      Shapes.check(from, place, size - place);
      Shapes.check(Concat.join(below, from), 0, size);
    }
  }

  @Test
  void aPartOfAllIsTheTreeItself() {
    Node<Integer> root = Shapes.uniform(0, 2, false);
    assertThat(Cut.split(root, Unsigned.MIN, null).from()).isSameAs(root);
    assertThat(Cut.split(root, Unsigned.MIN, null).below()).isSameAs(Leaf.empty());
    assertThat(Cut.split(root, Unsigned.MAX, null).below()).isSameAs(root);
    assertThat(Cut.split(root, Unsigned.MAX, null).from()).isSameAs(Leaf.empty());
    assertThat(Cut.split(Leaf.empty(), 0, null).below()).isSameAs(Leaf.empty());
    assertThat(Cut.split(Leaf.empty(), 0, null).from()).isSameAs(Leaf.empty());
  }

  /** The middle one may have short nodes on both flanks, and be of any height. */
  @ParameterizedTest
  @CsvSource({"1, false", "2, false"})
  void threePartsAreTheWholeAgain(int height, boolean full) {
    Node<Integer> root = Shapes.uniform(0, height, full);
    int size = (int) root.size();
    for (int first = 1; first < size - 1; first++) {
      Node<Integer> below = window(root, 0, first - 1);
      for (int second = first + 1; second < size; second++) {
        Node<Integer> middle = window(root, first, second - 1);
        Node<Integer> above = window(root, second, size - 1);
        Shapes.check(Concat.join(Concat.join(below, middle), above), 0, size);
        Shapes.check(Concat.join(below, Concat.join(middle, above)), 0, size);
      }
    }
  }

  /** A write next to a short node, or in it, settles what it meets; the rest stays. */
  @Test
  void windowsCanBeWrittenTo() {
    Node<Integer> root = Shapes.uniform(0, 2, false);
    int size = (int) root.size();
    for (int from = 1; from < size / 2; from++) {
      int to = size - from;
      Node<Integer> window = window(root, from, to - 1);
      for (int entry = from; entry < to; entry++) {
        long key = Unsigned.flip(2L * entry);
        Node<Integer> without = PathWrite.write(window, key, key, null, null, null);
        assertThat(Invariants.check(without)).isNull();
        Shapes.check(PathWrite.write(without, key, key, entry, null, null), from, to - from);
        Shapes.check(
            PathWrite.write(window, Unsigned.MIN, key, null, null, null),
            entry + 1,
            to - entry - 1);
      }
    }
  }

  @Test
  void aWindowWithoutEntriesIsEmpty() {
    Node<Integer> root = Shapes.uniform(0, 2, false);
    assertThat(Cut.window(root, Unsigned.flip(1), Unsigned.flip(1), null)).isSameAs(Leaf.empty());
    assertThat(Cut.window(root, Unsigned.flip(-9), Unsigned.MAX, null)).isSameAs(Leaf.empty());
    assertThat(Cut.window(Leaf.empty(), 0, 1, null)).isSameAs(Leaf.empty());
  }

  @Test
  void aWindowOfAllIsTheTreeItself() {
    Node<Integer> root = Shapes.uniform(0, 2, false);
    assertThat(Cut.window(root, root.firstKey(), root.lastKey(), null)).isSameAs(root);
    assertThat(Cut.window(root, Unsigned.MIN, Unsigned.MAX, null)).isSameAs(root);
  }
}
