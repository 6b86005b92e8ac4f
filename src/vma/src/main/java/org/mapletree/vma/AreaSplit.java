package org.mapletree.vma;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/** What splitting and unmapping do, and when they are refused. */
final class AreaSplit {

  private AreaSplit() {}

  /**
   * Splits the area across {@code address}; false, and nothing done, if the number of areas is at
   * its limit.
   */
  static boolean split(SpaceEditor space, long address) {
    if (space.isFull()) {
      return false;
    }
    space.split(address);
    return true;
  }

  /**
   * Unmaps a range: what reaches out of it is split. An error may leave the split at {@code start}.
   */
  static @Nullable Errno unmap(SpaceEditor space, long start, long end) {
    Errno errno = isolate(space, start, end);
    if (errno == null) {
      space.remove(start, end);
    }
    return errno;
  }

  /**
   * Splits what reaches into a range that is about to be unmapped, and refuses if part of it is
   * sealed.
   */
  static @Nullable Errno isolate(SpaceEditor space, long start, long end) {
    if (start == end) {
      return null;
    }
    for (Iterator<Entry<Vma>> each = space.areas(start, end); each.hasNext(); ) {
      Entry<Vma> entry = each.next();
      boolean reachesBehind = Pages.below(end, entry.last() + 1);
      if (Pages.below(entry.first(), start)) {
        // [ ( ] ) or [ ( ) ]: only the area in whose middle the range lies needs one area more
        if (reachesBehind && space.isFull()) {
          return Errno.ENOMEM;
        }
        if (entry.value().has(VmFlags.SEALED)) {
          return Errno.EPERM;
        }
        space.split(start);
      } else if (entry.value().has(VmFlags.SEALED)) {
        return Errno.EPERM;
      }
      if (reachesBehind) {
        space.split(end);
      }
    }
    return null;
  }
}
