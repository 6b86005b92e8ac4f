package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Trees from many entries at once. */
class BuilderLaws {
  @Property
  void anyOrderGivesTheSameTree(@ForAll MapleTree<Integer> tree, @ForAll Random random) {
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    Collections.shuffle(entries, random);
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    entries.forEach(entry -> builder.add(entry.first(), entry.last(), entry.value()));
    Agreement.check(builder.build(), RangeMapModel.of(tree));
    assertThatIllegalStateException().isThrownBy(builder::build);
    assertThatIllegalStateException().isThrownBy(() -> builder.add(0, 0, 1));
  }

  @Property
  void overlapsAreRefusedWithBothEntries(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice, @ForAll Random random) {
    Entry<Integer> there = tree.floorEntryOrNull(choice.in(tree));
    if (there == null) {
      return;
    }
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    entries.add(new Entry<>(there.last(), there.last(), -77));
    Collections.shuffle(entries, random);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapleTree.ofEntries(entries))
        .withMessageContaining(there.toString())
        .withMessageContaining("=-77");
  }

  /** In any order, on any number of threads; entries that meet are merged in encounter order. */
  @Property(tries = 40)
  void collectorsAreLoops(@ForAll Versions<Integer> versions, @ForAll Random random) {
    List<Entry<Integer>> entries = versions.older().iterator().toJavaList();
    Collections.shuffle(entries, random);
    Collector<Entry<Integer>, ?, MapleTree<Integer>> strict =
        MapleTree.collector(Entry::first, Entry::last, Entry::value);
    assertThat(entries.stream().collect(strict)).isEqualTo(versions.older());
    assertThat(entries.parallelStream().collect(strict)).isEqualTo(versions.older());
    entries.addAll(versions.newer().iterator().toJavaList());
    BiFunction<Integer, Integer, Integer> later =
        (old, added) -> old > added ? null : Integer.valueOf(old - added);
    MapleTree<Integer> loop = MapleTree.empty();
    for (Entry<Integer> entry : entries) {
      loop = loop.merge(entry.range(), entry.value(), later);
    }
    Collector<Entry<Integer>, ?, MapleTree<Integer>> merging =
        MapleTree.collector(Entry::first, Entry::last, Entry::value, later);
    MapleTree<Integer> collected = entries.stream().collect(merging);
    Agreement.check(collected, RangeMapModel.of(loop));
    assertThat(entries.parallelStream().collect(merging)).isEqualTo(loop);
  }

  /** Every size from nothing to several full nodes: each way for the last nodes to come out. */
  @Property(tries = 60)
  void sortedEntriesFillNodes(@ForAll @IntRange(max = 5000) int size) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < size; index++) {
      builder.add(2L * index, 2L * index, index);
    }
    MapleTree<Integer> tree = builder.build();
    tree.validate();
    assertThat(tree.size()).isEqualTo(size);
    assertThat(tree.coverage()).isEqualTo(size);
    for (int index = 0; index < size; index++) {
      assertThat(tree.getOrNull(2L * index)).isEqualTo(index);
      assertThat(tree.getOrNull(2L * index + 1)).isNull();
    }
    if (size > 1000) { // seven eighths, but for the last leaves, which are one more at most
      assertThat(tree.stats().fill()).isGreaterThan(0.85);
    }
  }

  @Property
  void policiesAreHonoured(@ForAll Range range, @ForAll KeyChoice choice) {
    MapleTree<Piece> tree =
        MapleTree.builder(Piece.CLIPPING, Piece.JOINING)
            .add(range.first(), range.last(), new Piece(1, 0, range))
            .build();
    long key = choice.in(tree);
    for (Entry<Piece> entry : tree.remove(key, key)) {
      assertThat(entry.value().range()).isEqualTo(entry.range());
    }
  }
}
