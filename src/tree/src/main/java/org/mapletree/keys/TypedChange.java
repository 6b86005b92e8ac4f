package org.mapletree.keys;

/**
 * One difference between two versions of a map, as {@link TypedRangeMap#diff} lists them.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@CheckReturnValue
public sealed interface TypedChange<K, V> {
  /**
   * An entry of the old version that the new one does not have.
   *
   * @param entry the entry
   * @param <K> the type of the keys
   * @param <V> the type of the values
   */
  record Removed<K, V>(TypedEntry<K, V> entry) implements TypedChange<K, V> {
    @Override
    public TypedRange<K> range() {
      return entry.range();
    }
  }

  /**
   * An entry of the new version that the old one does not have.
   *
   * @param entry the entry
   * @param <K> the type of the keys
   * @param <V> the type of the values
   */
  record Added<K, V>(TypedEntry<K, V> entry) implements TypedChange<K, V> {
    @Override
    public TypedRange<K> range() {
      return entry.range();
    }
  }

  /**
   * An entry of both versions that has another value in each.
   *
   * @param range the range, the same in both
   * @param before the value in the old version
   * @param after the value in the new version
   * @param <K> the type of the keys
   * @param <V> the type of the values
   */
  record Replaced<K, V>(TypedRange<K> range, V before, V after) implements TypedChange<K, V> {}

  /**
   * Where the change is.
   *
   * @return the range of the entry
   */
  TypedRange<K> range();
}
