package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Branch;
import org.mapletree.internal.Fanout;
import org.mapletree.internal.Leaf;
import org.mapletree.internal.Node;
import org.mapletree.internal.Unsigned;

/** Reads the nodes that {@link NodeWriter} wrote, and checks every rule of the tree. */
final class NodeReader<V> {
  /*
   * Implementation notes.
   *
   * Each rule is checked when a node is read, against children that were checked before, so that the whole costs O(distinct nodes) for any
   * number of trees: keys ascend, children are of one height and hold at least the minimum, a root that is a branch has two children.
   * References go back, so there is no cycle; and since the children of a node ascend, no subtree occurs twice below a node: what is read
   * is never larger as a tree than as nodes.
   *
   * Nodes of other capacities than those of this machine are read as they are, and made into trees by Refit.
   */

  /** Reads what a leaf's slots hold. */
  @FunctionalInterface
  interface Values<V> {
    V read(BlockReader in) throws IOException;
  }

  /** No file has larger nodes. */
  private static final int HIGHEST_CAPACITY = 1 << 16;

  private final BlockReader in;
  private final Values<? extends V> values;
  private final int leafCapacity;
  private final int branchCapacity;
  private final List<Node<V>> nodes = new ArrayList<>();
  private long lastKey = Unsigned.MIN;

  /** Reads the capacities; the nodes follow tree by tree. */
  NodeReader(BlockReader in, Capacities capacities, Values<? extends V> values) {
    this.in = in;
    this.values = values;
    this.leafCapacity = capacities.leaf;
    this.branchCapacity = capacities.branch;
  }

  /** How large nodes may be. */
  record Capacities(int leaf, int branch) {

    static void write(BlockWriter out) throws IOException {
      out.writeNumber(Fanout.LEAF);
      out.writeNumber(Fanout.BRANCH);
    }

    static Capacities read(BlockReader in) throws IOException {
      return new Capacities(capacity(in), capacity(in));
    }

    private static int capacity(BlockReader in) throws IOException {
      long start = in.offset();
      int capacity = (int) in.readNumber(HIGHEST_CAPACITY, "capacity of a node");
      if (capacity < 3) {
        throw BlockReader.corrupt(start, capacity + " slots are too few for a node");
      }
      return capacity;
    }

    boolean areOurs() {
      return leaf == Fanout.LEAF && branch == Fanout.BRANCH;
    }
  }

  /** Reads a tree: its new nodes, and which node its root is. */
  Node<V> read() throws IOException {
    int fresh = in.readCount("number of nodes");
    for (int i = 0; i < fresh; i++) {
      nodes.add(readNode());
    }
    long start = in.offset();
    Node<V> root = node(in.readNumber(), start);
    if (root instanceof Branch && root.length() < 2) {
      throw BlockReader.corrupt(start, "a root with a single child");
    }
    return root;
  }

  private Node<V> readNode() throws IOException {
    long start = in.offset();
    long head = in.readNumber();
    boolean isBranch = (head & NodeWriter.BRANCH) != 0;
    int capacity = isBranch ? branchCapacity : leafCapacity;
    long slots = head >>> 2;
    if (slots > capacity || (isBranch && slots == 0)) {
      throw BlockReader.corrupt(start, slots + " slots of at most " + capacity);
    }
    int length = (int) slots;
    boolean borrows = (head & NodeWriter.BORROWED) != 0;
    long[] borrowed = borrows ? node(in.readNumber(), start).sharedBounds() : null;
    if (borrowed != null && borrowed.length != 2 * length) {
      throw BlockReader.corrupt(start, "bounds of another length are borrowed");
    }
    return isBranch ? readBranch(start, length, borrowed) : readLeaf(length, borrowed);
  }

  private Node<V> readLeaf(int length, long @Nullable [] borrowed) throws IOException {
    if (length == 0) {
      return Leaf.empty();
    }
    long[] bounds = borrowed != null ? borrowed : readBounds(length);
    Object[] slots = new Object[length];
    for (int slot = 0; slot < length; slot++) {
      slots[slot] = values.read(in);
    }
    return Leaf.ofTrusted(bounds, slots);
  }

  private long[] readBounds(int length) throws IOException {
    long[] bounds = new long[2 * length];
    for (int slot = 0; slot < length; slot++) {
      long start = in.offset();
      long first;
      if (slot == 0) {
        first = lastKey + in.readDifference();
      } else {
        if (lastKey == Unsigned.MAX) {
          throw BlockReader.corrupt(start, "an entry behind the last key of all");
        }
        first = behind(lastKey + 1, in.readNumber(), start);
      }
      lastKey = behind(first, in.readNumber(), start);
      bounds[slot] = lastKey;
      bounds[length + slot] = first;
    }
    return bounds;
  }

  /** The key at a distance behind another; all flipped. */
  static long behind(long key, long distance, long start) throws IOException {
    if (Unsigned.less(Unsigned.MAX - key, distance)) {
      throw BlockReader.corrupt(
          start,
          Unsigned.hex(distance)
              + " keys behind "
              + Unsigned.hex(Unsigned.flip(key))
              + " there is no key");
    }
    return key + distance;
  }

  private Node<V> readBranch(long start, int length, long @Nullable [] borrowed)
      throws IOException {
    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    Node<V>[] children = new Node[length];
    long named = -1;
    for (int slot = 0; slot < length; slot++) {
      long at = in.offset();
      long back = in.readNumber();
      named = back == 0 ? named + 1 : nodes.size() - back;
      children[slot] = node(nodes.size() - 1 - named, at);
      check(children, slot, at);
    }
    Branch<V> branch = Branch.of(children);
    if (borrowed == null) {
      return branch;
    }
    if (!Arrays.equals(borrowed, branch.sharedBounds())) {
      throw BlockReader.corrupt(start, "a branch borrows bounds that are not its own");
    }
    return Branch.ofTrusted(borrowed, children);
  }

  /** Checks a child against its neighbour. */
  private void check(Node<V>[] children, int slot, long at) throws IOException {
    Node<V> child = children[slot];
    int capacity = child instanceof Leaf ? leafCapacity : branchCapacity;
    if (child.length() < Fanout.minimum(capacity)) {
      throw BlockReader.corrupt(at, "a node of " + child.length() + " slots is no root");
    }
    if (slot == 0) {
      return;
    }
    Node<V> before = children[slot - 1];
    if (child.firstKey() <= before.lastKey()) {
      throw BlockReader.corrupt(at, "the children of a branch do not ascend");
    }
    if (child.height() != before.height()) {
      throw BlockReader.corrupt(at, "the children of a branch are not of one height");
    }
  }

  /** The node that came {@code back} before the newest. */
  private Node<V> node(long back, long start) throws IOException {
    if (back < 0 || back >= nodes.size()) {
      throw BlockReader.corrupt(start, "a node is named before it came");
    }
    return nodes.get((int) (nodes.size() - 1 - back));
  }
}
