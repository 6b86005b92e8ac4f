package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the entries below one node, and who may change that node in place.
 *
 * <p>See "Derived figures" in {@link Node} for why a plain field may hold this.
 */
final class Figures {
  /** The transient that may change the node in place, if any. */
  final @Nullable Editor owner;

  /** Whether the two figures below have been computed. */
  final boolean known;

  /** The length of the largest gap between two entries below the node, 0 if all of them touch. */
  final long largestGap;

  /** How many keys the entries below the node cover, modulo 2^64. */
  final long covered;

  /** The measure that {@link #measured} belongs to. */
  final @Nullable Object measure;

  /** The value of {@link #measure} over all entries below the node. */
  final @Nullable Object measured;

  private Figures(
      @Nullable Editor owner,
      boolean known,
      long largestGap,
      long covered,
      @Nullable Object measure,
      @Nullable Object measured) {
    this.owner = owner;
    this.known = known;
    this.largestGap = largestGap;
    this.covered = covered;
    this.measure = measure;
    this.measured = measured;
  }

  /** The figures of a node that its owner has just changed: none is known. */
  static Figures unknown(Editor owner) {
    return new Figures(owner, false, 0, 0, null, null);
  }

  /** The figures of a node, computed if this is the first time that they are asked for. */
  static Figures of(Node<?> node) {
    Figures figures = node.figures;
    if (figures != null && figures.known) {
      return figures;
    }
    figures = compute(node, figures == null ? null : figures.owner);
    node.figures = figures;
    return figures;
  }

  /** These figures with a measured value beside them. */
  Figures withMeasured(Object newMeasure, Object value) {
    return new Figures(owner, known, largestGap, covered, newMeasure, value);
  }

  private static Figures compute(Node<?> node, @Nullable Editor owner) {
    if (Checks.ON) {
      Checks.visited();
    }
    int length = node.length();
    long gap = 0;
    long covered = 0;
    for (int slot = 0; slot < length; slot++) {
      if (slot > 0) {
        gap = Unsigned.max(gap, node.first(slot) - node.last(slot - 1) - 1);
      }
      if (node instanceof Branch<?> branch) {
        Figures below = of(branch.children[slot]);
        gap = Unsigned.max(gap, below.largestGap);
        covered += below.covered;
      } else {
        covered += node.last(slot) - node.first(slot) + 1;
      }
    }
    return new Figures(owner, true, gap, covered, null, null);
  }
}
