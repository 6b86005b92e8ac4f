package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the examples in the Javadoc of {@link MapleTree} say comes out. */
class JavadocExamplesTest {
  private static final Measure<Integer, Integer> SUM = Measure.of(0, (range, n) -> n, Integer::sum);

  private static MapleTree<String> a(long first, long last) {
    return MapleTree.of(first, last, "a");
  }

  @Test
  void looking() {
    var map = a(0x10, 0x1f).put(0x20, 0x2f, "b");
    assertThat(a(0x10, 0x1f).gapAt(0x30).get()).hasToString("0x20-0xffffffffffffffff");
    assertThat(map.floorEntry(0x25)).hasToString("Some(0x20-0x2f=b)");
    assertThat(map.lowerEntry(0x25)).hasToString("Some(0x10-0x1f=a)");
    assertThat(map.rank(0x25)).isEqualTo(1);
    assertThat(a(0x0, 0x9).put(0x20, 0x2f, "b").coverage(0x8, 0x23)).isEqualTo(6);
    assertThat(MapleTree.of(0x0, 0x9, 5).put(0x20, 0x2f, 7).measure(SUM, 0x8, 0x23)).isEqualTo(12);
    assertThat(a(0x0, 0x9).put(0x20, 0x2f, "b").entries(0x5, 0x12).toJavaList())
        .hasToString("[0x0-0x9=a]");
  }

  @Test
  void writing() {
    var map = a(0x10, 0x1f);
    assertThat(map.insert(0x20, 0x2f, "b").get()).hasToString("{0x10-0x1f=a, 0x20-0x2f=b}");
    assertThat(map.insert(0x18, 0x2f, "b").getLeft().obstacle()).hasToString("0x10-0x1f=a");
    assertThat(a(0x0, 0x9).remove(0x3, 0x5)).hasToString("{0x0-0x2=a, 0x6-0x9=a}");
    assertThat(a(0x0, 0x9).removeEntry(0x4)).hasToString("{}");
    assertThat(a(0x0, 0x4).putCoalescing(0x5, 0x9, "a")).hasToString("{0x0-0x9=a}");
    assertThat(a(0x0, 0x4).put(0x5, 0x9, "a").coalesced()).hasToString("{0x0-0x9=a}");
    assertThat(MapleTree.of(0x0, 0x9, 1).merge(0x5, 0xe, 1, Integer::sum))
        .hasToString("{0x0-0x4=1, 0x5-0x9=2, 0xa-0xe=1}");
    assertThat(a(0x0, 0x4).compute(0x3, 0x6, (range, old) -> old == null ? "new" : null))
        .hasToString("{0x0-0x2=a, 0x5-0x6=new}");
    assertThat(a(0x0, 0x4).replaceAll(0x3, 0x6, (range, old) -> old + "!"))
        .hasToString("{0x0-0x2=a, 0x3-0x4=a!}");
  }

  @Test
  void findingRoom() {
    assertThat(a(0x3, 0x5).gaps(0x0, 0x9).toJavaList()).hasToString("[0x0-0x2, 0x6-0x9]");
    assertThat(a(0x0, 0x5).lowestGap(0x4, 0x0, 0xff, 0x8)).hasToString("Some(0x8-0xb)");
    assertThat(a(0xf0, 0xff).highestGap(0x10, 0x0, 0xff)).hasToString("Some(0xe0-0xef)");
    var placed = a(0x0, 0x3).allocateLowest(0x2, 0x0, 0x9, "b").get();
    assertThat(placed.range()).hasToString("0x4-0x5");
    assertThat(placed.tree()).hasToString("{0x0-0x3=a, 0x4-0x5=b}");
    var first = a(0x3, 0x3).allocateCyclic(1, 0x3, 0xf, 0xf, "b").get();
    assertThat(first.range()).hasToString("0xf-0xf");
    var second = first.tree().allocateCyclic(1, 0x3, 0xf, first.next(), "c").get();
    assertThat(second.range()).hasToString("0x4-0x4");
    assertThat(second.wrapped()).isTrue();
  }

  @Test
  void cuttingAndCombining() {
    var ten = a(0x0, 0x9);
    var other = MapleTree.of(0x5, 0xe, "b");
    assertThat(ten.slice(0x5, 0x12)).hasToString("{0x5-0x9=a}");
    assertThat(ten.split(0x4).below()).hasToString("{0x0-0x3=a}");
    assertThat(ten.split(0x4).from()).hasToString("{0x4-0x9=a}");
    assertThat(a(0x0, 0x3).concat(MapleTree.of(0x8, 0x9, "b")))
        .hasToString("{0x0-0x3=a, 0x8-0x9=b}");
    assertThat(ten.union(other)).hasToString("{0x0-0x4=a, 0x5-0xe=b}");
    assertThat(ten.intersection(other)).hasToString("{0x5-0x9=a}");
    assertThat(ten.difference(other)).hasToString("{0x0-0x4=a}");
    assertThat(MapleTree.of(0, 9, 5).intersection(MapleTree.of(5, 20, 3), Integer::sum))
        .hasToString("{0x5-0x9=8}");
    assertThat(MapleTree.of(0x0, 0x9, "abc").mapValues(String::length)).hasToString("{0x0-0x9=3}");
    assertThat(MapleTree.of(0x0, 0x9, 1).put(0x20, 0x2f, 2).filter(entry -> entry.value() > 1))
        .hasToString("{0x20-0x2f=2}");
    var newer = a(0x0, 0x4).put(0x5, 0x9, "b");
    assertThat(ten.diffByKey(newer).next().range()).hasToString("0x5-0x9");
    assertThat(ten.patch(ten.diff(newer)).get()).isEqualTo(newer);
  }

  @Test
  void showing() {
    var map = MapleTree.of(0, 9, "x".repeat(101)).put(10, 19, "y".repeat(100));
    assertThat(map)
        .hasToString("{0x0-0x9=" + "x".repeat(97) + "..., 0xa-0x13=" + "y".repeat(100) + "}");
  }
}
