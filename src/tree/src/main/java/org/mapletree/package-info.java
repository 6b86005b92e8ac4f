/**
 * An immutable map from ranges of unsigned 64-bit keys to values. Each write returns a new tree
 * that shares with the old one all but a path.
 *
 * <pre>
 *                  +----------------- branch -----------------+
 *                  | 0x1000-0x3fff | 0x5000-0x8fff | 0xb000-..|
 *                  +------|----------------|-----------|------+
 *                         v                v           v
 *   +-- leaf ------------------+  +-- leaf -----------------+  +-- leaf ----+
 *   | heap  0x1000-0x2fff      |  | libc  0x5000-0x7fff     |  | stack ...  |
 *   | guard 0x3000-0x3fff      |  | libm  0x8000-0x8fff     |  |            |
 *   +--------------------------+  +-------------------------+  +------------+
 *        gap before 0x1000     gap 0x4000-0x4fff    gap 0x9000-0xafff
 * </pre>
 *
 * <p>Each node stores the exact first and last key of what its slots hold: of the entries in a
 * leaf, of whole subtrees in a branch. Gaps are what lies between. All leaves stand at one height,
 * and every node but the root and the outermost ones is at least three eighths full, so a lookup is
 * one short descent.
 *
 * <table>
 * <caption>Which type for what</caption>
 * <tr><th>you have</th><th>use</th></tr>
 * <tr><td>ranges of 64-bit keys, or single ones, with a value each</td><td>{@link
 * org.mapletree.MapleTree}</td></tr>
 * <tr><td>the same without values: what is there, what is missing</td><td>{@link
 * org.mapletree.MapleSet}</td></tr>
 * <tr><td>ranges that overlap, seldom many at one key</td><td>{@link
 * org.mapletree.OverlapMap}; where hundreds are nested, an interval tree</td></tr>
 * <tr><td>keys that are dates, instants, addresses, characters</td><td>{@code
 * org.mapletree.keys.TypedRangeMap} and {@code TypedRangeSet}</td></tr>
 * <tr><td>keys of 128 bits: IPv6 addresses, UUIDs</td><td>{@code
 * org.mapletree.keys.WideRangeMap}</td></tr>
 * <tr><td>one tree that many threads read and some replace</td><td>{@code
 * org.mapletree.rcu.RcuTree}; several trees together: {@code RcuCell} of a record</td></tr>
 * <tr><td>every version, with its time and note</td><td>{@code
 * org.mapletree.history.History}</td></tr>
 * <tr><td>two versions that were edited apart</td><td>{@code ThreeWayMerge}</td></tr>
 * <tr><td>a file or a wire, whole or as a delta</td><td>{@code
 * org.mapletree.codec.SnapshotCodec}</td></tr>
 * <tr><td>values that change where their range is cut</td><td>{@link
 * org.mapletree.MapleTree#empty(Clipping, Joining)}</td></tr>
 * <tr><td>many writes at once</td><td>{@link org.mapletree.MapleTree.Builder} for a new tree, its
 * entries in any order; {@link org.mapletree.MapleTree#edit} for an old one</td></tr>
 * <tr><td>single keys, dense from 0, or no order</td><td>an array, a {@link java.util.BitSet}, a
 * {@link java.util.HashMap}: this is the wrong library</td></tr>
 * </table>
 *
 * <p><b>What keeps memory alive.</b> A tree keeps its nodes and values alive, and nothing else: not
 * the trees it was made from, nor those made from it. Versions of one tree share all nodes that
 * were not written between them, so ten versions cost little more than one; a version that is no
 * longer referenced costs nothing. A small slice of a large tree holds the nodes between its ends
 * and a new one at each end of each level, and not the rest. In particular:
 *
 * <ul>
 *   <li>Iterators, spliterators, cursors, {@code asNavigableMap()} and unfinished streams hold the
 *       whole tree that they go over.
 *   <li>A {@link org.mapletree.TransientMapleTree} holds its source until its first change, and
 *       afterwards only what both still share.
 *   <li>A {@link org.mapletree.Change} or {@link org.mapletree.Conflict} holds entries, no tree; a
 *       {@link org.mapletree.Halves} or {@link org.mapletree.Allocation} holds its trees.
 *   <li>A node keeps the value of the {@link org.mapletree.Measure} that it was asked for last, and
 *       that measure, until another one takes the place.
 *   <li>A value that refers to the tree it came from keeps all of that tree, and so all versions
 *       before it, if each does so.
 * </ul>
 *
 * <p>{@link org.mapletree.MapleTree#footprint(MapleTree)} tells what two versions share.
 *
 * <p>Start at {@link org.mapletree.MapleTree}. All types here are immutable and safe to publish
 * through a race, except {@link org.mapletree.TransientMapleTree} and {@link
 * org.mapletree.MapleTree.Builder}, which belong to one thread.
 *
 * <p>No argument may be null, unless its description says otherwise: a {@link NullPointerException}
 * tells of it, at the latest where the argument is used.
 *
 * @serial exclude
 */
@NullMarked
package org.mapletree;

import org.jspecify.annotations.NullMarked;
