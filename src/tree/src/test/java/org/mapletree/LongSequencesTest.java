package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 100,000 random writes, with a live set that grows to 50,000 entries and shrinks to nothing, over
 * several distributions of keys; compared with a model at 100 points between and at the end.
 */
class LongSequencesTest {
  private static final int OPERATIONS = 100_000;
  private static final int PEAK = 50_000;

  /** Where the next range lies, given how far the sequence has come. */
  enum Keys {
    DENSE {
      @Override
      long first(SplittableRandom random, int step) {
        return random.nextLong(4L * PEAK);
      }

      @Override
      long length(SplittableRandom random) {
        return 1;
      }
    },
    SPARSE {
      @Override
      long first(SplittableRandom random, int step) {
        return random.nextLong();
      }

      @Override
      long length(SplittableRandom random) {
        return 1 + random.nextLong(1L << 40);
      }
    },
    CLUSTERED {
      @Override
      long first(SplittableRandom random, int step) {
        return (random.nextLong(32) << 59) + random.nextLong(PEAK / 3) * 3;
      }

      @Override
      long length(SplittableRandom random) {
        return 1 + random.nextLong(3);
      }
    },
    ALWAYS_THE_SAME_LEAF {
      @Override
      long first(SplittableRandom random, int step) {
        return Long.MIN_VALUE + (step / 2) * 4L + random.nextLong(4);
      }

      @Override
      long length(SplittableRandom random) {
        return 1;
      }
    },
    ALWAYS_SPANNING {
      @Override
      long first(SplittableRandom random, int step) {
        return random.nextLong(8L * PEAK) << 20;
      }

      @Override
      long length(SplittableRandom random) {
        return random.nextInt(50) == 0 ? 200L << 20 : 3L << 19;
      }
    },
    ASCENDING {
      @Override
      long first(SplittableRandom random, int step) {
        return step * 10L;
      }

      @Override
      long length(SplittableRandom random) {
        return 1 + random.nextLong(9);
      }
    },
    DESCENDING {
      @Override
      long first(SplittableRandom random, int step) {
        return -10L * (step + 1);
      }

      @Override
      long length(SplittableRandom random) {
        return 1 + random.nextLong(9);
      }
    };

    abstract long first(SplittableRandom random, int step);

    abstract long length(SplittableRandom random);
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  void agreeWithTheModel(Keys keys) {
    SplittableRandom random = new SplittableRandom(keys.name().hashCode());
    Model model = new Model();
    MapleTree<Integer> tree = MapleTree.empty();
    long peak = 0;
    int operation = 0;
    for (int step = 0; operation < OPERATIONS; step++) {
      // up: mostly puts of new ranges; down: mostly removals of entries that are there
      boolean up = operation < OPERATIONS / 2;
      boolean put = random.nextInt(20) != 0 == up;
      long first = keys.first(random, up ? step : random.nextInt(OPERATIONS / 2));
      long last = first + (keys.length(random) - 1);
      if (Long.compareUnsigned(last, first) < 0) {
        last = -1L;
      }
      if (!up && !put && !tree.isEmpty()) {
        Entry<Integer> entry = victim(keys, tree, random);
        first = entry.first();
        last = entry.last();
      }
      tree = put ? tree.put(first, last, operation) : tree.remove(first, last);
      model.write(first, last, put ? operation : null);
      peak = Math.max(peak, tree.size());
      if (++operation % (OPERATIONS / 100) == 0) {
        model.check(tree, random);
      }
    }
    while (!tree.isEmpty()) {
      Entry<Integer> entry = victim(keys, tree, random);
      tree = tree.removeEntry(entry.last());
      model.write(entry.first(), entry.last(), null);
      if (tree.size() % 1000 == 0) {
        model.check(tree, random);
      }
    }
    model.check(tree, random);
    assertThat(peak)
        .as("entries at the peak")
        .isGreaterThan(keys == Keys.ALWAYS_SPANNING ? 4_000 : 35_000);
  }

  private static Entry<Integer> victim(
      Keys keys, MapleTree<Integer> tree, SplittableRandom random) {
    return switch (keys) {
      case ASCENDING -> tree.nth(0);
      case DESCENDING -> tree.nth(tree.size() - 1);
      case ALWAYS_THE_SAME_LEAF -> tree.nth(tree.size() / 2);
      default -> tree.nth(random.nextLong(tree.size()));
    };
  }

  /**
   * First keys, flipped, of entries and of gaps: everything from one to the next has one value,
   * null in a gap.
   */
  private static final class Model {
    private record Cell(long last, Integer value) {}

    private final TreeMap<Long, Cell> cells = new TreeMap<>();

    void write(long unsignedFirst, long unsignedLast, Integer value) {
      long first = unsignedFirst ^ Long.MIN_VALUE;
      long last = unsignedLast ^ Long.MIN_VALUE;
      Map.Entry<Long, Cell> before = cells.lowerEntry(first);
      if (before != null && before.getValue().last >= first) {
        cells.put(before.getKey(), new Cell(first - 1, before.getValue().value));
        if (before.getValue().last > last) {
          cells.put(last + 1, before.getValue());
        }
      }
      Map.Entry<Long, Cell> end = cells.floorEntry(last);
      if (end != null && end.getValue().last > last) {
        cells.put(last + 1, end.getValue());
      }
      cells.subMap(first, true, last, true).clear();
      if (value != null) {
        cells.put(first, new Cell(last, value));
      }
    }

    void check(MapleTree<Integer> tree, SplittableRandom random) {
      tree.validate();
      assertThat(tree.size()).isEqualTo(cells.size());
      var expected = cells.entrySet().iterator();
      long[] covered = new long[1];
      long[] largest = new long[2]; // the largest gap so far, and where it would begin
      tree.forEachRange(
          (first, last, value) -> {
            Map.Entry<Long, Cell> cell = expected.next();
            boolean same =
                cell.getKey() == (first ^ Long.MIN_VALUE)
                    && cell.getValue().last == (last ^ Long.MIN_VALUE)
                    && cell.getValue().value.equals(value);
            if (!same) {
              throw new AssertionError(new Entry<>(first, last, value) + " but " + cell);
            }
            covered[0] += last - first + 1;
            largest[0] = max(largest[0], first - largest[1]);
            largest[1] = last + 1;
          });
      assertThat(tree.coverage()).isEqualTo(covered[0]);
      boolean open = cells.isEmpty() || largest[1] != 0;
      long gap = cells.isEmpty() ? -1L : open ? max(largest[0], -largest[1]) : largest[0];
      assertThat(tree.lowestGap(gap, 0, -1L).isDefined()).isTrue();
      assertThat(gap != -1L && tree.highestGap(gap + 1, 0, -1L).isDefined()).isFalse();
      for (int probe = 0; probe < 20; probe++) {
        long key = random.nextLong() >>> random.nextInt(64);
        Map.Entry<Long, Cell> cell = cells.floorEntry(key ^ Long.MIN_VALUE);
        boolean in = cell != null && cell.getValue().last >= (key ^ Long.MIN_VALUE);
        assertThat(tree.getOrNull(key)).isEqualTo(in ? cell.getValue().value : null);
      }
    }

    private static long max(long one, long other) {
      return Long.compareUnsigned(one, other) < 0 ? other : one;
    }
  }
}
