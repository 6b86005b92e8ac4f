package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sets of keys, at the corners of the key line and where ranges touch. */
class MapleSetTest {
  private static final long TOP = -1L;

  @Test
  void rangesThatTouch_areOne() {
    assertThat(MapleSet.of(1, 99).add(101).add(100)).hasToString("{0x1-0x65}");
    assertThat(MapleSet.of(0, 4).union(MapleSet.of(5, 9))).isEqualTo(MapleSet.of(0, 9));
    assertThat(MapleSet.ofKeys(3, 1, 2, 1)).isEqualTo(MapleSet.of(Range.of(1, 3)));
    assertThat(MapleSet.of(0, 9).remove(5)).hasToString("{0x0-0x4, 0x6-0x9}");
  }

  @Test
  void manyKeysAndRanges_areAddedAtOnce() {
    MapleSet set = MapleSet.of(10, 19);

    assertThat(set.addKeys(21, 20, 5, 5, 15)).hasToString("{0x5-0x5, 0xa-0x15}");
    assertThat(set.addKeys(12, 19)).isSameAs(set);
    assertThat(set.addKeys()).isSameAs(set);
    assertThat(
            Stream.of(Range.of(5, 9), Range.of(1, 4), Range.of(3, 6)).collect(MapleSet.collector()))
        .isEqualTo(MapleSet.of(1, 9));
    assertThat(Stream.<Range>of().collect(MapleSet.collector())).isSameAs(MapleSet.empty());
  }

  @Test
  void asATree_itMapsItsRanges() {
    MapleSet set = MapleSet.of(10, 19).add(30);

    assertThat(set.asTree()).isEqualTo(MapleTree.of(10, 19, true).put(30, 30, true));
    assertThat(MapleSet.keysOf(set.asTree())).isEqualTo(set);
  }

  @Test
  void theEmptySetAndTheFullOne() {
    assertThat(MapleSet.empty().complement()).isEqualTo(MapleSet.all());
    assertThat(MapleSet.all().complement()).isSameAs(MapleSet.empty());
    assertThat(MapleSet.all().coverage()).isEqualTo(TOP);
    assertThat(MapleSet.all().covers(0, TOP)).isTrue();
    assertThat(MapleSet.all().rank(TOP)).isEqualTo(TOP);
    assertThat(MapleSet.all().select(TOP)).hasValue(TOP);
    assertThat(MapleSet.all().remove(7).select(TOP)).isEmpty();
    assertThat(MapleSet.empty().select(0)).isEmpty();
    assertThat(MapleSet.empty().span()).isEmpty();
    assertThat(MapleSet.empty()).hasToString("{}");
    assertThat(MapleSet.of(3, 3).remove(3)).isSameAs(MapleSet.empty());
  }

  @Test
  void nextAndPrevious_stopAtTheEndsOfTheLine() {
    MapleSet set = MapleSet.of(0, 9).add(TOP - 9, TOP);

    assertThat(set.nextClear(0)).hasValue(10);
    assertThat(set.nextClear(TOP - 4)).isEmpty();
    assertThat(set.previousClear(TOP)).hasValue(TOP - 10);
    assertThat(set.previousClear(4)).isEmpty();
    assertThat(set.nextSet(10)).hasValue(TOP - 9);
    assertThat(set.previousSet(TOP - 10)).hasValue(9);
    assertThat(set.remove(TOP - 9, TOP).nextSet(10)).isEmpty();
    assertThat(set.remove(0, 9).previousSet(9)).isEmpty();
  }

  @Test
  void selectAndRank_areInverse() {
    MapleSet set = MapleSet.ofKeys(5, 6, 9, Long.MIN_VALUE, TOP);

    assertThat(set.select(0)).hasValue(5);
    assertThat(set.select(2)).hasValue(9);
    assertThat(set.select(3)).hasValue(Long.MIN_VALUE);
    assertThat(set.select(4)).hasValue(TOP);
    assertThat(set.select(5)).isEmpty();
    assertThat(set.rank(Long.MIN_VALUE)).isEqualTo(3);
    assertThat(set.rank(0)).isZero();
  }

  @Test
  void keys_areListedOneByOneToTheVeryLast() {
    List<Long> keys = new ArrayList<>();
    PrimitiveIterator.OfLong iterator = MapleSet.of(TOP - 1, TOP).add(1, 2).keys();
    iterator.forEachRemaining((long key) -> keys.add(key));

    assertThat(keys).containsExactly(1L, 2L, TOP - 1, TOP);
    assertThatThrownBy(iterator::nextLong).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void writesThatChangeNothing_returnThisVerySet() {
    MapleSet set = MapleSet.of(10, 19);

    assertThat(set.add(12, 14)).isSameAs(set);
    assertThat(set.add(Range.of(10, 19))).isSameAs(set);
    assertThat(set.remove(20, 30)).isSameAs(set);
    assertThat(set.remove(Range.of(0, 9))).isSameAs(set);
    assertThat(set.union(MapleSet.of(11, 12))).isSameAs(set);
    assertThat(MapleSet.of(11, 12).union(set)).isSameAs(set);
    assertThat(set.intersection(MapleSet.of(0, 30))).isSameAs(set);
    assertThat(set.difference(MapleSet.of(0, 9))).isSameAs(set);
  }

  @Test
  void theKeysOfATree_areThoseWithAValue() {
    MapleTree<String> tree = MapleTree.of(0, 4, "a").put(5, 9, "b").put(20, 29, "c");

    assertThat(tree.keySet()).isEqualTo(MapleSet.keysOf(tree));
    assertThat(MapleSet.keysOf(tree)).hasToString("{0x0-0x9, 0x14-0x1d}");
    assertThat(MapleSet.keysOf(MapleTree.empty())).isEqualTo(MapleSet.empty());
  }

  @Test
  void aTree_isCutByASet() {
    MapleTree<String> tree = MapleTree.of(0, 9, "a").put(20, 29, "c");
    MapleSet keys = MapleSet.of(8, 21);

    assertThat(tree.intersection(keys)).isEqualTo(MapleTree.of(8, 9, "a").put(20, 21, "c"));
    assertThat(tree.difference(keys)).isEqualTo(MapleTree.of(0, 7, "a").put(22, 29, "c"));
    assertThat(tree.intersection(MapleSet.all())).isSameAs(tree);
    assertThat(tree.difference(MapleSet.empty())).isSameAs(tree);
  }

  @Test
  void gapsAndRanges_inWindows() {
    MapleSet set = MapleSet.of(10, 19).add(30, 39);

    assertThat(set.gaps(0, 34).toJavaList()).containsExactly(Range.of(0, 9), Range.of(20, 29));
    assertThat(set.ranges(15, 20).toJavaList()).containsExactly(Range.of(10, 19));
    assertThat(set.reverseIterator().toJavaList())
        .containsExactly(Range.of(30, 39), Range.of(10, 19));
    assertThat(set.stream()).containsExactly(Range.of(10, 19), Range.of(30, 39));
    assertThat(set.lowestGap(5, 5, 100)).contains(Range.of(5, 9));
    assertThat(set.highestGap(10, 0, 30)).contains(Range.of(20, 29));
    assertThat(set.lowestGap(11, 0, 39)).isEmpty();
    assertThat(set.rangeAt(12)).contains(Range.of(10, 19));
    assertThat(set.gapAt(25)).contains(Range.of(20, 29));
    assertThat(set.span()).contains(Range.of(10, 39));
    assertThat(set.coverage(15, 34)).isEqualTo(10);
    assertThat(set.size()).isEqualTo(2);
  }

  @Test
  void aLongSet_isPrintedInPart() {
    MapleSet set = MapleSet.empty();
    for (long key = 0; key < 60; key += 2) {
      set = set.add(key);
    }

    assertThat(set.toString()).startsWith("{0x0-0x0, 0x2-0x2").endsWith("... 30 ranges}");
  }

  @Test
  void backwardRanges_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> MapleSet.of(9, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> MapleSet.empty().add(TOP, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> MapleSet.empty().remove(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> MapleSet.empty().coverage(2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapleSet.empty().lowestGap(0, 1, 2))
        .withMessage("size is 0x0: it must be at least 0x1");
  }
}
