/**
 * Trees, differences between trees, and whole histories as bytes.
 *
 * <p>Start at {@link org.mapletree.codec.SnapshotCodec} for trees, {@link
 * org.mapletree.codec.HistoryCodec} for histories, {@link org.mapletree.codec.HistoryFile} for a
 * history on disk that grows. What is read is validated; a cut or changed byte is an error that
 * names its offset, never a wrong tree.
 *
 * <p>No argument may be null, unless its description says otherwise: a {@link NullPointerException}
 * tells of it, at the latest where the argument is used.
 *
 * <h2>The format, version 1</h2>
 *
 * <p>All numbers are little-endian and unsigned. Files of this version will be readable by all
 * later versions of this library.
 *
 * <h3>Preamble: 16 bytes, the same in all versions</h3>
 *
 * <table>
 * <caption>The first 16 bytes</caption>
 * <tr><th>offset</th><th>bytes</th><th>content</th></tr>
 * <tr><td>0</td><td>8</td><td>magic {@code 89 4d 41 50 4c 45 0d 0a}</td></tr>
 * <tr><td>8</td><td>1</td><td>format version, 1</td></tr>
 * <tr><td>9</td><td>1</td><td>kind: 1 tree, 2 delta, 3 history, 4 history file</td></tr>
 * <tr><td>10</td><td>2</td><td>0</td></tr>
 * <tr><td>12</td><td>4</td><td>CRC32C of the 12 bytes before</td></tr>
 * </table>
 *
 * <h3>Sections and blocks</h3>
 *
 * <p>After the preamble come sections: one, but any number in a history file. A section is a run of
 * bytes, cut into blocks of 1 to 65,536 bytes. Where the cuts are has no meaning.
 *
 * <table>
 * <caption>A block</caption>
 * <tr><th>offset</th><th>bytes</th><th>content</th></tr>
 * <tr><td>0</td><td>3</td><td>n, the length of the content</td></tr>
 * <tr><td>3</td><td>1</td><td>1 in the first block of a section, plus 2 in the last</td></tr>
 * <tr><td>4</td><td>4</td><td>CRC32C of the content</td></tr>
 * <tr><td>8</td><td>4</td><td>CRC32C of 8 bytes with the offset of the block from the start of the preamble, and of the 8 bytes before</td></tr>
 * <tr><td>12</td><td>n</td><td>content</td></tr>
 * </table>
 *
 * <h3>What sections are made of</h3>
 *
 * <ul>
 *   <li><i>number</i>: 64 bits, 7 a byte, the lowest first, the high bit set in all bytes but the
 *       last; the shortest form is the only legal one
 *   <li><i>difference</i>: a signed number d as the number {@code (d << 1) ^ (d >> 63)}; what it is
 *       added to may wrap at 2^64
 *   <li><i>bytes</i>: a number of bytes, then these bytes; <i>text</i>: the same, as UTF-8
 *   <li><i>value</i>: values are counted from 0 as they come in a section. A number: 0, a new value
 *       follows, as bytes made by the value codec; 1, the value after the one named before; 2 + d,
 *       the value d before the newest
 * </ul>
 *
 * <p>The codecs that are ready here make: {@code utf-8} the text as UTF-8, {@code bytes} the bytes
 * themselves, {@code long} and {@code int} a signed number, the lowest byte first, without the high
 * bytes that only repeat the sign of the byte below; of 0, no bytes.
 *
 * <h3>Nodes</h3>
 *
 * <p>The nodes of the trees in a section are counted from 0 as they come, children before parents,
 * so that a node is written once, however many trees hold it. A <i>tree</i> is the number of new
 * nodes, these nodes, and as a number how many nodes before the newest its root is. A <i>node</i>
 * is
 *
 * <ol>
 *   <li>a number: 4 times its slots, plus 1 for a branch, plus 2 for borrowed bounds
 *   <li>if borrowed, a number: how many nodes lie between the one that has the bounds and this one
 *   <li>a leaf with bounds of its own, for each slot: the first key less the last key of the slot
 *       before, less 1, as a number (for slot 0 a difference: the first key less the last key of
 *       the leaf with bounds of its own that came before, or less key 0); then the last key less
 *       the first one, as a number
 *   <li>a leaf, for each slot: the value
 *   <li>a branch, for each slot, a number: 0 for the node after the child named before in this
 *       branch (node 0 for slot 0), else how much lower the child's number is than this node's
 * </ol>
 *
 * <p>The bounds of a branch are those of its children. Nodes are as full as the rules of the tree
 * ask for with the capacities that stand before them; a root that is a branch may have two and a
 * half times as many slots as others, rounded down. A reader with other capacities makes new nodes.
 *
 * <h3>Kind 1: a tree</h3>
 *
 * <p>One section: the name of the value codec, a text; the capacities of a leaf and of a branch,
 * two numbers; a tree.
 *
 * <h3>Kind 2: a delta</h3>
 *
 * <p>One section: the name of the value codec, a text; a <i>delta</i>: the entries of the old tree
 * and of the new one, two numbers; the number of changes; each change: a byte, 0 removed, 1
 * replaced, 2 added; its first key less that of the change before (or less key 0), a number; its
 * last key less the first one, a number; unless removed, the new value. Changes stand in the order
 * of their first keys, removals before additions. A removed or replaced entry has exactly this
 * range in the old tree.
 *
 * <h3>Kind 3: a history</h3>
 *
 * <p>A <i>commit</i> is its number less that of the commit before in this section (or less 0), a
 * number; its instant, 8 bytes: nanoseconds since 1970, signed, with the sign bit inverted; branch
 * and note, texts written as values, each text once, and counted apart from the values of trees;
 * its <i>parents</i>: how much lower the number of the version is that it replaced, or 0 if none is
 * kept; how many were merged into it, and how much lower the number of each is. The <i>base</i> of
 * a commit is the version that it replaced, or if none is kept the one with the next lower number.
 * A <i>rest</i> is a value without its tree: a byte, 1 if it is as that of the base, else 0 and
 * bytes made by the codec.
 *
 * <p>One section: the name of the codec, a text; the capacities of a leaf and of a branch; the
 * number of the next version; how many commits; for each in the order of their numbers the commit,
 * the rest and the tree; how many branches; for each in the order of their names the name, the
 * timeline (a tree whose nodes are counted apart from those before, keyed by instants as above,
 * each value a number, that of a version), and the versions that redo would go back to: how many,
 * and their numbers; which of the branches is stood on, a number from 0; how many tags; for each
 * the name and the number of a version.
 *
 * <h3>Kind 4: a history file</h3>
 *
 * <p>The first section holds the name of the codec, a text. Each section after it is a record: what
 * turns the history so far, at first one without versions and branches, into the next:
 *
 * <ol>
 *   <li>how many versions are dropped; their numbers, each less the one before (or less 0)
 *   <li>how many versions have other parents; for each its number and parents
 *   <li>how many versions are new; for each the commit, the rest and a delta from the tree of the
 *       base, or from the empty tree
 *   <li>the number of the next version
 *   <li>how many branches are new or changed; for each its name; the name of the branch whose
 *       timeline, as it is by now, the next delta is from, empty for the empty timeline; the delta;
 *       how many of the versions that redo would go back to stay, counted from the last; how many
 *       come before these, and their numbers
 *   <li>how many branches are dropped; their names
 *   <li>the name of the branch stood on
 *   <li>how many tags are dropped; their names
 *   <li>how many tags are new or changed; for each the name and the number of a version
 * </ol>
 *
 * <p>A writer forces a record to the disk before it begins the next one. So whatever is left of a
 * record at the end of a file, with no first block of a section after it, was never acknowledged,
 * and may be cut; anything else that cannot be read is damage.
 */
@NullMarked
package org.mapletree.codec;

import org.jspecify.annotations.NullMarked;
