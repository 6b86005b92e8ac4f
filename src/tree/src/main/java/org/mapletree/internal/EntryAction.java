package org.mapletree.internal;

/**
 * Takes entries, one after the other, each with the same context.
 *
 * @param <C> the type of the context
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface EntryAction<C, V> {
  /**
   * Takes one entry.
   *
   * @param context what the action would have to capture otherwise
   * @param first its first key, flipped
   * @param last its last key, flipped
   * @param value its value
   */
  void accept(C context, long first, long last, V value);
}
