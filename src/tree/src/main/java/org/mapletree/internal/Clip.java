package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value when its range is cut: the twin of {@code Clipping} on plain keys.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Clip<V> {
  /**
   * The value for a part of an entry's range. Keys are flipped.
   *
   * @param value the value of the whole entry
   * @param oldFirst the entry's first key
   * @param oldLast the entry's last key
   * @param newFirst the part's first key
   * @param newLast the part's last key
   * @return the value for the part, not null
   */
  V clip(V value, long oldFirst, long oldLast, long newFirst, long newLast);

  /**
   * The value for a part of an entry's range, or for all of it. Keys are flipped.
   *
   * @param clip what becomes of values that are cut; null to keep them
   * @param value the value of the whole entry
   * @param oldFirst the entry's first key
   * @param oldLast the entry's last key
   * @param first the part's first key
   * @param last the part's last key
   * @param <V> the type of the values
   * @return {@code value} itself where the part is the whole
   */
  static <V> V part(
      @Nullable Clip<V> clip, V value, long oldFirst, long oldLast, long first, long last) {
    return clip == null || (first == oldFirst && last == oldLast)
        ? value
        : clip.clip(value, oldFirst, oldLast, first, last);
  }
}
