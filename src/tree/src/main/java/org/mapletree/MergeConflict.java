package org.mapletree;

import org.jspecify.annotations.Nullable;

/**
 * Keys that both sides of a {@link ThreeWayMerge} changed, and not to the same value. On all keys
 * of the range each of the three trees has one value or one gap: no border of an entry lies within
 * it, and it is as long as it can be. Values are clipped to the range.
 *
 * @param range the keys
 * @param base what they mapped to before; null if they were free
 * @param ours what our side maps them to; null if it cleared them
 * @param theirs what the other side maps them to; null if it cleared them
 * @param <V> the type of the values
 */
@CheckReturnValue
public record MergeConflict<V>(
    Range range, @Nullable V base, @Nullable V ours, @Nullable V theirs) {}
