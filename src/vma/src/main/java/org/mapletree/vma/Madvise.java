package org.mapletree.vma;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * madvise: tells the kernel how a range will be used. Some advice changes flags of areas.
 *
 * <p>Guard pages are modelled as the mark of their area alone. In Linux every access to one ends in
 * SEGV_MAPERR, populating it by advice in EFAULT, and mlock of it, unless only on fault, in ENOMEM,
 * until the guard is removed. Here {@link Advice#GUARD_INSTALL} drops the pages, and then accesses
 * to them succeed, and so do those calls, as in the rest of the area.
 *
 * @param address the first address, a multiple of 4096
 * @param length the length in bytes, rounded up
 * @param advice the number of an {@link Advice}
 */
public record Madvise(long address, long length, long advice) implements Call<Unit> {

  private static final long HUGE = 2L << 20;

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long bytes = Pages.up(length);
    long end = address + bytes;
    int number = (int) advice; // the kernel's parameter is an int: the upper half is not looked at
    Advice known = Advice.ofNumber(number);
    if (known == null || !exists(known, space.profile()) || Pages.unaligned(address)) {
      return editor.fail(Errno.EINVAL);
    }
    if ((bytes == 0 && length != 0) || Pages.below(end, address)) {
      return editor.fail(Errno.EINVAL);
    }
    if (bytes == 0) {
      return editor.done(Unit.DONE);
    }
    Errno errno = apply(editor, known, end);
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }

  /**
   * Whether the call has taken all pages of its range out of memory: an advice that does, and no
   * error but for holes in the range.
   */
  boolean dropsPages(Either<Errno, ?> result) {
    Advice known = Advice.ofNumber((int) advice);
    boolean drops =
        known == Advice.DONTNEED
            || known == Advice.DONTNEED_LOCKED
            || known == Advice.REMOVE
            || known == Advice.GUARD_INSTALL;
    return drops
        && Pages.up(length) != 0
        && result.fold(errno -> errno.equals(Errno.ENOMEM), done -> true);
  }

  private static boolean exists(Advice advice, KernelProfile profile) {
    return switch (advice) {
      case HUGEPAGE, NOHUGEPAGE, COLLAPSE -> profile.hasHugePages();
      case MERGEABLE, UNMERGEABLE -> profile.ksm();
      case HWPOISON, SOFT_OFFLINE -> profile.memoryFailure();
      default -> true;
    };
  }

  private @Nullable Errno apply(SpaceEditor editor, Advice known, long end) {
    return switch (known) {
      case POPULATE_READ -> AdvicePopulate.apply(editor, address, end, Access.READ);
      case POPULATE_WRITE -> AdvicePopulate.apply(editor, address, end, Access.WRITE);
      case HWPOISON, SOFT_OFFLINE -> null;
      default ->
          AreaWalk.overHoles(
              editor, address, end, (area, from, to) -> advise(editor, known, area, from, to));
    };
  }

  private static @Nullable Errno advise(
      SpaceEditor editor, Advice advice, Entry<Vma> area, long start, long end) {
    Vma vma = area.value();
    if (discardsSealed(advice, vma)) {
      return Errno.EPERM;
    }
    Errno refused = refuses(advice, vma, start, end);
    if (refused != null) {
      return refused;
    }
    if (advice == Advice.GUARD_INSTALL) {
      guard(editor, area);
      return null;
    }
    VmFlags flags = advised(advice, vma);
    return flags.equals(vma.flags())
        ? null
        : AreaMerge.change(editor, area, start, end, vma.withFlags(flags), Errno.EAGAIN);
  }

  /**
   * The mark of guard pages belongs to the whole area: it is set without a split. The area gets an
   * identity as if touched.
   */
  private static void guard(SpaceEditor editor, Entry<Vma> area) {
    Vma vma = area.value();
    editor.replace(area, vma.withFlags(vma.flags().with(VmFlags.MAYBE_GUARD)));
    if (vma.isAnonymous()) {
      Touching.setAnon(editor, area.first());
    }
  }

  /**
   * Whether the advice would discard memory that its seal protects: private anonymous, and not
   * writable.
   */
  private static boolean discardsSealed(Advice advice, Vma vma) {
    boolean discards =
        switch (advice) {
          case DONTNEED, FREE, DONTNEED_LOCKED, REMOVE, DONTFORK, WIPEONFORK, GUARD_INSTALL -> true;
          default -> false;
        };
    return discards && vma.has(VmFlags.SEALED) && vma.isFileless() && !vma.has(VmFlags.WRITE);
  }

  private static @Nullable Errno refuses(Advice advice, Vma vma, long start, long end) {
    boolean refused =
        switch (advice) {
          case DOFORK -> vma.has(VmFlags.IO);
          case WIPEONFORK -> hasFile(vma) || vma.has(VmFlags.SHARED);
          case KEEPONFORK -> vma.has(VmFlags.DROPPABLE);
          case DODUMP ->
              vma.has(VmFlags.DROPPABLE) || (vma.isSpecial() && !vma.has(VmFlags.HUGETLB));
          case COLD, PAGEOUT -> vma.has(VmFlags.LOCKED | VmFlags.PFN_MAP | VmFlags.HUGETLB);
          case GUARD_INSTALL -> vma.has(VmFlags.LOCKED | VmFlags.SPECIAL | VmFlags.HUGETLB);
          case GUARD_REMOVE -> vma.has(VmFlags.SPECIAL | VmFlags.HUGETLB);
          case DONTNEED -> vma.has(VmFlags.LOCKED | VmFlags.PFN_MAP);
          case DONTNEED_LOCKED -> vma.has(VmFlags.PFN_MAP);
          case FREE -> vma.has(VmFlags.LOCKED | VmFlags.PFN_MAP) || !vma.isAnonymous();
          case REMOVE -> vma.has(VmFlags.LOCKED) || !hasFile(vma);
          case COLLAPSE -> !hasHugeRange(start, end);
          default -> false;
        };
    if (!refused
        && advice == Advice.REMOVE
        && !(vma.has(VmFlags.SHARED) && vma.has(VmFlags.MAY_WRITE))) {
      return Errno.EACCES;
    }
    return refused ? Errno.EINVAL : null;
  }

  private static boolean hasFile(Vma vma) {
    return vma.backing() instanceof OpenFile || vma.backing() instanceof Backing.SharedMemory;
  }

  private static boolean hasHugeRange(long start, long end) {
    long first = start + (-start & (HUGE - 1));
    return Pages.below(first, end & -HUGE);
  }

  private static VmFlags advised(Advice advice, Vma vma) {
    VmFlags flags = vma.flags();
    return switch (advice) {
      case NORMAL -> flags.without(VmFlags.RANDOM_READ | VmFlags.SEQUENTIAL_READ);
      case RANDOM -> flags.without(VmFlags.SEQUENTIAL_READ).with(VmFlags.RANDOM_READ);
      case SEQUENTIAL -> flags.without(VmFlags.RANDOM_READ).with(VmFlags.SEQUENTIAL_READ);
      case DONTFORK -> flags.with(VmFlags.DONT_COPY);
      case DOFORK -> flags.without(VmFlags.DONT_COPY);
      case WIPEONFORK -> flags.with(VmFlags.WIPE_ON_FORK);
      case KEEPONFORK -> flags.without(VmFlags.WIPE_ON_FORK);
      case DONTDUMP -> flags.with(VmFlags.DONT_DUMP);
      case DODUMP -> flags.without(VmFlags.DONT_DUMP);
      case HUGEPAGE -> flags.without(VmFlags.NO_HUGE_PAGE).with(VmFlags.HUGE_PAGE);
      case NOHUGEPAGE -> flags.without(VmFlags.HUGE_PAGE).with(VmFlags.NO_HUGE_PAGE);
      case MERGEABLE ->
          vma.has(VmFlags.MAY_SHARE | VmFlags.SPECIAL | VmFlags.HUGETLB | VmFlags.DROPPABLE)
              ? flags
              : flags.with(VmFlags.MERGEABLE);
      case UNMERGEABLE -> flags.without(VmFlags.MERGEABLE);
      default -> flags;
    };
  }
}
