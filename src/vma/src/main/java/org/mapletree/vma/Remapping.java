package org.mapletree.vma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.Range;

/** One mremap under way: its checks in the kernel's order, then its effect. */
final class Remapping {
  /*
   * Implementation notes.
   *
   *                    length     | no new address              | new address (FIXED)
   *                    -----------+-----------------------------+---------------------------------------------
   *                    the same   | nothing                     | each area in the range is moved by itself
   *                    less       | the rest is unmapped        | target and rest are unmapped, then a move
   *                    more       | grown in place, or moved    | target is unmapped, then a move
   *
   * DONTUNMAP without FIXED is a move to a hint. A move copies a part of one area to the new place and cuts the old part out of whatever
   * area holds it by then: the source may have been merged with the copy.
   */
  private static final int MOVE_RESERVE = 3;

  private final Mremap call;
  private final SpaceEditor space;
  private final boolean fixed;
  private final boolean keepsOld;
  private final boolean hasNewAddress;
  private final List<Range> emptied = new ArrayList<>();

  Remapping(Mremap call, SpaceEditor space) {
    this.call = call;
    this.space = space;
    this.fixed = call.has(RemapFlags.FIXED);
    this.keepsOld = call.has(RemapFlags.DONTUNMAP);
    this.hasNewAddress = fixed || keepsOld;
  }

  /** One range to be moved or resized: all of the call, or the part of it that lies in one area. */
  private record Part(long address, long oldLength, long newLength, long newAddress) {

    long end() {
      return address + oldLength;
    }
  }

  Outcome<Long> remap() {
    var whole =
        new Part(
            call.address(),
            Pages.up(call.oldLength()),
            Pages.up(call.newLength()),
            call.newAddress());
    Errno errno = checkArguments(whole);
    if (errno != null) {
      return space.fail(errno);
    }
    boolean each = fixed && whole.oldLength == whole.newLength && space.profile().multiMove();
    PlacedOrErrno result = each ? moveEach(whole) : remapOne(whole);
    return result.errno() == null ? space.done(result.address()) : space.fail(result.errno());
  }

  /** Where what was moved came from, and where it went, part by part. */
  List<Range> emptied() {
    return emptied;
  }

  private @Nullable Errno checkArguments(Part part) {
    long known = RemapFlags.MAYMOVE | RemapFlags.FIXED | RemapFlags.DONTUNMAP;
    long task = space.profile().taskSize();
    if ((call.flags() & ~known) != 0
        || Pages.unaligned(part.address)
        || part.newLength == 0
        || Pages.above(part.newLength, task)) {
      return Errno.EINVAL;
    }
    if (!hasNewAddress) {
      return null;
    }
    boolean placed =
        !Pages.above(part.newAddress, task - part.newLength) && !Pages.unaligned(part.newAddress);
    boolean resized = keepsOld && part.oldLength != part.newLength;
    if (!placed || !call.has(RemapFlags.MAYMOVE) || resized || overlaps(part)) {
      return Errno.EINVAL;
    }
    return isNearLimit(2) ? Errno.ENOMEM : null;
  }

  private static boolean overlaps(Part part) {
    return Pages.above(part.end(), part.newAddress)
        && Pages.above(part.newAddress + part.newLength, part.address);
  }

  /** Whether the areas and {@code more} reach the limit less what a move keeps free. */
  private boolean isNearLimit(int more) {
    return !Pages.below(space.areas().size() + more, space.profile().maxMapCount() - MOVE_RESERVE);
  }

  /**
   * Moves every area in the range to the same distance from the new address; the range must begin
   * in one.
   */
  private PlacedOrErrno moveEach(Part whole) {
    PlacedOrErrno result = PlacedOrErrno.failed(Errno.EFAULT);
    long reached = whole.address;
    Entry<Vma> area = space.at(reached);
    while (area != null && Pages.below(area.first(), whole.end())) {
      long start = Pages.max(area.first(), reached);
      long length = Pages.min(area.last() + 1, whole.end()) - start;
      if (movesAlone(area.value()) && length != whole.oldLength) {
        return PlacedOrErrno.failed(Errno.EFAULT);
      }
      PlacedOrErrno moved =
          remapOne(new Part(start, length, length, whole.newAddress + (start - whole.address)));
      if (moved.errno() != null) {
        return moved;
      }
      result = start == whole.address ? moved : result;
      reached = start + length;
      area = Pages.below(reached, whole.end()) ? space.endingAbove(reached) : null;
    }
    return result;
  }

  /** Files that place their mappings themselves might not keep the distance. */
  private static boolean movesAlone(Vma vma) {
    return vma.backing() instanceof OpenFile file && file.is(OpenFile.Trait.ZERO_DEVICE);
  }

  private PlacedOrErrno remapOne(Part part) {
    Entry<Vma> area = space.at(part.address);
    Errno errno = area == null ? Errno.EFAULT : checkArea(area, part);
    if (errno != null || area == null) {
      return new PlacedOrErrno(0, errno);
    }
    if (hasNewAddress) {
      return moveTo(part);
    }
    if (!Pages.above(part.newLength, part.oldLength)) {
      return part.newLength == part.oldLength
          ? new PlacedOrErrno(part.address, null)
          : shrink(part);
    }
    return expand(area, part);
  }

  private @Nullable Errno checkArea(Entry<Vma> area, Part part) {
    Vma vma = area.value();
    boolean grows = Pages.above(part.newLength, part.oldLength);
    if (vma.has(VmFlags.SEALED)) {
      return Errno.EPERM;
    }
    if (!grows && !hasNewAddress) {
      return null;
    }
    if (part.oldLength == 0 && !vma.has(VmFlags.SHARED | VmFlags.MAY_SHARE)) {
      return Errno.EINVAL;
    }
    if (keepsOld && vma.has(VmFlags.DONT_EXPAND | VmFlags.PFN_MAP)) {
      return Errno.EINVAL;
    }
    if (Pages.above(Pages.min(part.oldLength, part.newLength), area.last() + 1 - part.address)) {
      return Errno.EFAULT;
    }
    return grows ? checkGrowth(area, part) : null;
  }

  private @Nullable Errno checkGrowth(Entry<Vma> area, Part part) {
    Vma vma = area.value();
    long page = vma.page() + Pages.between(area.first(), part.address);
    long more = (part.newLength - part.oldLength) >>> Pages.SHIFT;
    if (Pages.below(page + (part.newLength >>> Pages.SHIFT), page)) {
      return Errno.EINVAL;
    }
    if (vma.has(VmFlags.DONT_EXPAND | VmFlags.PFN_MAP)) {
      return Errno.EFAULT;
    }
    if (vma.has(VmFlags.LOCKED) && !Accounting.mayLock(space, more)) {
      return Errno.EAGAIN;
    }
    return Accounting.mayExpand(space, vma.flags(), more) ? null : Errno.ENOMEM;
  }

  private PlacedOrErrno shrink(Part part) {
    Errno errno = unmapRest(part);
    return new PlacedOrErrno(part.address, errno);
  }

  private @Nullable Errno unmapRest(Part part) {
    long start = part.address + part.newLength;
    return unmapChecked(start, part.oldLength - part.newLength);
  }

  /** munmap with its own check of arguments. */
  private @Nullable Errno unmapChecked(long start, long length) {
    long task = space.profile().taskSize();
    boolean outside = Pages.above(start, task) || Pages.above(length, task - start);
    return outside || length == 0 ? Errno.EINVAL : AreaSplit.unmap(space, start, start + length);
  }

  private PlacedOrErrno expand(Entry<Vma> area, Part part) {
    Vma vma = area.value();
    long more = part.newLength - part.oldLength;
    long start = part.end();
    long end = start + more;
    boolean free =
        start == area.last() + 1 && !Pages.below(end, start) && !space.hasAreas(start, end);
    if (free && !Pages.above(end, space.profile().taskSize())) {
      Vma added = vma.shifted(Pages.between(area.first(), start));
      boolean charged =
          !vma.has(VmFlags.ACCOUNTED) || Accounting.mayCharge(space, more >>> Pages.SHIFT);
      if (!charged || !AreaMerge.extend(space, start, end, added, true)) {
        return PlacedOrErrno.failed(Errno.ENOMEM);
      }
      countLocked(vma, more);
      populateGrowth(vma, part.address, part);
      return new PlacedOrErrno(part.address, null);
    }
    return call.has(RemapFlags.MAYMOVE) ? move(area, part, 0) : PlacedOrErrno.failed(Errno.ENOMEM);
  }

  private void countLocked(Vma vma, long bytes) {
    if (vma.has(VmFlags.LOCKED)) {
      space.addLocked(bytes >>> Pages.SHIFT);
    }
  }

  /** A locked area that grew has its new part faulted in, errors ignored. */
  private void populateGrowth(Vma vma, long place, Part part) {
    if (vma.has(VmFlags.LOCKED) && Pages.above(part.newLength, part.oldLength)) {
      Touching.populate(space, place + part.oldLength, place + part.newLength, false);
    }
  }

  private PlacedOrErrno moveTo(Part part) {
    Errno errno = fixed ? unmapChecked(part.newAddress, part.newLength) : null;
    Part rest = part;
    if (errno == null && Pages.below(part.newLength, part.oldLength)) {
      errno = space.at(part.address) == null ? Errno.EFAULT : unmapRest(part);
      rest = new Part(part.address, part.newLength, part.newLength, part.newAddress);
    }
    Entry<Vma> area = space.at(part.address);
    if (errno != null || area == null) {
      return PlacedOrErrno.failed(errno == null ? Errno.EFAULT : errno);
    }
    if (keepsOld
        && !Accounting.mayExpand(space, area.value().flags(), rest.oldLength >>> Pages.SHIFT)) {
      return PlacedOrErrno.failed(Errno.ENOMEM);
    }
    return move(area, rest, rest.newAddress);
  }

  /** Moves a part of an area to where a search from {@code hint}, or a fixed address, leads. */
  private PlacedOrErrno move(Entry<Vma> area, Part part, long hint) {
    Vma vma = area.value();
    long page = vma.page() + Pages.between(area.first(), part.address);
    boolean shared = vma.has(VmFlags.MAY_SHARE);
    var placement =
        new Placement(
            space, vma.backing(), shared, page << Pages.SHIFT, fixed ? MapFlags.FIXED : 0);
    PlacedOrErrno place = placement.place(hint, part.newLength);
    if (place.errno() != null) {
      return place;
    }
    if (isNearLimit(0)) {
      return PlacedOrErrno.failed(Errno.ENOMEM);
    }
    boolean whole = area.first() == part.address && area.last() + 1 == part.end();
    if (vma.backing() instanceof Backing.Special && !whole) {
      return PlacedOrErrno.failed(Errno.EINVAL);
    }
    long charge = (keepsOld ? part.newLength : part.newLength - part.oldLength) >>> Pages.SHIFT;
    if (vma.has(VmFlags.ACCOUNTED) && !Accounting.mayCharge(space, charge)) {
      return PlacedOrErrno.failed(Errno.ENOMEM);
    }
    carry(area, part, place.address());
    return place;
  }

  /** Maps the new place, joined with its neighbours, and takes the old part away. */
  private void carry(Entry<Vma> area, Part part, long place) {
    Vma vma = area.value();
    Vma moved = vma.shifted(Pages.between(area.first(), part.address));
    if (vma.isAnonymous() && !vma.hasAnon()) {
      moved = moved.withPage(place >>> Pages.SHIFT);
    }
    AreaMerge.insert(space, place, place + part.newLength, moved);
    emptied.add(Range.ofLength(place, part.newLength));
    if (part.oldLength != 0) {
      emptied.add(Range.ofLength(part.address, part.oldLength));
    }
    countLocked(vma, part.newLength);
    if (keepsOld) {
      leave(part);
    } else if (part.oldLength != 0) {
      space.remove(part.address, part.end());
    }
    populateGrowth(vma, place, part);
  }

  /**
   * What DONTUNMAP leaves at the old place: its area as a whole unlocked, and without identity if
   * all of it was moved.
   */
  private void leave(Part part) {
    Entry<Vma> source = space.at(part.address);
    if (source == null) {
      return;
    }
    long dropped = space.profile().dontUnmapKeepsCharge() ? 0 : VmFlags.ACCOUNTED;
    Vma left =
        source.value().withFlags(source.value().flags().without(VmFlags.LOCKED_MASK | dropped));
    boolean whole = source.first() == part.address && source.last() + 1 == part.end();
    space.replace(source, whole ? left.withoutAnon() : left);
  }

  /** Moves or resizes to {@code place} whatever the checks say. */
  AddressSpace adopt(long place) {
    long oldLength = Pages.up(call.oldLength());
    long newLength = Pages.up(call.newLength());
    var part = new Part(call.address(), oldLength, newLength, place);
    Entry<Vma> area = space.at(part.address);
    if (area == null
        || newLength == 0
        || Pages.unaligned(place)
        || Pages.unaligned(part.address)
        || overlapsEnd(place, newLength)) {
      return space.toSpace();
    }
    if (place == part.address) {
      adoptInPlace(area, part);
    } else {
      space.remove(place, place + newLength);
      Entry<Vma> now = space.at(part.address);
      if (now != null) {
        carry(
            now,
            new Part(
                part.address,
                Pages.min(oldLength, now.last() + 1 - part.address),
                newLength,
                place),
            place);
      }
    }
    return space.toSpace();
  }

  private static boolean overlapsEnd(long place, long length) {
    return !Pages.below(place, place + length);
  }

  private void adoptInPlace(Entry<Vma> area, Part part) {
    long end = part.address + part.newLength;
    if (Pages.below(part.newLength, part.oldLength)) {
      space.remove(end, part.end());
    } else if (Pages.below(area.last() + 1, end)) {
      long start = area.last() + 1;
      space.remove(start, end);
      AreaMerge.insert(space, start, end, area.value().shifted(Pages.between(area.first(), start)));
    }
  }
}
