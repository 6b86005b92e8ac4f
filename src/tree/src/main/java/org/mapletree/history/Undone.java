package org.mapletree.history;

import org.jspecify.annotations.Nullable;

/**
 * The versions that redo would go back to, the nearest first: an immutable list that shares its
 * tail.
 *
 * @param version the version that the last undo left
 * @param earlier what was undone before that; null if nothing was
 */
record Undone<T>(Version<T> version, @Nullable Undone<T> earlier) {}
