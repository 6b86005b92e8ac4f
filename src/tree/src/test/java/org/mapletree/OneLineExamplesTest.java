package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the one-line examples in the Javadoc of methods say comes out. */
class OneLineExamplesTest {
  private static TransientMapleTree<String> edit() {
    return MapleTree.of(0x10, 0x1f, "a").asTransient();
  }

  private static void shows(Object value, String text) {
    assertThat(String.valueOf(value)).isEqualTo(text);
  }

  @Test
  void ofMapleTree() {
    var map = MapleTree.of(0x10, 0x1f, "a").put(0x30, 0x3f, "b");
    shows(MapleTree.of(0x10, 0x1f, "a"), "{0x10-0x1f=a}");
    shows(MapleTree.ofEntries(List.of(new Entry<>(0x10, 0x1f, "a"))), "{0x10-0x1f=a}");
    shows(
        MapleTree.<String>builder().add(0x0, 0x9, "a").add(0x10, 0x1f, "b").build(),
        "{0x0-0x9=a, 0x10-0x1f=b}");
    shows(
        MapleTree.<String>builder()
            .addAll(new long[] {0x0, 0x10}, new long[] {0x9, 0x1f}, new String[] {"a", "b"})
            .build(),
        "{0x0-0x9=a, 0x10-0x1f=b}");
    shows(
        Stream.of(3L, 1L).collect(MapleTree.collector(n -> n, n -> n, n -> "v" + n)),
        "{0x1-0x1=v1, 0x3-0x3=v3}");
    shows(
        Stream.of(1L, 3L, 1L).collect(MapleTree.collector(n -> n, n -> n, n -> 1, Integer::sum)),
        "{0x1-0x1=2, 0x3-0x3=1}");
    shows(map.getOrNull(0x12), "a");
    shows(map.getOrElse(0x20, "none"), "none");
    shows(map.get(0x12), "Some(a)");
    shows(map.containsKey(0x20), "false");
    shows(map.covers(0x12, 0x20), "false");
    shows(map.intersects(0x12, 0x20), "true");
    shows(map.intersects(MapleTree.of(0x20, 0x2f, 1)), "false");
    shows(map.entryAt(0x12), "Some(0x10-0x1f=a)");
    shows(map.entryAtOrNull(0x20), "null");
    shows(map.ceilingEntry(0x20), "Some(0x30-0x3f=b)");
    shows(map.higherEntry(0x12), "Some(0x30-0x3f=b)");
    shows(map.firstEntry(), "Some(0x10-0x1f=a)");
    shows(map.lastEntry(), "Some(0x30-0x3f=b)");
    shows(map.size(), "2");
    shows(map.isEmpty(), "false");
    shows(map.nth(1), "0x30-0x3f=b");
    shows(map.span(), "Some(0x10-0x3f)");
    shows(map.coverage(), "32");
    shows(
        map.putAll(List.of(new Entry<>(0x18, 0x2f, "c"))),
        "{0x10-0x17=a, 0x18-0x2f=c, 0x30-0x3f=b}");
    shows(map.asTransient().remove(0x10, 0x17).persistent(), "{0x18-0x1f=a, 0x30-0x3f=b}");
    shows(map.lowestGap(0x8, 0x10, 0xff), "Some(0x20-0x27)");
    shows(map.highestGap(0x8, 0x0, 0x3f, 0x10), "Some(0x20-0x27)");
    shows(map.allocateHighest(0x8, 0x0, 0x3f, "c").get().range(), "0x28-0x2f");
    shows(map.iterator().next(), "0x10-0x1f=a");
    shows(map.reverseIterator().next(), "0x30-0x3f=b");
  }

  @Test
  void ofMapleTreeAndMore() {
    var map = MapleTree.of(0x10, 0x1f, "a").put(0x30, 0x3f, "b");
    shows(map.reverseEntries(0x18, 0x3f).toJavaList(), "[0x30-0x3f=b, 0x10-0x1f=a]");
    StringBuilder out = new StringBuilder();
    map.forEachRange((first, last, value) -> out.append(value));
    shows(out, "ab");
    shows(map.spliterator().getExactSizeIfKnown(), "2");
    shows(map.stream(0x18, 0x2f).count(), "1");
    shows(map.toVavrMap().head(), "(0x10-0x1f, a)");
    shows(map.toVector(), "Vector(0x10-0x1f=a, 0x30-0x3f=b)");
    shows(map.cursor(0x20), "gap 0x20-0x2f");
    shows(
        map.union(MapleTree.of(0x18, 0x27, "c"), String::concat),
        "{0x10-0x17=a, 0x18-0x1f=ac, 0x20-0x27=c, 0x30-0x3f=b}");
    shows(map.intersection(MapleSet.of(0x18, 0x37)), "{0x18-0x1f=a, 0x30-0x37=b}");
    shows(map.difference(MapleSet.of(0x18, 0x37)), "{0x10-0x17=a, 0x38-0x3f=b}");
    shows(
        map.diff(map.put(0x30, 0x3f, "c")).toJavaList(),
        "[Replaced[range=0x30-0x3f, before=b, after=c]]");
    shows(ChangeText.between(map, map.remove(0x30, 0x3f)), "-0x30-0x3f=b");
    shows(ChangeText.between(map, map.put(0x30, 0x3f, "c")), "!0x30-0x3f=b to c");
    shows(map.equals(map.put(0x18, 0x1f, "a")), "false");
    shows(map.toString(), "{0x10-0x1f=a, 0x30-0x3f=b}");
    shows(map.stats().height(), "1");
  }

  @Test
  void ofMapleSet() {
    var set = MapleSet.of(0x10, 0x1f).add(0x30, 0x3f);
    shows(MapleSet.all(), "{0x0-0xffffffffffffffff}");
    shows(MapleSet.of(0x10, 0x1f), "{0x10-0x1f}");
    shows(MapleSet.ofKeys(3, 1, 2, 7), "{0x1-0x3, 0x7-0x7}");
    shows(MapleSet.ofRanges(List.of(Range.of(0, 4), Range.of(5, 9))), "{0x0-0x9}");
    shows(Stream.of(Range.of(5, 9), Range.of(0, 4)).collect(MapleSet.collector()), "{0x0-0x9}");
    shows(MapleSet.keysOf(MapleTree.of(0, 4, "a").put(5, 9, "b")), "{0x0-0x9}");
    shows(set.contains(0x20), "false");
    shows(set.covers(0x12, 0x18), "true");
    shows(set.covers(MapleSet.of(0x12, 0x18)), "true");
    shows(set.intersects(0x20, 0x2f), "false");
    shows(set.intersects(MapleSet.of(0x1f, 0x20)), "true");
    shows(set.isEmpty(), "false");
    shows(set.size(), "2");
    shows(set.coverage(), "32");
    shows(set.coverage(0x18, 0x33), "12");
    shows(set.span(), "Some(0x10-0x3f)");
    shows(set.rangeAt(0x12), "Some(0x10-0x1f)");
    shows(set.gapAt(0x20), "Some(0x20-0x2f)");
    shows(set.nextSet(0x20), "OptionalLong[48]");
    shows(set.previousSet(0x20), "OptionalLong[31]");
    shows(set.nextClear(0x12), "OptionalLong[32]");
    shows(set.previousClear(0x12), "OptionalLong[15]");
    shows(set.rank(0x30), "16");
    shows(set.select(16), "OptionalLong[48]");
    shows(set.add(0x20), "{0x10-0x20, 0x30-0x3f}");
    shows(set.add(0x20, 0x2f), "{0x10-0x3f}");
    shows(set.addAll(List.of(Range.of(0x20, 0x2f), Range.of(0, 9))), "{0x0-0x9, 0x10-0x3f}");
    shows(set.addKeys(0x20, 0x2f), "{0x10-0x20, 0x2f-0x3f}");
    shows(set.remove(0x18), "{0x10-0x17, 0x19-0x1f, 0x30-0x3f}");
    shows(set.remove(0x18, 0x37), "{0x10-0x17, 0x38-0x3f}");
  }

  @Test
  void ofMapleSetAndMore() {
    var set = MapleSet.of(0x10, 0x1f).add(0x30, 0x3f);
    shows(set.slice(0x18, 0x37), "{0x18-0x1f, 0x30-0x37}");
    shows(set.union(MapleSet.of(0x18, 0x2f)), "{0x10-0x3f}");
    shows(set.intersection(MapleSet.of(0x18, 0x37)), "{0x18-0x1f, 0x30-0x37}");
    shows(set.difference(MapleSet.of(0x18, 0x37)), "{0x10-0x17, 0x38-0x3f}");
    shows(set.symmetricDifference(MapleSet.of(0x18, 0x1f)), "{0x10-0x17, 0x30-0x3f}");
    shows(set.complement(), "{0x0-0xf, 0x20-0x2f, 0x40-0xffffffffffffffff}");
    shows(set.gaps(0x0, 0x37).toJavaList(), "[0x0-0xf, 0x20-0x2f]");
    shows(set.lowestGap(0x8, 0x10, 0xff), "Some(0x20-0x27)");
    shows(set.highestGap(0x8, 0x0, 0x3f), "Some(0x28-0x2f)");
    shows(set.iterator().next(), "0x10-0x1f");
    shows(set.reverseIterator().next(), "0x30-0x3f");
    shows(set.ranges(0x18, 0x2f).toJavaList(), "[0x10-0x1f]");
    shows(set.stream().count(), "2");
    shows(set.keys().next(), "16");
    shows(set.toString(), "{0x10-0x1f, 0x30-0x3f}");
  }

  @Test
  void ofOverlapMap() {
    var calls = OverlapMap.<String>empty().put(10, 59, "Ann").put(30, 39, "Bob");
    shows(OverlapMap.of(List.of(new Entry<>(0, 9, "Ann"))), "{0x0-0x9=[Ann]}");
    shows(
        calls.put(50, 69, "Eve"),
        "{0xa-0x1d=[Ann], 0x1e-0x27=[Ann, Bob], 0x28-0x31=[Ann], 0x32-0x3b=[Ann, Eve], 0x3c-0x45=[Eve]}");
    shows(
        calls.putAll(List.of(new Entry<>(0, 9, "Ann"))),
        "{0x0-0x1d=[Ann], 0x1e-0x27=[Ann, Bob], 0x28-0x3b=[Ann]}");
    shows(calls.union(OverlapMap.<String>empty().put(35, 69, "Eve")).at(36), "[Ann, Bob, Eve]");
    shows(calls.remove(0, 34, "Ann"), "{0x1e-0x22=[Bob], 0x23-0x27=[Ann, Bob], 0x28-0x3b=[Ann]}");
    shows(calls.remove("Ann"), "{0x1e-0x27=[Bob]}");
    shows(calls.clear(20, 99), "{0xa-0x13=[Ann]}");
    shows(calls.at(35), "[Ann, Bob]");
    shows(calls.within(0, 15), "[Ann]");
    shows(calls.contains(35, "Bob"), "true");
    shows(calls.depth(35), "2");
    shows(calls.maxDepth(0, 99), "2");
    shows(calls.keysOf("Ann"), "{0xa-0x3b}");
    shows(calls.keySet(), "{0xa-0x3b}");
    shows(calls.slice(35, 45), "{0x23-0x27=[Ann, Bob], 0x28-0x2d=[Ann]}");
    shows(calls.isEmpty(), "false");
    shows(calls.iterator().next(), "0xa-0x1d=[Ann]");
    shows(calls.pieces().size(), "3");
  }

  @Test
  void ofCursor() {
    var cursor = MapleTree.of(0x10, 0x1f, "a").cursor(0x12);
    shows(cursor.tree(), "{0x10-0x1f=a}");
    shows(cursor.isGap(), "false");
    shows(cursor.range(), "0x10-0x1f");
    shows(cursor.valueOrNull(), "a");
    shows(cursor.entry(), "Some(0x10-0x1f=a)");
    shows(cursor.next(), "Some(gap 0x20-0xffffffffffffffff)");
    shows(cursor.prev(), "Some(gap 0x0-0xf)");
    shows(cursor.nextEntry(), "None");
    shows(cursor.prevEntry(), "None");
    shows(cursor.seek(0x40), "gap 0x20-0xffffffffffffffff");
    shows(cursor.replace("b").tree(), "{0x10-0x1f=b}");
    shows(cursor.remove(), "gap 0x0-0xffffffffffffffff");
    shows(cursor.toString(), "0x10-0x1f=a");
  }

  @Test
  void ofTransientMapleTree() {
    shows(edit().persistent(), "{0x10-0x1f=a}");
    shows(edit().getOrNull(0x12), "a");
    shows(edit().size(), "1");
    shows(edit().gapAt(0x20), "Some(0x20-0xffffffffffffffff)");
    shows(edit().put(0x18, 0x27, "b").persistent(), "{0x10-0x17=a, 0x18-0x27=b}");
    shows(edit().remove(0x18, 0x27).persistent(), "{0x10-0x17=a}");
    shows(edit().removeEntry(0x12).persistent(), "{}");
    shows(edit().insert(0x18, 0x27, "b").getLeft().obstacle(), "0x10-0x1f=a");
    shows(edit().putCoalescing(0x20, 0x27, "a").persistent(), "{0x10-0x27=a}");
    shows(
        edit().merge(0x18, 0x27, "b", String::concat).persistent(),
        "{0x10-0x17=a, 0x18-0x1f=ab, 0x20-0x27=b}");
    shows(
        edit().compute(0x18, 0x27, (range, old) -> old == null ? "new" : null).persistent(),
        "{0x10-0x17=a, 0x20-0x27=new}");
    shows(
        edit().replaceAll(0x18, 0x27, (range, old) -> old + "!").persistent(),
        "{0x10-0x17=a, 0x18-0x1f=a!}");
    shows(edit().put(0x20, 0x2f, "a").coalesce().persistent(), "{0x10-0x2f=a}");
    shows(
        edit().putAll(List.of(new Entry<>(0x18, 0x27, "b"))).persistent(),
        "{0x10-0x17=a, 0x18-0x27=b}");
    shows(edit().allocateLowest(0x8, 0x10, 0xff, "b"), "Right(0x20-0x27)");
    shows(edit().allocateHighest(0x8, 0x10, 0xff, "b"), "Right(0xf8-0xff)");
    shows(edit().allocateCyclic(1, 0x10, 0x2f, 0x28, "b"), "Right(0x28-0x28)");
  }
}
