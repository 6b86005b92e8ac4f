package org.mapletree.internal;

/** Two nodes of one height and one range of keys, one of each version, and what they differ in. */
final class Counterparts {
  /*
   * Implementation notes.
   *
   * Versions that differ in a few entries share the bounds of nearly all branches, and those of leaves where only values differ. Children of
   * nodes that share their bounds are counterparts slot by slot: there is nothing to compare but references, no place to come back to, and no
   * look at the bounds, which would be a miss each. Beside the steps of a CoWalk, versions of 100,000 entries that are 100 writes apart
   * took half of the time, those of 1,000 entries a fifth.
   */

  private Counterparts() {}

  /**
   * Hands over the differences of two nodes.
   *
   * @param left a node
   * @param right another node, of its height, its first and its last key
   */
  static <V> void forEachDifference(Node<V> left, Node<V> right, StepConsumer<? super V> consumer) {
    boolean sameBounds = left.bounds == right.bounds;
    if (left instanceof Branch<V> && !sameBounds) {
      CoWalk.forEach(left, right, consumer);
      return;
    }
    if (Checks.ON) {
      Checks.visited();
      Checks.visited();
    }
    if (left instanceof Branch<V> branch) {
      inChildren(branch, (Branch<V>) right, consumer);
    } else if (sameBounds) {
      inValues((Leaf<V>) left, (Leaf<V>) right, consumer);
    } else {
      inEntries((Leaf<V>) left, (Leaf<V>) right, consumer);
    }
  }

  private static <V> void inChildren(
      Branch<V> left, Branch<V> right, StepConsumer<? super V> consumer) {
    Node<V>[] lefts = left.children;
    Node<V>[] rights = right.children;
    for (int slot = 0; slot < lefts.length; slot++) {
      if (lefts[slot] != rights[slot]) {
        forEachDifference(lefts[slot], rights[slot], consumer);
      }
    }
  }

  private static <V> void inEntries(Leaf<V> left, Leaf<V> right, StepConsumer<? super V> consumer) {
    long ended =
        LeafMerge.forEachDifference(
            left.bounds, left.values, 0, right.bounds, right.values, 0, consumer);
    for (int slot = LeafMerge.left(ended); slot < left.length(); slot++) {
      consumer.left(left.first(slot), left.last(slot), left.value(slot));
    }
    for (int slot = LeafMerge.right(ended); slot < right.length(); slot++) {
      consumer.right(right.first(slot), right.last(slot), right.value(slot));
    }
  }

  private static <V> void inValues(Leaf<V> left, Leaf<V> right, StepConsumer<? super V> consumer) {
    Object[] lefts = left.values;
    Object[] rights = right.values;
    for (int slot = 0; slot < lefts.length; slot++) {
      if (lefts[slot] != rights[slot]) {
        consumer.both(left.first(slot), left.last(slot), left.value(slot), right.value(slot));
      }
    }
  }
}
