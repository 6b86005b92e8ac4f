package org.mapletree.jqwik;

import org.mapletree.Entry;
import org.mapletree.Halves;
import org.mapletree.MapleTree;

/**
 * Union, intersection and difference by nothing but split and concat, at every entry of the other
 * tree: the way of "Just Join for Parallel Ordered Sets", slow here, and made of other parts than
 * what it is compared with.
 */
final class JoinTwin {
  private JoinTwin() {}

  static <V> MapleTree<V> union(MapleTree<V> left, MapleTree<V> right) {
    MapleTree<V> result = left;
    for (Entry<V> entry : right) {
      MapleTree<V> middle = MapleTree.of(entry.first(), entry.last(), entry.value());
      result = below(result, entry).concat(middle).concat(above(result, entry));
    }
    return result;
  }

  static <V> MapleTree<V> difference(MapleTree<V> left, MapleTree<?> right) {
    MapleTree<V> result = left;
    for (Entry<?> entry : right) {
      result = below(result, entry).concat(above(result, entry));
    }
    return result;
  }

  static <V> MapleTree<V> intersection(MapleTree<V> left, MapleTree<?> right) {
    MapleTree<V> result = MapleTree.empty();
    for (Entry<?> entry : right.mapValues(value -> "covered").coalesced()) {
      result = result.concat(left.slice(entry.first(), entry.last()));
    }
    return result;
  }

  private static <V> MapleTree<V> below(MapleTree<V> tree, Entry<?> entry) {
    return tree.split(entry.first()).below();
  }

  private static <V> MapleTree<V> above(MapleTree<V> tree, Entry<?> entry) {
    if (entry.last() == -1L) {
      return MapleTree.empty();
    }
    Halves<V> halves = tree.split(entry.last() + 1);
    return halves.from();
  }
}
