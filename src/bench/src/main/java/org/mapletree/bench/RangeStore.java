package org.mapletree.bench;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;

/**
 * A map from ranges to values, as each library does it. Keys here are below 2^63, so that signed
 * order serves, too.
 */
interface RangeStore {
  /** The value of the range that holds {@code key}. */
  @Nullable Integer get(long key);

  /** Gives a stored range another value. */
  void overwrite(long first, long last, Integer value);

  /** The keys covered: a walk over everything. */
  long keys();

  static RangeStore of(String library) {
    return switch (library) {
      case "MapleTree" -> new Maple();
      case "TreeMap" -> new ByFirst(new TreeMap<>());
      case "ConcurrentSkipListMap" -> new ByFirst(new ConcurrentSkipListMap<>());
      default -> throw new IllegalArgumentException(library);
    };
  }

  /**
   * Every overwrite makes a new version; the old one is dropped, as it would be by a user who keeps
   * none.
   */
  final class Maple implements RangeStore {
    private MapleTree<Integer> tree = MapleTree.empty();

    @Override
    public @Nullable Integer get(long key) {
      return tree.getOrNull(key);
    }

    @Override
    public void overwrite(long first, long last, Integer value) {
      tree = tree.put(first, last, value);
    }

    @Override
    public long keys() {
      long[] keys = {0};
      tree.forEachRange((first, last, value) -> keys[0] += last - first + 1);
      return keys[0];
    }
  }

  /**
   * The usual way with the JDK: a sorted map from a range's first key to the rest of it. Writes are
   * in place, and no cut is ever needed here: what a user's own code adds for ranges that overlap
   * is not counted.
   */
  final class ByFirst implements RangeStore {
    private final NavigableMap<Long, Held> ranges;

    ByFirst(NavigableMap<Long, Held> ranges) {
      this.ranges = ranges;
    }

    @Override
    public @Nullable Integer get(long key) {
      Map.Entry<Long, Held> floor = ranges.floorEntry(key);
      return floor != null && key <= floor.getValue().last() ? floor.getValue().value() : null;
    }

    @Override
    public void overwrite(long first, long last, Integer value) {
      ranges.put(first, new Held(last, value));
    }

    @Override
    public long keys() {
      long keys = 0;
      for (Map.Entry<Long, Held> range : ranges.entrySet()) {
        keys += range.getValue().last() - range.getKey() + 1;
      }
      return keys;
    }
  }

  /** What {@link ByFirst} keeps of a range under its first key. */
  record Held(long last, Integer value) {}
}
