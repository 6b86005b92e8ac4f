package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.WideKeyDomains;
import org.mapletree.keys.WideRangeMap;

/**
 * What a {@link WideRangeMap} promises: its cells are cut at the corners of high and low words, so
 * ranges start and end at, just beside and in the middle of high words, the same and different.
 */
class WideRangeMapLaws extends TypedFaceChangeLaws<BigInteger> {
  WideRangeMapLaws() {
    super(Cells.WIDE);
  }

  @Override
  TypedFace<BigInteger> empty() {
    return new WideFace<>(WideRangeMap.empty(WideKeyDomains.unsigned128()));
  }

  @Override
  BigInteger first(int cell) {
    return Cells.WIDE.first(cell);
  }

  @Override
  BigInteger last(int cell) {
    return Cells.WIDE.last(cell);
  }

  @Override
  BigInteger maxSize() {
    return BigInteger.ONE.shiftLeft(128);
  }

  @Override
  BigInteger key(BigInteger place) {
    return place;
  }

  /** Thousands of entries, with few high words, so that most share their high word with others. */
  @Property(tries = 5)
  void manyEntries_areKept(@ForAll long seed) {
    Random random = new Random(seed);
    List<BigInteger> points = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      points.add(
          BigInteger.valueOf(random.nextInt(40)).shiftLeft(64).add(new BigInteger(64, random)));
    }
    Cells cells = new Cells(128, points);
    WideRangeMap<BigInteger, Integer> map = WideRangeMap.empty(WideKeyDomains.unsigned128());
    CellMap model = CellMap.empty();
    for (int i = 0; i < 3_000; i++) {
      int first = random.nextInt(cells.count());
      int length = random.nextInt(20) == 0 ? random.nextInt(300) : random.nextInt(3);
      int last = Math.min(cells.count() - 1, first + length);
      TypedRange<BigInteger> range = map.domain().closed(cells.first(first), cells.last(last));
      boolean put = random.nextInt(5) > 0;
      map = put ? map.put(range, i) : map.remove(range);
      model = put ? model.put(first, last, i) : model.remove(first, last);
    }
    WideRangeMap<BigInteger, Integer> grown = map;
    List<TypedEntry<BigInteger, Integer>> expected =
        model.entries().stream()
            .map(
                entry ->
                    new TypedEntry<>(
                        grown.domain().closed(cells.first(entry.first()), cells.last(entry.last())),
                        entry.value()))
            .toList();
    assertThat(map.iterator().toJavaList()).isEqualTo(expected);
    assertThat(map.size()).isEqualTo(expected.size());
    assertThat(WideRangeMap.ofEntries(map.domain(), expected)).isEqualTo(map);
    for (TypedEntry<BigInteger, Integer> entry : expected) {
      map = map.remove(entry.range());
    }
    assertThat(map).isEqualTo(WideRangeMap.empty(map.domain()));
  }
}
