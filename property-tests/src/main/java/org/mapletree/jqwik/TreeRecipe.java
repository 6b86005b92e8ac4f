package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.MapleTree;
import org.mapletree.internal.Branch;
import org.mapletree.internal.Fanout;
import org.mapletree.internal.Leaf;
import org.mapletree.internal.Node;
import org.mapletree.internal.TreeDoor;
import org.mapletree.internal.Unsigned;

/**
 * All that decides about a tree: how entries lie to each other, where they lie, and how nodes
 * divide them.
 *
 * @param steps one number an entry: the gap before it, its length, its value; see {@link #GAPS}
 * @param run how many entries touch before the next gap may come; {@link #TOUCHING} for no gap at
 *     all, not even before the first entry
 * @param anchor where the entries lie on the key line
 * @param stretched which entry is made as long as possible, or the gap before it, under some
 *     anchors
 * @param fills how full the nodes are, from left to right and from the leaves up; used again from
 *     the start when all have been used
 * @param values what the entries hold; used again and again
 */
record TreeRecipe<V>(
    List<Integer> steps,
    int run,
    Anchor anchor,
    int stretched,
    List<Integer> fills,
    List<V> values) {
  private static final long[] GAPS = {0, 0, 0, 1, 2, 0xfff, 0x1000, 0x10001};
  private static final long[] LENGTHS = {1, 1, 2, 3, 0xfff, 0x1000, 0x1001, 0x123456};
  static final int STEPS = 1 << 12;

  /** A run that never ends. */
  static final int TOUCHING = 0;

  /**
   * A fill that makes all nodes as empty as those inside may be, and the tree as high: 0 modulo 21,
   * 11 and 3, and odd.
   */
  static final int THIN = 231;

  enum Anchor {
    /** The first entry begins with key 0, the first one after its gap. */
    LOW,
    /** The entries lie around 2^63. */
    MIDDLE,
    /** The last entry ends with the last key. */
    HIGH,
    /** From key 0 to the last key: one gap is very large. */
    ALL_BUT_A_GAP,
    /** From key 0 to the last key: one entry is very large. */
    ALL_WITH_AN_ENTRY
  }

  /** The tree, with the policies of another one. */
  @SuppressWarnings("unchecked") // the door hands out a tree like the one it is given
  MapleTree<V> tree(MapleTree<V> like, Making<V> making) {
    int size = steps.size();
    if (size == 0) {
      return like;
    }
    long[] firsts = new long[size];
    long[] lasts = new long[size];
    place(firsts, lasts);
    Object[] made = new Object[size];
    for (int index = 0; index < size; index++) {
      V value = values.get((steps.get(index) >>> 6) % values.size());
      made[index] = making.make(value, Unsigned.flip(firsts[index]), Unsigned.flip(lasts[index]));
    }
    return (MapleTree<V>) TreeDoor.get().treeOf(like, assemble(firsts, lasts, made));
  }

  /** What an entry holds. */
  @FunctionalInterface
  interface Making<V> {
    V make(V value, long first, long last);
  }

  /** Lays the entries out; keys come out flipped. */
  private void place(long[] firsts, long[] lasts) {
    int size = firsts.length;
    int chosen = stretched % size;
    long total = 0;
    for (int index = 0; index < size; index++) {
      total += gap(index) + length(index);
    }
    long rest = -total; // 2^64 - total
    long key =
        switch (anchor) {
          case LOW, ALL_BUT_A_GAP, ALL_WITH_AN_ENTRY -> 0;
          case MIDDLE -> Long.MIN_VALUE - total / 2;
          case HIGH -> rest;
        };
    for (int index = 0; index < size; index++) {
      key += gap(index);
      key += anchor == Anchor.ALL_BUT_A_GAP && index == chosen ? rest : 0;
      firsts[index] = Unsigned.flip(key);
      key += length(index) - 1;
      key += anchor == Anchor.ALL_WITH_AN_ENTRY && index == chosen ? rest : 0;
      lasts[index] = Unsigned.flip(key);
      key++; // wraps behind the last entry only
    }
  }

  private long gap(int index) {
    return run != TOUCHING && index % run == 0 ? GAPS[steps.get(index) & 7] : 0;
  }

  private long length(int index) {
    return LENGTHS[(steps.get(index) >>> 3) & 7];
  }

  private Node<V> assemble(long[] firsts, long[] lasts, Object[] made) {
    Fills next = new Fills();
    List<Node<V>> level = new ArrayList<>();
    int from = 0;
    for (int length : next.lengths(made.length, Fanout.LEAF, Fanout.LEAF_MINIMUM)) {
      level.add(leaf(firsts, lasts, made, from, length));
      from += length;
    }
    while (level.size() > 1) {
      level =
          level.size() <= Fanout.ROOT && next.take() % 2 == 0 ? root(level) : parents(level, next);
    }
    return level.get(0);
  }

  private static <V> Leaf<V> leaf(
      long[] firsts, long[] lasts, Object[] made, int from, int length) {
    long[] bounds = new long[2 * length];
    Object[] values = new Object[length];
    System.arraycopy(lasts, from, bounds, 0, length);
    System.arraycopy(firsts, from, bounds, length, length);
    System.arraycopy(made, from, values, 0, length);
    return Leaf.ofTrusted(bounds, values);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
  private static <V> List<Node<V>> root(List<Node<V>> children) {
    return List.of(Branch.of((Node<V>[]) children.toArray(new Node[0])));
  }

  private List<Node<V>> parents(List<Node<V>> children, Fills next) {
    List<Node<V>> parents = new ArrayList<>();
    int from = 0;
    for (int length : next.lengths(children.size(), Fanout.BRANCH, Fanout.BRANCH_MINIMUM)) {
      @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
      Node<V>[] group = children.subList(from, from + length).toArray(new Node[0]);
      parents.add(Branch.of(group));
      from += length;
    }
    return parents;
  }

  /** Hands out the fills, and cuts them to what is legal. */
  private final class Fills {
    private int used;

    private int take() {
      return fills.get(used++ % fills.size());
    }

    /**
     * The lengths of the nodes of one height. The first and the last may be short, but something
     * legal lies between them, or is one of them.
     */
    List<Integer> lengths(int slots, int capacity, int minimum) {
      List<Integer> lengths = new ArrayList<>();
      if (slots <= minimum || (slots <= capacity && take() % 2 == 0)) {
        lengths.add(slots);
        return lengths;
      }
      int first = outermost(slots - minimum, minimum);
      int last = outermost(slots - minimum - first, minimum);
      int rest = slots - first - last;
      if (first > 0) {
        lengths.add(first);
      }
      while (rest > 0) {
        int length = length(rest, capacity, minimum);
        lengths.add(length);
        rest -= length;
      }
      if (last > 0) {
        lengths.add(last);
      }
      return lengths;
    }

    /** The length of a short node at a flank; 0 for none. */
    private int outermost(int most, int minimum) {
      return take() % 2 == 0 && most > 0 ? 1 + take() % Math.min(most, minimum) : 0;
    }

    /**
     * The length of the next node out of {@code rest} slots, so that the others can be legal, too.
     */
    private int length(int rest, int capacity, int minimum) {
      int length = minimum + take() % (capacity - minimum + 1);
      if (rest - length >= minimum || rest == length) {
        return length;
      }
      return rest <= capacity ? rest : rest - minimum;
    }
  }
}
