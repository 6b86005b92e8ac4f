package org.mapletree.internal;

/**
 * One of the two trees of a {@link CoWalk}: the item that comes next, a subtree or an entry.
 *
 * @param <V> the type of the values
 */
final class CoWalkSide<V> {
  /*
   * Implementation notes.
   *
   * What is asked for at each step, the bounds and the item, comes from two arrays at one place, those of the node that was entered last; the
   * nodes above it are looked at again only once it is passed. The root is the one item of a level above it, so that there is no case in which
   * nothing has been entered yet.
   */

  private final int top;

  /** The levels above the items, by height: arrays and places to go on with. */
  private final long[][] boundsAbove;

  private final Object[][] itemsAbove;
  private final int[] slotsAbove;

  /** The bounds of the items, those of entries or of subtrees. */
  private long[] bounds;

  private Object[] items;

  /** Which of the items comes next; behind the last one only where the whole tree is passed. */
  private int slot;

  /** The height of the items; -1 if they are entries. */
  private int height;

  /** Whether the entry that comes next has been handed out. */
  private boolean taken;

  CoWalkSide(Node<V> root, int height) {
    boolean empty = root.length() == 0;
    top = height;
    boundsAbove = new long[top + 1][];
    itemsAbove = new Object[top + 1][];
    slotsAbove = new int[top + 1];
    bounds = empty ? new long[0] : new long[] {root.lastKey(), root.firstKey()};
    items = empty ? new Object[0] : new Object[] {root};
    this.height = height;
  }

  boolean isAtEnd() {
    return slot == items.length;
  }

  boolean isAtEntry() {
    return height < 0;
  }

  /** The height of the subtree that comes next; -1 if an entry does. */
  int height() {
    return height;
  }

  long first() {
    return bounds[items.length + slot];
  }

  long last() {
    return bounds[slot];
  }

  @SuppressWarnings("unchecked") // at height -1 items are values
  V value() {
    return (V) items[slot];
  }

  <R> R apply(EntryFunction<? super V, R> result) {
    return result.apply(first(), last(), value());
  }

  /** The subtree that comes next. */
  @SuppressWarnings("unchecked") // at height 0 and above items are nodes
  Node<V> node() {
    return (Node<V>) items[slot];
  }

  /** How many items come next in one node. */
  int itemsLeft() {
    return items.length - slot;
  }

  /** An item of those that come next in one node, as an identity: a subtree, or a value. */
  Object item(int ahead) {
    return items[slot + ahead];
  }

  /** Whether all ranges that come next in one node are those of the other side. */
  boolean hasBoundsOf(CoWalkSide<V> other) {
    return bounds == other.bounds && slot == other.slot;
  }

  /** Whether the range of an item is that of the other side's. */
  boolean hasRangeOf(CoWalkSide<V> other, int ahead) {
    int mine = slot + ahead;
    int theirs = other.slot + ahead;
    return bounds[mine] == other.bounds[theirs]
        && bounds[items.length + mine] == other.bounds[other.items.length + theirs];
  }

  /** Goes to the first item in the subtree that comes next. */
  void enter() {
    if (Checks.ON) {
      Checks.visited();
    }
    boundsAbove[height] = bounds;
    itemsAbove[height] = items;
    slotsAbove[height] = slot;
    Node<?> entered = (Node<?>) items[slot];
    bounds = entered.bounds;
    items = entered.slots();
    slot = 0;
    height--;
  }

  /** Hands out the entry that comes next: it is passed at the next step. */
  void take() {
    taken = true;
  }

  void passTaken() {
    if (taken) {
      pass(1);
    }
  }

  /** Passes over items, all of them in one node. */
  void pass(int count) {
    taken = false;
    slot += count;
    while (slot == items.length && height < top) {
      height++;
      bounds = boundsAbove[height];
      items = itemsAbove[height];
      slot = slotsAbove[height] + 1;
    }
  }

  /** Passes over all items that end before a key. */
  void skipBefore(long key) {
    while (!isAtEnd() && last() < key) {
      pass(SlotSearch.endingAtOrAfter(bounds, key) - slot);
    }
  }

  /**
   * Hands over what comes next on this side, which is the left one, and on the other, and is not
   * common, up to the end of the leaf that ends first.
   */
  void merge(CoWalkSide<V> right, StepConsumer<? super V> consumer) {
    long ended =
        LeafMerge.forEachDifference(
            bounds, items, slot, right.bounds, right.items, right.slot, consumer);
    pass(LeafMerge.left(ended) - slot);
    right.pass(LeafMerge.right(ended) - right.slot);
  }
}
