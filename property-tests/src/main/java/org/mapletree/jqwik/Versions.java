package org.mapletree.jqwik;

import org.mapletree.MapleTree;

/**
 * Two trees that share nodes: the second was made from the first by writes.
 *
 * @param older a tree
 * @param newer what a few writes made of it
 * @param <V> the type of the values
 */
public record Versions<V>(MapleTree<V> older, MapleTree<V> newer) {}
