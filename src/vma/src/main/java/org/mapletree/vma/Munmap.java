package org.mapletree.vma;

/**
 * munmap: unmaps whatever lies in a range.
 *
 * @param address the first address, a multiple of 4096
 * @param length the length in bytes, rounded up
 */
public record Munmap(long address, long length) implements Call<Unit> {

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long task = space.profile().taskSize();
    boolean outside = Pages.above(address, task) || Pages.above(length, task - address);
    if (Pages.unaligned(address) || outside || length == 0) {
      return editor.fail(Errno.EINVAL);
    }
    Errno errno = AreaSplit.unmap(editor, address, address + Pages.up(length));
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }
}
