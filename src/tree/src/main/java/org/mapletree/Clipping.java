package org.mapletree;

/**
 * What becomes of a value when the range of its entry is cut: a file extent moves its offset, a
 * price is divided.
 *
 * <p>A tree made with a clipping honours it in every operation that cuts an entry. The function
 * must be pure, must not return null, and clipping in two steps must equal clipping in one.
 *
 * <pre>{@code
 * Clipping<Extent> cut = (extent, old, part) -> extent.advance(part.first() - old.first());
 * MapleTree<Extent> file = MapleTree.<Extent>empty(cut, Joining.ofEqual());
 * }</pre>
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Clipping<V> {
  /**
   * The value for a part of an entry.
   *
   * @param value the value of the whole entry
   * @param oldRange the range of the whole entry
   * @param newRange the part that stays, within {@code oldRange}
   * @return the value for that part, not null
   */
  V clip(V value, Range oldRange, Range newRange);

  /**
   * The default: a part has the value of the whole.
   *
   * @param <V> the type of the values
   * @return a clipping that leaves values alone
   */
  @SuppressWarnings("unchecked") // returns the value as it is, whatever its type
  static <V> Clipping<V> none() {
    return (Clipping<V>) Policies.NO_CLIPPING;
  }
}
