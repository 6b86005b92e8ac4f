package org.mapletree.cli.tree;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * What a script has made so far: the current tree, NEXT with its pending wrap, and the originals of
 * its duplicates.
 *
 * <p>The wrap that {@code cyclic} leaves pending belongs to the kernel's tree, not to ours, so it
 * is kept here. A duplicate inherits it, and {@code clear} forgets it; NEXT belongs to the script
 * and survives both.
 */
final class ScriptState {
  /** An original that was duplicated: its tree, and what it held then. */
  private record Original(MapleTree<Long> tree, long contents) {}

  private final boolean validate;
  private final List<Original> originals = new ArrayList<>();
  private MapleTree<Long> tree = MapleTree.empty();
  private long next;
  private boolean wrapPending;

  /**
   * An empty tree and NEXT = 0.
   *
   * @param validate whether each tree that a write makes is checked against every rule of the tree
   */
  ScriptState(boolean validate) {
    this.validate = validate;
  }

  MapleTree<Long> tree() {
    return tree;
  }

  /** Goes on with {@code written}, the result of a write. */
  void write(MapleTree<Long> written) {
    if (validate) {
      written.validate();
    }
    tree = written;
  }

  long next() {
    return next;
  }

  void setNext(long key) {
    next = key;
  }

  boolean wrapPending() {
    return wrapPending;
  }

  void setWrapPending(boolean pending) {
    wrapPending = pending;
  }

  /**
   * Keeps the current tree, to be looked at again at the end. The script goes on with the very same
   * tree.
   */
  void duplicate() {
    boolean unchanged = !originals.isEmpty() && originals.get(originals.size() - 1).tree() == tree;
    originals.add(
        unchanged ? originals.get(originals.size() - 1) : new Original(tree, contents(tree)));
  }

  /** How many duplicates were made. */
  int duplicates() {
    return originals.size();
  }

  /** Whether every original still holds what it held when it was duplicated. */
  boolean originalsUnchanged() {
    return originals.stream()
        .allMatch(original -> contents(original.tree()) == original.contents());
  }

  /**
   * A hash of all entries in order. 64 bits, so that a long script can keep thousands of duplicates
   * of a large tree.
   */
  private static long contents(MapleTree<Long> tree) {
    long hash = tree.size();
    for (Entry<Long> entry : tree) {
      hash = mix(mix(mix(hash, entry.first()), entry.last()), entry.value());
    }
    return hash;
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9e37_79b9_7f4a_7c15L;
    return mixed ^ (mixed >>> 32);
  }
}
