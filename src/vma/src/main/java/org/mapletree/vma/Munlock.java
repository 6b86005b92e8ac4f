package org.mapletree.vma;

/**
 * munlock: unlocks a range.
 *
 * @param address the first address, rounded down
 * @param length the length in bytes; the end is rounded up
 */
public record Munlock(long address, long length) implements Call<Unit> {

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    long start = Pages.down(address);
    Errno errno = Locking.apply(editor, start, start + Pages.up(length + (address - start)), 0);
    return errno == null ? editor.done(Unit.DONE) : editor.fail(errno);
  }
}
