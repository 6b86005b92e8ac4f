package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.Entry;
import org.mapletree.Halves;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * Values that know their range: every operation that cuts or joins entries asks the tree's
 * policies, with the right ranges ({@link Piece} refuses wrong ones), and only then.
 */
class PolicyLaws {
  private static final MapleTree<Piece> EMPTY = MapleTree.empty(Piece.CLIPPING, Piece.JOINING);

  @Provide
  Arbitrary<MapleTree<Piece>> pieces() {
    return trees();
  }

  /** Trees of every legal shape whose values know their ranges. */
  static Arbitrary<MapleTree<Piece>> trees() {
    Arbitrary<Piece> values =
        Arbitraries.integers().between(0, 2).map(name -> new Piece(name, 0, Range.ALL));
    return MapleArbitraries.trees(values)
        .withPoliciesOf(EMPTY)
        .withValuesFrom(entry -> new Piece(entry.value().name(), entry.first(), entry.range()));
  }

  private static RangeMapModel<Piece> model(MapleTree<Piece> tree) {
    return RangeMapModel.of(tree, Piece.CLIPPING, Piece.JOINING);
  }

  private static void check(MapleTree<Piece> tree, RangeMapModel<Piece> expected) {
    Agreement.check(tree, expected);
    for (Entry<Piece> entry : tree) {
      assertThat(entry.value().range()).isEqualTo(entry.range());
    }
  }

  @Property
  void writesClip(@ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    long first = range.first();
    long last = range.last();
    Untouched inputs = Untouched.of(tree);
    Piece value = new Piece(1, first, range);
    check(tree.put(range, value), model(tree).put(first, last, value));
    check(tree.remove(range), model(tree).remove(first, last));
    check(tree.putCoalescing(first, last, value), model(tree).putCoalescing(first, last, value));
    check(tree.edit(edits -> edits.put(first, last, value)), model(tree).put(first, last, value));
    check(tree.putAll(List.of(Entry.of(range, value))), model(tree).put(first, last, value));
    inputs.check();
  }

  @Property
  void cutsClip(@ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    long key = range.first();
    check(tree.slice(key, range.last()), model(tree).slice(key, range.last()));
    Halves<Piece> halves = tree.split(key);
    check(halves.from(), model(tree).slice(key, -1L));
    check(halves.below(), key == 0 ? model(EMPTY) : model(tree).slice(0, key - 1));
  }

  @Property
  void remappingClipsWhatTheFunctionSees(
      @ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice place) {
    Range window = place.in(tree);
    long first = window.first();
    long last = window.last();
    Piece value = new Piece(1, first, window);
    BiFunction<Piece, Piece, Piece> remap =
        (old, added) -> {
          assertThat(added.range()).isEqualTo(old.range());
          return old.name() == 0 ? null : old.name() == 1 ? old : added;
        };
    check(tree.merge(first, last, value, remap), model(tree).merge(first, last, value, remap));
    BiFunction<Range, Piece, Piece> function =
        (range, old) -> {
          assertThat(old == null ? range : old.range()).isEqualTo(range);
          return old == null || old.name() == 1 ? new Piece(7, 0, range) : null;
        };
    check(tree.compute(first, last, function), model(tree).compute(first, last, function));
    BiFunction<Range, Piece, Piece> replacing =
        (range, old) -> old.name() == 1 ? old : new Piece(7, 0, range);
    check(tree.replaceAll(first, last, replacing), model(tree).replaceAll(first, last, replacing));
  }

  @Property
  void algebraClips(
      @ForAll("pieces") MapleTree<Piece> one, @ForAll("pieces") MapleTree<Piece> other) {
    Untouched inputs = Untouched.of(one, other);
    MapleTree<Piece> union = one.union(other);
    MapleTree<Piece> intersection = one.intersection(other);
    MapleTree<Piece> difference = one.difference(other);
    if (one.size() * other.size() < 40_000) {
      check(union, model(one).union(model(other)));
      check(intersection, model(one).intersection(model(other)));
      check(difference, model(one).difference(model(other)));
      BiFunction<Piece, Piece, Piece> larger =
          (mine, theirs) -> mine.name() >= theirs.name() ? mine : theirs;
      check(one.union(other, larger), model(one).union(model(other), larger));
      check(one.intersection(other, larger), model(one).intersection(model(other), larger));
      BiFunction<Piece, Piece, Piece> later =
          (mine, theirs) -> new Piece(mine.name() + theirs.name(), mine.offset(), mine.range());
      check(one.intersection(other, later), model(one).intersection(model(other), later));
    }
    // what both operations cut apart, the joining puts together again
    assertThat(intersection.union(difference).coalesced()).isEqualTo(one.coalesced());
    inputs.check();
  }

  @Property
  void clippingInTwoStepsIsClippingInOne(
      @ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice one, @ForAll RangeChoice other) {
    Range first = one.in(tree);
    Range second = other.in(tree);
    MapleTree<Piece> inTwo =
        tree.slice(first.first(), first.last()).slice(second.first(), second.last());
    Range common = first.intersection(second).getOrNull();
    assertThat(inTwo).isEqualTo(common == null ? EMPTY : tree.slice(common.first(), common.last()));
  }

  @Property
  void joiningAfterCuttingRestores(
      @ForAll("pieces") MapleTree<Piece> tree, @ForAll List<KeyChoice> cuts) {
    MapleTree<Piece> coalesced = tree.coalesced();
    check(coalesced, model(tree).coalesced());
    MapleTree<Piece> cut = coalesced;
    for (KeyChoice choice : cuts) {
      Halves<Piece> halves = cut.split(choice.in(cut));
      cut = halves.below().concat(halves.from());
    }
    check(cut.coalesced(), model(coalesced));
  }

  @Property
  void policiesStayWithTheReceiver(
      @ForAll("pieces") MapleTree<Piece> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    MapleTree<Piece> plain = MapleTree.ofEntries(tree);
    assertThat(plain).isEqualTo(tree);
    // every way to a new tree keeps them: the last cut of each would leave stale ranges otherwise
    for (MapleTree<Piece> next :
        List.of(
            EMPTY.union(plain),
            EMPTY.concat(plain),
            EMPTY.putAll(plain),
            tree.filter(entry -> entry.value().name() != 1),
            tree.slice(0, -2L),
            EMPTY.patch(EMPTY.diff(tree)).get(),
            tree.asTransient().persistent(),
            tree.unionIdempotent(plain, (mine, theirs) -> mine))) {
      check(next.remove(range), model(next).remove(range.first(), range.last()));
    }
    MapleTree<Piece> renewed =
        plain.mapValues(
            piece -> new Piece(2 - piece.name(), piece.offset(), piece.range()),
            Piece.CLIPPING,
            Piece.JOINING);
    check(renewed.remove(range), model(renewed).remove(range.first(), range.last()));
    MapleTree<Piece> forgotten = tree.mapValues(piece -> new Piece(piece.name(), 7, Range.ALL));
    assertThat(forgotten.remove(range))
        .isEqualTo(plain.mapValues(piece -> new Piece(piece.name(), 7, Range.ALL)).remove(range));
  }
}
