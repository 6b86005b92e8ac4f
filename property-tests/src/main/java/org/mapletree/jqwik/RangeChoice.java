package org.mapletree.jqwik;

import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * A range chosen before the tree is known: between two chosen keys, or from one of them a few keys
 * on.
 *
 * @param one a key
 * @param other another key, above or below
 * @param length if positive, the range begins at the first key and has this many keys, or as many
 *     as there are
 */
public record RangeChoice(KeyChoice one, KeyChoice other, long length) {
  /**
   * The range in a given tree.
   *
   * @param tree the tree that the keys are chosen in
   * @return the range, from the lower key to the higher one
   */
  public Range in(MapleTree<?> tree) {
    long key = one.in(tree);
    if (length > 0) {
      return new Range(key, Keys.less(~key, length - 1) ? -1L : key + (length - 1));
    }
    long end = other.in(tree);
    return new Range(Keys.min(key, end), Keys.max(key, end));
  }
}
