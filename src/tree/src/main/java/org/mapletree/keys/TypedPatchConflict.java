package org.mapletree.keys;

import org.jspecify.annotations.Nullable;

/**
 * Why a patch does not fit a map.
 *
 * @param change the first change that does not fit
 * @param found the entry that is in the way, or that differs from the one to be removed; null if a
 *     removed or replaced entry is missing altogether
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@CheckReturnValue
public record TypedPatchConflict<K, V>(
    TypedChange<K, V> change, @Nullable TypedEntry<K, V> found) {}
