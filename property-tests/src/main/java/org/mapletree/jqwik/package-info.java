/**
 * For properties about trees: arbitraries that make every legal shape, a model to compare with, and
 * the contracts of the functions that users hand to a tree.
 *
 * <p>With this module on the path, jqwik makes {@code MapleTree<V>} for any {@code V} that it can
 * make, {@code Range}, {@link org.mapletree.jqwik.KeyChoice}, {@link
 * org.mapletree.jqwik.RangeChoice}, {@link org.mapletree.jqwik.NestedRanges} and {@link
 * org.mapletree.jqwik.Versions}:
 *
 * <pre>{@code
 * @Property
 * void putMapsItsRange(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll Integer value) {
 *   Range range = place.in(tree);                    // near the edges of the tree's entries
 *   Agreement.check(tree.put(range, value), RangeMapModel.of(tree).put(range.first(), range.last(), value));
 * }
 * }</pre>
 *
 * <p>All of them shrink: entries are left out, keys move towards 0 as unsigned numbers, nodes
 * towards their minimum.
 */
@NullMarked
package org.mapletree.jqwik;

import org.jspecify.annotations.NullMarked;
