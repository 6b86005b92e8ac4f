package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/** The gap that is kept free below areas that grow downwards, and how they grow. */
final class StackGuard {

  private StackGuard() {}

  /** Where an area counts as starting when something is to be placed below it. */
  static long guardedStart(SpaceEditor space, Entry<Vma> entry) {
    if (!entry.value().has(VmFlags.GROWS_DOWN)) {
      return entry.first();
    }
    long gap = space.profile().stackGuardGap();
    return Pages.below(entry.first(), gap) ? 0 : entry.first() - gap;
  }

  /**
   * Whether a range ends below what lies above it, its guard gap included. Precondition: {@code
   * end} is not below {@code start}.
   */
  static boolean isFree(SpaceEditor space, long start, long end) {
    Entry<Vma> above = space.endingAbove(start);
    return above == null || !Pages.above(end, guardedStart(space, above));
  }

  /**
   * Lets an area grow down to {@code address}, a page below its start; false if something forbids
   * it.
   */
  static boolean grow(SpaceEditor space, Entry<Vma> area, long address) {
    Vma vma = area.value();
    if (!vma.has(VmFlags.GROWS_DOWN)
        || Pages.below(address, space.profile().mmapMinAddress())
        || touchesGuard(space, address)) {
      return false;
    }
    if (!vma.hasAnon()) {
      Touching.setAnon(space, area.first());
    }
    Entry<Vma> prepared = space.at(area.first());
    long pages = Pages.between(address, area.first());
    if (prepared == null
        || Pages.above(pages, vma.page())
        || !permitted(space, area, address, pages)) {
      return false;
    }
    if (vma.has(VmFlags.LOCKED)) {
      space.addLocked(pages);
    }
    space.put(address, area.last() + 1, prepared.value().shifted(-pages));
    return true;
  }

  private static boolean touchesGuard(SpaceEditor space, long address) {
    @Nullable Entry<Vma> below = space.before(address);
    return below != null
        && !below.value().has(VmFlags.GROWS_DOWN)
        && below.value().has(VmFlags.ACCESS)
        && Pages.below(address - (below.last() + 1), space.profile().stackGuardGap());
  }

  private static boolean permitted(SpaceEditor space, Entry<Vma> area, long address, long pages) {
    VmFlags flags = area.value().flags();
    return Accounting.mayExpand(space, flags, pages)
        && !Pages.above(area.last() + 1 - address, space.limits().stack())
        && (!flags.has(VmFlags.LOCKED) || Accounting.mayLock(space, pages))
        && Accounting.mayCharge(space, pages);
  }
}
