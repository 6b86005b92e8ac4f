package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleSet;
import org.mapletree.Range;

/** A million of 1.2 million numbers, in random order, held against a bit set. */
class SequenceNumbersTest {
  private static final int NUMBERS = 1_200_000;
  private static final int ARRIVALS = 1_000_000;
  private static final int BATCH = 500;

  @Test
  void aMillionArrivals_countAsABitSetDoes() {
    Random random = new Random(1);
    long[] order = shuffled(random);
    SequenceNumbers state = SequenceNumbers.NONE;
    BitSet bits = new BitSet(NUMBERS + 1);
    SequenceNumbers saved = state;
    for (int i = 0; i < ARRIVALS; i += BATCH) {
      saved = state;
      long[] batch = Arrays.copyOfRange(order, i, i + BATCH);
      state = state.arrived(batch);
      Arrays.stream(batch).forEach(number -> bits.set((int) number));
    }

    assertThat(state.seen().coverage()).isEqualTo(ARRIVALS);
    for (int i = 0; i < 1_000; i++) {
      int first = 1 + random.nextInt(NUMBERS);
      int last = first + random.nextInt(NUMBERS - first + 1);
      assertThat(state.count(first, last)).isEqualTo(bits.get(first, last + 1).cardinality());
    }
    assertThat(state.complete()).isEqualTo(bits.nextClearBit(1) - 1);
    assertThat(MapleSet.ofRanges(state.missing()).coverage())
        .isEqualTo(bits.length() - 1 - ARRIVALS);
    assertThat(state.since(saved).coverage()).isEqualTo(BATCH);
    byte[] delta = state.delta(saved);
    assertThat(delta.length).isLessThan(16 * BATCH);
    assertThat(saved.after(delta).get()).isEqualTo(state);
  }

  private static long[] shuffled(Random random) {
    long[] order = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i + 1L;
    }
    return order;
  }

  @Test
  void aDelta_isAsLongAsWhatChanged() {
    SequenceNumbers few = SequenceNumbers.NONE.arrived(spaced(0, 100));
    SequenceNumbers many = SequenceNumbers.NONE.arrived(spaced(0, 100_000));

    int toFew = few.arrived(spaced(100_000, 50)).delta(few).length;
    int toMany = many.arrived(spaced(100_000, 50)).delta(many).length;
    int toMore = many.arrived(spaced(100_000, 500)).delta(many).length;

    assertThat(toMany).isLessThan(2 * toFew);
    assertThat(toMore).isBetween(5 * toMany, 12 * toMany);
    assertThat(few.after(new byte[] {1, 2, 3}).isLeft()).isTrue();
  }

  private static long[] spaced(int from, int count) {
    return LongStream.range(from, from + count).map(i -> 1 + 3 * i).toArray();
  }

  @Test
  void theStory() {
    SequenceNumbers state = SequenceNumbers.NONE.arrived(1, 2, 3, 7, 5, 9, 4);

    assertThat(state.complete()).isEqualTo(5);
    assertThat(state.missing()).containsExactly(Range.of(6, 6), Range.of(8, 8));
    assertThat(state.arrived(7)).isSameAs(state);
    assertThat(state.arrived(7, 9)).isSameAs(state);
    assertThat(state.arrived(6).since(state)).isEqualTo(MapleSet.of(6, 6));
    assertThat(SequenceNumbers.NONE.complete()).isZero();
    assertThat(SequenceNumbers.NONE.missing()).isEmpty();
  }
}
