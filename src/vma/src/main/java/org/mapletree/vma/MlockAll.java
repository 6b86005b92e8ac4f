package org.mapletree.vma;

/**
 * mlockall: locks all areas, or all that are mapped from now on.
 *
 * @param flags a union of {@link #CURRENT}, {@link #FUTURE} and {@link #ONFAULT}
 */
public record MlockAll(long flags) implements Call<Unit> {

  /** MCL_CURRENT: the areas that are there. */
  public static final long CURRENT = 1;

  /** MCL_FUTURE: new mappings and the growth of the heap. */
  public static final long FUTURE = 2;

  /** MCL_ONFAULT: pages are locked as they are faulted in. */
  public static final long ONFAULT = 4;

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    Limits limits = space.limits();
    boolean current = (flags & CURRENT) != 0;
    if (flags == 0 || flags == ONFAULT || (flags & ~(CURRENT | FUTURE | ONFAULT)) != 0) {
      return editor.fail(Errno.EINVAL);
    }
    if (!Accounting.mayLockAtAll(limits)) {
      return editor.fail(Errno.EPERM);
    }
    if (current
        && !limits.mayLock()
        && Pages.above(space.counters().total(), limits.lockedMemory() >>> Pages.SHIFT)) {
      return editor.fail(Errno.ENOMEM);
    }
    long locked = (flags & ONFAULT) != 0 ? VmFlags.LOCKED_MASK : VmFlags.LOCKED;
    editor.setLockDefault((flags & FUTURE) != 0 ? new VmFlags(locked) : VmFlags.NONE);
    if (current) {
      Locking.setAll(editor, locked);
      Touching.populate(editor, 0, space.profile().taskSize(), false);
    }
    return editor.done(Unit.DONE);
  }
}
