package org.mapletree.vma;

/** Which counter an area belongs to, and what the limits allow. */
final class Accounting {

  private Accounting() {}

  static boolean isExecutable(VmFlags flags) {
    return flags.has(VmFlags.EXEC) && !flags.has(VmFlags.WRITE | VmFlags.GROWS_DOWN);
  }

  static boolean isStack(VmFlags flags) {
    return flags.has(VmFlags.GROWS_DOWN);
  }

  static boolean isData(VmFlags flags) {
    return flags.has(VmFlags.WRITE) && !flags.has(VmFlags.SHARED | VmFlags.GROWS_DOWN);
  }

  /** Whether a new mapping with these flags is charged; heaps and stacks always are. */
  static boolean isCharged(VmFlags flags) {
    return flags.has(VmFlags.WRITE)
        && !flags.has(VmFlags.SHARED | VmFlags.NO_RESERVE | VmFlags.HUGETLB);
  }

  /** Whether RLIMIT_AS and RLIMIT_DATA allow {@code pages} more of an area with these flags. */
  static boolean mayExpand(SpaceEditor space, VmFlags flags, long pages) {
    Limits limits = space.limits();
    Counters counters = space.counters();
    return fits(counters.total(), pages, limits.addressSpace())
        && (!isData(flags)
            || fits(
                counters.data(), pages, limits.data() == 0 ? limits.dataMaximum() : limits.data()));
  }

  private static boolean fits(long used, long more, long limitBytes) {
    long sum = used + more;
    return !Pages.below(sum, used) && !Pages.above(sum, limitBytes >>> Pages.SHIFT);
  }

  /** Whether the kernel would lend {@code pages} more; a request of this call alone decides. */
  static boolean mayCharge(SpaceEditor space, long pages) {
    KernelProfile profile = space.profile();
    return profile.overcommit() == KernelProfile.Overcommit.ALWAYS
        || !Pages.above(pages, profile.commitPages());
  }

  /** Whether RLIMIT_MEMLOCK permits locking at all. */
  static boolean mayLockAtAll(Limits limits) {
    return limits.lockedMemory() != 0 || limits.mayLock();
  }

  /** Whether {@code pages} more may be locked. */
  static boolean mayLock(SpaceEditor space, long pages) {
    Limits limits = space.limits();
    return limits.mayLock() || fits(space.counters().locked(), pages, limits.lockedMemory());
  }
}
