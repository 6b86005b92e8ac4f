package org.mapletree.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measure of the entries in windows, kept in the nodes.
 *
 * @param <V> the type of the values
 * @param <A> the type of what is measured
 */
public abstract class Measuring<V, A> {
  /*
   * Implementation notes.
   *
   * A node keeps one measured value, beside its other figures, with the measure that it belongs to: see "Derived figures" in Node. Whole
   * subtrees inside the window are answered from there; the two edges are measured anew. O(log n) combinations after a write, O(n) for a
   * measure that the tree has not seen, or whose place another one took.
   */

  private final Object measure;

  /**
   * A view of a user's measure.
   *
   * @param measure what the kept values are told apart by; compared by identity
   */
  protected Measuring(Object measure) {
    this.measure = measure;
  }

  /**
   * Measures one entry.
   *
   * @param first its first key, flipped
   * @param last its last key, flipped
   * @param value its value
   * @return its measure
   */
  protected abstract A measure(long first, long last, V value);

  /**
   * Measures two neighbouring stretches together.
   *
   * @param left the measure of the lower one
   * @param right the measure of the higher one
   * @return the measure of both
   */
  protected abstract A combine(A left, A right);

  /**
   * Measures the entries within a window, those at its edges clipped.
   *
   * @param node a root
   * @param first the window's lowest key, flipped
   * @param last the window's highest key, at least {@code first}
   * @param clip what becomes of values whose range is cut; null to keep them
   * @return the measure; null if no entry meets the window
   */
  public final @Nullable A within(Node<V> node, long first, long last, @Nullable Clip<V> clip) {
    int length = node.length();
    if (length > 0 && first <= node.firstKey() && node.lastKey() <= last) {
      return whole(node);
    }
    A sum = null;
    for (int slot = SlotSearch.endingAtOrAfter(node.bounds, first);
        slot < length && node.first(slot) <= last;
        slot++) {
      A part =
          node instanceof Branch<V> branch
              ? within(branch.children[slot], first, last, clip)
              : clipped((Leaf<V>) node, slot, first, last, clip);
      sum = sum == null || part == null ? part == null ? sum : part : combine(sum, part);
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // a value kept for this measure was made by it
  private A whole(Node<V> node) {
    Figures figures = node.figures;
    if (figures != null && figures.measure == measure) {
      return (A) Objects.requireNonNull(figures.measured);
    }
    if (Checks.ON) {
      Checks.visited();
    }
    A sum = wholeSlot(node, 0);
    for (int slot = 1; slot < node.length(); slot++) {
      sum = combine(sum, wholeSlot(node, slot));
    }
    node.figures = Figures.of(node).withMeasured(measure, sum);
    return sum;
  }

  private A wholeSlot(Node<V> node, int slot) {
    return node instanceof Branch<V> branch
        ? whole(branch.children[slot])
        : measure(node.first(slot), node.last(slot), ((Leaf<V>) node).value(slot));
  }

  private A clipped(Leaf<V> leaf, int slot, long first, long last, @Nullable Clip<V> clip) {
    long from = Math.max(first, leaf.first(slot));
    long to = Math.min(last, leaf.last(slot));
    return measure(from, to, LeafWrite.clipped(leaf, slot, from, to, clip));
  }
}
