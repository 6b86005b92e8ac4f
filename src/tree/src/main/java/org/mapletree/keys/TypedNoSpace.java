package org.mapletree.keys;

/**
 * Why an allocation was refused.
 *
 * @param size how many keys were asked for, unsigned
 * @param window where they were to lie
 * @param largestGap the length of the largest gap within the window, unsigned
 * @param <K> the type of the keys
 */
@CheckReturnValue
public record TypedNoSpace<K>(long size, TypedRange<K> window, long largestGap) {
  /**
   * The refusal as text.
   *
   * @return size, window and largest gap
   */
  @Override
  public String toString() {
    return "no room for "
        + Long.toUnsignedString(size)
        + " keys in "
        + window
        + ": the largest gap has "
        + Long.toUnsignedString(largestGap);
  }
}
