package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntryOrderTest {
  private final Random random = new Random(1);

  @Test
  void oneEntry() {
    assertInOrder(LongStream.of(-1));
  }

  @Test
  void keysAreUnsigned() {
    assertInOrder(LongStream.of(-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1, -2));
  }

  @Test
  void keysOfAllBits() {
    for (int size : new int[] {2, 3, 31, 32, 33, 1000, 5000}) {
      assertInOrder(random.longs(size));
    }
  }

  /** The distances to the lowest key differ only in bits that there is no room for. */
  @Test
  void keysThatAreCloseButForOne() {
    assertInOrder(LongStream.concat(LongStream.of(0), random.longs(5000, -10_000, 0)));
  }

  /** Equal keys stay in the order in which they came. */
  @Test
  void equalKeys() {
    assertInOrder(random.longs(1000, 0, 10));
  }

  private static void assertInOrder(LongStream keys) {
    List<Entry<Integer>> entries = new ArrayList<>();
    keys.forEach(key -> entries.add(new Entry<>(key, key, entries.size())));
    List<Entry<Integer>> expected = new ArrayList<>(entries);
    expected.sort(
        Comparator.comparing(Entry<Integer>::first, Long::compareUnsigned)
            .thenComparing(Entry::value));
    assertThat(Arrays.asList(EntryOrder.byFirstKey(entries))).isEqualTo(expected);
  }
}
