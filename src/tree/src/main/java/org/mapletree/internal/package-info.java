/**
 * The algorithms of the tree, on {@code long}s and arrays; no part of the public API.
 *
 * <p>Layers, each importing only what stands before it: words (numbers and functions: {@link
 * org.mapletree.internal.Unsigned}, {@link org.mapletree.internal.Fanout}, {@link
 * org.mapletree.internal.Clip}), nodes ({@link org.mapletree.internal.Node}, its two kinds, the
 * search in their bounds, the figures and the editor that they carry), node edits and places
 * ({@link org.mapletree.internal.LeafWrite}, {@link org.mapletree.internal.Siblings}, {@link
 * org.mapletree.internal.Roots}, {@link org.mapletree.internal.Spine}, {@link
 * org.mapletree.internal.Walker}), tree algorithms (all others).
 *
 * <p>Keys inside are <em>flipped</em>: the sign bit of each unsigned key is inverted once, at the
 * public edge, so that plain signed comparison is the order of the tree and no algorithm below has
 * to know that keys are unsigned.
 */
@NullMarked
package org.mapletree.internal;

import org.jspecify.annotations.NullMarked;
