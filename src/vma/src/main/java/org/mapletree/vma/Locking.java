package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/** Sets and clears the flags of locked areas; shared by the calls that lock and unlock. */
final class Locking {

  /** Areas that are never locked, which counts as success. */
  static final long NEVER = VmFlags.SPECIAL | VmFlags.HUGETLB | VmFlags.DROPPABLE;

  private Locking() {}

  /**
   * Gives all areas of a range the flags {@code locked}, none or lo or lo and lf; stops at a hole.
   * Ends are exclusive.
   */
  static @Nullable Errno apply(SpaceEditor space, long start, long end, long locked) {
    if (Pages.below(end, start)) {
      return Errno.EINVAL;
    }
    return start == end
        ? null
        : AreaWalk.untilHole(
            space, start, end, (area, from, to) -> set(space, area, from, to, locked));
  }

  /** Gives the part of an area the flags {@code locked}. */
  static @Nullable Errno set(
      SpaceEditor space, Entry<Vma> area, long start, long end, long locked) {
    Vma vma = area.value();
    VmFlags flags = vma.flags().without(VmFlags.LOCKED_MASK).with(locked);
    if (flags.equals(vma.flags()) || vma.has(NEVER)) {
      return null;
    }
    Errno errno = AreaMerge.change(space, area, start, end, vma.withFlags(flags), Errno.ENOMEM);
    boolean before = vma.has(VmFlags.LOCKED);
    boolean after = flags.has(VmFlags.LOCKED);
    if (errno == null && before != after) {
      space.addLocked(after ? Pages.between(start, end) : -Pages.between(start, end));
    }
    return errno;
  }

  /** Gives every area the flags {@code locked}; areas that cannot be changed are passed over. */
  static void setAll(SpaceEditor space, long locked) {
    Entry<Vma> area = space.areas().firstEntryOrNull();
    while (area != null) {
      long end = area.last() + 1;
      set(space, area, area.first(), end, locked);
      area = space.endingAbove(end);
    }
  }

  /** The pages of a range that are locked. */
  static long lockedPages(SpaceEditor space, long start, long end) {
    long pages = 0;
    Entry<Vma> area = Pages.below(start, end) ? space.endingAbove(start) : null;
    while (area != null && Pages.below(area.first(), end)) {
      pages += area.value().has(VmFlags.LOCKED) ? SpaceEditor.overlap(area, start, end) : 0;
      area = space.areas().higherEntryOrNull(area.last());
    }
    return pages;
  }
}
