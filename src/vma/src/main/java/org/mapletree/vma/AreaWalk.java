package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * Visits the parts of areas that lie in a range, in order, each as the steps before have left it.
 */
final class AreaWalk {

  /** What is done to one part. */
  interface Step {

    /**
     * Handles the part of {@code area} from {@code start} to {@code end}; an error ends the walk.
     */
    @Nullable Errno apply(Entry<Vma> area, long start, long end);
  }

  private AreaWalk() {}

  /** Stops at the first hole or error. Precondition: {@code start} is below {@code end}. */
  static @Nullable Errno untilHole(SpaceEditor space, long start, long end, Step step) {
    long reached = start;
    while (Pages.below(reached, end)) {
      Entry<Vma> area = space.at(reached);
      if (area == null) {
        return Errno.ENOMEM;
      }
      long until = Pages.min(area.last() + 1, end);
      Errno errno = step.apply(area, reached, until);
      if (errno != null) {
        return errno;
      }
      reached = until;
    }
    return null;
  }

  /**
   * Goes on behind holes, which give ENOMEM at the end; stops at the first error. Precondition:
   * {@code start} is below {@code end}.
   */
  static @Nullable Errno overHoles(SpaceEditor space, long start, long end, Step step) {
    boolean holes = false;
    long reached = start;
    while (Pages.below(reached, end)) {
      Entry<Vma> area = space.endingAbove(reached);
      if (area == null || !Pages.below(area.first(), end)) {
        return Errno.ENOMEM;
      }
      holes |= Pages.below(reached, area.first());
      reached = Pages.max(reached, area.first());
      long until = Pages.min(area.last() + 1, end);
      Errno errno = step.apply(area, reached, until);
      if (errno != null) {
        return errno;
      }
      reached = until;
    }
    return holes ? Errno.ENOMEM : null;
  }
}
