package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.jqwik.CellMap.CellEntry;
import org.mapletree.keys.TypedRange;

/**
 * What the typed maps say about themselves in numbers, and where they find room.
 *
 * @param <K> the keys
 */
abstract class TypedFaceFigureLaws<K> extends TypedFaceLaws<K> {
  TypedFaceFigureLaws(Cells cells) {
    super(cells);
  }

  /** The largest size that can be asked for. */
  abstract BigInteger maxSize();

  @Property
  void entries_areCountedBelowAKey(@ForAll("writes") List<CellRange> writes) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);
    for (int cell = 0; cell < cells.count(); cell++) {
      int at = cell;
      long below = model.entries().stream().filter(entry -> entry.last() < at).count();
      assertThat(map.rank(first(cell))).isEqualTo(below);
      assertThat(map.rank(last(cell))).isEqualTo(below);
    }
    for (int i = 0; i < model.entries().size(); i++) {
      assertThat(map.nth(i)).isEqualTo(entry(model.entries().get(i)));
    }
    assertThatThrownBy(() -> map.nth(map.size())).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.nth(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Property
  void keys_areCountedInAWindow(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    CellMap model = model(writes);

    assertThat(map.coverage(range(window.first(), window.last())))
        .isEqualTo(covered(model, window.first(), window.last()));
    assertThat(map.coverage(map.domain().all())).isEqualTo(covered(model, 0, cells.count() - 1));
  }

  private BigInteger covered(CellMap model, int first, int last) {
    BigInteger covered = BigInteger.ZERO;
    for (CellEntry entry : model.entries()) {
      if (entry.first() <= last && first <= entry.last()) {
        int from = Math.max(first, entry.first());
        covered = covered.add(cells.length(from, Math.min(last, entry.last())));
      }
    }
    return covered;
  }

  @Property
  void room_isFoundInTheFirstAndLastGapThatHasIt(
      @ForAll("writes") List<CellRange> writes, @ForAll("windows") CellRange window) {
    TypedFace<K> map = map(writes);
    TypedRange<K> range = range(window.first(), window.last());
    List<CellRange> gaps = cellGaps(model(writes), window);
    for (BigInteger size : sizes(gaps)) {
      List<CellRange> roomy = gaps.stream().filter(gap -> fits(gap, size)).toList();
      TypedRange<K> lowest = roomy.isEmpty() ? null : place(roomy.get(0), size, true);
      TypedRange<K> highest =
          roomy.isEmpty() ? null : place(roomy.get(roomy.size() - 1), size, false);

      assertThat(map.lowestGapOrNull(size, range)).isEqualTo(lowest);
      assertThat(map.highestGapOrNull(size, range)).isEqualTo(highest);
      assertAllocated(map, map.allocateLowest(size, range, 7), lowest, gaps);
      assertAllocated(map, map.allocateHighest(size, range, 7), highest, gaps);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.lowestGapOrNull(BigInteger.ZERO, range));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.highestGapOrNull(BigInteger.ZERO, range));
  }

  private void assertAllocated(
      TypedFace<K> map,
      Either<BigInteger, ? extends TypedFace<K>> allocated,
      TypedRange<K> place,
      List<CellRange> gaps) {
    if (place != null) {
      assertThat(allocated.get().map()).isEqualTo(map.put(place, 7).map());
    } else {
      BigInteger largest =
          gaps.stream().map(this::length).max(BigInteger::compareTo).orElse(BigInteger.ZERO);
      assertThat(allocated.getLeft()).isEqualTo(largest);
    }
  }

  /** One key, and what fits each of the first gaps just so, and just not. */
  private List<BigInteger> sizes(List<CellRange> gaps) {
    List<BigInteger> sizes = new ArrayList<>(List.of(BigInteger.ONE));
    for (CellRange gap : gaps.subList(0, Math.min(3, gaps.size()))) {
      sizes.add(length(gap).min(maxSize()));
      sizes.add(length(gap).add(BigInteger.ONE).min(maxSize()));
    }
    return sizes;
  }

  private boolean fits(CellRange gap, BigInteger size) {
    return length(gap).compareTo(size) >= 0;
  }

  private BigInteger length(CellRange gap) {
    return cells.length(gap.first(), gap.last());
  }

  private TypedRange<K> place(CellRange gap, BigInteger size, boolean atStart) {
    BigInteger first =
        atStart
            ? cells.first(gap.first())
            : cells.last(gap.last()).subtract(size).add(BigInteger.ONE);
    return empty().domain().closed(key(first), key(first.add(size).subtract(BigInteger.ONE)));
  }
}
