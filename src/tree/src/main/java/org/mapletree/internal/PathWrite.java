package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/** Puts and removes ranges: down one path, or down two where the range spans children. */
public final class PathWrite {
  /*
   * Implementation notes.
   *
   * One recursion serves put and remove, single leaf and many. At each branch the range concerns
   *
   *     [ c ] [ c ] [ c ]        one child: descend there; usually all that happens is that one slot is replaced
   *            (-)
   *     [ c ] [ c ] [ c ]        no child, since it lies in a gap between two: descend into the one behind the gap
   *          ()
   *     [ c ] [ c ] [ c ]        several: the first takes the value and loses what the range overlaps, the last only loses; those between
   *         (-------)            are dropped unseen, and so is the last if the range covers all of it
   *
   * A node that comes back too full or too empty is settled by Siblings, on this level; one that was too empty before, on a flank, only if it
   * has become shorter.
   *
   * A full leaf that takes in one more entry comes back as a branch over its two halves: as a root it stays, else the halves take the place of the
   * leaf. To make an overfull leaf first and to cut it wrote 27 bytes more for each insertion into 100,000 entries that were put in one by one, and
   * 11 more at 1,000 (bench run operations, JDK 17). The question whether a branch has come back from a leaf is asked of nodes of length two only:
   * asked of each, removals at 1,000 entries took 1.03 times as long.
   *
   * What is dropped has to be counted, by a look at each child that is, or at each that is not.
   *
   * In a transient, to look first for an entry of exactly the range, in nodes that are all the editor's, and then to change nothing but the
   * value, took 0.8 times as long for new values at 1,000 entries, but 1.1 times for insertions, and no less at 100,000: not kept. To end at once where
   * a child was changed in place and kept its bounds took 0.97 times as long (bench bulk1000 at 1,000 entries, 0.95 at 100,000): kept.
   */

  private PathWrite() {}

  /**
   * Maps all keys from {@code first} to {@code last} to {@code value}, or clears them. Keys are
   * flipped.
   *
   * @param root a legal root
   * @param first the lowest key
   * @param last the highest key, at least {@code first}
   * @param value what the keys map to; null to clear them
   * @param clip what becomes of values whose range is cut; null to keep them
   * @param editor the transient whose nodes may be changed in place, if any
   * @param <V> the type of the values
   * @return a legal root; {@code root} itself if nothing changed, or if {@code editor} owns it
   */
  public static <V> Node<V> write(
      Node<V> root,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    assert first <= last;
    return Roots.settle(descend(root, first, last, value, clip, editor), editor);
  }

  private static <V> @Nullable Node<V> descend(
      Node<V> node,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    if (!(node instanceof Branch<V> branch)) {
      return LeafWrite.write((Leaf<V>) node, first, last, value, clip, editor);
    }
    long[] bounds = branch.bounds;
    int length = branch.children.length;
    int slot = SlotSearch.endingAtOrAfter(bounds, first);
    if (slot == length) {
      return value == null ? node : one(branch, slot - 1, first, last, value, clip, editor);
    }
    if (last <= bounds[slot] || slot + 1 == length || bounds[length + slot + 1] > last) {
      return one(branch, slot, first, last, value, clip, editor);
    }
    return several(branch, slot, first, last, value, clip, editor);
  }

  private static <V> @Nullable Node<V> one(
      Branch<V> branch,
      int slot,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    Node<V> child = branch.children[slot];
    long sizeBefore = child.size();
    long[] boundsBefore = child.bounds;
    Node<V> written = descend(child, first, last, value, clip, editor);
    if (written == child && child.bounds == boundsBefore) {
      if (!child.isOwnedBy(editor)) {
        return branch; // nothing changed
      }
      if (branch.isOwnedBy(editor)) {
        branch.size += child.size() - sizeBefore;
        branch.figures = Editor.freshFigures(editor);
        return branch;
      }
    }
    if (written != null
        && written.length() == 2
        && written instanceof Branch<V> halves
        && child instanceof Leaf) {
      return Siblings.replace(
          branch, slot, slot + 1, sizeBefore, halves.children[0], halves.children[1], editor);
    }
    if (written == null
        || written.isOverfull()
        || (written.isDeficient() && written.bounds.length < boundsBefore.length)) {
      return Siblings.replace(branch, slot, slot + 1, sizeBefore, written, null, editor);
    }
    boolean moved =
        written.bounds != boundsBefore
            && (branch.first(slot) != written.firstKey() || branch.last(slot) != written.lastKey());
    return with(branch, slot, written, moved, written.size() - sizeBefore, editor);
  }

  private static <V> @Nullable Node<V> several(
      Branch<V> branch,
      int from,
      long first,
      long last,
      @Nullable V value,
      @Nullable Clip<V> clip,
      @Nullable Editor editor) {
    int to = SlotSearch.beginningAtOrBefore(branch.bounds, last);
    long sizeBefore = branch.sizeOf(from, to + 1);
    // a user's clip may throw between the two edges: then neither may have been changed in place
    Editor inPlace = clip == null ? editor : null;
    // neither comes back as halves: the left leaf meets an entry, the right one takes none in
    Node<V> left =
        value == null && branch.first(from) >= first
            ? null
            : descend(branch.children[from], first, last, value, clip, inPlace);
    Node<V> right =
        branch.last(to) <= last
            ? null
            : descend(branch.children[to], first, last, null, clip, inPlace);
    return Siblings.replace(branch, from, to + 1, sizeBefore, left, right, editor);
  }

  /**
   * {@code branch} with a legal child in one slot. Where no bound has moved, the bounds are shared.
   */
  private static <V> Branch<V> with(
      Branch<V> branch,
      int slot,
      Node<V> child,
      boolean moved,
      long growth,
      @Nullable Editor editor) {
    long[] bounds = branch.bounds;
    if (moved) {
      bounds = bounds.clone(); // even if the branch is owned: other branches may share the array
      Splice.set(bounds, slot, child.firstKey(), child.lastKey());
    }
    if (branch.isOwnedBy(editor)) {
      branch.bounds = bounds;
      branch.children[slot] = child;
      branch.size += growth;
      branch.figures = Editor.freshFigures(editor);
      return branch;
    }
    Node<V>[] children = branch.children.clone();
    children[slot] = child;
    return new Branch<>(bounds, children, branch.size + growth, editor);
  }
}
