package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedRangeMap;

/** The laws of {@link Spliterator}, at sizes that give one node and several levels. */
class SpliteratorTest {
  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 17, 32, 33, 64, 65, 200, 513, 3000};

  private static MapleTree<Integer> tree(int size) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int i = 0; i < size; i++) {
      builder.add(16L * i, 16L * i + 7, i);
    }
    return builder.build();
  }

  private static <T> List<T> remaining(Spliterator<T> spliterator) {
    List<T> list = new ArrayList<>();
    spliterator.forEachRemaining(list::add);
    return list;
  }

  private static <T> List<T> advancing(Spliterator<T> spliterator) {
    List<T> list = new ArrayList<>();
    long left = spliterator.estimateSize();
    while (spliterator.tryAdvance(list::add)) {
      assertThat(spliterator.estimateSize()).isEqualTo(--left);
    }
    assertThat(left).isZero();
    return list;
  }

  /** Splits as far as it goes; each part must hold exactly as many entries as it said. */
  private static <T> List<T> splitting(Spliterator<T> spliterator, int depth) {
    assertThat(depth).as("depth").isLessThan(64);
    long size = spliterator.estimateSize();
    Spliterator<T> prefix = spliterator.trySplit();
    if (prefix == null) {
      List<T> rest = remaining(spliterator);
      assertThat(rest).hasSize((int) size).hasSizeLessThan(2);
      return rest;
    }
    assertThat(prefix.estimateSize()).isPositive();
    assertThat(spliterator.estimateSize()).isPositive();
    assertThat(prefix.estimateSize() + spliterator.estimateSize()).isEqualTo(size);
    List<T> all = splitting(prefix, depth + 1);
    all.addAll(splitting(spliterator, depth + 1));
    return all;
  }

  @Test
  void allWaysOfWalkingAgree() {
    for (int size : SIZES) {
      MapleTree<Integer> tree = tree(size);
      List<Entry<Integer>> expected = tree.toVector().asJava();

      assertThat(expected).hasSize(size);
      assertThat(tree.spliterator().getExactSizeIfKnown()).isEqualTo(size);
      assertThat(remaining(tree.spliterator())).isEqualTo(expected);
      assertThat(advancing(tree.spliterator())).isEqualTo(expected);
      assertThat(splitting(tree.spliterator(), 0)).isEqualTo(expected);
      assertThat(tree.stream().parallel().collect(Collectors.toList())).isEqualTo(expected);
    }
  }

  @Test
  void aSplitAfterAnAdvanceLeavesNothingOut() {
    MapleTree<Integer> tree = tree(200);
    Spliterator<Entry<Integer>> rest = tree.spliterator();
    List<Entry<Integer>> seen = new ArrayList<>();
    assertThat(rest.tryAdvance(seen::add)).isTrue();
    Spliterator<Entry<Integer>> prefix = rest.trySplit();
    assertThat(prefix.tryAdvance(seen::add)).isTrue();
    seen.addAll(splitting(prefix, 0));
    seen.addAll(splitting(rest, 0));
    assertThat(seen).isEqualTo(tree.toVector().asJava());
  }

  @Test
  void aSubRangeHasTheEntriesThatMeetIt() {
    MapleTree<Integer> tree = tree(70).put(-16, -1, 70);
    long[] keys = {
      0, 7, 8, 15, 16, 20, 500, 1111, 1112, Long.MAX_VALUE, Long.MIN_VALUE, -17, -16, -1
    };
    for (long first : keys) {
      for (long last : keys) {
        if (Long.compareUnsigned(first, last) <= 0) {
          List<Entry<Integer>> expected = tree.entries(first, last).toJavaList();
          Spliterator<Entry<Integer>> spliterator = tree.spliterator(first, last);
          assertThat(spliterator.getExactSizeIfKnown()).isEqualTo(expected.size());
          assertThat(remaining(spliterator)).isEqualTo(expected);
          assertThat(advancing(tree.spliterator(first, last))).isEqualTo(expected);
          assertThat(splitting(tree.spliterator(first, last), 0)).isEqualTo(expected);
          assertThat(tree.stream(first, last).count()).isEqualTo(expected.size());
        }
      }
    }
  }

  /** The default of {@link Iterable} would know no size, and split by copying. */
  @Test
  void theOtherFacesSplitAsTheirTreesDo() {
    MapleTree<Integer> tree = tree(513);
    TypedRangeMap<Long, Integer> typed = TypedRangeMap.over(KeyDomains.unsignedLong(), tree);
    for (Iterable<?> face : List.of(tree.keySet(), OverlapMap.of(tree), typed, typed.keySet())) {
      List<Object> expected = new ArrayList<>();
      face.forEach(expected::add);
      Spliterator<?> spliterator = face.spliterator();
      assertThat(spliterator.getExactSizeIfKnown()).isEqualTo(513);
      assertThat(spliterator.trySplit().getExactSizeIfKnown()).isBetween(100L, 413L);
      assertThat(StreamSupport.stream(face.spliterator(), true).toList()).isEqualTo(expected);
    }
  }

  @Test
  void saysWhatItIs() {
    Spliterator<Entry<Integer>> spliterator = tree(3).spliterator();
    assertThat(
            spliterator.hasCharacteristics(
                Spliterator.SIZED
                    | Spliterator.SUBSIZED
                    | Spliterator.ORDERED
                    | Spliterator.SORTED
                    | Spliterator.DISTINCT
                    | Spliterator.IMMUTABLE
                    | Spliterator.NONNULL))
        .isTrue();
    assertThat(spliterator.hasCharacteristics(Spliterator.CONCURRENT)).isFalse();
    assertThat(spliterator.getComparator().compare(new Entry<>(1, 2, 9), new Entry<>(-1, -1, 0)))
        .isNegative();
    assertThat(spliterator.getComparator().compare(new Entry<>(1, 3, 0), new Entry<>(1, 2, 9)))
        .isPositive();
  }

  @Test
  void splitsEvenlyEnoughForParallelStreams() {
    Spliterator<Entry<Integer>> spliterator = tree(3000).spliterator();
    long prefix = spliterator.trySplit().estimateSize();
    assertThat(prefix).isBetween(600L, 2400L);
  }

  @Test
  void refusesBadArguments() {
    Spliterator<Entry<Integer>> spliterator = tree(0).spliterator();
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> spliterator.tryAdvance(null));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> spliterator.forEachRemaining(null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree(1).spliterator(-1, 0x10))
        .withMessageContaining("0xffffffffffffffff")
        .withMessageContaining("0x10");
  }
}
