package org.mapletree.history;

import org.mapletree.MapleTree;
import org.mapletree.keys.TypedRangeMap;

/**
 * The tree inside a value: what a history needs to know to count bytes, to say which version last
 * wrote a range, and to save itself.
 *
 * <p>Laws: {@code with(value, tree(value))} equals {@code value}, and {@code tree(with(value,
 * tree))} is {@code tree}.
 *
 * @param <T> the type of the value
 * @param <V> the type of the tree's values
 */
public interface TreeView<T, V> {

  /**
   * The tree in a value.
   *
   * @param value the value
   * @return its tree
   */
  MapleTree<V> tree(T value);

  /**
   * The value that is like another but for its tree.
   *
   * @param rest where all the rest comes from
   * @param tree the tree of the result
   * @return a value with that tree
   */
  T with(T rest, MapleTree<V> tree);

  /**
   * The view of a value that is a tree itself.
   *
   * @param <V> the type of the tree's values
   * @return the view
   */
  static <V> TreeView<MapleTree<V>, V> identity() {
    return new TreeView<>() {
      @Override
      public MapleTree<V> tree(MapleTree<V> value) {
        return value;
      }

      @Override
      public MapleTree<V> with(MapleTree<V> rest, MapleTree<V> tree) {
        return tree;
      }
    };
  }

  /**
   * The view of a value that is a map over keys of another type.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the map's values
   * @return the view
   */
  static <K, V> TreeView<TypedRangeMap<K, V>, V> typed() {
    return new TreeView<>() {
      @Override
      public MapleTree<V> tree(TypedRangeMap<K, V> value) {
        return value.tree();
      }

      @Override
      public TypedRangeMap<K, V> with(TypedRangeMap<K, V> rest, MapleTree<V> tree) {
        return TypedRangeMap.over(rest.domain(), tree);
      }
    };
  }
}
