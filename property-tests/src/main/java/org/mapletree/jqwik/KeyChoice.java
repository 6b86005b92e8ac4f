package org.mapletree.jqwik;

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
}
