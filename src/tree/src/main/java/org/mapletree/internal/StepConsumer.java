package org.mapletree.internal;

/**
 * Takes the steps of a {@link CoWalk}. Keys are flipped.
 *
 * @param <V> the type of the values
 */
public interface StepConsumer<V> {
  /**
   * Takes an entry of the left tree.
   *
   * @param first its first key
   * @param last its last key
   * @param value its value
   */
  void left(long first, long last, V value);

  /**
   * Takes an entry of the right tree.
   *
   * @param first its first key
   * @param last its last key
   * @param value its value
   */
  void right(long first, long last, V value);

  /**
   * Takes a pair of entries of one range.
   *
   * @param first their first key
   * @param last their last key
   * @param left the value in the left tree
   * @param right another value, perhaps an equal one, in the right tree
   */
  void both(long first, long last, V left, V right);

  /**
   * Whether the walk may end: asked between leaves.
   *
   * @return whether no step is wanted any more
   */
  default boolean hasEnough() {
    return false;
  }
}
