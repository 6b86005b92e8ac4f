package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * mprotect: sets what accesses a range permits. An error keeps what was changed before it.
 *
 * @param address the first address, a multiple of 4096
 * @param length the length in bytes, rounded up
 * @param protection a union of constants of {@link Protection}
 */
public record Mprotect(long address, long length, long protection) implements Call<Unit> {

  private static final long KNOWN =
      Protection.READ | Protection.WRITE | Protection.EXEC | Protection.SEM;

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    boolean down = (protection & Protection.GROWSDOWN) != 0;
    boolean up = (protection & Protection.GROWSUP) != 0;
    long bits = protection & ~(Protection.GROWSDOWN | Protection.GROWSUP);
    long end = address + Pages.up(length);
    if ((down && up) || Pages.unaligned(address)) {
      return editor.fail(Errno.EINVAL);
    }
    if (length == 0) {
      return editor.done(Unit.DONE);
    }
    if (!Pages.above(end, address)) {
      return editor.fail(Errno.ENOMEM);
    }
    if ((bits & ~KNOWN) != 0) {
      return editor.fail(Errno.EINVAL);
    }
    Entry<Vma> first = editor.endingAbove(address);
    if (first == null || !Pages.below(first.first(), down ? end : address + 1)) {
      return editor.fail(Errno.ENOMEM);
    }
    if (up || (down && !first.value().has(VmFlags.GROWS_DOWN))) {
      return editor.fail(Errno.EINVAL);
    }
    long start = down ? first.first() : address;
    Errno errno =
        AreaWalk.untilHole(
            editor, start, end, (area, from, to) -> changeArea(editor, area, from, to));
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }

  private @Nullable Errno changeArea(SpaceEditor editor, Entry<Vma> area, long start, long end) {
    VmFlags old = area.value().flags();
    long access = Protection.flags(protection);
    if (old.forbids(access)) {
      return Errno.EACCES;
    }
    if (old.has(VmFlags.SEALED)) {
      return Errno.EPERM;
    }
    VmFlags flags = old.without(VmFlags.ACCESS).with(access);
    if (flags.equals(old)) {
      return null;
    }
    long pages = Pages.between(start, end);
    if (flags.has(VmFlags.WRITE)) {
      if (!Accounting.mayExpand(editor, flags, pages) && Accounting.mayExpand(editor, old, pages)) {
        return Errno.ENOMEM;
      }
      if (!old.has(
          VmFlags.ACCOUNTED
              | VmFlags.WRITE
              | VmFlags.HUGETLB
              | VmFlags.SHARED
              | VmFlags.NO_RESERVE)) {
        if (!Accounting.mayCharge(editor, pages)) {
          return Errno.ENOMEM;
        }
        flags = flags.with(VmFlags.ACCOUNTED);
      }
    } else if (area.value().isAnonymous() && !area.value().hasAnon()) {
      flags = flags.without(VmFlags.ACCOUNTED);
    }
    Errno errno =
        AreaMerge.change(editor, area, start, end, area.value().withFlags(flags), Errno.ENOMEM);
    boolean populates =
        flags.has(VmFlags.WRITE)
            && old.has(VmFlags.LOCKED)
            && !old.has(VmFlags.WRITE | VmFlags.SHARED);
    if (errno == null && populates) {
      Touching.populate(editor, start, end, false);
    }
    return errno;
  }
}
