package org.mapletree;

import org.mapletree.internal.Unsigned;

/**
 * Why an allocation was refused.
 *
 * @param size how many keys were asked for, unsigned
 * @param window where they were to lie
 * @param largestGap the length of the largest gap within the window, unsigned; it may be {@code
 *     size} or more if only the alignment was in the way
 */
@CheckReturnValue
public record NoSpace(long size, Range window, long largestGap) {
  /**
   * The refusal as text.
   *
   * @return size, window and largest gap in hex
   */
  @Override
  public String toString() {
    return "no room for "
        + Unsigned.hex(size)
        + " keys in "
        + window
        + ": the largest gap has "
        + Unsigned.hex(largestGap);
  }
}
