package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME): names anonymous areas.
 *
 * @param address the first address, a multiple of 4096
 * @param length the length in bytes, rounded up
 * @param name the name, empty for none
 */
public record SetAreaName(long address, long length, String name) implements Call<Unit> {

  private static final int MAX_LENGTH = 79;

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long bytes = Pages.up(length);
    long end = address + bytes;
    boolean overflows = (bytes == 0 && length != 0) || Pages.below(end, address);
    if (!space.profile().anonNames() || !isLegal(name) || Pages.unaligned(address) || overflows) {
      return editor.fail(Errno.EINVAL);
    }
    if (bytes == 0) {
      return editor.done(Unit.DONE);
    }
    Errno errno =
        AreaWalk.overHoles(
            editor, address, end, (area, from, to) -> rename(editor, area, from, to));
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }

  private @Nullable Errno rename(SpaceEditor editor, Entry<Vma> area, long start, long end) {
    if (area.value().backing() instanceof OpenFile) {
      return Errno.EBADF;
    }
    Vma named = area.value().withName(name);
    return named == area.value()
        ? null
        : AreaMerge.change(editor, area, start, end, named, Errno.EAGAIN);
  }

  private static boolean isLegal(String name) {
    return name.length() <= MAX_LENGTH
        && name.chars().allMatch(c -> c > 0x1f && c < 0x7f && "\\`$[]".indexOf(c) < 0);
  }
}
