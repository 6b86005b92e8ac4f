package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.MapleSet;
import org.mapletree.Range;

/** What a {@link MapleSet} promises, held against one bit for each cell of the line. */
class MapleSetLaws {
  private static final Cells CELLS = Cells.LONGS;

  /** Ranges to add, number 0, 1 and 2, or to remove, 3. */
  @Provide
  Arbitrary<List<CellRange>> writes() {
    return CellRange.lists(CELLS, 4, 30);
  }

  @Property
  void writes_setAndClearTheirRangeAndNothingElse(@ForAll("writes") List<CellRange> writes) {
    BitSet model = new BitSet();
    MapleSet set = MapleSet.empty();
    for (CellRange write : writes) {
      String before = set.toString();
      MapleSet next = written(CELLS, set, write);
      BitSet nextModel = written(model, write);

      assertThat(set).hasToString(before);
      assertThat(next == set).as("this very set comes back").isEqualTo(nextModel.equals(model));
      set = next;
      model = nextModel;
      assertHolds(CELLS, set, model);
    }
  }

  @Property(tries = 5)
  void manyRanges_areKept(@ForAll long seed) {
    Random random = new Random(seed);
    Cells cells = new Cells(64, random.longs(3_000).mapToObj(MapleSetLaws::unsigned).toList());
    BitSet model = new BitSet();
    MapleSet set = MapleSet.empty();
    for (int i = 0; i < 3_000; i++) {
      int first = random.nextInt(cells.count());
      int last =
          Math.min(cells.count() - 1, first + random.nextInt(random.nextInt(20) == 0 ? 500 : 3));
      CellRange write = new CellRange(first, last, random.nextInt(5) == 0 ? 3 : 0);
      set = written(cells, set, write);
      model = written(model, write);
    }
    assertHolds(cells, set, model);
  }

  @Property
  void queries_agreeWithTheBits(@ForAll("writes") List<CellRange> writes) {
    MapleSet set = set(writes);
    BitSet model = model(writes);
    for (int i = 0; i < CELLS.count(); i++) {
      for (long key : new long[] {CELLS.firstKey(i), CELLS.lastKey(i)}) {
        assertThat(set.contains(key)).isEqualTo(model.get(i));
        assertThat(set.rangeAt(key).isDefined()).isEqualTo(model.get(i));
        assertThat(set.gapAt(key).isDefined()).isNotEqualTo(model.get(i));
        assertThat(set.nextSet(key)).isEqualTo(from(model.get(i), key, first(model.nextSetBit(i))));
        assertThat(set.nextClear(key))
            .isEqualTo(from(!model.get(i), key, first(model.nextClearBit(i))));
        assertThat(set.previousSet(key))
            .isEqualTo(from(model.get(i), key, last(model.previousSetBit(i))));
        assertThat(set.previousClear(key))
            .isEqualTo(from(!model.get(i), key, last(model.previousClearBit(i))));
      }
    }
  }

  @Property
  void windows_agreeWithTheBits(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    MapleSet set = set(writes);
    BitSet inside = new BitSet();
    inside.set(window.first(), window.last() + 1);
    BitSet kept = model(writes);
    kept.and(inside);
    long first = CELLS.firstKey(window.first());
    long last = CELLS.lastKey(window.last());

    assertHolds(CELLS, set.slice(first, last), kept);
    assertThat(set.covers(first, last)).isEqualTo(kept.equals(inside));
    assertThat(set.intersects(first, last)).isEqualTo(!kept.isEmpty());
    assertThat(set.coverage(first, last)).isEqualTo(saturated(keys(kept)));
    BitSet missing = (BitSet) inside.clone();
    missing.andNot(kept);
    assertThat(MapleSet.ofRanges(set.gaps(first, last))).isEqualTo(ofBits(CELLS, missing));
    assertThat(set.ranges(first, last).toJavaList())
        .isEqualTo(
            set.iterator().filter(range -> range.intersects(Range.of(first, last))).toJavaList());
  }

  @Provide
  Arbitrary<CellRange> windows() {
    return CellRange.over(CELLS, 1);
  }

  @Property
  void rankAndSelect_countKeys(@ForAll("writes") List<CellRange> writes) {
    MapleSet set = set(writes);
    BitSet model = model(writes);
    BigInteger below = BigInteger.ZERO;
    for (int i = 0; i < CELLS.count(); i++) {
      assertThat(set.rank(CELLS.firstKey(i))).isEqualTo(below.longValue());
      if (model.get(i)) {
        BigInteger lastRank = below.add(CELLS.length(i, i)).subtract(BigInteger.ONE);
        assertThat(set.rank(CELLS.lastKey(i))).isEqualTo(lastRank.longValue());
        assertThat(set.select(below.longValue())).hasValue(CELLS.firstKey(i));
        assertThat(set.select(lastRank.longValue())).hasValue(CELLS.lastKey(i));
        below = lastRank.add(BigInteger.ONE);
      }
    }
    if (below.bitLength() <= 64) {
      assertThat(set.select(below.longValue())).isEmpty();
      assertThat(set.select(-1L)).isEmpty();
    }
  }

  @Property
  void algebra_isThatOfBits(
      @ForAll("writes") List<CellRange> left, @ForAll("writes") List<CellRange> right) {
    MapleSet a = set(left);
    MapleSet b = set(right);

    BitSet union = model(left);
    union.or(model(right));
    assertHolds(CELLS, a.union(b), union);
    BitSet intersection = model(left);
    intersection.and(model(right));
    assertHolds(CELLS, a.intersection(b), intersection);
    BitSet difference = model(left);
    difference.andNot(model(right));
    assertHolds(CELLS, a.difference(b), difference);
    BitSet symmetric = model(left);
    symmetric.xor(model(right));
    assertHolds(CELLS, a.symmetricDifference(b), symmetric);
    BitSet complement = model(left);
    complement.flip(0, CELLS.count());
    assertHolds(CELLS, a.complement(), complement);

    assertHolds(CELLS, a, model(left));
    assertHolds(CELLS, b, model(right));
    assertThat(a.covers(b)).isEqualTo(union.equals(model(left)));
    assertThat(a.intersects(b)).isEqualTo(!intersection.isEmpty());
    assertThat(a.equals(b)).isEqualTo(symmetric.isEmpty());
  }

  @Property
  void algebraThatChangesNothing_returnsThisVerySet(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    MapleSet set = set(writes);
    MapleSet part = set.slice(CELLS.firstKey(window.first()), CELLS.lastKey(window.last()));

    assertThat(set.union(part)).isSameAs(set);
    assertThat(part.union(set)).isSameAs(part.equals(set) ? part : set);
    assertThat(set.intersection(MapleSet.all())).isSameAs(set);
    assertThat(set.difference(set.complement())).isSameAs(set);
    assertThat(set.slice(0, -1L)).isSameAs(set);
    assertThat(set.addAll(part)).isSameAs(set);
    assertThat(set.complement().complement()).isEqualTo(set);
  }

  @Property
  void equalSets_areEqualHoweverTheyWereMade(@ForAll("writes") List<CellRange> writes) {
    MapleSet set = set(writes);
    MapleSet built = ofBits(CELLS, model(writes));

    assertThat(built).isEqualTo(set).hasSameHashCodeAs(set).hasToString(set.toString());
  }

  private static MapleSet set(List<CellRange> writes) {
    MapleSet set = MapleSet.empty();
    for (CellRange write : writes) {
      set = written(CELLS, set, write);
    }
    return set;
  }

  private static BitSet model(List<CellRange> writes) {
    BitSet model = new BitSet();
    for (CellRange write : writes) {
      model = written(model, write);
    }
    return model;
  }

  private static MapleSet written(Cells cells, MapleSet set, CellRange write) {
    long first = cells.firstKey(write.first());
    long last = cells.lastKey(write.last());
    return write.number() == 3 ? set.remove(first, last) : set.add(first, last);
  }

  private static BitSet written(BitSet model, CellRange write) {
    BitSet next = (BitSet) model.clone();
    next.set(write.first(), write.last() + 1, write.number() != 3);
    return next;
  }

  /** That the set has exactly the bits, in as few ranges as possible. */
  private static void assertHolds(Cells cells, MapleSet set, BitSet model) {
    List<Range> expected = ranges(cells, model);
    assertThat(set.iterator().toJavaList()).isEqualTo(expected);
    assertThat(set.reverseIterator().toJavaList().size()).isEqualTo(expected.size());
    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
    assertThat(set.coverage()).isEqualTo(saturated(keys(cells, model)));
  }

  private static MapleSet ofBits(Cells cells, BitSet model) {
    return MapleSet.ofRanges(ranges(cells, model));
  }

  private static List<Range> ranges(Cells cells, BitSet model) {
    List<Range> ranges = new ArrayList<>();
    for (int i = model.nextSetBit(0); i >= 0; i = model.nextSetBit(model.nextClearBit(i))) {
      ranges.add(Range.of(cells.firstKey(i), cells.lastKey(model.nextClearBit(i) - 1)));
    }
    return ranges;
  }

  private static BigInteger keys(BitSet model) {
    return keys(CELLS, model);
  }

  private static BigInteger keys(Cells cells, BitSet model) {
    return model.stream()
        .mapToObj(i -> cells.length(i, i))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long saturated(BigInteger keys) {
    return keys.bitLength() > 64 ? -1L : keys.longValue();
  }

  /** The key itself if it is one of those sought, else the end of the cell that is the nearest. */
  private static OptionalLong from(boolean itself, long key, OptionalLong nearest) {
    return itself ? OptionalLong.of(key) : nearest;
  }

  private static OptionalLong first(int cell) {
    return cell < 0 || cell >= CELLS.count()
        ? OptionalLong.empty()
        : OptionalLong.of(CELLS.firstKey(cell));
  }

  private static OptionalLong last(int cell) {
    return cell < 0 ? OptionalLong.empty() : OptionalLong.of(CELLS.lastKey(cell));
  }

  private static BigInteger unsigned(long key) {
    return new BigInteger(Long.toUnsignedString(key));
  }
}
