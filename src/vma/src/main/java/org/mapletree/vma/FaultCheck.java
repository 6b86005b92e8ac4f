package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/** What a page fault finds in one address space, without changing it. */
final class FaultCheck {

  private FaultCheck() {}

  /**
   * How an access ends if nothing has to be changed for it; null if the address space has to: a
   * first touch, or a stack that may grow.
   */
  static @Nullable Fault verdict(
      AddressSpace space, @Nullable Entry<Vma> area, long address, Access access) {
    if (area == null) {
      return verdictOutside(space, address);
    }
    Vma vma = area.value();
    if (!Touching.permits(vma.flags(), access)) {
      return Fault.SEGV_ACCERR;
    }
    if (!vma.hasAnon() && Touching.needsAnon(space.profile(), vma, access == Access.WRITE)) {
      return null;
    }
    return vma.backing().hasPage(offset(area, address)) ? Fault.NONE : Fault.BUS_ADRERR;
  }

  private static @Nullable Fault verdictOutside(AddressSpace space, long address) {
    if (Touching.isNotCanonical(space.profile(), address)) {
      return Fault.SEGV_NONCANONICAL;
    }
    Entry<Vma> above = space.areas().ceilingEntryOrNull(address);
    boolean stack = above != null && above.value().has(VmFlags.GROWS_DOWN);
    return stack ? null : Fault.SEGV_MAPERR;
  }

  /** The page that an access has to find in memory. Private pages are shared until written to. */
  static ResidentPage page(Entry<Vma> area, long address, Access access) {
    Vma vma = area.value();
    boolean written = access == Access.WRITE || vma.has(VmFlags.SHARED);
    return new ResidentPage(
        vma.backing(),
        offset(area, address),
        written && vma.has(VmFlags.WRITE),
        vma.has(VmFlags.EXEC));
  }

  /** What may stay of a page at an address; null if nothing may. */
  static @Nullable ResidentPage under(AddressSpace space, long address, ResidentPage page) {
    Entry<Vma> area = space.areas().entryAtOrNull(address);
    if (area == null
        || (!area.value().hasAnon()
            && Touching.needsAnon(space.profile(), area.value(), page.isWritable()))) {
      return null;
    }
    return page.under(area.value(), offset(area, address));
  }

  private static long offset(Entry<Vma> area, long address) {
    return area.value().page() + Pages.between(area.first(), Pages.down(address));
  }
}
