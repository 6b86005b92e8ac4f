package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.mapletree.Entry;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Brk;
import org.mapletree.vma.Call;
import org.mapletree.vma.Errno;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RemapFlags;
import org.mapletree.vma.Vma;

/**
 * Makes an address space take over what the kernel returned, where the model would not have come to
 * it.
 */
final class Forced {

  /** What a call returns whose arguments are invalid. */
  static final long INVALID = -Errno.EINVAL.number();

  private static final long PAGE = 4096;
  private static final long PRIVATE_ANONYMOUS =
      MapFlags.PRIVATE | MapFlags.ANONYMOUS | MapFlags.FIXED;

  private Forced() {}

  /** The space after a wrong result: as near to the kernel's as the result tells. */
  static AddressSpace take(
      AddressSpace space, Call<?> call, Outcome<?> outcome, TraceResult kernel) {
    if (!kernel.succeeded()) {
      // The kernel refused: what the model would have done has not happened.
      return outcome.succeeded() ? space : outcome.next();
    }
    if (call instanceof Mmap mmap) {
      return mmap.adopt(space, kernel.value());
    } else if (call instanceof Brk brk) {
      return brk.adopt(space, kernel.value());
    } else if (call instanceof Mremap mremap && kernel.value() != mremap.address()) {
      long flags = mremap.flags() | RemapFlags.MAYMOVE | RemapFlags.FIXED;
      return new Mremap(
              mremap.address(), mremap.oldLength(), mremap.newLength(), flags, kernel.value())
          .on(space)
          .next();
    }
    return outcome.next();
  }

  /**
   * The outcome of a mapping whose hint the kernel refused because of an area that is unknown here:
   * that of the same call with something in the hint's place.
   */
  static Outcome<?> withoutHint(AddressSpace space, Mmap mmap) {
    long at = mmap.address() & -PAGE;
    AddressSpace taken = space;
    if (at != 0 && !space.areas().containsKey(at)) {
      taken = new Mmap(at, PAGE, Protection.NONE, PRIVATE_ANONYMOUS, null, 0).on(space).next();
    }
    return mmap.on(taken);
  }

  /** A space of the same kernel and limits with nothing in it: on it, only the arguments decide. */
  static AddressSpace nothing(AddressSpace space) {
    return AddressSpace.empty(space.profile(), space.limits(), space.layout());
  }

  /** The areas that a range touches. */
  static List<Entry<Vma>> areas(AddressSpace space, CallRange range) {
    List<Entry<Vma>> areas = new ArrayList<>();
    for (Iterator<Entry<Vma>> each = space.areas().entries(range.first(), range.last());
        each.hasNext(); ) {
      areas.add(each.next());
    }
    return areas;
  }
}
