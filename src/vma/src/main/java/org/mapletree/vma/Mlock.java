package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/**
 * mlock and mlock2: locks a range in memory, and faults its pages in.
 *
 * @param address the first address, rounded down
 * @param length the length in bytes; the end is rounded up
 * @param flags 0, or {@link #ONFAULT}
 */
public record Mlock(long address, long length, long flags) implements Call<Unit> {

  /** MLOCK_ONFAULT: pages are locked as they are faulted in. */
  public static final long ONFAULT = 1;

  /**
   * mlock.
   *
   * @param address the first address
   * @param length the length in bytes
   */
  public Mlock(long address, long length) {
    this(address, length, 0);
  }

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    Errno errno = lock(editor);
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }

  private @Nullable Errno lock(SpaceEditor editor) {
    if ((flags & ~ONFAULT) != 0) {
      return Errno.EINVAL;
    }
    if (!Accounting.mayLockAtAll(editor.limits())) {
      return Errno.EPERM;
    }
    long start = Pages.down(address);
    long bytes = Pages.up(length + (address - start));
    if (!fits(editor, start, bytes)) {
      return Errno.ENOMEM;
    }
    boolean onFault = (flags & ONFAULT) != 0;
    Errno errno =
        Locking.apply(editor, start, start + bytes, onFault ? VmFlags.LOCKED_MASK : VmFlags.LOCKED);
    if (errno == null && bytes != 0 && !Touching.populate(editor, start, start + bytes, true)) {
      return Errno.ENOMEM;
    }
    return errno;
  }

  private static boolean fits(SpaceEditor editor, long start, long bytes) {
    long pages = bytes >>> Pages.SHIFT;
    return Accounting.mayLock(editor, pages)
        || Accounting.mayLock(editor, pages - Locking.lockedPages(editor, start, start + bytes));
  }
}
