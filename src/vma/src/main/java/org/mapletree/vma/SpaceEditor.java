package org.mapletree.vma;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * An address space while one call works on it: the parts of an {@link AddressSpace}, each replaced
 * as the call goes on. It belongs to one call on one thread, and is turned into the next address
 * space at the end. Ends of ranges are exclusive here, as in the kernel.
 */
final class SpaceEditor {
  /*
   * Implementation notes.
   *
   * Counters follow each put and remove: what is overwritten is subtracted piece by piece, so a call costs O(log n) for each area that it
   * touches, whatever the number of areas. locked is the exception: after mremap with DONTUNMAP it no longer follows from the areas, so
   * only the calls that lock, unlock, map and unmap change it.
   *
   * The editor hands out identities for anonymous memory and for shared-memory objects from one counter; 0 means none.
   */
  private final AddressSpace before;
  private MapleTree<Vma> areas;
  private Counters counters;
  private Layout layout;
  private VmFlags lockDefault;
  private long nextIdentity;

  SpaceEditor(AddressSpace before) {
    this.before = before;
    this.areas = before.areas();
    this.counters = before.counters();
    this.layout = before.layout();
    this.lockDefault = before.lockDefault();
    this.nextIdentity = before.nextIdentity();
  }

  Limits limits() {
    return before.limits();
  }

  KernelProfile profile() {
    return before.profile();
  }

  Counters counters() {
    return counters;
  }

  Layout layout() {
    return layout;
  }

  void moveBreak(long brk) {
    layout = layout.withBrk(brk);
  }

  VmFlags lockDefault() {
    return lockDefault;
  }

  void setLockDefault(VmFlags flags) {
    lockDefault = flags;
  }

  MapleTree<Vma> areas() {
    return areas;
  }

  long newIdentity() {
    return nextIdentity++;
  }

  /** An identity is in use that did not come from here: no new one will be the same. */
  void keepIdentity(long identity) {
    // Those of 2^63 and more, negative here, are never reached.
    nextIdentity = Math.max(nextIdentity, identity + 1);
  }

  /** The area that contains {@code address}, else the first above it. */
  @Nullable Entry<Vma> endingAbove(long address) {
    return areas.ceilingEntryOrNull(address);
  }

  /** The area that contains {@code address}. */
  @Nullable Entry<Vma> at(long address) {
    return areas.entryAtOrNull(address);
  }

  /** The area that ends at {@code end}. */
  @Nullable Entry<Vma> endingAt(long end) {
    Entry<Vma> entry = end == 0 ? null : areas.entryAtOrNull(end - 1);
    return entry != null && entry.last() == end - 1 ? entry : null;
  }

  /** The area that starts at {@code start}. */
  @Nullable Entry<Vma> startingAt(long start) {
    Entry<Vma> entry = areas.entryAtOrNull(start);
    return entry != null && entry.first() == start ? entry : null;
  }

  /** The last area that starts below {@code address} and does not contain it. */
  @Nullable Entry<Vma> before(long address) {
    return areas.lowerEntryOrNull(address);
  }

  boolean hasAreas(long start, long end) {
    return start != end && areas.intersects(start, end - 1);
  }

  /** The areas that intersect the range as they are now, whole, in order. */
  Iterator<Entry<Vma>> areas(long start, long end) {
    return areas.entries(start, end - 1);
  }

  /** Whether the number of areas has reached the limit, so that no area may be split. */
  boolean isFull() {
    return !Pages.below(areas.size(), profile().maxMapCount());
  }

  /** Whether the number of areas is above the limit, so that none may be added. */
  boolean isOverfull() {
    return Pages.above(areas.size(), profile().maxMapCount());
  }

  /** Cuts the area across {@code address}, if there is one, into two. */
  void split(long address) {
    Entry<Vma> entry = at(address);
    if (entry != null && entry.first() != address) {
      areas =
          areas.put(
              address, entry.last(), entry.value().shifted(Pages.between(entry.first(), address)));
    }
  }

  /** Makes the range one area, whatever was there. */
  void put(long start, long end, Vma vma) {
    discount(start, end);
    counters = counters.plus(vma.flags(), Pages.between(start, end));
    areas = areas.put(start, end - 1, vma);
    if (before.touchesEagerly()
        && vma.isAnonymous()
        && vma.flags().isPrivate()
        && vma.has(VmFlags.WRITE)) {
      Touching.setAnon(this, start);
    }
  }

  /** Replaces the area at {@code entry} by one of the same flags, without a look at counters. */
  void replace(Entry<Vma> entry, Vma vma) {
    areas = areas.put(entry.first(), entry.last(), vma);
  }

  /** Clears the range, subtracting what was locked in it. */
  void remove(long start, long end) {
    if (!hasAreas(start, end)) {
      return;
    }
    for (Iterator<Entry<Vma>> each = areas(start, end); each.hasNext(); ) {
      Entry<Vma> entry = each.next();
      if (entry.value().has(VmFlags.LOCKED)) {
        counters = counters.plusLocked(-overlap(entry, start, end));
      }
    }
    discount(start, end);
    areas = areas.remove(start, end - 1);
  }

  void addLocked(long pages) {
    counters = counters.plusLocked(pages);
  }

  private void discount(long start, long end) {
    for (Iterator<Entry<Vma>> each = areas(start, end); each.hasNext(); ) {
      Entry<Vma> entry = each.next();
      counters = counters.plus(entry.value().flags(), -overlap(entry, start, end));
    }
  }

  /** How many pages of the area lie in the range. */
  static long overlap(Entry<Vma> entry, long start, long end) {
    return Pages.between(Pages.max(entry.first(), start), Pages.min(entry.last() + 1, end));
  }

  /** The call succeeds. */
  <R> Outcome<R> done(R result) {
    return Outcome.of(toSpace(), result);
  }

  /** The call fails; what it did stays. */
  <R> Outcome<R> fail(Errno errno) {
    return Outcome.failed(toSpace(), errno);
  }

  /** The address space as it is now: the one before if nothing has changed. */
  @SuppressWarnings(
      "ReferenceEquality") // a tree that was written to is another object; comparing entries would
  // cost O(n)
  AddressSpace toSpace() {
    boolean same =
        areas == before.areas()
            && layout.equals(before.layout())
            && lockDefault.equals(before.lockDefault());
    return same && counters.equals(before.counters())
        ? before
        : before.with(areas, counters.withPeak(), layout, lockDefault, nextIdentity);
  }
}
