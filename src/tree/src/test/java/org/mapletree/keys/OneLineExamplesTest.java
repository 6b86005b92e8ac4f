package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/** What the one-line examples in the Javadoc of methods say comes out. */
class OneLineExamplesTest {
  private final KeyDomain<Integer> ints = KeyDomains.signedInteger();

  private static void shows(Object value, String text) {
    assertThat(String.valueOf(value)).isEqualTo(text);
  }

  @Test
  void ofTypedRangeMap() {
    var map = TypedRangeMap.<Integer, String>empty(ints).put(-5, 4, "a").put(10, 19, "b");
    shows(
        TypedRangeMap.ofEntries(ints, List.of(new TypedEntry<>(ints.closed(-5, 4), "a"))),
        "{[-5, 4]=a}");
    shows(TypedRangeMap.over(KeyDomains.unsignedInteger(), MapleTree.of(0, 9, "a")), "{[0, 9]=a}");
    shows(map.domain(), "Integer, -2147483648 to 2147483647");
    shows(map.tree(), "{0x7ffffffb-0x80000004=a, 0x8000000a-0x80000013=b}");
    shows(map.getOrNull(0), "a");
    shows(map.getOrElse(7, "none"), "none");
    shows(map.get(0), "Some(a)");
    shows(map.containsKey(7), "false");
    shows(map.covers(-5, 0), "true");
    shows(map.covers(ints.all()), "false");
    shows(map.intersects(0, 7), "true");
    shows(map.intersects(ints.open(4, 10)), "false");
    shows(map.entryAt(0), "Some([-5, 4]=a)");
    shows(map.gapAt(7), "Some([5, 9])");
    shows(map.floorEntry(7), "Some([-5, 4]=a)");
    shows(map.ceilingEntry(7), "Some([10, 19]=b)");
    shows(map.lowerEntry(12), "Some([-5, 4]=a)");
    shows(map.higherEntry(0), "Some([10, 19]=b)");
    shows(map.firstEntry(), "Some([-5, 4]=a)");
    shows(map.lastEntry(), "Some([10, 19]=b)");
    shows(map.size(), "2");
    shows(map.rank(7), "1");
    shows(map.nth(1), "[10, 19]=b");
    shows(map.span(), "Some([-5, 19])");
    shows(map.coverage(), "20");
    shows(map.coverage(ints.atLeast(15)), "5");
    shows(map.put(0, 12, "c"), "{[-5, -1]=a, [0, 12]=c, [13, 19]=b}");
    shows(map.put(ints.greaterThan(15), "c"), "{[-5, 4]=a, [10, 15]=b, [16, 2147483647]=c}");
    shows(map.insert(0, 7, "c").getLeft().obstacle(), "[-5, 4]=a");
    shows(map.insert(ints.open(4, 10), "c").get(), "{[-5, 4]=a, [5, 9]=c, [10, 19]=b}");
  }

  @Test
  void ofTypedRangeMapAndMore() {
    var map = TypedRangeMap.<Integer, String>empty(ints).put(-5, 4, "a").put(10, 19, "b");
    shows(map.putCoalescing(ints.closed(5, 6), "a"), "{[-5, 6]=a, [10, 19]=b}");
    shows(
        map.putAll(List.of(new TypedEntry<>(ints.closed(0, 7), "c"))),
        "{[-5, -1]=a, [0, 7]=c, [10, 19]=b}");
    shows(map.put(5, 9, "b").coalesced(), "{[-5, 4]=a, [5, 19]=b}");
    shows(map.remove(0, 12), "{[-5, -1]=a, [13, 19]=b}");
    shows(map.remove(ints.lessThan(12)), "{[12, 19]=b}");
    shows(map.removeEntry(0), "{[10, 19]=b}");
    shows(
        map.merge(ints.closed(3, 6), "c", String::concat),
        "{[-5, 2]=a, [3, 4]=ac, [5, 6]=c, [10, 19]=b}");
    shows(
        map.compute(ints.closed(3, 6), (range, old) -> old == null ? "new" : null),
        "{[-5, 2]=a, [5, 6]=new, [10, 19]=b}");
    shows(
        map.replaceAll(ints.closed(3, 6), (range, old) -> old + "!"),
        "{[-5, 2]=a, [3, 4]=a!, [10, 19]=b}");
    shows(map.gaps(ints.closed(0, 30)).toJavaList(), "[[5, 9], [20, 30]]");
    shows(map.lowestGap(7, ints.atLeast(0)), "Some([20, 26])");
    shows(map.highestGap(5, ints.atMost(15)), "Some([5, 9])");
    shows(map.allocateLowest(3, ints.atLeast(0), "c").get().range(), "[5, 7]");
    shows(map.allocateHighest(3, ints.atMost(15), "c").get().range(), "[7, 9]");
    shows(map.iterator().next(), "[-5, 4]=a");
    shows(map.entries(ints.closed(0, 7)).toJavaList(), "[[-5, 4]=a]");
    shows(map.reverseIterator().next(), "[10, 19]=b");
    shows(map.reverseEntries(ints.atMost(12)).toJavaList(), "[[10, 19]=b, [-5, 4]=a]");
    shows(map.stream().count(), "2");
    shows(map.slice(ints.closed(0, 12)), "{[0, 4]=a, [10, 12]=b}");
    shows(
        map.union(map.slice(ints.atMost(0)).mapValues(v -> "c")),
        "{[-5, 0]=c, [1, 4]=a, [10, 19]=b}");
    shows(map.intersection(map.remove(0, 12)), "{[-5, -1]=a, [13, 19]=b}");
    shows(map.difference(map.remove(0, 12)), "{[0, 4]=a, [10, 12]=b}");
    shows(map.mapValues(String::length), "{[-5, 4]=1, [10, 19]=1}");
    shows(map.filter(entry -> entry.value().equals("b")), "{[10, 19]=b}");
    shows(
        map.diff(map.put(10, 19, "c")).toJavaList(),
        "[Replaced[range=[10, 19], before=b, after=c]]");
    shows(map.patch(map.diff(map.remove(0, 12))).get(), "{[-5, -1]=a, [13, 19]=b}");
    shows(map.diffByKey(map.put(12, 19, "c")).next().range(), "[12, 19]");
    shows(map.keySet(), "{[-5, 4], [10, 19]}");
  }

  @Test
  void ofTypedRangeSet() {
    var set = TypedRangeSet.empty(ints).add(ints.closed(-5, 4)).add(ints.closed(10, 19));
    shows(TypedRangeSet.all(ints), "{[-2147483648, 2147483647]}");
    shows(TypedRangeSet.ofRanges(ints, List.of(ints.closed(0, 4), ints.closed(5, 9))), "{[0, 9]}");
    shows(set.set(), "{0x7ffffffb-0x80000004, 0x8000000a-0x80000013}");
    shows(set.contains(7), "false");
    shows(set.covers(ints.closed(0, 4)), "true");
    shows(set.covers(set.remove(0)), "true");
    shows(set.intersects(ints.open(4, 10)), "false");
    shows(set.intersects(set.complement()), "false");
    shows(set.size(), "2");
    shows(set.coverage(), "20");
    shows(set.coverage(ints.atLeast(15)), "5");
    shows(set.span(), "Some([-5, 19])");
    shows(set.rangeAt(0), "Some([-5, 4])");
    shows(set.gapAt(7), "Some([5, 9])");
    shows(set.nextSet(7), "Some(10)");
    shows(set.previousSet(7), "Some(4)");
    shows(set.nextClear(0), "Some(5)");
    shows(set.previousClear(0), "Some(-6)");
    shows(set.rank(10), "10");
    shows(set.select(10), "Some(10)");
    shows(set.add(5), "{[-5, 5], [10, 19]}");
    shows(set.add(ints.closed(5, 9)), "{[-5, 19]}");
    shows(set.addAll(List.of(ints.closed(5, 6), ints.closed(8, 9))), "{[-5, 6], [8, 19]}");
    shows(set.remove(0), "{[-5, -1], [1, 4], [10, 19]}");
    shows(set.remove(ints.atLeast(12)), "{[-5, 4], [10, 11]}");
    shows(set.slice(ints.closed(0, 12)), "{[0, 4], [10, 12]}");
    shows(set.union(TypedRangeSet.empty(ints).add(7)), "{[-5, 4], [7, 7], [10, 19]}");
    shows(set.intersection(set.remove(0)), "{[-5, -1], [1, 4], [10, 19]}");
    shows(set.difference(set.remove(0)), "{[0, 0]}");
    shows(set.symmetricDifference(set.remove(0).add(7)), "{[0, 0], [7, 7]}");
  }

  @Test
  void ofTypedRangeSetAndMore() {
    var set = TypedRangeSet.empty(ints).add(ints.closed(-5, 4)).add(ints.closed(10, 19));
    shows(set.complement(), "{[-2147483648, -6], [5, 9], [20, 2147483647]}");
    shows(set.gaps(ints.closed(0, 30)).toJavaList(), "[[5, 9], [20, 30]]");
    shows(set.lowestGap(7, ints.atLeast(0)), "Some([20, 26])");
    shows(set.highestGap(5, ints.atMost(15)), "Some([5, 9])");
    shows(set.iterator().next(), "[-5, 4]");
    shows(set.reverseIterator().next(), "[10, 19]");
  }
}
