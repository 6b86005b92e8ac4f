package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.Iterator;
import java.util.List;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.vma.proc.MapsComparison;
import org.mapletree.vma.proc.MapsDifference;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/**
 * The address space of a process, as a value: its memory areas in one {@link MapleTree}, and the
 * few numbers beside them. Each {@link Call} gives a new address space and leaves this one as it
 * is; the two share all nodes that the call did not touch.
 *
 * <pre>{@code
 * var space = AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);
 * var mapped = space.apply(Mmap.anonymous(0, 0x2000, Protection.READ | Protection.WRITE));
 * mapped.result();         // Right(0x7ffff7ffd000)
 * mapped.next().maps();    // 7ffff7ffd000-7ffff7fff000 rw-p 00000000 00:00 0
 * }</pre>
 *
 * <p>Immutable, and safe to publish through a race.
 */
public final class AddressSpace {

  private static final MapleTree<Vma> NO_AREAS =
      MapleTree.empty(Vma.CLIPPING, (left, leftRange, right, rightRange) -> Option.none());

  private final MapleTree<Vma> areas;
  private final Counters counters;
  private final Layout layout;
  private final VmFlags lockDefault;
  private final long nextIdentity;
  private final Limits limits;
  private final KernelProfile profile;
  private final boolean touchesEagerly;

  private AddressSpace(
      MapleTree<Vma> areas,
      Counters counters,
      Layout layout,
      VmFlags lockDefault,
      long nextIdentity,
      Limits limits,
      KernelProfile profile,
      boolean touchesEagerly) {
    this.areas = areas;
    this.counters = counters;
    this.layout = layout;
    this.lockDefault = lockDefault;
    this.nextIdentity = nextIdentity;
    this.limits = limits;
    this.profile = profile;
    this.touchesEagerly = touchesEagerly;
  }

  /**
   * An address space with nothing in it.
   *
   * @param profile the kernel
   * @param limits the limits of the process
   * @param layout the fixed points of the process
   * @return the address space
   */
  public static AddressSpace empty(KernelProfile profile, Limits limits, Layout layout) {
    return new AddressSpace(
        NO_AREAS, Counters.ZERO, layout, VmFlags.NONE, 1, limits, profile, false);
  }

  /**
   * The address space of a process whose map was read, most usefully at its first instruction after
   * exec. What the text does not say is taken as it is there: the heap starts (and is empty) behind
   * the program's last area, searches for free space start at the end of the highest area below the
   * stack. Areas have the flags that the text shows (smaps), or those that their permissions and
   * names imply (maps).
   *
   * @param maps the map
   * @param profile the kernel
   * @param limits the limits of the process
   * @return the address space
   */
  public static AddressSpace of(ProcMaps maps, KernelProfile profile, Limits limits) {
    return Snapshot.read(maps, empty(profile, limits, Layout.PLAIN), false);
  }

  /**
   * As {@link #of}, and every private writable area without a file counts as touched as soon as it
   * is writable: traces of system calls do not show page faults, but touching decides merges.
   *
   * @param maps the map
   * @param profile the kernel
   * @param limits the limits of the process
   * @return the address space
   */
  public static AddressSpace touched(ProcMaps maps, KernelProfile profile, Limits limits) {
    return Snapshot.read(maps, empty(profile, limits, Layout.PLAIN), true);
  }

  /**
   * Applies a call.
   *
   * @param call the call
   * @param <R> the type of its result
   * @return what the call leaves and returns
   */
  public <R> Outcome<R> apply(Call<R> call) {
    return call.on(this);
  }

  /**
   * The areas, keyed by byte address.
   *
   * @return the tree
   */
  public MapleTree<Vma> areas() {
    return areas;
  }

  /**
   * The counters.
   *
   * @return what {@code /proc/PID/status} shows as VmSize, VmData and so on
   */
  public Counters counters() {
    return counters;
  }

  /**
   * The fixed points of the process, and its break.
   *
   * @return the layout
   */
  public Layout layout() {
    return layout;
  }

  /**
   * The limits of the process.
   *
   * @return the limits
   */
  public Limits limits() {
    return limits;
  }

  /**
   * The kernel.
   *
   * @return the profile
   */
  public KernelProfile profile() {
    return profile;
  }

  /**
   * What {@code mlockall(MCL_FUTURE)} adds to new areas.
   *
   * @return no flag, lo, or lo and lf
   */
  public VmFlags lockDefault() {
    return lockDefault;
  }

  /**
   * Whether private writable areas without a file, or of {@code /dev/zero}, count as touched at
   * once.
   *
   * @return true for address spaces made by {@link #touched}, and what calls make of them
   */
  public boolean touchesEagerly() {
    return touchesEagerly;
  }

  long nextIdentity() {
    return nextIdentity;
  }

  AddressSpace with(
      MapleTree<Vma> newAreas,
      Counters newCounters,
      Layout newLayout,
      VmFlags newLockDefault,
      long newNextIdentity) {
    return new AddressSpace(
        newAreas,
        newCounters,
        newLayout,
        newLockDefault,
        newNextIdentity,
        limits,
        profile,
        touchesEagerly);
  }

  /**
   * This address space with other areas, as they were in an earlier version of it or in another one
   * of the same process. Counters follow from the areas, and memory that is touched or shared later
   * is never taken for memory in them. O(n).
   *
   * @param newAreas the areas
   * @return the address space; this one if these are its areas
   */
  public AddressSpace withAreas(MapleTree<Vma> newAreas) {
    return newAreas == areas
        ? this
        : with(
            newAreas,
            Counters.of(newAreas).withPeakOf(counters),
            layout,
            lockDefault,
            identityBeyond(newAreas));
  }

  /** An identity that no area has, of these or of any that this address space has had. */
  private long identityBeyond(MapleTree<Vma> newAreas) {
    long beyond = nextIdentity;
    for (Entry<Vma> area : newAreas) {
      beyond = Math.max(beyond, area.value().highestIdentity() + 1);
    }
    return beyond;
  }

  /**
   * This address space with other limits, as after setrlimit.
   *
   * @param newLimits the limits
   * @return the address space
   */
  public AddressSpace withLimits(Limits newLimits) {
    return new AddressSpace(
        areas, counters, layout, lockDefault, nextIdentity, newLimits, profile, touchesEagerly);
  }

  /**
   * This address space with other fixed points.
   *
   * @param newLayout the layout
   * @return the address space
   */
  public AddressSpace withLayout(Layout newLayout) {
    return new AddressSpace(
        areas, counters, newLayout, lockDefault, nextIdentity, limits, profile, touchesEagerly);
  }

  /**
   * This address space on another kernel.
   *
   * @param newProfile the kernel
   * @return the address space
   */
  public AddressSpace withProfile(KernelProfile newProfile) {
    return new AddressSpace(
        areas, counters, layout, lockDefault, nextIdentity, limits, newProfile, touchesEagerly);
  }

  /** This address space with the way of touching set. */
  AddressSpace withEagerTouching(boolean eager) {
    return new AddressSpace(
        areas, counters, layout, lockDefault, nextIdentity, limits, profile, eager);
  }

  /** An address space of the same kernel, limits and layout with nothing in it. */
  AddressSpace emptied() {
    return new AddressSpace(
        areas.remove(0, -1),
        Counters.ZERO,
        layout,
        VmFlags.NONE,
        nextIdentity,
        limits,
        profile,
        touchesEagerly);
  }

  /**
   * The area that contains an address, else the first area above it: the kernel's {@code find_vma}.
   * O(log n).
   *
   * @param address the address
   * @return the area, or none if all lie below
   */
  public Option<Entry<Vma>> findVma(long address) {
    return areas.ceilingEntry(address);
  }

  /**
   * The first area that has an address in common with a range. O(log n).
   *
   * @param range the range
   * @return the area, or none if the range is free
   */
  public Option<Entry<Vma>> findIntersection(Range range) {
    return findVma(range.first())
        .filter(entry -> Long.compareUnsigned(entry.first(), range.last()) <= 0);
  }

  /**
   * The area above an address that does not contain it. O(log n).
   *
   * @param address the address
   * @return the next area, or none
   */
  public Option<Entry<Vma>> next(long address) {
    return areas.higherEntry(address);
  }

  /**
   * The area below an address that does not contain it. O(log n).
   *
   * @param address the address
   * @return the previous area, or none
   */
  public Option<Entry<Vma>> previous(long address) {
    return areas.lowerEntry(address);
  }

  /**
   * The free ranges below the end of user addresses, in order.
   *
   * @return the ranges, the last one cut at the end of user addresses
   */
  public Iterator<Range> gaps() {
    return areas.gaps(0, profile.taskSize() - 1);
  }

  /**
   * What {@code /proc/PID/maps} shows. O(n).
   *
   * @return the text, each line ending in a newline
   */
  public String maps() {
    return procMaps().toString();
  }

  /**
   * What {@code /proc/PID/smaps} shows, as far as the areas tell: each line of {@link #maps}, its
   * Size and its VmFlags. O(n).
   *
   * @return the text, each line ending in a newline
   */
  public String smaps() {
    return procMaps().smaps();
  }

  /**
   * What {@code /proc/PID/maps} and the VmFlags of {@code /proc/PID/smaps} show. O(n).
   *
   * @return the lines
   */
  public ProcMaps procMaps() {
    return Snapshot.write(this);
  }

  /**
   * The line of {@code /proc/PID/maps} for one area.
   *
   * @param entry an area of this address space
   * @return the line, with the VmFlags of smaps
   */
  public MapsLine line(Entry<Vma> entry) {
    return Snapshot.line(this, entry);
  }

  /**
   * The areas in which another address space differs from this one: what was removed, added and
   * changed, in address order. What two versions of one address space share is passed over, so the
   * cost follows what differs.
   *
   * @param newer the other address space
   * @return the changes that lead from these areas to those; none if all areas are equal
   */
  public Iterator<Change<Vma>> diff(AddressSpace newer) {
    return areas.diff(newer.areas);
  }

  /**
   * Where this address space and a map differ: {@link MapsDifference.Missing} is what only this one
   * has.
   *
   * @param maps the map
   * @param comparison what counts as different
   * @return the differences in address order; empty if there is none
   */
  public List<MapsDifference> compareWith(ProcMaps maps, MapsComparison comparison) {
    return comparison.compare(procMaps(), maps);
  }
}
