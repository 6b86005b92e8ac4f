package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/**
 * mseal: makes the areas of a range unchangeable, for good. A hole in the range is an error without
 * effect.
 *
 * @param address the first address, a multiple of 4096
 * @param length the length in bytes, rounded up
 * @param flags must be 0
 */
public record Mseal(long address, long length, long flags) implements Call<Unit> {

  /**
   * mseal without flags.
   *
   * @param address the first address
   * @param length the length in bytes
   */
  public Mseal(long address, long length) {
    this(address, length, 0);
  }

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long bytes = Pages.up(length);
    long end = address + bytes;
    if (flags != 0
        || Pages.unaligned(address)
        || (bytes == 0 && length != 0)
        || Pages.below(end, address)) {
      return editor.fail(Errno.EINVAL);
    }
    if (bytes == 0) {
      return editor.done(Unit.DONE);
    }
    if (!space.areas().covers(address, end - 1)) {
      return editor.fail(Errno.ENOMEM);
    }
    Errno errno = seal(editor, end);
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }

  private @Nullable Errno seal(SpaceEditor editor, long end) {
    return AreaWalk.untilHole(
        editor,
        address,
        end,
        (area, from, to) -> {
          Vma sealed = area.value().withFlags(area.value().flags().with(VmFlags.SEALED));
          return area.value().has(VmFlags.SEALED)
              ? null
              : AreaMerge.change(editor, area, from, to, sealed, Errno.ENOMEM);
        });
  }
}
