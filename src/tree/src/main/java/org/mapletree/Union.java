package org.mapletree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Concat;
import org.mapletree.internal.Editor;
import org.mapletree.internal.EntryConsumer;
import org.mapletree.internal.Node;
import org.mapletree.internal.Order;
import org.mapletree.internal.Overlay;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.StepConsumer;
import org.mapletree.internal.Unsigned;

/** One tree, overwritten by another. Keys are flipped. */
final class Union<V> {
  /*
   * Implementation notes.
   *
   * The result is the left tree with what only the right one has written to it, or the right tree with what only the left one has put into its
   * gaps. Of two versions that differ in values alone it is the newer one itself. Which is less to write is not known beforehand, so a walk in
   * step collects both. Once the left tree has FEW more alone than the right one, it falls out, and a walk that passes over it goes on from
   * there: it costs O(d log n) for d entries that the right tree has alone, as the writes do.
   *
   * If either way is much, the result is built from both in order, once the writes would take about as long. To begin with writes at once,
   * and to drop them at that point, took 1.5 to 2 times as long for trees that share nothing.
   */

  /** About as many entries as a tree can be built of in the time of one write. */
  private static final int BUILT_PER_WRITE = 20;

  /** How many entries more than the right tree the left one may have alone, and still be walked. */
  private static final int FEW = 64;

  private final Node<V> left;
  private final Node<V> right;
  private final @Nullable Clip<V> clip;

  /** How many writes take about as long as to build the result. */
  private final long most;

  private Union(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    this.left = left;
    this.right = right;
    this.clip = clip;
    this.most = 1 + (left.size() + right.size()) / BUILT_PER_WRITE;
  }

  /** The left tree, overwritten by the right one. */
  static <V> Node<V> of(Node<V> left, Node<V> right, @Nullable Clip<V> clip) {
    if (left.length() == 0 || right.length() == 0 || left.lastKey() < right.firstKey()) {
      return Concat.join(left, right);
    }
    if (right.lastKey() < left.firstKey()) {
      return Concat.join(right, left);
    }
    Union<V> union = new Union<>(left, right, clip);
    return left.size() < right.size() / Algebra.SMALL ? union.ofSmallLeft() : union.root();
  }

  private Node<V> root() {
    Alone alone = new Alone();
    CoWalk.forEach(left, right, alone);
    List<Entry<V>> lefts = alone.lefts;
    List<Entry<V>> rights = alone.rights;
    boolean hasAllLefts = !alone.hasEnough();
    if (!alone.leftFits()) {
      addRights(alone);
    }
    if (hasAllLefts && lefts.size() < rights.size() && gapsFor(lefts) < rights.size()) {
      return under(lefts);
    }
    return rights.size() > most ? Overlay.of(left, right, clip) : over(rights);
  }

  /**
   * Goes on where the walk of both has ended, past what the left tree has alone. An entry around
   * that key comes again: to write it twice changes nothing.
   */
  private void addRights(Alone alone) {
    CoWalk<V> walk = CoWalk.withoutLeft(left, right);
    walk.seek(alone.reached);
    for (Step step = walk.next();
        step != Step.END && alone.rights.size() <= most;
        step = walk.next()) {
      alone.rights.add(walk.right(MapleTree::entry));
    }
  }

  /** The result where nearly all entries are the right tree's, and its own are not walked. */
  private Node<V> ofSmallLeft() {
    CoWalk<V> walk = CoWalk.withoutRight(left, right);
    List<Entry<V>> lefts = new ArrayList<>();
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (lefts.size() > most) {
        return Overlay.of(left, right, clip);
      }
      if (step == Step.LEFT) {
        lefts.add(walk.left(MapleTree::entry));
      }
    }
    return gapsFor(lefts) > most ? Overlay.of(left, right, clip) : under(lefts);
  }

  /** Into how many gaps of the right tree, at most, parts of entries of the left one go. */
  private long gapsFor(List<Entry<V>> lefts) {
    long gaps = lefts.size();
    for (Entry<V> entry : lefts) {
      gaps +=
          Order.rank(right, Unsigned.flip(entry.last()))
              - Order.rank(right, Unsigned.flip(entry.first()));
    }
    return gaps;
  }

  /** The left tree, with entries written to it. */
  private Node<V> over(List<Entry<V>> entries) {
    Editor editor = new Editor();
    Node<V> result = left;
    for (Entry<V> entry : entries) {
      long first = Unsigned.flip(entry.first());
      long last = Unsigned.flip(entry.last());
      result = PathWrite.write(result, first, last, entry.value(), clip, editor);
    }
    return result;
  }

  /** The right tree, with entries of the left one put into its gaps. */
  private Node<V> under(List<Entry<V>> entries) {
    Writing<V> result = new Writing<>(right);
    Uncovered<V> parts = new Uncovered<>(right, clip, result);
    for (Entry<V> entry : entries) {
      parts.add(Unsigned.flip(entry.first()), Unsigned.flip(entry.last()), entry.value());
    }
    return result.root;
  }

  /**
   * What each of the trees has alone, as long as the result may still come of it; pairs of two
   * values count as the right one's.
   */
  private final class Alone implements StepConsumer<V> {
    private final List<Entry<V>> lefts = new ArrayList<>();
    private final List<Entry<V>> rights = new ArrayList<>();

    /** The first key of the last step. */
    private long reached;

    boolean leftFits() {
      return lefts.size() <= FEW + rights.size();
    }

    @Override
    public void left(long first, long last, V value) {
      reached = first;
      lefts.add(MapleTree.entry(first, last, value));
    }

    @Override
    public void right(long first, long last, V value) {
      reached = first;
      if (rights.size() <= most) { // else they are not what is written
        rights.add(MapleTree.entry(first, last, value));
      }
    }

    @Override
    public void both(long first, long last, V before, V after) {
      right(first, last, after);
    }

    @Override
    public boolean hasEnough() {
      return !leftFits() || (lefts.size() > most && rights.size() > most);
    }
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
}
