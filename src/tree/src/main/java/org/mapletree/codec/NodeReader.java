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
   * number of trees: keys ascend, children are of one height, only the outermost nodes of a tree hold less than the minimum, only its root has
   * more children than other branches may, and a root that is a branch has two children or more, and of two not both so short. Where a node
   * may stand is known when its children are; so is its height, which a file of bad intent could make as large as the number of nodes, of
   * branches with one child. No walk goes down such a node: it is no root, and a root over it has a node that is not on a flank at most two
   * levels below, whose height is the logarithm of its entries.
   * References go back, so there is no cycle; and since the children of a node ascend, no subtree occurs twice below a node: what is read
   * is never larger as a tree than as nodes.
   *
   * Nodes of other capacities than those of this machine are read as they are, and made into trees by TreeReader.
   */

  /** Reads what a leaf's slots hold. */
  @FunctionalInterface
  interface Values<V> {
    V read(BlockReader in) throws IOException;
  }

  /** No file has larger nodes below the root. */
  private static final int HIGHEST_CAPACITY = 1 << 16;

  private final BlockReader in;
  private final Values<? extends V> values;
  private final int leafCapacity;
  private final int branchCapacity;
  private final List<Placed<V>> nodes = new ArrayList<>();
  private long lastKey = Unsigned.MIN;

  /**
   * A node that was read.
   *
   * @param height the levels below it
   * @param inner whether it may stand between others
   * @param first whether it may be the first node of its height in a tree
   * @param last whether it may be the last one
   */
  private record Placed<V>(Node<V> node, int height, boolean inner, boolean first, boolean last) {}

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
    Node<V> root = node(in.readNumber(), start).node;
    if (root instanceof Branch<V> branch) {
      if (root.length() < 2) {
        throw BlockReader.corrupt(start, "a root with a single child");
      }
      if (root.length() == 2 && isShort(branch.child(0)) && isShort(branch.child(1))) {
        throw BlockReader.corrupt(start, "a root of two short children");
      }
    }
    return root;
  }

  private Placed<V> readNode() throws IOException {
    long start = in.offset();
    long head = in.readNumber();
    boolean isBranch = (head & NodeWriter.BRANCH) != 0;
    int capacity = isBranch ? Fanout.root(branchCapacity) : leafCapacity;
    long slots = head >>> 2;
    if (slots > capacity || (isBranch && slots == 0)) {
      throw BlockReader.corrupt(start, slots + " slots of at most " + capacity);
    }
    int length = (int) slots;
    boolean borrows = (head & NodeWriter.BORROWED) != 0;
    long[] borrowed = borrows ? node(in.readNumber(), start).node.sharedBounds() : null;
    if (borrowed != null && borrowed.length != 2 * length) {
      throw BlockReader.corrupt(start, "bounds of another length are borrowed");
    }
    if (isBranch) {
      return readBranch(start, length, borrowed);
    }
    Node<V> leaf = readLeaf(length, borrowed);
    return new Placed<>(leaf, 0, !isShort(leaf), length > 0, length > 0);
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

  private Placed<V> readBranch(long start, int length, long @Nullable [] borrowed)
      throws IOException {
    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    Node<V>[] children = new Node[length];
    int height = 0;
    boolean inner = true;
    boolean first = true;
    boolean last = true;
    long named = -1;
    for (int slot = 0; slot < length; slot++) {
      long at = in.offset();
      long back = in.readNumber();
      named = back == 0 ? named + 1 : nodes.size() - back;
      Placed<V> child = node(nodes.size() - 1 - named, at);
      if (child.height > 0 && child.node.length() > branchCapacity) {
        throw BlockReader.corrupt(
            at, "a branch of " + child.node.length() + " children, as only a root may have");
      }
      boolean isFirst = slot == 0;
      boolean isLast = slot == length - 1;
      if (!child.inner && !(isFirst && child.first) && !(isLast && child.last)) {
        throw BlockReader.corrupt(
            at,
            "a node of "
                + child.node.length()
                + " slots, or one below it, is too short to stand here");
      }
      children[slot] = child.node;
      if (!isFirst) {
        check(children[slot - 1], child.node, height, child.height, at);
      }
      height = child.height;
      inner &= child.inner;
      first &= isFirst ? child.first : child.inner;
      last &= isLast ? child.last : child.inner;
    }
    Branch<V> branch = Branch.of(children);
    if (borrowed != null) {
      if (!Arrays.equals(borrowed, branch.sharedBounds())) {
        throw BlockReader.corrupt(start, "a branch borrows bounds that are not its own");
      }
      branch = Branch.ofTrusted(borrowed, children);
    }
    return new Placed<>(branch, height + 1, inner && !isShort(branch), first, last);
  }

  /** Checks a child against its neighbour. */
  private void check(Node<V> before, Node<V> child, int heightBefore, int height, long at)
      throws IOException {
    if (child.firstKey() <= before.lastKey()) {
      throw BlockReader.corrupt(at, "the children of a branch do not ascend");
    }
    if (height != heightBefore) {
      throw BlockReader.corrupt(at, "the children of a branch are not of one height");
    }
  }

  private boolean isShort(Node<V> node) {
    return node.length() < Fanout.minimum(node instanceof Leaf ? leafCapacity : branchCapacity);
  }

  /** The node that came {@code back} before the newest. */
  private Placed<V> node(long back, long start) throws IOException {
    if (back < 0 || back >= nodes.size()) {
      throw BlockReader.corrupt(start, "a node is named before it came");
    }
    return nodes.get((int) (nodes.size() - 1 - back));
  }
}
