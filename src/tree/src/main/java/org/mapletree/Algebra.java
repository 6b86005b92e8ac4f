package org.mapletree;

import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Concat;
import org.mapletree.internal.Editor;
import org.mapletree.internal.EntryConsumer;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Traversal;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** Union, intersection and difference by key. Keys are flipped. */
final class Algebra {
  /*
   * Implementation notes.
   *
   * Entries that both trees have are found by a walk in step and left alone, whole subtrees at a time. Each other entry costs one write:
   * O(d log n) for d entries that differ. The result starts as the left tree, so that nothing is made where nothing changes.
   *
   * Trees need not be versions of one another. What is only in the tree whose own entries stay, or go unseen, is never walked; so a large tree
   * and a small one of m entries are combined in O(m log n), whichever is the receiver. How much smaller the small one has to be for that road
   * is a guess: between SMALL times and equal size either does about the same work.
   *
   * A union does not know beforehand whether the trees are near to one another. It begins with writes; once these have cost about as much as
   * building the result from both in order would, it stops and does that. So it costs at most twice what the better way does.
   */

  private static final int SMALL = 8;

  /** About as many entries as a tree can be built of in the time of one write. */
  private static final int BUILT_PER_WRITE = 20;

  private Algebra() {}

  /** The left tree, overwritten by the right one. */
  static <V> Node<V> union(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    if (left.length() == 0 || right.length() == 0 || left.lastKey() < right.firstKey()) {
      return Concat.join(left, right);
    }
    if (right.lastKey() < left.firstKey()) {
      return Concat.join(right, left);
    }
    return left.size() < right.size() / SMALL ? under(left, right, clip) : over(left, right, clip);
  }

  private static <V> Node<V> over(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    Editor editor = new Editor();
    CoWalk<V> walk = CoWalk.withoutLeft(left, right);
    Node<V> result = left;
    long writes = 1 + (left.size() + right.size()) / BUILT_PER_WRITE;
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (--writes < 0) {
        return inOrder(left, right, clip);
      }
      Node<V> before = result;
      result =
          walk.right(
              (first, last, value) -> PathWrite.write(before, first, last, value, clip, editor));
    }
    return result;
  }

  /** The same, built from both. */
  private static <V> Node<V> inOrder(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    Spine<V> spine = new Spine<>();
    Gaps<V> gaps = new Gaps<>(left, clip, spine);
    Traversal.all(right, gaps::before);
    gaps.end();
    return spine.root();
  }

  /** Adds the entries of one tree to a spine, and in their gaps what another tree has there. */
  private static final class Gaps<V> {
    private final Walker<V> under;
    private final @Nullable Clip<V> clip;
    private final Spine<V> spine;

    /** Where the gap begins. */
    private long from = Unsigned.MIN;

    Gaps(Node<V> under, @Nullable Clip<V> clip, Spine<V> spine) {
      this.under = Walker.atOrAfter(under, Unsigned.MIN);
      this.clip = clip;
      this.spine = spine;
    }

    /** Adds the gap before an entry, and the entry. */
    void before(long first, long last, V value) {
      if (first > from) {
        gap(first - 1);
      }
      spine.add(first, last, value);
      from = last + 1;
    }

    void end() {
      if (from != Unsigned.MIN) { // else the last entry ends with the last key
        gap(Unsigned.MAX);
      }
    }

    private void gap(long to) {
      for (; under.isPresent() && under.first() <= to; under.forward()) {
        long first = Math.max(under.first(), from);
        long last = Math.min(under.last(), to);
        if (first <= last) {
          spine.add(first, last, part(first, last));
        }
        if (under.last() > to) {
          return;
        }
      }
    }

    private V part(long first, long last) {
      V value = under.value();
      return clip == null || (first == under.first() && last == under.last())
          ? value
          : clip.clip(value, under.first(), under.last(), first, last);
    }
  }

  /** The right tree, and in its gaps what the left one has there. */
  private static <V> Node<V> under(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    Writing<V> result = new Writing<>(right);
    Rest<V> rest = new Rest<>(right, clip, result);
    Traversal.all(left, rest::add);
    return result.root;
  }

  /** Puts entries into a tree, where it has gaps. */
  private static final class Writing<V> implements EntryConsumer<V> {
    private final Editor editor = new Editor();
    private Node<V> root;

    Writing(Node<V> root) {
      this.root = root;
    }

    @Override
    public void accept(long first, long last, V value) {
      root = PathWrite.write(root, first, last, value, null, editor);
    }
  }

  /** What the left tree maps within the keys of the right one. */
  static <V> Node<V> intersection(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    Editor editor = new Editor();
    if (right.size() <= left.size() / SMALL) {
      return removeGaps(left, Unsigned.MIN, Unsigned.MAX, right, clip, editor);
    }
    @SuppressWarnings("unchecked") // values of the right tree are not looked at
    CoWalk<V> walk = CoWalk.withoutRight(left, (Node<V>) right);
    Node<V> result = left;
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        Node<V> before = result;
        result =
            walk.left((first, last, value) -> removeGaps(before, first, last, right, clip, editor));
      }
    }
    return result;
  }

  private static <V> Node<V> removeGaps(
      Node<V> from, long first, long last, Node<?> right, @Nullable Clip<V> clip, Editor editor) {
    Node<V> result = from;
    long key = first;
    Walker<?> walker = Walker.atOrAfter(right, first);
    while (walker.isPresent() && walker.first() <= last) {
      if (walker.first() > key) {
        result = PathWrite.write(result, key, walker.first() - 1, null, clip, editor);
      }
      if (walker.last() >= last) {
        return result;
      }
      key = walker.last() + 1;
      walker.forward();
    }
    return PathWrite.write(result, key, last, null, clip, editor);
  }

  /** What the left tree maps outside the keys of the right one. */
  static <V> Node<V> difference(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    return right.size() <= left.size() / SMALL
        ? removeEach(left, right, clip)
        : keepRest(left, right, clip);
  }

  private static <V> Node<V> removeEach(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    Editor editor = new Editor();
    Walker<?> walker = Walker.atOrAfter(right, Long.MIN_VALUE);
    Node<V> result = left;
    for (; walker.isPresent(); walker.forward()) {
      result = PathWrite.write(result, walker.first(), walker.last(), null, clip, editor);
    }
    return result;
  }

  /**
   * Builds the result from what only the left tree has: no entry of both trees is in it, and no
   * shared subtree is entered.
   */
  private static <V> Node<V> keepRest(Node<V> left, Node<?> right, @Nullable Clip<V> clip) {
    @SuppressWarnings("unchecked") // values of the right tree are not looked at
    CoWalk<V> walk = CoWalk.withoutRight(left, (Node<V>) right);
    Spine<V> spine = new Spine<>();
    Rest<V> rest = new Rest<>(right, clip, spine::add);
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        long unused = walk.left(rest::add);
      }
    }
    return rest.cut || rest.kept != left.size() ? spine.root() : left;
  }

  /** Keeps the parts of entries that lie in gaps of another tree. */
  private static final class Rest<V> {
    private final Node<?> other;
    private final @Nullable Clip<V> clip;
    private final EntryConsumer<? super V> keep;
    private boolean cut;
    private long kept;

    Rest(Node<?> other, @Nullable Clip<V> clip, EntryConsumer<? super V> keep) {
      this.other = other;
      this.clip = clip;
      this.keep = keep;
    }

    /** Adds the parts of an entry; returns how many entries were kept so far. */
    long add(long first, long last, V value) {
      long key = first;
      Walker<?> walker = Walker.atOrAfter(other, first);
      while (walker.isPresent() && walker.first() <= last) {
        cut = true;
        if (walker.first() > key) {
          addPart(first, last, value, key, walker.first() - 1);
        }
        if (walker.last() >= last) {
          return kept;
        }
        key = walker.last() + 1;
        walker.forward();
      }
      addPart(first, last, value, key, last);
      return kept;
    }

    private void addPart(long first, long last, V value, long partFirst, long partLast) {
      boolean whole = first == partFirst && last == partLast;
      keep.accept(
          partFirst,
          partLast,
          whole || clip == null ? value : clip.clip(value, first, last, partFirst, partLast));
      kept++;
    }
  }

  /**
   * The left tree with every entry of the right one merged in: {@code function} decides where both
   * have a value.
   */
  static <V> Node<V> union(
      Node<V> left,
      Node<V> right,
      BiFunction<? super V, ? super V, ? extends V> function,
      boolean idempotent,
      @Nullable Clip<V> clip) {
    Remapping<V> result = new Remapping<>(left, clip);
    Remapping.Overlap<V> checked = checked("union", function);
    eachOf(
        right,
        idempotent ? left : null,
        (first, last, value) -> result.overlay(first, last, value, true, checked));
    return result.root();
  }

  /**
   * What the left tree maps within the keys of the right one, with the values that {@code function}
   * makes of both.
   */
  static <V> Node<V> intersection(
      Node<V> left,
      Node<V> right,
      BiFunction<? super V, ? super V, ? extends V> function,
      boolean idempotent,
      @Nullable Clip<V> clip) {
    Remapping<V> result = new Remapping<>(intersection(left, right, clip), clip);
    Remapping.Overlap<V> checked = checked("intersection", function);
    EntryConsumer<V> overlay =
        (first, last, value) -> result.overlay(first, last, value, false, checked);
    if (idempotent) {
      eachOf(right, left, overlay);
    } else {
      eachMeeting(left, right, overlay);
    }
    return result.root();
  }

  private static <V> Remapping.Overlap<V> checked(
      String operation, BiFunction<? super V, ? super V, ? extends V> function) {
    return (first, last, mine, theirs) ->
        Objects.requireNonNull(
            function.apply(mine, theirs),
            () ->
                "the function of "
                    + operation
                    + " returned null for "
                    + Unsigned.range(first, last)
                    + ": "
                    + mine
                    + " and "
                    + theirs);
  }

  /** The entries of a tree, without those of another one, if there is one. */
  private static <V> void eachOf(Node<V> tree, @Nullable Node<V> without, EntryConsumer<V> action) {
    if (without == null) {
      Traversal.all(tree, action);
      return;
    }
    CoWalk<V> walk = CoWalk.withoutLeft(without, tree);
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      walk.right(
          (first, last, value) -> {
            action.accept(first, last, value);
            return value;
          });
    }
  }

  /** The entries of a tree that meet another one. One descent for each entry of the smaller one. */
  private static <V> void eachMeeting(Node<?> other, Node<V> tree, EntryConsumer<V> action) {
    Walker<V> walker = Walker.atOrAfter(tree, Unsigned.MIN);
    while (walker.isPresent()) {
      Long next = Neighbours.ceiling(other, walker.first(), (first, last, value) -> first);
      if (next == null) {
        return;
      }
      if (next > walker.last()) {
        walker = Walker.atOrAfter(tree, next);
      } else {
        action.accept(walker.first(), walker.last(), walker.value());
        walker.forward();
      }
    }
  }
}
