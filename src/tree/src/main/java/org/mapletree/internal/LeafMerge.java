package org.mapletree.internal;

/** The entries of two leaves in step. */
final class LeafMerge {

  private LeafMerge() {}

  /**
   * Hands over what two leaves differ in, up to the end of the one that ends first. Bounds and
   * slots are those of a {@link Node}.
   *
   * @param leftSlot where to begin in the left leaf
   * @param rightSlot where to begin in the right leaf
   * @return where it ended, for {@link #left} and {@link #right}
   */
  @SuppressWarnings("unchecked") // the slots of leaves are values
  static <V> long forEachDifference(
      long[] leftBounds,
      Object[] lefts,
      int leftSlot,
      long[] rightBounds,
      Object[] rights,
      int rightSlot,
      StepConsumer<? super V> consumer) {
    int left = leftSlot;
    int right = rightSlot;
    while (left < lefts.length && right < rights.length) {
      long leftFirst = leftBounds[lefts.length + left];
      long leftLast = leftBounds[left];
      long rightFirst = rightBounds[rights.length + right];
      long rightLast = rightBounds[right];
      if (leftFirst == rightFirst && leftLast == rightLast) {
        if (lefts[left] != rights[right]) {
          consumer.both(leftFirst, leftLast, (V) lefts[left], (V) rights[right]);
        }
        left++;
        right++;
      } else if (leftFirst <= rightFirst) {
        consumer.left(leftFirst, leftLast, (V) lefts[left++]);
      } else {
        consumer.right(rightFirst, rightLast, (V) rights[right++]);
      }
    }
    return (long) left << 32 | right;
  }

  /** The slot of the left leaf that comes next. */
  static int left(long ended) {
    return (int) (ended >> 32);
  }

  /** The slot of the right leaf that comes next. */
  static int right(long ended) {
    return (int) ended;
  }
}
