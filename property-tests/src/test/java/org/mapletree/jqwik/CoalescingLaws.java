package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code putCoalescing} and {@code coalesced} promise, by equality and by other joinings. */
class CoalescingLaws {
  @Property
  void putCoalescingPutsAndJoinsBothSides(
      @ForAll MapleTree<@IntRange(max = 2) Integer> tree,
      @ForAll RangeChoice place,
      @ForAll @IntRange(max = 2) Integer value) {
    Range range = place.in(tree);
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> after = tree.putCoalescing(range.first(), range.last(), value);
    Agreement.check(
        after, RangeMapModel.of(tree).putCoalescing(range.first(), range.last(), value));
    assertThat(after.coalesced()).isEqualTo(tree.put(range, value).coalesced());
    inputs.check();
    boolean joined = !after.entryAt(range.first()).get().range().equals(range);
    Statistics.label("joined")
        .collect(joined)
        .coverage(coverage -> coverage.check(true).count(count -> count > 0));
  }

  @Property
  void putCoalescingOfWhatIsThereReturnsThis(
      @ForAll MapleTree<@IntRange(max = 2) Integer> tree,
      @ForAll KeyChoice key,
      @ForAll RangeChoice place) {
    MapleTree<Integer> coalesced = tree.coalesced();
    Entry<Integer> entry = coalesced.floorEntryOrNull(key.in(coalesced));
    if (entry == null) {
      return;
    }
    Range part = place.in(coalesced).intersection(entry.range()).getOrElse(entry.range());
    assertThat(coalesced.putCoalescing(part.first(), part.last(), entry.value()))
        .isSameAs(coalesced);
  }

  @Property
  void putCoalescingOfAnEqualEntryReturnsThis(
      @ForAll MapleTree<@IntRange(max = 2) Integer> numbers, @ForAll KeyChoice key) {
    MapleTree<String> coalesced = numbers.mapValues(String::valueOf).coalesced();
    Entry<String> entry = coalesced.floorEntryOrNull(key.in(coalesced));
    if (entry != null) {
      String equalButAnother = new String(entry.value().toCharArray());
      assertThat(coalesced.putCoalescing(entry.first(), entry.last(), equalButAnother))
          .isSameAs(coalesced);
    }
  }

  @Property
  void coalescedLeavesNothingToJoin(@ForAll MapleTree<@IntRange(max = 1) Integer> tree) {
    Untouched inputs = Untouched.of(tree);
    MapleTree<Integer> coalesced = tree.coalesced();
    Agreement.check(coalesced, RangeMapModel.of(tree).coalesced());
    assertThat(coalesced.coalesced()).isSameAs(coalesced);
    assertThat(coalesced.coverage()).isEqualTo(tree.coverage());
    inputs.check();
    Entry<Integer> before = null;
    for (Entry<Integer> entry : coalesced) {
      assertThat(
              before != null
                  && before.range().touches(entry.range())
                  && before.value().equals(entry.value()))
          .isFalse();
      before = entry;
    }
  }

  @Property
  void coalescedComparesMappings(
      @ForAll MapleTree<@IntRange(max = 1) Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    Integer value = tree.getOrNull(key);
    if (value != null) { // cut one entry in two: another tree, the same mapping
      assertThat(tree.put(key, key, value).coalesced()).isEqualTo(tree.coalesced());
    }
  }

  /** A joining of its own: neighbours whose sum stays small become one. */
  @Property
  void joiningsDecide(
      @ForAll MapleTree<@IntRange(max = 9) Integer> entries,
      @ForAll RangeChoice place,
      @ForAll @IntRange(max = 9) Integer value) {
    Joining<Integer> sums =
        (left, leftRange, right, rightRange) ->
            left + right < 12 ? Option.some(left + right) : Option.none();
    MapleTree<Integer> tree = MapleTree.empty(Clipping.<Integer>none(), sums).union(entries);
    RangeMapModel<Integer> model = RangeMapModel.of(tree, Clipping.none(), sums);
    Range range = place.in(tree);
    Agreement.check(
        tree.putCoalescing(range.first(), range.last(), value),
        model.putCoalescing(range.first(), range.last(), value));
    Agreement.check(tree.coalesced(), model.coalesced());
  }
}
