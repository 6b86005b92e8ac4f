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
 * and every node but the root is at least half full, so a lookup is one short descent.
 *
 * <p><b>What keeps memory alive.</b> A tree keeps its nodes and values alive, and nothing else: not
 * the trees it was made from, nor those made from it. Versions of one tree share all nodes that
 * were not written between them, so ten versions cost little more than one; a version that is no
 * longer referenced costs nothing. Beware of the opposite: one small slice of a large tree shares
 * only the nodes along its two edges and those between, but a value that refers to the tree it came
 * from keeps all of that tree. {@link org.mapletree.MapleTree#footprint(MapleTree)} tells what two
 * versions share.
 *
 * <p>Start at {@link org.mapletree.MapleTree}. All types here are immutable and safe to publish
 * through a race, except {@link org.mapletree.TransientMapleTree} and {@link
 * org.mapletree.MapleTree.Builder}, which belong to one thread.
 *
 * @serial exclude
 */
@NullMarked
package org.mapletree;

import org.jspecify.annotations.NullMarked;
