package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/** Range maps over dates and small numbers: what the domain adds to the tree. */
class TypedRangeMapTest {
  private static final KeyDomain<LocalDate> DAYS = KeyDomains.localDate();
  private static final KeyDomain<Integer> DIGITS = KeyDomains.signedInteger().between(-5, 9);

  private static final TypedRangeMap<LocalDate, Integer> PRICES =
      TypedRangeMap.<LocalDate, Integer>empty(DAYS)
          .put(day(1, 1), day(12, 31), 10)
          .put(DAYS.closedOpen(day(6, 1), day(9, 1)), 8);

  private static LocalDate day(int month, int dayOfMonth) {
    return LocalDate.of(2026, month, dayOfMonth);
  }

  private static TypedRangeMap<Integer, String> digits() {
    return TypedRangeMap.<Integer, String>empty(DIGITS).put(-3, 1, "a").put(4, 5, "b");
  }

  @Test
  void aPriceInTheMiddle_cutsTheYear() {
    assertThat(PRICES)
        .hasToString(
            "{[2026-01-01, 2026-05-31]=10, [2026-06-01, 2026-08-31]=8, [2026-09-01,"
                + " 2026-12-31]=10}");
    assertThat(PRICES.getOrNull(day(7, 14))).isEqualTo(8);
    assertThat(PRICES.get(day(9, 1))).contains(10);
    assertThat(PRICES.getOrElse(LocalDate.of(2027, 1, 1), 0)).isZero();
    assertThat(PRICES.covers(day(1, 1), day(12, 31))).isTrue();
    assertThat(PRICES.coverage()).isEqualTo(365);
    assertThat(PRICES.coverage(DAYS.closed(day(6, 1), day(6, 30)))).isEqualTo(30);
    assertThat(PRICES.entryAt(day(7, 14)).get())
        .isEqualTo(new TypedEntry<>(DAYS.closed(day(6, 1), day(8, 31)), 8));
  }

  @Test
  void gaps_endWhereTheDomainEnds() {
    assertThat(digits().gapAt(-5)).contains(DIGITS.closed(-5, -4));
    assertThat(digits().gapAt(7)).contains(DIGITS.closed(6, 9));
    assertThat(digits().gapAt(0)).isEmpty();
    assertThat(digits().gaps(DIGITS.all()).toJavaList())
        .containsExactly(DIGITS.closed(-5, -4), DIGITS.closed(2, 3), DIGITS.closed(6, 9));
    assertThat(digits().lowestGap(3, DIGITS.all())).contains(DIGITS.closed(6, 8));
    assertThat(digits().highestGap(2, DIGITS.atMost(3))).contains(DIGITS.closed(2, 3));
    assertThat(digits().lowestGap(5, DIGITS.all())).isEmpty();
    assertThat(TypedRangeMap.empty(DIGITS).gapAt(0)).contains(DIGITS.all());
  }

  @Test
  void allocations_sayWhereOrHowMuchRoomThereIs() {
    TypedAllocation<Integer, String> low = digits().allocateLowest(2, DIGITS.all(), "c").get();
    TypedAllocation<Integer, String> high = digits().allocateHighest(2, DIGITS.all(), "c").get();

    assertThat(low.range()).isEqualTo(DIGITS.closed(-5, -4));
    assertThat(low.map().getOrNull(-4)).isEqualTo("c");
    assertThat(high.range()).isEqualTo(DIGITS.closed(8, 9));
    assertThat(digits().allocateLowest(5, DIGITS.all(), "c").getLeft())
        .isEqualTo(new TypedNoSpace<>(5, DIGITS.all(), 4))
        .hasToString("no room for 5 keys in [-5, 9]: the largest gap has 4");
    assertThat(digits().allocateHighest(5, DIGITS.all(), "c").isLeft()).isTrue();
  }

  @Test
  void insert_namesWhatIsInTheWay() {
    assertThat(digits().insert(0, 4, "c").getLeft())
        .isEqualTo(
            new TypedConflict<>(DIGITS.closed(0, 4), new TypedEntry<>(DIGITS.closed(-3, 1), "a")));
    assertThat(digits().insert(DIGITS.closed(2, 3), "c").get().size()).isEqualTo(3);
  }

  @Test
  void neighbours() {
    TypedRangeMap<Integer, String> map = digits();

    assertThat(map.floorEntry(0).get().value()).isEqualTo("a");
    assertThat(map.lowerEntry(0)).isEmpty();
    assertThat(map.lowerEntry(2).get().value()).isEqualTo("a");
    assertThat(map.ceilingEntry(2).get().value()).isEqualTo("b");
    assertThat(map.higherEntry(4)).isEmpty();
    assertThat(map.firstEntry().get().first()).isEqualTo(-3);
    assertThat(map.lastEntry().get().last()).isEqualTo(5);
    assertThat(map.span()).contains(DIGITS.closed(-3, 5));
    assertThat(map.rank(4)).isEqualTo(1);
    assertThat(map.nth(1).value()).isEqualTo("b");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> map.nth(2));
  }

  @Test
  void writesOverPieces() {
    TypedRange<Integer> window = DIGITS.closed(0, 4);

    assertThat(digits().merge(window, "x", String::concat))
        .hasToString("{[-3, -1]=a, [0, 1]=ax, [2, 3]=x, [4, 4]=bx, [5, 5]=b}");
    assertThat(digits().compute(window, (range, old) -> old == null ? range.toString() : null))
        .hasToString("{[-3, -1]=a, [2, 3]=[2, 3], [5, 5]=b}");
    assertThat(digits().replaceAll(window, (range, old) -> old + range.first()))
        .hasToString("{[-3, -1]=a, [0, 1]=a0, [4, 4]=b4, [5, 5]=b}");
    assertThat(digits().putCoalescing(DIGITS.closed(2, 3), "a").size()).isEqualTo(2);
    assertThat(digits().put(2, 3, "b").coalesced()).hasToString("{[-3, 1]=a, [2, 5]=b}");
    assertThat(digits().remove(0, 4)).hasToString("{[-3, -1]=a, [5, 5]=b}");
    assertThat(digits().removeEntry(0)).hasToString("{[4, 5]=b}");
    assertThat(digits().slice(window)).hasToString("{[0, 1]=a, [4, 4]=b}");
  }

  @Test
  void algebra() {
    TypedRangeMap<Integer, String> other =
        TypedRangeMap.<Integer, String>empty(DIGITS).put(1, 4, "c");

    assertThat(digits().union(other)).hasToString("{[-3, 0]=a, [1, 4]=c, [5, 5]=b}");
    assertThat(digits().intersection(other)).hasToString("{[1, 1]=a, [4, 4]=b}");
    assertThat(digits().difference(other)).hasToString("{[-3, 0]=a, [5, 5]=b}");
    assertThat(digits().mapValues(String::length).getOrNull(0)).isEqualTo(1);
    assertThat(digits().filter(entry -> entry.first() > 0)).hasToString("{[4, 5]=b}");
    assertThat(digits().keySet())
        .isEqualTo(TypedRangeSet.empty(DIGITS).add(DIGITS.closed(-3, 1)).add(DIGITS.closed(4, 5)));
  }

  @Test
  void diff_listsEntries() {
    TypedRangeMap<Integer, String> newer = digits().put(4, 5, "c").removeEntry(0).put(9, 9, "d");

    assertThat(digits().diff(newer).toJavaList())
        .containsExactly(
            new TypedChange.Removed<>(new TypedEntry<>(DIGITS.closed(-3, 1), "a")),
            new TypedChange.Replaced<>(DIGITS.closed(4, 5), "b", "c"),
            new TypedChange.Added<>(new TypedEntry<>(DIGITS.only(9), "d")));
    assertThat(digits().diff(digits()).hasNext()).isFalse();
  }

  @Test
  void patch_appliesADiffOrNamesWhatDoesNotFit() {
    TypedRangeMap<Integer, String> newer = digits().put(4, 5, "c").removeEntry(0).put(9, 9, "d");

    assertThat(digits().patch(digits().diff(newer)).get()).isEqualTo(newer);
    assertThat(digits().removeEntry(0).patch(digits().diff(newer)).getLeft())
        .isEqualTo(
            new TypedPatchConflict<>(
                new TypedChange.Removed<>(new TypedEntry<>(DIGITS.closed(-3, 1), "a")), null));
  }

  @Test
  void diffByKey_listsKeysWhateverTheBorders() {
    TypedRangeMap<Integer, String> newer = digits().put(0, 0, "a").put(1, 2, "c");

    assertThat(digits().diffByKey(newer).toJavaList())
        .containsExactly(
            new TypedKeyChange<>(DIGITS.only(1), "a", "c"),
            new TypedKeyChange<>(DIGITS.only(2), null, "c"));
  }

  @Test
  void iteration_isInKeyOrderBothWays() {
    assertThat(digits().iterator().map(TypedEntry::value).toJavaList()).containsExactly("a", "b");
    assertThat(digits().reverseIterator().map(TypedEntry::value).toJavaList())
        .containsExactly("b", "a");
    assertThat(digits().entries(DIGITS.atLeast(1)).map(TypedEntry::value).toJavaList())
        .containsExactly("a", "b");
    assertThat(digits().reverseEntries(DIGITS.atMost(3)).map(TypedEntry::value).toJavaList())
        .containsExactly("a");
    assertThat(digits().stream().map(TypedEntry::value)).containsExactly("a", "b");
  }

  @Test
  void makingFromEntriesAndTrees() {
    List<TypedEntry<Integer, String>> entries = digits().iterator().toJavaList();

    assertThat(TypedRangeMap.ofEntries(DIGITS, entries))
        .isEqualTo(digits())
        .hasSameHashCodeAs(digits());
    assertThat(TypedRangeMap.<Integer, String>empty(DIGITS).putAll(entries)).isEqualTo(digits());
    assertThat(TypedRangeMap.over(DIGITS, digits().tree())).isEqualTo(digits());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypedRangeMap.over(DIGITS, MapleTree.of(0, 9, "x")))
        .withMessage(
            "a tree that spans 0x0-0x9 has keys beyond 0x7ffffffb-0x80000009 of Integer, -5 to 9");
    assertThat(TypedRangeMap.over(DIGITS, MapleTree.empty()).isEmpty()).isTrue();
  }

  @Test
  void writesThatChangeNothing_returnThisVeryMap() {
    TypedRangeMap<Integer, String> map = digits();

    assertThat(map.put(4, 5, "b")).isSameAs(map);
    assertThat(map.remove(2, 3)).isSameAs(map);
    assertThat(map.slice(DIGITS.all())).isSameAs(map);
    assertThat(map.union(TypedRangeMap.empty(DIGITS))).isSameAs(map);
  }

  @Test
  void keysOutsideTheDomain_areRefusedWithItsBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits().put(0, 10, "x"))
        .withMessage("10 is not in Integer, -5 to 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits().getOrNull(-6))
        .withMessage("-6 is not in Integer, -5 to 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits().put(KeyDomains.signedInteger().closed(1, 2), "x"))
        .withMessageContaining("two domains do not mix: Integer, -5 to 9; Integer, -2147483648");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digits().union(TypedRangeMap.empty(KeyDomains.signedInteger())));
  }

  @Test
  void aLongMap_isPrintedInPart() {
    TypedRangeMap<Integer, Integer> map = TypedRangeMap.empty(KeyDomains.signedInteger());
    for (int i = 0; i < 30; i++) {
      map = map.put(i, i, i);
    }

    assertThat(map.toString()).startsWith("{[0, 0]=0, [1, 1]=1").endsWith("... 30 entries}");
  }

  @Test
  void collectors_areStrictOrMerge() {
    KeyDomain<Integer> domain = KeyDomains.signedInteger();
    List<int[]> apart = List.of(new int[] {5, 9}, new int[] {-3, 4});
    List<int[]> overlapping = List.of(new int[] {-3, 4}, new int[] {2, 9});

    assertThat(
            apart.stream()
                .collect(TypedRangeMap.collector(domain, i -> domain.closed(i[0], i[1]), i -> 1)))
        .isEqualTo(TypedRangeMap.<Integer, Integer>empty(domain).put(-3, 4, 1).put(5, 9, 1));
    assertThat(
            overlapping.parallelStream()
                .collect(
                    TypedRangeMap.collector(
                        domain, i -> domain.closed(i[0], i[1]), i -> 1, Integer::sum)))
        .hasToString("{[-3, 1]=1, [2, 4]=2, [5, 9]=1}");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                overlapping.stream()
                    .collect(
                        TypedRangeMap.collector(domain, i -> domain.closed(i[0], i[1]), i -> 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                apart.stream()
                    .collect(
                        TypedRangeMap.collector(
                            domain, i -> KeyDomains.unsignedInteger().only(i[1]), i -> 1)));
  }
}
