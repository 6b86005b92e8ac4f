package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.MergeResolver;
import org.mapletree.Range;
import org.mapletree.ThreeWayMerge;

/** What a three-way merge promises, with trees that share nodes and with strangers. */
class MergeLaws {
  /** A base and two trees made from it. */
  record Three<V>(MapleTree<V> base, MapleTree<V> ours, MapleTree<V> theirs) {
    List<MapleTree<V>> all() {
      return List.of(base, ours, theirs);
    }

    ThreeWayMerge<V> merge() {
      return ThreeWayMerge.of(base, ours, theirs);
    }
  }

  /** What is written where; null removes. */
  private record Write(RangeChoice where, @Nullable Integer value) {}

  private static final MapleTree<Piece> EMPTY = MapleTree.empty(Piece.CLIPPING, Piece.JOINING);

  /** Few values, so that both sides often write the same one, or what was there. */
  private static Arbitrary<Integer> values() {
    return Arbitraries.integers().between(0, 2);
  }

  private static Arbitrary<List<Write>> writes(int most) {
    return Combinators.combine(MapleArbitraries.rangeChoices(), values().injectNull(0.3))
        .as(Write::new)
        .list()
        .ofMaxSize(most);
  }

  private static <V> Arbitrary<Three<V>> three(
      Arbitrary<MapleTree<V>> bases, Function<Entry<Integer>, V> value) {
    // few writes of one side against few or many of the other
    return Combinators.combine(bases, writes(6), Arbitraries.oneOf(writes(6), writes(60)))
        .flatAs(
            (base, few, more) -> {
              MapleTree<V> one = write(base, few, value);
              MapleTree<V> other = write(base, more, value);
              return Arbitraries.of(new Three<>(base, one, other), new Three<>(base, other, one));
            });
  }

  private static <V> MapleTree<V> write(
      MapleTree<V> base, List<Write> writes, Function<Entry<Integer>, V> value) {
    MapleTree<V> tree = base;
    for (Write write : writes) {
      Range range = write.where.in(tree);
      tree =
          write.value == null
              ? tree.remove(range)
              : tree.put(range, value.apply(Entry.of(range, write.value)));
    }
    return tree;
  }

  @Provide
  Arbitrary<Three<Integer>> siblings() {
    return three(MapleArbitraries.trees(values()), Entry::value);
  }

  @Provide
  Arbitrary<Three<Integer>> strangers() {
    Arbitrary<MapleTree<Integer>> trees = MapleArbitraries.trees(values());
    return Combinators.combine(trees, trees, trees).as(Three::new);
  }

  @Provide
  Arbitrary<Three<Piece>> pieces() {
    Arbitrary<MapleTree<Piece>> bases =
        MapleArbitraries.trees(values().map(name -> new Piece(name, 0, Range.ALL)))
            .withPoliciesOf(EMPTY)
            .withValuesFrom(entry -> new Piece(entry.value().name(), entry.first(), entry.range()));
    return three(bases, entry -> new Piece(entry.value(), entry.first(), entry.range()));
  }

  @Property
  void agreesWithMergingPieceByPiece(@ForAll("siblings") Three<Integer> three) {
    check(three, Clipping.none(), Joining.ofEqual());
    ThreeWayMerge<Integer> merge = three.merge();
    String kind =
        merge.isDisjoint() ? "disjoint" : merge.conflicts().isEmpty() ? "agreed" : "conflict";
    Statistics.label("merge")
        .collect(kind)
        .coverage(
            seen -> {
              seen.check("disjoint").count(count -> count > 0);
              seen.check("agreed").count(count -> count > 0);
              seen.check("conflict").count(count -> count > 0);
            });
  }

  @Property(tries = 100)
  void strangersAgreeWithMergingPieceByPiece(@ForAll("strangers") Three<Integer> three) {
    check(three, Clipping.none(), Joining.ofEqual());
  }

  /**
   * Values that know their range: each is cut by the clipping, and none is cut that need not be.
   */
  @Property(tries = 100)
  void valuesAreClippedToWhatIsMerged(@ForAll("pieces") Three<Piece> three) {
    check(three, Piece.CLIPPING, Piece.JOINING);
    MapleTree<Piece> merged = three.merge().resolve(MergeResolver.preferTheirs());
    for (Entry<Piece> entry : merged) {
      assertThat(entry.value().range()).isEqualTo(entry.range());
    }
  }

  private static <V> void check(Three<V> three, Clipping<V> clipping, Joining<V> joining) {
    Untouched inputs = Untouched.of(three.base, three.ours, three.theirs);
    ThreeWayMerge<V> merge = three.merge();
    for (MergeResolver<V> resolver :
        List.<MergeResolver<V>>of(
            MergeResolver.preferOurs(),
            MergeResolver.preferTheirs(),
            (range, base, ours, theirs) -> ours == null ? base : null)) {
      MergeModel<V> model = new MergeModel<>(three.all(), clipping, joining, resolver);
      MapleTree<V> merged = merge.resolve(resolver);
      merged.validate();
      assertThat(merged.toVector().asJava()).isEqualTo(model.merged());
      assertThat(merge.conflicts()).isEqualTo(model.conflicts);
      assertThat(merge.isDisjoint()).isEqualTo(model.disjoint);
      assertThat(merge.tree().isRight()).isEqualTo(model.conflicts.isEmpty());
    }
    inputs.check();
  }

  @Property
  void anUnchangedSideGivesTheOther(@ForAll("siblings") Three<Integer> three) {
    MapleTree<Integer> base = three.base;
    MapleTree<Integer> x = three.ours;
    MapleTree<Integer> apart = MapleTree.ofEntries(x);
    assertThat(ThreeWayMerge.of(base, x, base).treeOrNull()).isSameAs(x);
    assertThat(ThreeWayMerge.of(base, x, x).treeOrNull()).isSameAs(x);
    assertThat(ThreeWayMerge.of(base, x, apart).treeOrNull()).isSameAs(x);
    assertThat(ThreeWayMerge.of(x, apart, three.theirs).treeOrNull())
        .isSameAs(three.theirs.equals(x) ? apart : three.theirs);
    assertThat(ThreeWayMerge.of(base, base, x).treeOrNull()).isSameAs(x.equals(base) ? base : x);
  }

  @Property
  void sidesMayBeExchanged(@ForAll("siblings") Three<Integer> three) {
    ThreeWayMerge<Integer> merge = three.merge();
    ThreeWayMerge<Integer> mirror = ThreeWayMerge.of(three.base, three.theirs, three.ours);
    assertThat(mirror.treeOrNull()).isEqualTo(merge.treeOrNull());
    assertThat(mirror.resolve(MergeResolver.preferOurs()))
        .isEqualTo(merge.resolve(MergeResolver.preferTheirs()));
    assertThat(mirror.conflicts())
        .isEqualTo(
            merge.conflicts().stream()
                .map(one -> new MergeConflict<>(one.range(), one.base(), one.theirs(), one.ours()))
                .toList());
  }

  /** Writers of windows that do not meet: merging is writing one after the other, in any order. */
  @Property
  void disjointEditsCommute(
      @ForAll("bases") MapleTree<Integer> base,
      @ForAll RangeChoice one,
      @ForAll RangeChoice other,
      @ForAll("edits") List<Write> mine,
      @ForAll("edits") List<Write> yours) {
    Range here = one.in(base);
    Range there = other.in(base);
    Assume.that(!here.intersects(there));
    MapleTree<Integer> ours = writeWithin(base, here, mine);
    MapleTree<Integer> theirs = writeWithin(base, there, yours);

    ThreeWayMerge<Integer> merge = ThreeWayMerge.of(base, ours, theirs);

    assertThat(merge.isDisjoint()).isTrue();
    assertThat(merge.tree().get())
        .isEqualTo(writeWithin(ours, there, yours))
        .isEqualTo(writeWithin(theirs, here, mine));
  }

  @Provide
  Arbitrary<MapleTree<Integer>> bases() {
    return MapleArbitraries.trees(values());
  }

  @Provide
  Arbitrary<List<Write>> edits() {
    return writes(8);
  }

  /** Writes the parts of ranges that lie in a window. */
  private static MapleTree<Integer> writeWithin(
      MapleTree<Integer> base, Range window, List<Write> writes) {
    MapleTree<Integer> tree = base;
    for (Write write : writes) {
      Range part =
          write
              .where
              .in(base.slice(window.first(), window.last()))
              .intersection(window)
              .getOrElse(window);
      tree = write.value == null ? tree.remove(part) : tree.put(part, write.value);
    }
    return tree;
  }
}
