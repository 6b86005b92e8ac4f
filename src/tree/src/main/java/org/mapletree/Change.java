package org.mapletree;

/**
 * One difference between two versions of a tree, as {@link MapleTree#diff(MapleTree)} lists them.
 *
 * @param <V> the type of the values
 */
@CheckReturnValue
public sealed interface Change<V> {
  /**
   * An entry of the old version that the new one does not have.
   *
   * @param entry the entry
   * @param <V> the type of the values
   */
  record Removed<V>(Entry<V> entry) implements Change<V> {
    @Override
    public Range range() {
      return entry.range();
    }
  }

  /**
   * An entry of the new version that the old one does not have.
   *
   * @param entry the entry
   * @param <V> the type of the values
   */
  record Added<V>(Entry<V> entry) implements Change<V> {
    @Override
    public Range range() {
      return entry.range();
    }
  }

  /**
   * An entry of both versions that has another value in each.
   *
   * @param range the range, the same in both
   * @param before the value in the old version
   * @param after the value in the new version
   * @param <V> the type of the values
   */
  record Replaced<V>(Range range, V before, V after) implements Change<V> {}

  /**
   * Where the change is.
   *
   * @return the range of the entry
   */
  Range range();
}
