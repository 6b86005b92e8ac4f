package org.mapletree.vma;

import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * What the kernel counts for a process, in pages, unsigned.
 *
 * @param total all areas (VmSize)
 * @param executable executable, neither writable nor growing
 * @param stack areas that grow downwards (VmStk)
 * @param data private, writable, not growing (VmData is this and {@code stack})
 * @param locked locked pages (VmLck)
 * @param peak the highest total (VmPeak)
 */
public record Counters(long total, long executable, long stack, long data, long locked, long peak) {

  /** Nothing mapped. */
  static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0);

  /** The counters of these areas: every locked page counts. */
  static Counters of(MapleTree<Vma> areas) {
    Counters counters = ZERO;
    for (Entry<Vma> area : areas) {
      long pages = Pages.between(area.first(), area.last() + 1);
      counters =
          counters
              .plus(area.value().flags(), pages)
              .plusLocked(area.value().has(VmFlags.LOCKED) ? pages : 0);
    }
    return counters.withPeak();
  }

  /** With the peak of {@code other}, where that is higher. */
  Counters withPeakOf(Counters other) {
    return new Counters(total, executable, stack, data, locked, Pages.max(peak, other.peak));
  }

  /**
   * With {@code pages} more (or fewer, if negative) of an area with these flags; the kinds are
   * tried in the kernel's order.
   */
  Counters plus(VmFlags flags, long pages) {
    long exec = Accounting.isExecutable(flags) ? pages : 0;
    long stacks = Accounting.isStack(flags) ? pages : 0;
    long writable = Accounting.isData(flags) ? pages : 0;
    return new Counters(
        total + pages, executable + exec, stack + stacks, data + writable, locked, peak);
  }

  Counters plusLocked(long pages) {
    return new Counters(total, executable, stack, data, locked + pages, peak);
  }

  Counters withPeak() {
    return Pages.above(total, peak)
        ? new Counters(total, executable, stack, data, locked, total)
        : this;
  }

  /** The counters that a forked child starts with. */
  Counters unlocked() {
    return new Counters(total, executable, stack, data, 0, total);
  }
}
