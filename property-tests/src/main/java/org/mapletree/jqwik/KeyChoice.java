package org.mapletree.jqwik;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ShrinkingDistance;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * A key chosen before the tree is known, so that tree and key shrink apart: a key as such, or an
 * edge of some entry and how far beside it.
 *
 * @param entry which entry, counted modulo the size; negative for a key as such
 * @param atLast whether the entry's last key is meant, else its first
 * @param key the key as such, or what to add to the edge
 */
public record KeyChoice(int entry, boolean atLast, long key) {
  /** What to add to an edge, the smallest first. */
  static final List<Long> BESIDE = List.of(0L, 1L, -1L, 2L, -2L);

  static KeyChoice asSuch(long key) {
    return new KeyChoice(-1, false, key);
  }

  /**
   * The key in a given tree.
   *
   * @param tree the tree that the entry is one of
   * @return the key; what would lie beyond either end of the key line wraps round to the other
   */
  public long in(MapleTree<?> tree) {
    if (entry < 0 || tree.isEmpty()) {
      return key;
    }
    Entry<?> chosen = tree.nth(entry % tree.size());
    return (atLast ? chosen.last() : chosen.first()) + key;
  }

  /**
   * What to try instead: a lower key; or, for an edge, the key that it is in the empty tree, the
   * last of all keys, from which lower ones are found, and edges of entries further left.
   */
  Stream<KeyChoice> smaller() {
    if (entry < 0) {
      return Keys.smaller(key).map(KeyChoice::asSuch);
    }
    Stream<KeyChoice> keys = Stream.of(key, -1L).map(KeyChoice::asSuch);
    Stream<KeyChoice> entries =
        Keys.smaller(entry).map(less -> new KeyChoice(less.intValue(), atLast, key));
    Stream<KeyChoice> ends = atLast ? Stream.of(new KeyChoice(entry, false, key)) : Stream.empty();
    Stream<KeyChoice> beside =
        BESIDE.stream().limit(BESIDE.indexOf(key)).map(less -> new KeyChoice(entry, atLast, less));
    return Stream.of(keys, entries, ends, beside).flatMap(choices -> choices);
  }

  /** How far the choice is from key 0: keys as such are nearest. */
  ShrinkingDistance distance() {
    return entry < 0
        ? ShrinkingDistance.of(0, key >>> 32, key & 0xffff_ffffL)
        : ShrinkingDistance.of(entry + 1L, atLast ? 1 : 0, BESIDE.indexOf(key));
  }
}
