package org.mapletree.vma;

import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.vma.OpenFile.Trait;

/** One mmap under way: its checks in the kernel's order, then its effect. */
final class Mapping {
  /*
   * Implementation notes.
   *
   * Each check returns the error or null. Up to and including the type, a failure leaves nothing behind. From there on the old content is
   * cut at both ends of the range first, and a later refusal (limits, charge) leaves those cuts.
   */
  private static final long HIGHEST_OFFSET = Long.MAX_VALUE;

  /** What anonymous huge pages are mapped from. */
  private static final OpenFile HUGE_PAGES =
      new OpenFile(
          "/anon_hugepage",
          0,
          0,
          0,
          OpenFile.UNKNOWN_SIZE,
          0,
          Set.of(Trait.READABLE, Trait.WRITABLE, Trait.DELETED));

  private final Mmap call;
  private final SpaceEditor space;
  private final boolean huge;
  private final boolean anonymous;
  private final @Nullable OpenFile file;
  private final boolean fixed;
  private final long length;
  private long address;
  private VmFlags flags;
  private Backing backing;
  private long page;

  Mapping(Mmap call, SpaceEditor space) {
    this.call = call;
    this.space = space;
    this.huge = call.has(MapFlags.ANONYMOUS) && call.has(MapFlags.HUGETLB);
    this.anonymous = call.has(MapFlags.ANONYMOUS) && !huge;
    this.file = huge ? HUGE_PAGES : call.file();
    this.fixed = call.has(MapFlags.FIXED | MapFlags.FIXED_NOREPLACE);
    this.length = huge ? upToHuge(call.length()) : Pages.up(call.length());
    this.address = call.address();
    this.flags = wantedFlags();
    this.backing = anonymous || file == null ? Backing.Anonymous.INSTANCE : file;
    this.page = call.offset() >>> Pages.SHIFT;
  }

  Outcome<Long> map() {
    Errno errno = checkArguments();
    errno = errno == null ? place() : errno;
    errno = errno == null ? checkLocking() : errno;
    errno = errno == null ? checkType() : errno;
    errno = errno == null ? AreaSplit.isolate(space, address, address + length) : errno;
    errno = errno == null ? checkLimits() : errno;
    errno = errno == null ? checkHugePages() : errno;
    errno = errno == null ? checkSynchronous() : errno;
    if (errno != null) {
      return space.fail(errno);
    }
    install();
    return space.done(address);
  }

  /** Maps at {@code place} whatever the checks say. */
  AddressSpace adopt(long place) {
    address = place;
    long end = place + length;
    if (length == 0 || Pages.unaligned(place) || !Pages.below(place, end)) {
      return space.toSpace();
    }
    checkType();
    space.split(place);
    space.split(end);
    install();
    return space.toSpace();
  }

  private VmFlags wantedFlags() {
    boolean noHuge = call.has(MapFlags.STACK) && space.profile().hasHugePages();
    long bits =
        Protection.flags(call.protection())
            | VmFlags.MAY_ACCESS
            | space.lockDefault().bits()
            | (call.has(MapFlags.GROWSDOWN) ? VmFlags.GROWS_DOWN : 0)
            | (call.has(MapFlags.LOCKED) ? VmFlags.LOCKED : 0)
            | (noHuge ? VmFlags.NO_HUGE_PAGE : 0)
            | (huge ? VmFlags.HUGETLB | VmFlags.DONT_EXPAND : 0)
            | (call.has(MapFlags.SYNC) ? VmFlags.SYNC : 0)
            | (space.profile().softDirty() ? VmFlags.SOFT_DIRTY : 0);
    return new VmFlags(bits);
  }

  private @Nullable Errno checkArguments() {
    if (Pages.unaligned(call.offset())) {
      return Errno.EINVAL;
    }
    if (!anonymous && (file == null || file.is(Trait.PATH_ONLY))) {
      return Errno.EBADF;
    }
    if (call.has(MapFlags.HUGETLB) && (!huge || length == 0)) {
      return Errno.EINVAL;
    }
    if (call.length() == 0) {
      return Errno.EINVAL;
    }
    return length == 0 || space.isOverfull() ? Errno.ENOMEM : null;
  }

  /** The size of the huge pages that the call asks for; 0 if the machine has none of that size. */
  private long hugePage() {
    long exponent = (call.flags() & MapFlags.HUGE_SIZE) >>> MapFlags.HUGE_SHIFT;
    long size = exponent == 0 ? Placement.HUGE : 1L << exponent;
    return space.profile().hugePageSizes() & size;
  }

  /** Rounds up to huge pages, modulo 2^64; 0 if there are none of the size. */
  private long upToHuge(long bytes) {
    long size = hugePage();
    return bytes + size - 1 & -size;
  }

  private @Nullable Errno place() {
    if (huge && fixed && (address & hugePage() - 1) != 0) {
      return Pages.above(length, space.profile().taskSize()) ? Errno.ENOMEM : Errno.EINVAL;
    }
    long type = call.flags() & MapFlags.TYPE;
    boolean shared = (type & MapFlags.SHARED) != 0;
    Backing sought = anonymous && shared ? new Backing.SharedMemory(0, 0) : backing;
    long offset = anonymous ? 0 : call.offset();
    long wanted = fixed ? address : hint();
    long kind = call.flags() | (fixed ? MapFlags.FIXED : 0);
    PlacedOrErrno place = new Placement(space, sought, shared, offset, kind).place(wanted, length);
    address = place.address();
    boolean taken =
        place.errno() == null
            && call.has(MapFlags.FIXED_NOREPLACE)
            && space.hasAreas(address, address + length);
    return taken ? Errno.EEXIST : place.errno();
  }

  private long hint() {
    long hint = Pages.down(address);
    return hint != 0 ? Pages.max(hint, space.profile().mmapMinAddress()) : 0;
  }

  private @Nullable Errno checkLocking() {
    if (call.has(MapFlags.LOCKED) && !Accounting.mayLockAtAll(space.limits())) {
      return Errno.EPERM;
    }
    boolean locks = flags.has(VmFlags.LOCKED);
    return locks && !Accounting.mayLock(space, length >>> Pages.SHIFT) ? Errno.EAGAIN : null;
  }

  private @Nullable Errno checkType() {
    Errno errno = anonymous || file == null ? checkAnonymous() : checkFile(file);
    boolean reserved =
        !call.has(MapFlags.NORESERVE)
            || space.profile().overcommit() == KernelProfile.Overcommit.NEVER;
    flags = reserved ? flags : flags.with(VmFlags.NO_RESERVE);
    return errno;
  }

  private @Nullable Errno checkAnonymous() {
    long type = call.flags() & MapFlags.TYPE;
    page = address >>> Pages.SHIFT;
    if (type == MapFlags.PRIVATE) {
      return null;
    }
    if (type == MapFlags.SHARED) {
      page = 0;
      flags = flags.with(VmFlags.SHARED | VmFlags.MAY_SHARE);
      return flags.has(VmFlags.GROWS_DOWN) ? Errno.EINVAL : null;
    }
    if (type == MapFlags.DROPPABLE) {
      boolean refused = flags.has(VmFlags.GROWS_DOWN) || call.has(MapFlags.LOCKED);
      flags =
          flags.with(
              VmFlags.DROPPABLE | VmFlags.NO_RESERVE | VmFlags.WIPE_ON_FORK | VmFlags.DONT_DUMP);
      return refused ? Errno.EINVAL : null;
    }
    return Errno.EINVAL;
  }

  private @Nullable Errno checkFile(OpenFile file) {
    boolean unbounded = file.is(Trait.ZERO_DEVICE) || file.is(Trait.NOT_REGULAR);
    long highest = unbounded ? -1 : HIGHEST_OFFSET;
    boolean fits =
        !Pages.above(length, highest) && !Pages.above(page, (highest - length) >>> Pages.SHIFT);
    long type = call.flags() & MapFlags.TYPE;
    boolean shared = type == MapFlags.SHARED || type == MapFlags.SHARED_VALIDATE;
    if (!fits) {
      return Errno.EOVERFLOW;
    }
    long known = MapFlags.LEGACY | (file.is(Trait.HUGE_ALIGNED) ? MapFlags.SYNC : 0);
    if (type == MapFlags.SHARED_VALIDATE && (call.flags() & ~known) != 0) {
      return Errno.EOPNOTSUPP;
    }
    if (!shared && type != MapFlags.PRIVATE) {
      return Errno.EINVAL;
    }
    Errno errno = shared ? checkShared(file) : null;
    errno = errno == null ? checkReading(file) : errno;
    return errno == null && shared ? checkSharedKind(file) : errno;
  }

  private @Nullable Errno checkShared(OpenFile file) {
    boolean writable = file.is(Trait.WRITABLE);
    if ((call.asks(Protection.WRITE) && !writable) || (writable && file.is(Trait.APPEND_ONLY))) {
      return Errno.EACCES;
    }
    flags =
        flags
            .with(VmFlags.MAY_SHARE | (writable ? VmFlags.SHARED : 0))
            .without(writable ? 0 : VmFlags.MAY_WRITE);
    return null;
  }

  private @Nullable Errno checkReading(OpenFile file) {
    if (!file.is(Trait.READABLE)) {
      return Errno.EACCES;
    }
    if (file.is(Trait.NO_EXEC)) {
      if (call.asks(Protection.EXEC)) {
        return Errno.EPERM;
      }
      flags = flags.without(VmFlags.MAY_EXEC);
    }
    if (file.is(Trait.NOT_MAPPABLE)) {
      return Errno.ENODEV;
    }
    return flags.has(VmFlags.GROWS_DOWN) ? Errno.EINVAL : null;
  }

  private @Nullable Errno checkSharedKind(OpenFile file) {
    if (file.is(Trait.WRITE_SEALED) && flags.has(VmFlags.SHARED)) {
      flags = flags.without(VmFlags.MAY_WRITE);
      return call.asks(Protection.WRITE) ? Errno.EPERM : null;
    }
    return null;
  }

  /** The limits, less what the new mapping replaces. */
  private @Nullable Errno checkLimits() {
    long replaced = 0;
    long replacedCharge = 0;
    for (Iterator<Entry<Vma>> each = space.areas(address, address + length); each.hasNext(); ) {
      Entry<Vma> entry = each.next();
      long pages = SpaceEditor.overlap(entry, address, address + length);
      replaced += pages;
      replacedCharge += entry.value().has(VmFlags.ACCOUNTED) ? pages : 0;
    }
    long pages = length >>> Pages.SHIFT;
    if (!Accounting.mayExpand(space, flags, pages - replaced)) {
      return Errno.ENOMEM;
    }
    if (Accounting.isCharged(flags)) {
      flags = flags.with(VmFlags.ACCOUNTED);
      return Accounting.mayCharge(space, pages - replacedCharge) ? null : Errno.ENOMEM;
    }
    boolean object = makesSharedMemory() && !flags.has(VmFlags.NO_RESERVE);
    if (object && !Accounting.mayCharge(space, pages)) {
      space.remove(address, address + length);
      return Errno.ENOMEM;
    }
    return null;
  }

  /** No huge page is free, which the kernel finds out when the old content is gone. */
  private @Nullable Errno checkHugePages() {
    if (!huge) {
      return null;
    }
    space.remove(address, address + length);
    return (call.offset() & hugePage() - 1) != 0 ? Errno.EINVAL : Errno.ENOMEM;
  }

  /** File systems that know DAX refuse it for ordinary files, when the old content is gone. */
  private @Nullable Errno checkSynchronous() {
    if (flags.has(VmFlags.SYNC)
        && backing instanceof OpenFile file
        && file.is(Trait.HUGE_ALIGNED)) {
      space.remove(address, address + length);
      return Errno.EOPNOTSUPP;
    }
    return null;
  }

  private boolean makesSharedMemory() {
    boolean zero = backing instanceof OpenFile file && file.is(Trait.ZERO_DEVICE);
    return flags.has(VmFlags.SHARED) && (anonymous || zero);
  }

  private void install() {
    long end = address + length;
    flags = Accounting.isCharged(flags) ? flags.with(VmFlags.ACCOUNTED) : flags;
    if (makesSharedMemory()) {
      backing = new Backing.SharedMemory(space.newIdentity(), length >>> Pages.SHIFT);
    }
    boolean locks = flags.has(VmFlags.LOCKED);
    flags = flags.has(Locking.NEVER) ? flags.without(VmFlags.LOCKED_MASK) : flags;
    space.remove(address, end);
    AreaMerge.insert(space, address, end, new Vma(flags, page, backing));
    if (flags.has(VmFlags.LOCKED)) {
      space.addLocked(length >>> Pages.SHIFT);
    }
    boolean populates =
        (call.flags() & (MapFlags.POPULATE | MapFlags.NONBLOCK)) == MapFlags.POPULATE;
    if (populates || locks) {
      Touching.populate(space, address, end, false);
    }
  }
}
