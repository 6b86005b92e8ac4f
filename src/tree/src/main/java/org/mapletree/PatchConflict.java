package org.mapletree;

import org.jspecify.annotations.Nullable;

/**
 * Why a patch does not fit a tree.
 *
 * @param change the first change that does not fit
 * @param found the entry that is in the way, or that differs from the one to be removed; null if a
 *     removed or replaced entry is missing altogether
 * @param <V> the type of the values
 */
@CheckReturnValue
public record PatchConflict<V>(Change<V> change, @Nullable Entry<V> found) {}
