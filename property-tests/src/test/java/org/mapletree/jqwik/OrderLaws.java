package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Entries by index, and how many keys they cover. */
class OrderLaws {
  @Property
  void nthAndRankAreInverse(@ForAll MapleTree<Integer> tree) {
    List<Entry<Integer>> entries = RangeMapModel.of(tree).entries();
    assertThat(tree.size()).isEqualTo(entries.size());
    for (int index = 0; index < entries.size(); index++) {
      Entry<Integer> entry = entries.get(index);
      assertThat(tree.nth(index)).isEqualTo(entry);
      assertThat(tree.rank(entry.first())).isEqualTo(index);
      assertThat(tree.rank(entry.last())).isEqualTo(index);
    }
  }

  @Property
  void rankCountsWhatEndsBelow(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    assertThat(tree.rank(key)).isEqualTo(RangeMapModel.of(tree).rank(key));
  }

  @Property
  void coverageIsThatOfTheModel(
      @ForAll MapleTree<Integer> tree, @ForAll RangeChoice place, @ForAll RangeChoice write) {
    Range window = place.in(tree);
    assertThat(tree.coverage(window.first(), window.last()))
        .isEqualTo(RangeMapModel.of(tree).coverage(window.first(), window.last()));
    MapleTree<Integer> after = tree.put(write.in(tree), 1); // with figures warm
    assertThat(after.coverage(window.first(), window.last()))
        .isEqualTo(RangeMapModel.of(after).coverage(window.first(), window.last()));
  }

  @Property
  void coverageAndGapsFillTheWindow(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    BigInteger free = BigInteger.ZERO;
    for (Range gap : tree.gaps(window.first(), window.last())) {
      assertThat(window.contains(gap)).isTrue();
      assertThat(tree.intersects(gap.first(), gap.last())).isFalse();
      free = free.add(Keys.count(gap));
    }
    BigInteger covered = Keys.exact(tree.coverage(window.first(), window.last()));
    if (tree.covers(0, -1L) && window.equals(Range.ALL)) {
      covered = covered.add(BigInteger.ONE); // 2^64 is told as 2^64-1
    }
    assertThat(covered.add(free)).isEqualTo(Keys.count(window));
  }

  @Property
  void allKeysCoveredSaturates(@ForAll MapleTree<Integer> tree) {
    MapleTree<Integer> full = tree;
    for (Range gap : tree.gaps(0, -1L)) {
      full = full.put(gap, 1);
    }
    assertThat(full.coverage()).isEqualTo(-1L);
    assertThat(full.covers(0, -1L)).isTrue();
    assertThat(full.coverage(1, -1L)).isEqualTo(-1L);
    assertThat(full.span().get()).isEqualTo(Range.ALL);
    assertThat(full.remove(5, 5).coverage()).isEqualTo(-1L);
    assertThat(full.remove(5, 5).covers(0, -1L)).isFalse();
  }
}
