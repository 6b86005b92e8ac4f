/**
 * Range maps and range sets over keys of other types than {@code long}: dates, instants, addresses,
 * characters, enums.
 *
 * <pre>
 *   TypedRangeMap&lt;LocalDate, Price&gt;        [2026-01-01, 2026-05-31] 10   [2026-06-01, 2026-08-31] 8
 *        |                                           |                          |
 *   KeyDomain&lt;LocalDate&gt;                  an order-preserving map, one key a value, both ways
 *        |                                           v                          v
 *   MapleTree&lt;Price&gt;                      0x550a318cc0-0x550a318d56 10   0x550a318d57-0x550a318db2 8
 * </pre>
 *
 * <p>A {@link org.mapletree.keys.KeyDomain} says which values have a key, and refuses all others
 * with its bounds in the message; {@link org.mapletree.keys.KeyDomains} has ready ones. Ranges are
 * closed, open, half-open or unbounded at the door ({@link org.mapletree.keys.Domain}) and closed
 * inside and in print ({@link org.mapletree.keys.TypedRange}).
 *
 * <p>Types that need 128 bits (IPv6 addresses, UUIDs) have a {@link
 * org.mapletree.keys.WideKeyDomain} and live in a {@link org.mapletree.keys.WideRangeMap}, which
 * has the same face.
 *
 * <p>All types here are immutable and safe to publish through a race.
 *
 * <p>No argument may be null, unless its description says otherwise: a {@link NullPointerException}
 * tells of it, at the latest where the argument is used.
 */
@NullMarked
package org.mapletree.keys;

import org.jspecify.annotations.NullMarked;
