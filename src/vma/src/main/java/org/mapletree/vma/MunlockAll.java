package org.mapletree.vma;

/** munlockall: unlocks all areas, and ends what {@link MlockAll#FUTURE} began. */
public record MunlockAll() implements Call<Unit> {

  @Override
  public Outcome<Unit> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    editor.setLockDefault(VmFlags.NONE);
    Locking.setAll(editor, 0);
    return editor.done(Unit.DONE);
  }
}
