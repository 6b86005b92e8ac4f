package org.mapletree.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A full leaf takes in one more entry: in each gap of trees all of whose leaves are full. */
class LeafWriteTest {
  private static final int NEW = -1;

  private record Item(long first, long last, int value) {}

  /** Two keys, with two free ones behind them. */
  private static Item entry(int number) {
    return new Item(4L * number, 4L * number + 1, number);
  }

  /** The two free keys. */
  private static Item newBehind(int number) {
    return new Item(4L * number + 2, 4L * number + 3, NEW);
  }

  private static Node<Integer> put(Node<Integer> root, Item item, @Nullable Editor editor) {
    return PathWrite.write(
        root, Unsigned.flip(item.first()), Unsigned.flip(item.last()), item.value(), null, editor);
  }

  /** The leaf at a place: the first one begins with entry 1. */
  private static Node<Integer> fullLeaf(int place) {
    Node<Integer> leaf = Leaf.empty();
    for (int slot = 1; slot <= Fanout.LEAF; slot++) {
      leaf = put(leaf, entry(place * Fanout.LEAF + slot), null);
    }
    return leaf;
  }

  private static Branch<Integer> branch(int from, int leaves) {
    return Shapes.over(
        IntStream.range(from, from + leaves).mapToObj(LeafWriteTest::fullLeaf).toList());
  }

  static Stream<Node<Integer>> trees() {
    return Stream.of(
        fullLeaf(0),
        branch(0, 3),
        branch(0, Fanout.ROOT),
        Shapes.over(List.of(branch(0, 1), branch(1, Fanout.BRANCH))),
        Shapes.over(List.of(branch(0, Fanout.BRANCH - 1), branch(Fanout.BRANCH - 1, 1))));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theTreeIsLegalAndHasTheEntry(Node<Integer> tree) {
    for (int before = 0; before <= tree.size(); before++) {
      check(put(tree, newBehind(before), null), before, tree);
    }
    assertThat(items(tree)).isEqualTo(entries(tree));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theHalvesBelongToTheTransient(Node<Integer> tree) {
    int size = (int) tree.size();
    for (int before = 0; before <= size; before++) {
      int leaf = (Math.min(before + 1, size) - 1) / Fanout.LEAF;
      Item first = entry(leaf * Fanout.LEAF + 1);
      Item last = entry((leaf + 1) * Fanout.LEAF);
      Editor editor = new Editor();
      Node<Integer> own = put(tree, new Item(first.first(), first.last(), NEW), editor);
      own = put(put(own, first, editor), newBehind(before), editor);
      long built = Checks.nodesBuilt();
      own = put(put(own, first, editor), last, editor);
      own = put(put(own, new Item(last.first(), last.last(), NEW), editor), last, editor);
      assertThat(Checks.nodesBuilt()).isEqualTo(built);
      check(own, before, tree);
    }
    assertThat(items(tree)).isEqualTo(entries(tree));
  }

  @Test
  void nothingElseIsMade() {
    Node<Integer> tree = fullLeaf(0);
    for (int before = 0; before <= Fanout.LEAF; before++) {
      long built = Checks.nodesBuilt();
      Branch<Integer> root = (Branch<Integer>) put(tree, newBehind(before), null);
      assertThat(Checks.nodesBuilt() - built).as("two halves, a root").isEqualTo(Checks.ON ? 3 : 0);
      assertThat(root.length()).isEqualTo(2);
      assertThat(root.child(0).length()).isEqualTo((Fanout.LEAF + 1) / 2);
    }
  }

  private static void check(Node<Integer> root, int before, Node<Integer> old) {
    assertThat(Invariants.check(root)).isNull();
    List<Item> expected = entries(old);
    expected.add(before, newBehind(before));
    assertThat(items(root)).isEqualTo(expected);
  }

  private static List<Item> entries(Node<Integer> tree) {
    List<Item> entries = new ArrayList<>();
    for (int number = 1; number <= tree.size(); number++) {
      entries.add(entry(number));
    }
    return entries;
  }

  private static List<Item> items(Node<Integer> root) {
    List<Item> items = new ArrayList<>();
    Traversal.all(
        root,
        items,
        (into, first, last, value) ->
            into.add(new Item(Unsigned.flip(first), Unsigned.flip(last), value)));
    return items;
  }
}
