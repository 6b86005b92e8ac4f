package org.mapletree;

/**
 * A 128-bit fingerprint: the sum, modulo 2^128, of one hash for each entry.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
@CheckReturnValue
public record Fingerprint(long high, long low) {
  /*
   * Implementation notes.
   *
   * An entry's hash mixes first key, last key and the value's hash, twice with different constants. The mixing step is the 64-bit finalizer of
   * SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). A sum is associative, so it can be kept
   * for each subtree, whatever the tree's shape.
   */

  /** The fingerprint of no entries. */
  public static final Fingerprint ZERO = new Fingerprint(0, 0);

  /** The fingerprint of one entry. */
  static Fingerprint of(Range range, long valueHash) {
    long high = 0x9e3779b97f4a7c15L;
    long low = 0xd1b54a32d192ed03L;
    for (long word : new long[] {range.first(), range.last(), valueHash}) {
      high = mix(high + word);
      low = mix(low ^ word * 0xbf58476d1ce4e5b9L);
    }
    return new Fingerprint(high, low);
  }

  /**
   * The fingerprint of two sets of entries together.
   *
   * @param other the fingerprint of entries that this one does not count
   * @return the sum
   */
  public Fingerprint plus(Fingerprint other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Fingerprint(high + other.high + carry, sum);
  }

  /**
   * The fingerprint as text.
   *
   * @return 32 digits of lower-case hex
   */
  @Override
  public String toString() {
    return String.format("%016x%016x", high, low);
  }

  private static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
