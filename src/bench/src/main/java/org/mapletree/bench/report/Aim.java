package org.mapletree.bench.report;

import java.util.OptionalDouble;

/** A row of the goals: what is to be reached at two sizes. */
interface Aim {
  /** What is done. */
  String what();

  /** Whose figure ours is set beside. */
  String beside();

  /** What is to be reached at a size. */
  double at(int size);

  /** What was reached at a size; nothing if it was not measured. */
  OptionalDouble reached(Results results, int size);

  /** Whether a figure is as good as the goal. */
  boolean isMet(double reached, int size);

  /** A figure of this kind. */
  String text(double figure);

  /** Who stands behind a figure, where the goal does not say; empty else. */
  default String holder(Results results, int size) {
    return "";
  }
}
