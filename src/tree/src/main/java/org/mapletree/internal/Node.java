package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * A node: slots in key order, each with the first and the last key of what it holds.
 *
 * @param <V> the type of the values
 */
public abstract sealed class Node<V> permits Leaf, Branch {
  /*
   * Implementation notes.
   *
   * A node stores, for each slot, the exact bounds of what the slot holds: of an entry in a leaf, of a whole subtree in a branch. Gaps are
   * not stored; they are what lies between the bounds.
   *
   *      bounds:   last 0 | last 1 | ... | last n-1 | first 0 | first 1 | ... | first n-1
   *      slots:    value 0 ...                                             (leaf)
   *                child 0 ...                                             (branch)
   *
   * Lasts stand before firsts because every search starts on them: a key belongs to the first slot that ends at or after it.
   *
   * Why bounds and not pivots that cut a span: a node's content does not depend on where it hangs, so a subtree can be shared by any tree at
   * any place, a free range is one gap wherever node borders fall (gaps are canonical by construction), and cut, concat and removal have no
   * border to mend. The price is 8 bytes for each child, half a byte for each entry. With pivots, as in the kernel, the span of a node is
   * implied by its parent; a cached gap is then true only for that span, and whoever moves a border has to copy the nodes on both sides.
   *
   * Why longs: bounds of leaves as ints, relative to a base and in units of a power of two, were built and measured. They take 14.8 instead of
   * 22.6 bytes for an entry whose keys are aligned to pages, and an insertion writes a sixth less. But each look at a node has to ask which form
   * it has, a search has to convert its key once it has the base, and a walk each bound. At 100,000 and 1,000,000 entries a lookup took 1.02 and
   * 1.7 times as long, a walk over all entries 1.4 and 3.4 times, floor 1.3 and 1.4 times, a build 2.5 times and once.
   *
   * Why a node's bounds are not in its parent, beside the node, where a search would find them a miss earlier: a lookup took 0.92 times as long at
   * 100,000 entries, no less that could be told at 1,000,000. But a branch grows by a field, 8 bytes on each level of each write, and an insertion
   * or a removal copies one more array, of 80 bytes.
   *
   * Invariants, each checked by the rule of that name in Invariants:
   *   ordered    first 0 <= last 0 < first 1 <= last 1 < ...
   *   exact      bounds.length is twice the number of slots: no spare room, so a copied node costs what it holds
   *   bounds     a branch records exactly the first and the last key of each child
   *   size       a branch records exactly the number of entries below it
   *   fullness   no node has more slots than its capacity, which is larger for a branch that is the root, and only nodes on a flank, the first and
   *              the last of each height, have fewer than the minimum, which Siblings keeps: one at least
   *   root       a branch at the top has two children or more, and of two one that is not short
   *
   * Why nodes on a flank may be short: a cut leaves its edges as they are, and takes half as long as one that joins them with their neighbours
   * (notes of Cut). Trees do not get high that way: one of the root's children is not on a flank, or has a child that is not, and from there
   * down all nodes are full enough. So the height is O(log n) for the n entries of this tree, however large the one was that it was cut from.
   *
   * An array of bounds is never written to once a node holds it: nodes that differ in slots alone share it, and a walk over two versions goes
   * by that.
   *
   * Derived figures. The largest gap, the covered keys and the value of a measure are functions of immutable content, computed when first
   * asked for and kept in the field figures, as String keeps its hash. The field is plain and read without synchronization. That is sound:
   * Figures has only final fields, so whoever sees the reference sees the object whole (JLS 17.5), a reader that misses it computes equal
   * figures again, and the loser of a race between two measures costs a recomputation, never a wrong answer.
   *
   * Editing in place. While a transient is open, nodes that it made carry its Editor in their figures and may be changed by it, and only
   * by it. All fields are therefore assignable. Readers are safe nevertheless: a MapleTree is made after the last edit and keeps its root in
   * a final field, so whatever is reached from that field was written before the freeze at the end of its constructor (JLS 17.5).
   */

  /** The last key of every slot, then the first key of every slot; flipped. */
  long[] bounds;

  /** What is known about the content, and who may edit it; null while nothing is. */
  @Nullable Figures figures;

  Node(long[] bounds, @Nullable Editor owner) {
    this.bounds = bounds;
    this.figures = owner == null ? null : owner.unknownFigures;
    if (Checks.ON) {
      Checks.built();
      Checks.ordered(bounds);
    }
  }

  /** What the slots hold: values or children. The array belongs to the node. */
  abstract Object[] slots();

  /**
   * A node of the same kind.
   *
   * @param newSize the number of entries below it: known to whoever edits, while to count them here
   *     would mean a look at each child, most of them in no cache
   */
  abstract Node<V> like(long[] newBounds, Object[] newSlots, long newSize, @Nullable Editor owner);

  abstract int capacity();

  /** The capacity of such a node at the top of a tree. */
  abstract int rootCapacity();

  abstract int minimum();

  /**
   * The number of entries below this node.
   *
   * @return the number of entries
   */
  public abstract long size();

  /** The number of entries below some slots of a node of this kind, {@code to} exclusive. */
  abstract long sizeOf(Object[] slots, int from, int to);

  /**
   * The number of slots.
   *
   * @return the number of slots
   */
  public final int length() {
    return bounds.length >>> 1;
  }

  /**
   * The first key of what a slot holds.
   *
   * @param slot the slot
   * @return its first key, flipped
   */
  public final long first(int slot) {
    return bounds[(bounds.length >>> 1) + slot];
  }

  /**
   * The last key of what a slot holds.
   *
   * @param slot the slot
   * @return its last key, flipped
   */
  public final long last(int slot) {
    return bounds[slot];
  }

  /**
   * The first key below this node, which must not be empty.
   *
   * @return the first key of slot 0, flipped
   */
  public final long firstKey() {
    return bounds[bounds.length >>> 1];
  }

  /**
   * The last key below this node, which must not be empty.
   *
   * @return the last key of the last slot, flipped
   */
  public final long lastKey() {
    return bounds[(bounds.length >>> 1) - 1];
  }

  /**
   * The bounds of the slots, for whoever keeps account of which nodes hold the same array.
   *
   * @return the last key of every slot, then the first key of every slot, flipped; not to be
   *     changed
   */
  public final long[] sharedBounds() {
    return bounds;
  }

  /**
   * How many levels of branches stand above the leaves.
   *
   * @return 0 for a leaf
   */
  public final int height() {
    int height = 0;
    Node<V> node = this;
    while (node instanceof Branch<V> branch) {
      node = branch.children[0];
      height++;
    }
    return height;
  }

  final boolean isDeficient() {
    return length() < minimum();
  }

  final boolean isOverfull() {
    return length() > capacity();
  }

  /** Whether the given transient may change this node in place. */
  final boolean isOwnedBy(@Nullable Editor editor) {
    return editor != null && figures != null && figures.owner == editor;
  }
}
