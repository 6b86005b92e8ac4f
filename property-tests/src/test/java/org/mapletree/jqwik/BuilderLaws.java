package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

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
import org.mapletree.internal.Fanout;

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

  /** Columns are added as their entries are, whatever their order and whatever came before. */
  @Property
  void columnsAreEntries(
      @ForAll MapleTree<Integer> tree,
      @ForAll @IntRange(max = 9) int swaps,
      @ForAll Random random) {
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    for (int swap = 0; swap < swaps && !entries.isEmpty(); swap++) {
      Collections.swap(entries, random.nextInt(entries.size()), random.nextInt(entries.size()));
    }
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int from = 0; from < entries.size(); ) {
      int to = from + 1 + random.nextInt(entries.size() - from);
      add(builder, entries.subList(from, to));
      from = to;
    }
    Agreement.check(builder.build(), RangeMapModel.of(tree));
    assertThatIllegalStateException().isThrownBy(() -> add(builder, entries));
  }

  @Property
  void columnsThatAreNoEntriesAreRefused(
      @ForAll MapleTree<Integer> tree, @ForAll Range range, @ForAll Random random) {
    List<Entry<Integer>> entries = RangeMapModel.of(tree).entries();
    long[] firsts = entries.stream().mapToLong(Entry::first).toArray();
    long[] lasts = entries.stream().mapToLong(Entry::last).toArray();
    Integer[] values = entries.stream().map(Entry::value).toArray(Integer[]::new);
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.addAll(firsts, lasts, new Integer[values.length + 1]))
        .withMessageContaining(values.length + 1 + " values");
    if (entries.isEmpty() || range.first() == range.last()) {
      return;
    }
    int at = random.nextInt(values.length);
    Integer value = values[at];
    values[at] = null;
    assertThatNullPointerException()
        .isThrownBy(() -> MapleTree.<Integer>builder().addAll(firsts, lasts, values));
    values[at] = value;
    firsts[at] = range.last();
    lasts[at] = range.first();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.addAll(firsts, lasts, values))
        .withMessageContaining("0x" + Long.toHexString(range.last()));
    assertThat(builder.build().size()).isEqualTo(at);
  }

  private static void add(MapleTree.Builder<Integer> builder, List<Entry<Integer>> entries) {
    builder.addAll(
        entries.stream().mapToLong(Entry::first).toArray(),
        entries.stream().mapToLong(Entry::last).toArray(),
        entries.stream().map(Entry::value).toArray(Integer[]::new));
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
    entries.sort(
        (one, other) -> Long.compareUnsigned(one.last(), other.last())); // those two side by side
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    add(builder, entries);
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
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
    // five sixths of each leaf; the last ones share what is left, and are one more at most
    int leaves = size / (Fanout.LEAF - Fanout.LEAF / 6) + 1;
    assertThat(tree.stats().fill()).isGreaterThan(size / (Fanout.LEAF * (double) leaves) - 1e-9);
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
