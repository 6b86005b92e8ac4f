package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.MapleTree;

/** Union, intersection and difference; values mapped, entries filtered. */
class AlgebraLaws {
  @Property
  void ofStrangers(@ForAll MapleTree<Integer> one, @ForAll MapleTree<Integer> other) {
    check(one, other);
  }

  @Property
  void ofVersions(@ForAll Versions<Integer> versions) {
    check(versions.older(), versions.newer());
    check(versions.newer(), versions.older());
  }

  /** Then only the small one is walked, and the large one where it meets it. */
  @Property
  void ofALargeAndASmallTree(
      @ForAll MapleTree<Integer> large, @ForAll RangeChoice slice, @ForAll RangeChoice put) {
    MapleTree<Integer> some = large.slice(slice.in(large));
    MapleTree<Integer> small =
        (some.size() * 9 > large.size() ? MapleTree.<Integer>empty() : some).put(put.in(large), 7);
    check(large, small);
    check(small, large);
    assertThat(large.intersects(small)).isEqualTo(!large.intersection(small).isEmpty());
    assertThat(small.intersects(large)).isEqualTo(large.intersects(small));
    MapleTree<Integer> apart = large.difference(small);
    assertThat(apart.intersects(small) || small.intersects(apart)).isFalse();
  }

  private static void check(MapleTree<Integer> one, MapleTree<Integer> other) {
    Untouched inputs = Untouched.of(one, other);
    RangeMapModel<Integer> model = RangeMapModel.of(one);
    RangeMapModel<Integer> others = RangeMapModel.of(other);
    boolean small = one.size() * other.size() < 40_000; // the model and the twin are slow
    if (small) {
      Agreement.check(one.union(other), model.union(others));
      Agreement.check(one.intersection(other), model.intersection(others));
      Agreement.check(one.difference(other), model.difference(others));
      assertThat(one.union(other)).isEqualTo(JoinTwin.union(one, other));
      assertThat(one.intersection(other)).isEqualTo(JoinTwin.intersection(one, other));
      assertThat(one.difference(other)).isEqualTo(JoinTwin.difference(one, other));
    }
    MapleTree<Integer> union = one.union(other);
    MapleTree<Integer> intersection = one.intersection(other);
    MapleTree<Integer> difference = one.difference(other);
    assertThat(intersection.intersects(difference)).isFalse();
    assertThat(difference.union(other)).isEqualTo(union);
    assertThat(union.difference(other)).isEqualTo(difference);
    assertThat(difference.difference(other)).isSameAs(difference);
    assertThat(intersection.intersection(other)).isSameAs(intersection);
    assertThat(union.union(other)).isSameAs(union);
    inputs.check();
  }

  @Property
  void unionIsAssociative(
      @ForAll MapleTree<Integer> one,
      @ForAll MapleTree<Integer> other,
      @ForAll MapleTree<Integer> third) {
    assertThat(one.union(other).union(third)).isEqualTo(one.union(other.union(third)));
    assertThat(one.difference(other).difference(third))
        .isEqualTo(one.difference(other.union(third)));
    // clips at the borders of both, in another order
    assertThat(one.intersection(other).intersection(third).coalesced())
        .isEqualTo(one.intersection(other.intersection(third)).coalesced());
  }

  @Property
  void unionWithAFunctionMergesEveryOverlap(@ForAll Versions<Integer> versions) {
    MapleTree<Integer> one = versions.older();
    MapleTree<Integer> other = versions.newer();
    Untouched inputs = Untouched.of(one, other);
    if (one.size() < 500) {
      Agreement.check(
          one.union(other, Integer::sum),
          RangeMapModel.of(one).union(RangeMapModel.of(other), Integer::sum));
    }
    MapleTree<Integer> largest = one.union(other, Math::max);
    assertThat(one.unionIdempotent(other, Math::max)).isEqualTo(largest);
    assertThat(one.union(other, (mine, theirs) -> theirs).coalesced())
        .isEqualTo(one.union(other).coalesced());
    inputs.check();
  }

  @Property
  void intersectionWithAFunctionCombinesEveryOverlap(@ForAll Versions<Integer> versions) {
    MapleTree<Integer> one = versions.older();
    MapleTree<Integer> other = versions.newer();
    Untouched inputs = Untouched.of(one, other);
    if (one.size() < 500) {
      Agreement.check(
          one.intersection(other, Integer::sum),
          RangeMapModel.of(one).intersection(RangeMapModel.of(other), Integer::sum));
      Agreement.check(
          other.intersection(one, Integer::sum),
          RangeMapModel.of(other).intersection(RangeMapModel.of(one), Integer::sum));
    }
    MapleTree<Integer> largest = one.intersection(other, Math::max);
    assertThat(one.intersectionIdempotent(other, Math::max)).isEqualTo(largest);
    assertThat(one.intersection(other, (mine, theirs) -> mine)).isEqualTo(one.intersection(other));
    assertThat(one.intersection(other, (mine, theirs) -> theirs).coalesced())
        .isEqualTo(other.intersection(one).coalesced());
    assertThat(largest.keySet()).isEqualTo(one.keySet().intersection(other.keySet()));
    inputs.check();
  }

  @Property
  void anIdempotentFunctionIsNotAskedForWhatBothShare(@ForAll MapleTree<Integer> tree) {
    BiFunction<Integer, Integer, Integer> never =
        (mine, theirs) -> {
          throw new AssertionError("asked for " + mine);
        };
    assertThat(tree.unionIdempotent(tree, never)).isSameAs(tree);
    assertThat(tree.intersectionIdempotent(tree, never)).isSameAs(tree);
    assertThat(tree.intersection(tree, (mine, theirs) -> mine)).isSameAs(tree);
  }

  @Property
  void mapValuesKeepsRanges(@ForAll MapleTree<Integer> tree) {
    Untouched inputs = Untouched.of(tree);
    MapleTree<String> mapped = tree.mapValues(value -> "v" + value);
    Agreement.check(mapped, RangeMapModel.of(tree).mapValues(value -> "v" + value));
    assertThat(tree.mapValues(value -> value)).isSameAs(tree);
    assertThat(tree.mapValues(value -> value).mapValues(value -> value / 3))
        .isEqualTo(tree.mapValues(value -> value / 3));
    inputs.check();
  }

  @Property
  void mapValuesAsksInOrderAndCopiesOnlyWhatChanges(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    List<Integer> asked = new ArrayList<>();
    Object unused =
        tree.mapValues(
            value -> {
              asked.add(value);
              return value;
            });
    assertThat(asked).isEqualTo(tree.iterator().map(entry -> entry.value()).toJavaList());
    var entry = tree.entryAtOrNull(choice.in(tree));
    if (entry != null) {
      MapleTree<Integer> put = tree.put(entry.range(), 123_456_789);
      Agreement.check(
          tree.mapValues(value -> value.equals(entry.value()) ? 123_456_789 : value),
          RangeMapModel.of(put)
              .mapValues(value -> value.equals(entry.value()) ? 123_456_789 : value));
    }
  }

  @Property
  void filterKeepsWhatPasses(@ForAll MapleTree<Integer> tree) {
    Untouched inputs = Untouched.of(tree);
    Agreement.check(
        tree.filter(entry -> entry.value() % 2 == 0),
        RangeMapModel.of(tree).filter(entry -> entry.value() % 2 == 0));
    Agreement.check(
        tree.filter(entry -> (entry.first() & 3) != 0),
        RangeMapModel.of(tree).filter(entry -> (entry.first() & 3) != 0));
    assertThat(tree.filter(entry -> true)).isSameAs(tree);
    assertThat(tree.filter(entry -> false).isEmpty()).isTrue();
    inputs.check();
  }
}
