package org.mapletree.bench.vma;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the JDK offers for ordered data that threads share. It knows nothing of gaps: they are
 * sought entry by entry.
 */
final class SkipListIndex implements AreaIndex {

  private final ConcurrentSkipListMap<Long, Long> areas = new ConcurrentSkipListMap<>();

  @Override
  public long find(long address) {
    Map.Entry<Long, Long> floor = areas.floorEntry(address);
    if (floor != null && floor.getValue() >= address) {
      return floor.getKey();
    }
    Map.Entry<Long, Long> above = areas.higherEntry(address);
    return above == null ? Long.MAX_VALUE : above.getKey();
  }

  @Override
  public long highestGap(long length, long below) {
    long end = below;
    for (Map.Entry<Long, Long> area : areas.headMap(below).descendingMap().entrySet()) {
      if (end - (area.getValue() + 1) >= length) {
        break;
      }
      end = Math.min(end, area.getKey());
    }
    return end - length >= 0x10000 ? end - length : -1;
  }

  @Override
  public void add(long first, long last) {
    areas.put(first, last);
  }

  @Override
  public void remove(long first, long last) {
    areas.remove(first);
  }
}
