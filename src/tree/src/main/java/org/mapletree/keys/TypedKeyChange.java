package org.mapletree.keys;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys that two versions map differently, as {@link TypedRangeMap#diffByKey} lists
 * them.
 *
 * @param range the keys: as many as possible with equal values before and equal values after
 * @param before what they map to in the old version; null if they are free there
 * @param after what they map to in the new version; null if they are free there
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@CheckReturnValue
public record TypedKeyChange<K, V>(TypedRange<K> range, @Nullable V before, @Nullable V after) {}
