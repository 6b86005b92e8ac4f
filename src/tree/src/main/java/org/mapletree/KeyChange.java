package org.mapletree;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys that two versions map differently, as {@link MapleTree#diffByKey(MapleTree)}
 * lists them.
 *
 * @param range the keys: as many as possible with equal values before and equal values after
 * @param before what they map to in the old version; null if they are free there
 * @param after what they map to in the new version; null if they are free there
 * @param <V> the type of the values
 */
@CheckReturnValue
public record KeyChange<V>(Range range, @Nullable V before, @Nullable V after) {}
