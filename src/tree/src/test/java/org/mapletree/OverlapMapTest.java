package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values over ranges that overlap. */
class OverlapMapTest {
  private static final OverlapMap<String> CALLS =
      OverlapMap.<String>empty().put(10, 59, "Ann").put(30, 39, "Bob");

  @Test
  void allValuesAtAKey() {
    assertThat(CALLS.at(35)).containsExactly("Ann", "Bob");
    assertThat(CALLS.at(50)).containsExactly("Ann");
    assertThat(CALLS.at(5)).isEmpty();
    assertThat(CALLS.contains(35, "Bob")).isTrue();
    assertThat(CALLS.contains(40, "Bob")).isFalse();
  }

  @Test
  void nullIsNoValueAnywhere() {
    for (long key : new long[] {5, 35}) {
      assertThat(CALLS.contains(key, null)).isFalse();
    }
    assertThat(CALLS.remove(0, 100, null)).isSameAs(CALLS);
    assertThat(CALLS.remove((String) null)).isSameAs(CALLS);
    assertThatNullPointerException().isThrownBy(() -> CALLS.put(0, 1, null));
  }

  @Test
  void valuesStandInTheOrderInWhichTheyCame_toTheLowestKeyOfTheirPiece() {
    OverlapMap<String> map = OverlapMap.<String>empty().put(10, 19, "Bob").put(0, 19, "Ann");
    assertThat(map.at(15)).containsExactly("Bob", "Ann");
    assertThat(map.put(0, 9, "Bob").at(15)).containsExactly("Ann", "Bob");
    assertThat(map.put(50, 59, "Eve").put(40, 49, "Joe").within(30, 60))
        .containsExactly("Joe", "Eve");
  }

  @Test
  void allValuesInARange() {
    assertThat(CALLS.within(0, 100)).containsExactly("Ann", "Bob");
    assertThat(CALLS.within(40, 100)).containsExactly("Ann");
    assertThat(CALLS.within(60, 100)).isEmpty();
  }

  @Test
  void depth() {
    assertThat(CALLS.depth(35)).isEqualTo(2);
    assertThat(CALLS.depth(9)).isZero();
    assertThat(CALLS.maxDepth(0, 100)).isEqualTo(2);
    assertThat(CALLS.maxDepth(40, 100)).isEqualTo(1);
    assertThat(CALLS.maxDepth(60, 100)).isZero();
  }

  @Test
  void remove_takesAValueFromARangeOnly() {
    OverlapMap<String> rest = CALLS.remove(0, 34, "Ann");

    assertThat(rest.keysOf("Ann")).isEqualTo(MapleSet.of(35, 59));
    assertThat(rest.keysOf("Bob")).isEqualTo(MapleSet.of(30, 39));
    assertThat(CALLS.remove("Bob")).isEqualTo(OverlapMap.<String>empty().put(10, 59, "Ann"));
    assertThat(CALLS.remove(Range.of(0, 99), "Ann").remove("Bob")).isSameAs(OverlapMap.empty());
    assertThat(CALLS.clear(0, 99)).isSameAs(OverlapMap.empty());
  }

  @Test
  void putTwice_isPutOverTheUnion() {
    OverlapMap<String> twice =
        OverlapMap.<String>empty().put(Range.of(0, 5), "x").put(Range.of(6, 9), "x");

    assertThat(twice.pieces()).isEqualTo(OverlapMap.<String>empty().put(0, 9, "x").pieces());
    assertThat(twice.put(3, 7, "x")).isSameAs(twice);
  }

  @Test
  void piecesAreMaximal_atTheEndsOfTheLineToo() {
    OverlapMap<String> all = OverlapMap.<String>empty().put(0, -1, "x");
    OverlapMap<String> cut = all.remove(7, 7, "x");

    assertThat(cut.pieces().size()).isEqualTo(2);
    assertThat(cut.put(7, 7, "x")).isEqualTo(all);
  }

  @Test
  void unionAndSlice() {
    OverlapMap<String> other =
        OverlapMap.of(List.of(new Entry<>(0, 19, "Cid"), new Entry<>(5, 9, "Bob")));

    assertThat(CALLS.union(other).at(15)).containsExactly("Ann", "Cid");
    assertThat(CALLS.union(other).slice(0, 9)).isEqualTo(other.slice(0, 9));
    assertThat(CALLS.keySet()).isEqualTo(MapleSet.of(10, 59));
    assertThat(CALLS).hasToString(CALLS.pieces().toString());
  }

  @Test
  void setsCannotBeChanged() {
    assertThatThrownBy(() -> CALLS.at(35).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> CALLS.within(0, 99).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void badArguments_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> CALLS.put(1, 2, null));
    assertThatIllegalArgumentException().isThrownBy(() -> CALLS.put(2, 1, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> CALLS.within(2, 1));
  }
}
