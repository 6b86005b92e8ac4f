package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * Merges three trees piece by piece, within a stretch of keys whose two ends no entry of them
 * crosses.
 */
final class PieceMerge<V> {
  /*
   * Implementation notes.
   *
   * All borders of the three trees cut the stretch into pieces, so that on a piece each tree has
   * one value or one gap. Values and borders are merged apart, each by the same rule: where the two
   * sides agree, that; else what differs from the base.
   *
   *     base      [       a       ]   [ a ][ a ]     [       a       ]
   *     ours      [ a ][ x ][  a  ]   [   a    ]     [   a   ][  a   ]
   *     theirs    [     a    ][ y ]   [ a ][ y ]     [       a       ]
   *     merged    [ a ][ x ][a][ y ]  [ a ][ y ]     [   a   ][  a   ]
   *
   * Pieces without a border between them become one entry again, a run. Its value is the clipped
   * value of an entry, of ours or of theirs, that spans the run and agrees with it on every piece:
   * so what was one entry comes back as it was. Where the pieces come from several entries, the
   * joining is asked. Where it declines, the border stays (second case: there is no entry for both
   * a and y).
   *
   * A run is written where it belongs, over what the tree of ours holds there. That is nothing at
   * all where ours already has it, since a write of what is there returns the very same node. Old
   * entries cut by such a write keep values that do not fit their new range; they are all
   * overwritten before the end of the stretch, so nobody is asked to clip them.
   */

  private final Side<V> base;
  private final Side<V> ours;
  private final Side<V> theirs;
  private final Join<V> join;
  private final Resolve<V> resolve;
  private final Editor editor;
  private Node<V> result;
  private boolean disjoint = true;

  // the run: pieces that are one entry, or one gap, so far
  private boolean open;
  private long runFirst;
  private long runLast;
  private @Nullable V runValue;

  /** Whether an entry of ours spans the run and agrees with it on every piece. */
  private boolean isOurs;

  /** As {@link #isOurs}, of theirs. */
  private boolean isTheirs;

  /**
   * A merge that changes {@code result}, which holds on the stretch what {@code ours} does.
   *
   * @param first the first key of the stretch
   */
  PieceMerge(ThreeWay<V> trees, Node<V> result, long first) {
    this.base = new Side<>(trees.base, first, trees.clip);
    this.ours = new Side<>(trees.ours, first, trees.clip);
    this.theirs = new Side<>(trees.theirs, first, trees.clip);
    this.join = trees.join;
    this.resolve = trees.resolve;
    this.editor = trees.editor;
    this.result = result;
  }

  /** Whether no key is changed on both sides. */
  boolean isDisjoint() {
    return disjoint;
  }

  /** Merges the stretch, and returns the tree with it. */
  Node<V> merge(long first, long last) {
    long key = first;
    while (true) {
      long end = Math.min(last, base.end(key));
      end = Math.min(end, Math.min(ours.end(key), theirs.end(key)));
      piece(key, end);
      if (end == last) {
        close();
        return result;
      }
      base.pass(key, end);
      ours.pass(key, end);
      theirs.pass(key, end);
      key = end + 1;
    }
  }

  private void piece(long first, long last) {
    V mine = ours.value(first, last);
    V other = theirs.value(first, last);
    V merged = decide(first, last, base.value(first, last), mine, other);
    if (open && merged == null && runValue == null) {
      runLast = last;
      return;
    }
    boolean likeOurs = same(merged, mine);
    boolean likeTheirs = same(merged, other);
    boolean inOurs = isOurs && likeOurs && !ours.border;
    boolean inTheirs = isTheirs && likeTheirs && !theirs.border;
    boolean border = ours.border == theirs.border ? ours.border : !base.border;
    V whole = border ? null : together(first, last, merged, inOurs, inTheirs);
    if (whole == null) {
      close();
      open = true;
      runFirst = first;
    }
    runLast = last;
    runValue = whole == null ? merged : whole;
    isOurs = whole == null ? likeOurs : inOurs;
    isTheirs = whole == null ? likeTheirs : inTheirs;
  }

  private @Nullable V decide(
      long first, long last, @Nullable V before, @Nullable V mine, @Nullable V other) {
    if (same(before, other)) {
      return mine;
    }
    if (same(before, mine)) {
      return other;
    }
    disjoint = false;
    return same(mine, other) ? mine : resolve.resolve(first, last, before, mine, other);
  }

  /** The value of the run and a piece behind it as one entry; null if they cannot be one. */
  private @Nullable V together(
      long first, long last, @Nullable V merged, boolean inOurs, boolean inTheirs) {
    V run = runValue;
    if (run == null || merged == null) {
      return null;
    }
    if (inOurs) {
      return ours.value(runFirst, last);
    }
    return inTheirs
        ? theirs.value(runFirst, last)
        : join.join(run, runFirst, runLast, merged, first, last);
  }

  private void close() {
    if (open) {
      result = PathWrite.write(result, runFirst, runLast, runValue, null, editor);
    }
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    return left == right || (left != null && left.equals(right));
  }

  /** One of the three trees, at the piece that is looked at. */
  private static final class Side<V> {
    private final Walker<V> walker;
    private final @Nullable Clip<V> clip;

    /**
     * Whether the piece begins with a border: no entry of this tree holds the key before it, too.
     */
    private boolean border = true;

    Side(Node<V> root, long first, @Nullable Clip<V> clip) {
      this.walker = Walker.atOrAfter(root, first);
      this.clip = clip;
    }

    /** The last key of the entry or gap that the piece lies in. */
    long end(long first) {
      if (!walker.isPresent()) {
        return Unsigned.MAX;
      }
      return walker.first() <= first ? walker.last() : walker.first() - 1;
    }

    /** What the piece, or the run that it ends, maps to, clipped; null in a gap. */
    @Nullable V value(long first, long last) {
      if (!walker.isPresent() || walker.first() > first) {
        return null;
      }
      return Clip.part(clip, walker.value(), walker.first(), walker.last(), first, last);
    }

    /** Leaves the piece, which does not end with the last key. */
    void pass(long first, long last) {
      boolean inEntry = walker.isPresent() && walker.first() <= first;
      border = !inEntry || walker.last() == last;
      if (inEntry && border) {
        walker.forward();
      }
    }
  }
}
