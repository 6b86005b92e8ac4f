package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.mapletree.MapleTree;
import org.mapletree.internal.Branch;
import org.mapletree.internal.Leaf;
import org.mapletree.internal.Node;
import org.mapletree.internal.TreeDoor;
import org.mapletree.internal.Unsigned;

/** Writes trees node by node, each node once, however many trees hold it. */
final class NodeWriter<V> {
  /*
   * Implementation notes.
   *
   * Nodes are numbered as they are written, children before parents, so a reference always goes back. A tree is
   *
   *     number of new nodes, the nodes, and how many nodes before the newest its root is
   *
   * and a node
   *
   *     slots * 4 + 1 for a branch + 2 for borrowed bounds
   *     borrowed bounds: how many nodes before this one is the node that has them
   *     leaf with bounds of its own, each slot: first key less the last one before it, less 1; then last key less first key.
   *         Slot 0: difference of its first key and the last key of the leaf with own bounds written before (or 0)
   *     leaf, each slot: the value
   *     branch, each slot: 0 for the node after the one named before in this branch, else 1 + how many nodes before the newest the child is
   *
   * A branch's bounds are those of its children and are not written. Two nodes may hold the very same array of bounds, where one was made
   * from the other by replacing a value; whoever counts bytes counts it once, so what is read has it once.
   */

  /** Writes what a leaf's slots hold. */
  @FunctionalInterface
  interface Values<V> {
    void write(BlockWriter out, V value) throws IOException;
  }

  static final int BRANCH = 1;
  static final int BORROWED = 2;

  private final BlockWriter out;
  private final Values<? super V> values;
  private final IdentityHashMap<Node<V>, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<long[], Integer> bounds = new IdentityHashMap<>();
  private long lastKey = Unsigned.MIN;

  NodeWriter(BlockWriter out, Values<? super V> values) {
    this.out = out;
    this.values = values;
  }

  @SuppressWarnings("unchecked") // a tree's nodes hold its values
  static <V> Node<V> root(MapleTree<V> tree) {
    return (Node<V>) TreeDoor.get().rootOf(tree);
  }

  /** Writes a tree: the nodes that no tree before had, and its root. */
  void write(MapleTree<V> tree) throws IOException {
    Node<V> root = root(tree);
    List<Node<V>> fresh = new ArrayList<>();
    collect(root, fresh);
    out.writeNumber(fresh.size());
    int number = numbers.size() - fresh.size();
    for (Node<V> node : fresh) {
      write(node, number++);
    }
    out.writeNumber(numbers.size() - 1 - number(root));
  }

  private void collect(Node<V> node, List<Node<V>> fresh) {
    if (numbers.containsKey(node)) {
      return;
    }
    if (node instanceof Branch<V> branch) {
      for (int slot = 0; slot < branch.length(); slot++) {
        collect(branch.child(slot), fresh);
      }
    }
    numbers.put(node, numbers.size());
    fresh.add(node);
  }

  private void write(Node<V> node, int number) throws IOException {
    Integer lender = bounds.putIfAbsent(node.sharedBounds(), number);
    int kind = (node instanceof Branch ? BRANCH : 0) | (lender == null ? 0 : BORROWED);
    out.writeNumber((long) node.length() << 2 | kind);
    if (lender != null) {
      out.writeNumber(number - 1L - lender);
    }
    if (node instanceof Branch<V> branch) {
      writeChildren(branch, number);
      return;
    }
    if (lender == null) {
      writeBounds(node);
    }
    for (int slot = 0; slot < node.length(); slot++) {
      values.write(out, ((Leaf<V>) node).value(slot));
    }
  }

  private void writeBounds(Node<V> leaf) throws IOException {
    for (int slot = 0; slot < leaf.length(); slot++) {
      if (slot == 0) {
        out.writeDifference(leaf.first(0) - lastKey);
      } else {
        out.writeNumber(leaf.first(slot) - lastKey - 1);
      }
      out.writeNumber(leaf.last(slot) - leaf.first(slot));
      lastKey = leaf.last(slot);
    }
  }

  private void writeChildren(Branch<V> branch, int number) throws IOException {
    int named = -1;
    for (int slot = 0; slot < branch.length(); slot++) {
      int child = number(branch.child(slot));
      out.writeNumber(child == named + 1 ? 0 : (long) number - child);
      named = child;
    }
  }

  private int number(Node<V> node) {
    Integer number = numbers.get(node);
    if (number == null) {
      throw new AssertionError("a node was not written before its parent");
    }
    return number;
  }
}
