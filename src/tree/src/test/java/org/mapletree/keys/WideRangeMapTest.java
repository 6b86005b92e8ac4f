package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Range maps over 128-bit keys: entries across high words, and the face that they share. */
class WideRangeMapTest {
  private static final WideKeyDomain<UUID> IDS = WideKeyDomains.uuid();

  private static WideRangeMap<UUID, String> empty() {
    return WideRangeMap.empty(IDS);
  }

  @Test
  void anEntryOverSeveralHighWords_comesBackWhole() {
    TypedRange<UUID> range = IDS.closed(new UUID(1, 5), new UUID(9, 3));
    WideRangeMap<UUID, String> map = empty().put(range, "x");

    for (UUID key : List.of(new UUID(1, 5), new UUID(1, -1), new UUID(4, 7), new UUID(9, 0))) {
      assertThat(map.entryAt(key)).contains(new TypedEntry<>(range, "x"));
    }
    assertThat(map.getOrNull(new UUID(1, 4))).isNull();
    assertThat(map.getOrNull(new UUID(9, 4))).isNull();
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.iterator().toJavaList()).hasSize(1);
  }

  @Test
  void aWriteInTheMiddle_leavesTwoWholeRests() {
    WideRangeMap<UUID, String> map =
        empty().put(IDS.all(), "x").put(new UUID(4, 4), new UUID(4, 6), "y");

    assertThat(map.size()).isEqualTo(3);
    assertThat(map.entryAt(IDS.min()).get().range())
        .isEqualTo(IDS.closed(IDS.min(), new UUID(4, 3)));
    assertThat(map.entryAt(new UUID(4, 7)).get().range())
        .isEqualTo(IDS.closed(new UUID(4, 7), IDS.max()));
    assertThat(map.remove(new UUID(4, 5), new UUID(4, 5)).size()).isEqualTo(4);
  }

  @Test
  void insertRefusesNull_alsoWhereAnEntryIsInTheWay() {
    WideRangeMap<UUID, String> map = empty().put(IDS.all(), "x");

    assertThatNullPointerException().isThrownBy(() -> map.insert(IDS.all(), null));
    assertThatNullPointerException().isThrownBy(() -> empty().insert(IDS.all(), null));
  }

  @Test
  void theLastUuidIsTheHighest() {
    // UUID.compareTo is signed and would put it first
    WideRangeMap<UUID, String> map = empty().put(IDS.atLeast(new UUID(Long.MIN_VALUE, 0)), "upper");

    assertThat(map.getOrNull(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff")))
        .isEqualTo("upper");
    assertThat(map.getOrNull(UUID.fromString("7fffffff-ffff-ffff-ffff-ffffffffffff"))).isNull();
    assertThat(map.gapAt(new UUID(0, 0)))
        .contains(IDS.lessThan(UUID.fromString("80000000-0000-0000-0000-000000000000")));
  }

  @Test
  void ipv6Blocks() throws Exception {
    WideKeyDomain<Inet6Address> ipv6 = WideKeyDomains.ipv6();
    Inet6Address first = (Inet6Address) Inet6Address.getByName("2001:db8::");
    Inet6Address last =
        (Inet6Address) Inet6Address.getByName("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
    WideRangeMap<Inet6Address, String> map =
        WideRangeMap.<Inet6Address, String>empty(ipv6).put(first, last, "documentation");

    assertThat(map.getOrNull((Inet6Address) Inet6Address.getByName("2001:db8:1::1")))
        .isEqualTo("documentation");
    assertThat(map.getOrNull(ipv6.successorOrNull(last))).isNull();
    assertThat(map)
        .hasToString(
            "{[2001:db8:0:0:0:0:0:0, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff]=documentation}");
  }

  @Test
  void writesThatChangeNothing_returnThisVeryMap() {
    WideRangeMap<UUID, String> map = empty().put(new UUID(1, 5), new UUID(9, 3), "x");

    assertThat(map.put(new UUID(1, 5), new UUID(9, 3), "x")).isSameAs(map);
    assertThat(map.remove(new UUID(0, 0), new UUID(1, 4))).isSameAs(map);
    assertThat(map.slice(IDS.all())).isSameAs(map);
    assertThat(map.filter(entry -> true)).isSameAs(map);
  }

  @Test
  void mapsAndFilters() {
    WideRangeMap<UUID, String> map =
        empty().put(new UUID(1, 5), new UUID(9, 3), "x").put(new UUID(9, 4), new UUID(9, 4), "yy");

    assertThat(map.mapValues(String::length).getOrNull(new UUID(9, 4))).isEqualTo(2);
    assertThat(map.filter(entry -> entry.value().length() == 2).size()).isEqualTo(1);
    assertThat(WideRangeMap.ofEntries(IDS, map)).isEqualTo(map);
    assertThat(map.stream().map(TypedEntry::value)).containsExactly("x", "yy");
    assertThat(map.spliterator().getExactSizeIfKnown()).isEqualTo(2);
    assertThat(map.stream().parallel().map(TypedEntry::value)).containsExactly("x", "yy");
    assertThat(map.reverseIterator().map(TypedEntry::value).toJavaList())
        .containsExactly("yy", "x");
    assertThat(map.removeEntry(new UUID(5, 5)))
        .hasToString("{[" + new UUID(9, 4) + ", " + new UUID(9, 4) + "]=yy}");
  }

  @Test
  void badArguments_areRefused() {
    WideKeyDomain<BigInteger> numbers = WideKeyDomains.unsigned128();
    WideRangeMap<BigInteger, String> map = WideRangeMap.empty(numbers);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.getOrNull(BigInteger.ONE.negate()))
        .withMessage(
            "-1 is not in unsigned 128-bit number, 0 to 340282366920938463463374607431768211455");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.getOrNull(BigInteger.ONE.shiftLeft(128)));
    assertThatNullPointerException().isThrownBy(() -> map.put(numbers.all(), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.put(numbers.between(BigInteger.ZERO, BigInteger.TEN).all(), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WideRangeMap.ofEntries(
                    numbers,
                    List.of(
                        new TypedEntry<>(numbers.all(), "x"),
                        new TypedEntry<>(numbers.only(BigInteger.TEN), "y"))))
        .withMessageStartingWith("entries overlap: [0, 340282366920938463463374607431768211455]=x");
  }

  @Test
  void theFaceIsThatOfTheNarrowMap() {
    Set<String> narrow = signatures(TypedRangeMap.class);
    // what leads to a tree or set of 64-bit keys
    narrow.removeAll(
        Set.of("MapleTree tree[]", "Map over[KeyDomain, MapleTree]", "TypedRangeSet keySet[]"));

    assertThat(signatures(WideRangeMap.class)).isEqualTo(narrow);
  }

  private static Set<String> signatures(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
        .map(method -> signature(method).replace(type.getSimpleName(), "Map").replace("Wide", ""))
        .map(signature -> signature.replace("BigInteger", "long"))
        .collect(Collectors.toSet());
  }

  private static String signature(Method method) {
    return method.getReturnType().getSimpleName()
        + " "
        + method.getName()
        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  @Test
  void collectors_areStrictOrMerge() {
    WideKeyDomain<BigInteger> numbers = WideKeyDomains.unsigned128();
    BigInteger ten = BigInteger.TEN;
    List<TypedRange<BigInteger>> overlapping = List.of(numbers.atMost(ten), numbers.only(ten));

    assertThat(
            Stream.of(numbers.greaterThan(ten), numbers.atMost(ten))
                .collect(WideRangeMap.collector(numbers, range -> range, range -> 1))
                .covers(numbers.all()))
        .isTrue();
    assertThat(
            overlapping.stream()
                .collect(WideRangeMap.collector(numbers, range -> range, range -> 1, Integer::sum)))
        .hasToString("{[0, 9]=1, [10, 10]=2}");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                overlapping.stream()
                    .collect(WideRangeMap.collector(numbers, range -> range, range -> 1)));
  }

  @Test
  void figures_goBeyond64Bits() {
    WideKeyDomain<BigInteger> numbers = WideKeyDomains.unsigned128();
    BigInteger all = BigInteger.ONE.shiftLeft(128);
    WideRangeMap<BigInteger, String> map = WideRangeMap.empty(numbers);

    assertThat(map.put(numbers.all(), "x").coverage()).isEqualTo(all);
    assertThat(map.lowestGap(all, numbers.all())).contains(numbers.all());
    assertThat(map.lowestGap(all.add(BigInteger.ONE), numbers.all())).isEmpty();
    assertThat(
            map.put(numbers.only(BigInteger.ZERO), "x")
                .allocateHighest(all, numbers.all(), "y")
                .getLeft())
        .isEqualTo(new WideNoSpace<>(all, numbers.all(), all.subtract(BigInteger.ONE)))
        .hasToString(
            "no room for 340282366920938463463374607431768211456 keys in [0,"
                + " 340282366920938463463374607431768211455]: the largest gap has"
                + " 340282366920938463463374607431768211455");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.lowestGap(BigInteger.ONE.negate(), numbers.all()))
        .withMessage("size -1 is not at least 1");
  }
}
