package org.mapletree;

import org.mapletree.internal.Unsigned;

/**
 * Why an allocation was refused.
 *
 * @param size how many keys were asked for, unsigned
 * @param window where they were to lie
 * @param largestGap the length of the largest gap within the window, unsigned; below {@code size}
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
