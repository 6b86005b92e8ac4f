package org.mapletree.keys;

import java.math.BigInteger;

/**
 * Why an allocation was refused.
 *
 * @param size how many keys were asked for
 * @param window where they were to lie
 * @param largestGap the length of the largest gap within the window
 * @param <K> the type of the keys
 */
@CheckReturnValue
public record WideNoSpace<K>(BigInteger size, TypedRange<K> window, BigInteger largestGap) {
  /**
   * The refusal as text.
   *
   * @return size, window and largest gap
   */
  @Override
  public String toString() {
    return "no room for " + size + " keys in " + window + ": the largest gap has " + largestGap;
  }
}
