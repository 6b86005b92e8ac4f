package org.mapletree.bench.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.rcu.RcuCell;

/** Ours: one published tree. */
final class MapleIndex implements AreaIndex {

  private static final Object AREA = new Object();

  private final RcuCell<MapleTree<Object>> tree = RcuCell.of(MapleTree.<Object>empty());

  @Override
  public long find(long address) {
    @Nullable Entry<Object> entry = tree.get().ceilingEntryOrNull(address);
    return entry == null ? Long.MAX_VALUE : entry.first();
  }

  @Override
  public long highestGap(long length, long below) {
    return tree.get().highestGap(length, 0x10000, below - 1).fold(() -> -1L, gap -> gap.first());
  }

  @Override
  public void add(long first, long last) {
    MapleTree<Object> unused = tree.updateAndGet(old -> old.put(first, last, AREA));
  }

  @Override
  public void remove(long first, long last) {
    MapleTree<Object> unused = tree.updateAndGet(old -> old.remove(first, last));
  }
}
