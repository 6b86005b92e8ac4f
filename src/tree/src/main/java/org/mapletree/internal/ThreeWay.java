package org.mapletree.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.CoWalk.Step;

/**
 * Merges two versions of a tree: what each of them changed since a common base.
 *
 * @param <V> the type of the values
 */
public final class ThreeWay<V> {
  /*
   * Implementation notes.
   *
   * Two walks in step, of the base with either side, list the entries that each side changed. The
   * two lists are read as two sorted lists are intersected, each skipping ahead to where the other
   * is:
   *
   *     changed by ours     ---  - -  --------------                       ours already has it: skipped, unseen
   *     changed by theirs            |        -----------   --  - -- ----  taken over: a few entry by entry, more as subtrees
   *                            A        B (both)                C
   *
   * The result begins as the tree of ours. In B it is merged piece by piece (PieceMerge). Skipping
   * costs O(height), so cost follows the side that changed less: O(m * height) for the smaller
   * number m of changes, plus the entries of stretches that both changed.
   *
   * Stretches begin and end at common borders, which no entry of any of the three trees crosses;
   * then nothing in them depends on what lies outside, and no value is clipped where they are put
   * together. Entries that differ overlap in chains (an old entry, the new one over its end, the
   * old one under that one's end...), so the border before a change is looked for entry by entry,
   * back along the chain. Only a chain of the other side can lead back from a change, since the
   * walk of its own side has met no earlier entry of its own.
   */

  /**
   * Up to so many changes are written one by one: cutting out a part, and putting it in, costs as
   * much as some six writes (as measured when cuts mended their edges, and concat seldom did).
   */
  private static final int FEW = 6;

  final Node<V> base;
  final Node<V> ours;
  final Node<V> theirs;
  final @Nullable Clip<V> clip;
  final Join<V> join;
  final Resolve<V> resolve;
  final Editor editor = new Editor();
  private final CoWalk<V> ourChanges;
  private final CoWalk<V> theirChanges;
  private Node<V> result;
  private boolean disjoint = true;

  /** An entry of theirs that the base has not; or, without a value, the other way round. */
  private record Edit<V>(long first, long last, @Nullable V value) {}

  /**
   * A merge that has not begun.
   *
   * @param base the root of the tree that both versions come from
   * @param ours the root of one version
   * @param theirs the root of the other version
   * @param clip what becomes of values whose range is cut; null to keep them
   * @param join what becomes of pieces of several entries between which there shall be no border
   * @param resolve decides where both sides changed the same keys, and not to the same value
   */
  public ThreeWay(
      Node<V> base,
      Node<V> ours,
      Node<V> theirs,
      @Nullable Clip<V> clip,
      Join<V> join,
      Resolve<V> resolve) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.clip = clip;
    this.join = join;
    this.resolve = resolve;
    this.ourChanges = new CoWalk<>(base, ours);
    this.theirChanges = new CoWalk<>(base, theirs);
    this.result = ours;
  }

  /**
   * Whether no key was changed by both sides, not even to the same value. To be asked after the
   * merge.
   *
   * @return whether the two sides changed different keys
   */
  public boolean isDisjoint() {
    return disjoint;
  }

  /**
   * Merges.
   *
   * @return a legal root; the root of one side where the other one changed nothing
   */
  public Node<V> merge() {
    Step unused = theirChanges.nextChange();
    if (theirChanges.isAtEnd()) {
      return ours;
    }
    unused = ourChanges.nextChange();
    if (ourChanges.isAtEnd()) {
      return theirs;
    }
    while (!theirChanges.isAtEnd()) {
      step();
    }
    return result;
  }

  private void step() {
    long their = theirChanges.first();
    if (ourChanges.isAtEnd()) {
      takeOver(their, Unsigned.MAX);
      return;
    }
    long our = ourChanges.first();
    long border = borderBefore(Math.max(our, their));
    if (our < border) {
      skip(ourChanges, border);
    } else if (their < border) {
      takeOver(their, border - 1);
    } else {
      mergePieces(border, borderAfter(Math.max(ourChanges.last(), theirChanges.last())));
    }
  }

  /** Changes of theirs alone. */
  private void takeOver(long first, long last) {
    List<Edit<V>> edits = new ArrayList<>();
    while (!theirChanges.isAtEnd() && theirChanges.first() <= last) {
      if (edits.size() == FEW) {
        graft(first, last);
        skipPast(theirChanges, last);
        return;
      }
      V value = theirChanges.step() == Step.LEFT ? null : theirChanges.rightValue();
      edits.add(new Edit<>(theirChanges.first(), theirChanges.last(), value));
      Step unused = theirChanges.nextChange();
    }
    // first all old entries go, then the new ones come: so none of them is cut
    for (Edit<V> edit : edits) {
      if (edit.value == null) {
        write(edit.first, edit.last, null);
      }
    }
    for (Edit<V> edit : edits) {
      if (edit.value != null) {
        write(edit.first, edit.last, edit.value);
      }
    }
  }

  private void write(long first, long last, @Nullable V value) {
    result = PathWrite.write(result, first, last, value, null, editor);
  }

  /** Puts a part of theirs, with all the subtrees in it, in the place of what is there. */
  private void graft(long first, long last) {
    // cutting edits nothing in place: both parts are needed
    Node<V> middle = Cut.window(theirs, first, last, null);
    Node<V> left =
        first == Unsigned.MIN ? Leaf.empty() : Cut.window(result, Unsigned.MIN, first - 1, null);
    Node<V> right =
        last == Unsigned.MAX ? Leaf.empty() : Cut.window(result, last + 1, Unsigned.MAX, null);
    result = Concat.join(Concat.join(left, middle), right);
  }

  private void mergePieces(long first, long last) {
    PieceMerge<V> pieces = new PieceMerge<>(this, result, first);
    result = pieces.merge(first, last);
    disjoint &= pieces.isDisjoint();
    skipPast(ourChanges, last);
    skipPast(theirChanges, last);
  }

  private static void skipPast(CoWalk<?> changes, long last) {
    if (last == Unsigned.MAX) {
      changes.end();
    } else {
      skip(changes, last + 1);
    }
  }

  private static void skip(CoWalk<?> changes, long key) {
    changes.seek(key);
    Step unused = changes.nextChange();
  }

  /** The last common border at or before a key, which may be the first key of all. */
  private long borderBefore(long key) {
    long border = key;
    long seen;
    do {
      seen = border;
      border = firstAt(base, border);
      border = firstAt(ours, border);
      border = firstAt(theirs, border);
    } while (border != seen);
    return border;
  }

  /** The last key before the first common border behind a key. */
  private long borderAfter(long key) {
    long end = key;
    long seen;
    do {
      seen = end;
      end = lastAt(base, end);
      end = lastAt(ours, end);
      end = lastAt(theirs, end);
    } while (end != seen);
    return end;
  }

  /** The first key of the entry around a key; the key itself in a gap. */
  private static long firstAt(Node<?> root, long key) {
    Long first = Neighbours.ceiling(root, key, (from, to, value) -> Math.min(from, key));
    return first == null ? key : first;
  }

  /** The last key of the entry around a key; the key itself in a gap. */
  private static long lastAt(Node<?> root, long key) {
    Long last = Neighbours.floor(root, key, (from, to, value) -> Math.max(to, key));
    return last == null ? key : last;
  }
}
