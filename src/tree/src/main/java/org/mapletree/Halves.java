package org.mapletree;

/**
 * A tree cut in two.
 *
 * @param below all keys below the cut
 * @param from the key of the cut and all above
 * @param <V> the type of the values
 */
@CheckReturnValue
public record Halves<V>(MapleTree<V> below, MapleTree<V> from) {}
