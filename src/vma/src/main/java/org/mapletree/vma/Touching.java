package org.mapletree.vma;

import java.util.Iterator;
import java.util.Objects;
import org.mapletree.Entry;

/**
 * What an access to memory does to the areas: the identity for anonymous pages, and the growth of
 * stacks.
 */
final class Touching {

  private static final long FOUR_LEVELS = 1L << 47;
  private static final long FIVE_LEVELS = 1L << 56;
  private static final long NO_HOLE = 1L << 63;

  private Touching() {}

  /**
   * Gives the area at {@code address}, where one has to be, an identity, if it has none: that of a
   * neighbour that it may share, else a new one.
   */
  static void setAnon(SpaceEditor space, long address) {
    Entry<Vma> entry = Objects.requireNonNull(space.at(address));
    if (entry.value().hasAnon()) {
      return;
    }
    Entry<Vma> next = space.startingAt(entry.last() + 1);
    Entry<Vma> previous = space.endingAt(entry.first());
    long anon;
    if (next != null && shares(entry, next, next.value())) {
      anon = next.value().anon();
    } else if (previous != null && shares(previous, entry, previous.value())) {
      anon = previous.value().anon();
    } else {
      anon = space.newIdentity();
    }
    space.replace(entry, entry.value().withAnon(anon, false));
  }

  /** Whether the identity of {@code owner}, one of two areas side by side, may serve both. */
  private static boolean shares(Entry<Vma> left, Entry<Vma> right, Vma owner) {
    long pages = Pages.between(left.first(), left.last() + 1);
    long different =
        (left.value().flags().bits() ^ right.value().flags().bits())
            & ~(VmFlags.ACCESS | VmFlags.STICKY);
    return owner.hasAnon()
        && !owner.inherited()
        && different == 0
        && left.value().backing().equals(right.value().backing())
        && left.value().page() + pages == right.value().page();
  }

  /** One access to one byte. */
  static Fault fault(SpaceEditor space, long address, Access access) {
    if (isNotCanonical(space.profile(), address)) {
      return Fault.SEGV_NONCANONICAL;
    }
    Entry<Vma> area = space.endingAbove(address);
    long page = Pages.down(address);
    if (area == null
        || (Pages.below(address, area.first()) && !StackGuard.grow(space, area, page))) {
      return Fault.SEGV_MAPERR;
    }
    if (!permits(area.value().flags(), access)) {
      return Fault.SEGV_ACCERR;
    }
    markTouched(space, area.first(), area.value(), access == Access.WRITE);
    Entry<Vma> now = Objects.requireNonNull(space.at(address));
    return hasPage(now, page) ? Fault.NONE : Fault.BUS_ADRERR;
  }

  /** Whether an address lies in the hole between the user's half and the kernel's. */
  static boolean isNotCanonical(KernelProfile profile, long address) {
    long half = userHalf(profile.taskSize());
    return !Pages.below(address, half) && Pages.below(address, -half);
  }

  /** How many addresses the user's half has: as many as the page tables reach that it needs. */
  private static long userHalf(long taskSize) {
    if (!Pages.above(taskSize, FOUR_LEVELS)) {
      return FOUR_LEVELS;
    }
    return Pages.above(taskSize, FIVE_LEVELS) ? NO_HOLE : FIVE_LEVELS;
  }

  static boolean permits(VmFlags flags, Access access) {
    return switch (access) {
      case READ -> flags.has(VmFlags.ACCESS);
      case WRITE -> flags.has(VmFlags.WRITE);
      case EXECUTE -> flags.has(VmFlags.EXEC);
    };
  }

  private static void markTouched(SpaceEditor space, long address, Vma vma, boolean write) {
    if (needsAnon(space.profile(), vma, write)) {
      setAnon(space, address);
    }
  }

  /** Whether an access gives an area an identity for its own pages, if it has none. */
  static boolean needsAnon(KernelProfile profile, Vma vma, boolean write) {
    boolean byReading = profile.readsGiveIdentity() && vma.isAnonymous();
    return vma.flags().isPrivate() && (write || byReading);
  }

  /**
   * Accesses {@code address}, {@code address + 4096}, and so on below {@code end}, area by area;
   * stops at the first access that faults. Precondition: {@code address} is below {@code end}.
   *
   * @return whether none faulted
   */
  static boolean faultEach(SpaceEditor space, long address, long end, Access access) {
    long lastPage = Pages.down(address + ((end - address - 1) & -Pages.SIZE));
    long page = Pages.down(address);
    while (true) {
      if (fault(space, page, access) != Fault.NONE) {
        return false;
      }
      Entry<Vma> area = Objects.requireNonNull(space.at(page));
      long lastInArea = Pages.min(Pages.down(area.last()), lastPage);
      if (!hasPage(area, lastInArea)) {
        return false;
      }
      if (lastInArea == lastPage) {
        return true;
      }
      page = area.last() + 1;
    }
  }

  /** Whether what an area maps has the page that belongs at an address. */
  private static boolean hasPage(Entry<Vma> area, long page) {
    return area.value().backing().hasPage(area.value().page() + Pages.between(area.first(), page));
  }

  /**
   * Faults in all pages of a range, as populating does: writing where that leaves private copies,
   * else reading, whatever the permissions.
   *
   * @param stopping whether the first failure ends it; else the walk goes on with the next area
   * @return whether all pages were there
   */
  static boolean populate(SpaceEditor space, long start, long end, boolean stopping) {
    boolean complete = true;
    for (Iterator<Entry<Vma>> each = space.areas(start, end);
        each.hasNext() && (complete || !stopping); ) {
      Entry<Vma> entry = each.next();
      boolean skipped = entry.value().has(VmFlags.PFN_MAP | VmFlags.IO | VmFlags.LOCK_ON_FAULT);
      complete &= skipped || populateArea(space, entry, Pages.min(entry.last() + 1, end));
    }
    return complete;
  }

  private static boolean populateArea(SpaceEditor space, Entry<Vma> entry, long end) {
    Vma vma = entry.value();
    if (!vma.has(VmFlags.ACCESS)) {
      return false;
    }
    markTouched(space, entry.first(), vma, vma.has(VmFlags.WRITE));
    return hasPage(entry, end - Pages.SIZE);
  }
}
