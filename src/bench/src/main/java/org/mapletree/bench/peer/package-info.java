/**
 * What is compared: each library behind one small interface, used as its documentation suggests.
 *
 * <p>Most have no ranges. Users then map the first key to a holder of the last key and the value
 * ({@link org.mapletree.bench.peer.Held}), and look for the last entry that begins at or before a
 * key. Where a library finds no such entry, or only in O(n), the key is an object with both ends,
 * and the comparator calls overlapping ranges equal ({@link org.mapletree.bench.peer.Span}).
 */
@NullMarked
package org.mapletree.bench.peer;

import org.jspecify.annotations.NullMarked;
