package org.mapletree.vma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/** A lock for each area, found without a lock: in a tree beside the areas, keyed as they are. */
final class AreaLocks {
  /*
   * Implementation notes.
   *
   * An area is a value and can hold no lock, so the locks stand in a tree of their own. One writer
   * at a time replaces that tree, in begin: an area that is changed keeps its lock, and the writer
   * holds it until end. The lock of an area that goes, or gets other ends, is taken and never given
   * back: whoever found it in an older tree cannot share it any more. The lock of an area that
   * comes is held by the writer until end, so that nobody who finds it early sees the address space
   * as it was before.
   *
   * Faults only try: a writer that waits for faults in begin cannot be waited for by them.
   */
  private volatile MapleTree<AreaLock> locks = MapleTree.empty();
  private final List<AreaLock> held = new ArrayList<>();

  AreaLocks(MapleTree<Vma> areas) {
    locks =
        locks.edit(
            tree -> areas.forEach(area -> tree.put(area.first(), area.last(), new AreaLock())));
  }

  /** The lock of the area at an address, or null if there was none a moment ago. */
  @Nullable AreaLock at(long address) {
    return locks.getOrNull(address);
  }

  /** Takes the locks of all areas that are about to change. */
  void begin(List<Change<Vma>> changes) {
    MapleTree<AreaLock> old = locks;
    locks =
        old.edit(
            tree -> {
              for (Change<Vma> change : changes) {
                if (!(change instanceof Change.Added<Vma>)) {
                  take(old.getOrNull(change.range().first()), change);
                }
                if (change instanceof Change.Removed<Vma>) {
                  tree.remove(change.range().first(), change.range().last());
                }
              }
              for (Change<Vma> change : changes) {
                if (change instanceof Change.Added<Vma> added) {
                  Entry<Vma> area = added.entry();
                  AreaLock lock = new AreaLock();
                  take(lock, change);
                  tree.put(area.first(), area.last(), lock);
                }
              }
            });
  }

  private void take(@Nullable AreaLock lock, Change<Vma> change) {
    if (lock != null) {
      lock.exclude();
      if (!(change instanceof Change.Removed<Vma>)) {
        held.add(lock);
      }
    }
  }

  /** Gives back the locks of areas that are still there. */
  void end() {
    held.forEach(AreaLock::admit);
    held.clear();
  }
}
