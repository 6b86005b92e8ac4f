package org.mapletree;

/**
 * What an allocation gave.
 *
 * @param range the keys that were free and now have the value
 * @param tree the tree with the new entry
 * @param next where a cyclic allocation goes on: the key after {@code range}; 0 after 2^64-1
 * @param wrapped whether a cyclic allocation started again at the bottom of its window, having been
 *     asked to begin above it; false where it was asked to begin at 0, also after 2^64-1
 * @param <V> the type of the values
 */
@CheckReturnValue
public record Allocation<V>(Range range, MapleTree<V> tree, long next, boolean wrapped) {}
