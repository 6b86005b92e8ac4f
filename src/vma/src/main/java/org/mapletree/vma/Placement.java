package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.OptionalLong;
import org.mapletree.Entry;
import org.mapletree.Range;
import org.mapletree.vma.KernelProfile.HugeAlignment;

/**
 * Where a mapping goes: the hint if it is free, else the highest gap below the mmap base, else the
 * lowest above the legacy base. Large mappings are sought with 2 MiB to spare, so that huge pages
 * fit.
 */
final class Placement {

  static final long HUGE = 2L << 20;
  private static final long LOW_START = 0x40000000L;
  private static final long LOW_END = 0x80000000L;
  private static final long FOUR_GIB = 1L << 32;

  private final SpaceEditor space;
  private final Backing backing;
  private final boolean shared;
  private final long offset;
  private final long flags;

  /**
   * For mappings of {@code backing} from the byte {@code offset}; of {@code flags}, FIXED, 32BIT
   * and ABOVE4G count.
   */
  Placement(SpaceEditor space, Backing backing, boolean shared, long offset, long flags) {
    this.space = space;
    this.backing = backing;
    this.shared = shared;
    this.offset = offset;
    this.flags = flags;
  }

  /**
   * The start of {@code length} bytes, given a hint (0 for none) or a fixed address, by section
   * "Placement" of the kernel's rules.
   */
  PlacedOrErrno place(long address, long length) {
    long task = space.profile().taskSize();
    if (Pages.above(length, task)) {
      return PlacedOrErrno.failed(Errno.ENOMEM);
    }
    if ((flags & MapFlags.FIXED) != 0 && Pages.above(address, -1L - Errno.HIGHEST)) {
      // The address is handed on as it is, and then taken for an error.
      return PlacedOrErrno.failed(new Errno((int) -address));
    }
    OptionalLong place =
        (flags & MapFlags.FIXED) != 0 ? OptionalLong.of(address) : search(address, length);
    if (place.isEmpty() || Pages.above(place.getAsLong(), task - length)) {
      return PlacedOrErrno.failed(Errno.ENOMEM);
    }
    if (Pages.unaligned(place.getAsLong())) {
      return PlacedOrErrno.failed(Errno.EINVAL);
    }
    boolean low = Pages.below(place.getAsLong(), space.profile().privilegedBelow());
    return low && !space.limits().mayMapLow()
        ? PlacedOrErrno.failed(Errno.EPERM)
        : new PlacedOrErrno(place.getAsLong(), null);
  }

  private OptionalLong search(long hint, long length) {
    if (backing instanceof Backing.SharedMemory) {
      return searchShared(hint, length);
    }
    OptionalLong aligned =
        wantsAlignment(hint, length) ? searchAligned(hint, length) : OptionalLong.empty();
    return aligned.isPresent() ? aligned : searchPlain(hint, length);
  }

  private boolean wantsAlignment(long hint, long length) {
    HugeAlignment alignment = space.profile().hugeAlignment();
    if (backing instanceof OpenFile file) {
      boolean asks =
          file.is(OpenFile.Trait.HUGE_ALIGNED) || (file.is(OpenFile.Trait.ZERO_DEVICE) && !shared);
      return asks && space.profile().hasHugePages();
    }
    boolean multiple = length % HUGE == 0;
    return !shared
        && hint == 0
        && (alignment == HugeAlignment.MULTIPLES ? multiple : alignment == HugeAlignment.LARGE);
  }

  /**
   * With 2 MiB to spare, at an address that lies in its 2 MiB as the offset does; empty if the
   * length has no whole 2 MiB or nothing fits.
   */
  private OptionalLong searchAligned(long hint, long length) {
    long from = backing instanceof OpenFile ? offset : 0;
    long end = from + length;
    long border = from + (-from & (HUGE - 1));
    if (end < border || end - border < HUGE || Pages.below(end + HUGE, from)) {
      return OptionalLong.empty();
    }
    OptionalLong found = searchPlain(hint, length + HUGE);
    if (found.isEmpty() || found.getAsLong() == hint) {
      return found;
    }
    long place = found.getAsLong();
    long distance = (from - place) & (HUGE - 1);
    return OptionalLong.of(place + (distance == 0 ? HUGE : distance));
  }

  /**
   * Shared memory: a plain search first; where huge pages are on, another with almost 2 MiB to
   * spare.
   */
  private OptionalLong searchShared(long hint, long length) {
    OptionalLong plain = searchPlain(hint, length);
    boolean huge = space.profile().sharedHuge() && !Pages.below(length, HUGE);
    if (!huge || plain.isEmpty() || plain.getAsLong() == hint) {
      return plain;
    }
    long within = offset & (HUGE - 1);
    if ((within != 0 && Pages.below(within + length, 2 * HUGE))
        || (plain.getAsLong() & (HUGE - 1)) == within) {
      return plain;
    }
    OptionalLong inflated = searchPlain(hint, length + HUGE - Pages.SIZE);
    if (inflated.isEmpty()) {
      return plain;
    }
    long place = inflated.getAsLong();
    return OptionalLong.of(place + ((within - place) & (HUGE - 1)));
  }

  private OptionalLong searchPlain(long hint, long length) {
    KernelProfile profile = space.profile();
    if (Pages.above(length, profile.taskSize())) {
      return OptionalLong.empty();
    }
    if ((flags & MapFlags.LOW_32BIT) != 0) {
      return isHintFree(hint, length, LOW_END)
          ? OptionalLong.of(hint)
          : up(length, LOW_START, LOW_END);
    }
    if (isHintFree(hint, length, profile.taskSize())) {
      return OptionalLong.of(hint);
    }
    long low = (flags & MapFlags.ABOVE4G) != 0 ? FOUR_GIB : profile.mmapMinAddress();
    OptionalLong place =
        down(length, Pages.max(low, profile.mmapMinAddress()), space.layout().mmapBase());
    return place.isPresent() ? place : up(length, space.layout().legacyBase(), profile.taskSize());
  }

  private boolean isHintFree(long hint, long length, long limit) {
    return hint != 0
        && !Pages.above(length, limit)
        && !Pages.above(hint, limit - length)
        && StackGuard.isFree(space, hint, hint + length);
  }

  private OptionalLong down(long length, long low, long high) {
    long limit = high;
    while (Pages.below(low, limit)) {
      Option<Range> gap = space.areas().highestGap(length, low, limit - 1);
      if (gap.isEmpty()) {
        return OptionalLong.empty();
      }
      Range range = gap.get();
      if (StackGuard.isFree(space, range.first(), range.last() + 1)) {
        return OptionalLong.of(range.first());
      }
      Entry<Vma> above = space.endingAbove(range.first());
      limit = above == null ? low : StackGuard.guardedStart(space, above);
    }
    return OptionalLong.empty();
  }

  private OptionalLong up(long length, long low, long high) {
    long limit = Pages.max(low, space.profile().mmapMinAddress());
    while (Pages.below(limit, high)) {
      Option<Range> gap = space.areas().lowestGap(length, limit, high - 1);
      if (gap.isEmpty()) {
        return OptionalLong.empty();
      }
      Range range = gap.get();
      if (StackGuard.isFree(space, range.first(), range.last() + 1)) {
        return OptionalLong.of(range.first());
      }
      Entry<Vma> above = space.endingAbove(range.first());
      limit = above == null ? high : above.last() + 1;
    }
    return OptionalLong.empty();
  }
}
