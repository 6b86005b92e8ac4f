package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Iterator;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.Entry;
import org.mapletree.MapleSet;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.TypedRangeMap;
import org.mapletree.keys.TypedRangeSet;
import org.mapletree.keys.WideKeyDomain;
import org.mapletree.keys.WideKeyDomains;
import org.mapletree.keys.WideRangeMap;

/** What takes a whole typed map at once, and the typed set: the same as the tree below. */
class TypedBulkLaws {
  private static final KeyDomain<Long> LONGS = KeyDomains.signedLong();
  private static final WideKeyDomain<BigInteger> WIDE = WideKeyDomains.unsigned128();

  private static TypedEntry<Long, Integer> typed(Entry<Integer> entry) {
    return new TypedEntry<>(LONGS.fromKeys(entry.range()), entry.value());
  }

  /** The tree stretched, so that most high words hold a few entries and some entries many words. */
  private static TypedEntry<BigInteger, Integer> wide(Entry<Integer> entry) {
    BigInteger first = place(entry.first());
    BigInteger last =
        place(entry.last()).add(BigInteger.ONE.shiftLeft(60)).subtract(BigInteger.ONE);
    return new TypedEntry<>(WIDE.closed(first, last), entry.value());
  }

  private static BigInteger place(long key) {
    return new BigInteger(Long.toUnsignedString(key)).shiftLeft(60);
  }

  @Property(tries = 100)
  void aTypedMapIsItsTree(@ForAll Versions<Integer> versions, @ForAll KeyChoice choice) {
    MapleTree<Integer> tree = versions.older();
    MapleTree<Integer> other = versions.newer();
    TypedRangeMap<Long, Integer> map = TypedRangeMap.over(LONGS, tree);
    List<TypedEntry<Long, Integer>> entries =
        tree.iterator().map(TypedBulkLaws::typed).toJavaList();
    assertThat(map.iterator().toJavaList()).isEqualTo(entries);
    assertThat(map.stream()).isEqualTo(entries);
    assertThat(map.reverseIterator().toJavaList())
        .isEqualTo(tree.reverseIterator().map(TypedBulkLaws::typed).toJavaList());
    assertThat(map.spliterator().estimateSize()).isEqualTo(tree.size());
    assertThat(TypedRangeMap.ofEntries(LONGS, entries)).isEqualTo(map).hasSameHashCodeAs(map);
    assertThat(entries.stream().collect(collector())).isEqualTo(map);
    assertThat(map.tree()).isSameAs(tree);
    assertThat(map.keySet().set()).isEqualTo(tree.keySet());
    assertThat(map.mapValues(value -> value)).isSameAs(map);
    assertThat(map.mapValues(value -> value % 2).tree()).isEqualTo(tree.mapValues(v -> v % 2));
    assertThat(map.filter(entry -> entry.value() % 2 == 0).tree())
        .isEqualTo(tree.filter(entry -> entry.value() % 2 == 0));
    TypedRangeMap<Long, Integer> others = TypedRangeMap.over(LONGS, other);
    assertThat(map.putAll(others).tree())
        .isEqualTo(tree.putAll(other))
        .isEqualTo(tree.union(other));
    long place = choice.in(tree);
    Long key = LONGS.fromKey(place);
    assertThat(map.get(key)).isEqualTo(tree.get(place));
    assertThat(map.getOrElse(key, -7)).isEqualTo(tree.getOrElse(place, -7));
    assertThat(map.containsKey(key)).isEqualTo(tree.containsKey(place));
    assertThat(map.entryAt(key)).isEqualTo(tree.entryAt(place).map(TypedBulkLaws::typed));
    assertThat(map.floorEntry(key)).isEqualTo(tree.floorEntry(place).map(TypedBulkLaws::typed));
    assertThat(map.ceilingEntry(key)).isEqualTo(tree.ceilingEntry(place).map(TypedBulkLaws::typed));
    assertThat(map.lowerEntry(key)).isEqualTo(tree.lowerEntry(place).map(TypedBulkLaws::typed));
    assertThat(map.higherEntry(key)).isEqualTo(tree.higherEntry(place).map(TypedBulkLaws::typed));
    assertThat(map.firstEntry()).isEqualTo(tree.firstEntry().map(TypedBulkLaws::typed));
    assertThat(map.lastEntry()).isEqualTo(tree.lastEntry().map(TypedBulkLaws::typed));
  }

  private static Collector<TypedEntry<Long, Integer>, ?, TypedRangeMap<Long, Integer>> collector() {
    return TypedRangeMap.collector(LONGS, TypedEntry::range, TypedEntry::value);
  }

  /** Versions of one map, so that most of what union, diff and patch meet is shared. */
  @Property(tries = 40)
  void aWideMapTakesOthersWhole(
      @ForAll("small") MapleTree<Integer> tree, @ForAll RangeChoice put, @ForAll RangeChoice cut) {
    MapleTree<Integer> changed = tree.put(put.in(tree), 99).remove(cut.in(tree));
    WideRangeMap<BigInteger, Integer> map = wide(tree);
    List<TypedEntry<BigInteger, Integer>> entries =
        tree.iterator().map(TypedBulkLaws::wide).toJavaList();
    assertThat(map.iterator().toJavaList()).isEqualTo(entries);
    assertThat(map.mapValues(value -> value)).isSameAs(map);
    assertThat(map.mapValues(value -> value % 2)).isEqualTo(wide(tree.mapValues(v -> v % 2)));
    assertThat(map.filter(entry -> entry.value() % 2 == 0))
        .isEqualTo(wide(tree.filter(entry -> entry.value() % 2 == 0)));
    WideRangeMap<BigInteger, Integer> apart = wide(changed);
    WideRangeMap<BigInteger, Integer> version = map.patch(map.diff(apart)).get();
    for (WideRangeMap<BigInteger, Integer> other : List.of(apart, version)) {
      assertThat(other).isEqualTo(apart);
      assertThat(map.union(other))
          .isEqualTo(wide(tree.union(changed)))
          .isEqualTo(map.putAll(other));
      assertThat(map.union(other).size()).isEqualTo(tree.union(changed).size());
      assertThat(map.union(map.slice(WIDE.all()))).isSameAs(map);
    }
    TypedRange<BigInteger> window =
        wide(new Entry<>(cut.in(tree).first(), cut.in(tree).last(), 0)).range();
    Range keys = cut.in(tree);
    assertThat(map.slice(window)).isEqualTo(wide(tree.slice(keys)));
    assertThat(map.slice(window).size()).isEqualTo(tree.slice(keys).size());
    assertThat(map.remove(window)).isEqualTo(wide(tree.remove(keys)));
    assertThat(map.remove(window).size()).isEqualTo(tree.remove(keys).size());
  }

  @Provide
  Arbitrary<MapleTree<Integer>> small() {
    return MapleArbitraries.trees(Arbitraries.integers().between(0, 4)).ofMaxSize(150);
  }

  private static WideRangeMap<BigInteger, Integer> wide(MapleTree<Integer> tree) {
    return WideRangeMap.ofEntries(WIDE, tree.iterator().map(TypedBulkLaws::wide));
  }

  @Property(tries = 100)
  void aTypedSetIsItsSet(
      @ForAll Versions<Integer> versions, @ForAll RangeChoice choice, @ForAll long size) {
    MapleSet set = versions.older().keySet();
    MapleSet other = versions.newer().keySet();
    TypedRangeSet<Long> typed = TypedRangeMap.over(LONGS, versions.older()).keySet();
    TypedRangeSet<Long> others = TypedRangeMap.over(LONGS, versions.newer()).keySet();
    assertThat(typed.set()).isEqualTo(set);
    assertThat(typed.union(others).set()).isEqualTo(set.union(other));
    assertThat(typed.intersection(others).set()).isEqualTo(set.intersection(other));
    assertThat(typed.difference(others).set()).isEqualTo(set.difference(other));
    assertThat(typed.symmetricDifference(others).set()).isEqualTo(set.symmetricDifference(other));
    assertThat(typed.complement().set()).isEqualTo(set.complement());
    assertThat(typed.addAll(others).set()).isEqualTo(set.addAll(other));
    assertThat(typed.covers(others)).isEqualTo(set.covers(other));
    assertThat(typed.intersects(others)).isEqualTo(set.intersects(other));
    assertThat(TypedRangeSet.ofRanges(LONGS, typed)).isEqualTo(typed).hasSameHashCodeAs(typed);
    assertThat(typed.reverseIterator().toJavaList())
        .isEqualTo(set.reverseIterator().map(LONGS::fromKeys).toJavaList());
    assertThat(typed.spliterator().estimateSize()).isEqualTo(set.size());

    Range keys = choice.in(versions.older());
    TypedRange<Long> range = LONGS.fromKeys(keys);
    Long key = range.first();
    assertThat(typed.contains(key)).isEqualTo(set.contains(keys.first()));
    assertThat(typed.add(range).set()).isEqualTo(set.add(keys));
    assertThat(typed.remove(range).set()).isEqualTo(set.remove(keys));
    assertThat(typed.slice(range).set()).isEqualTo(set.slice(keys));
    assertThat(typed.covers(range)).isEqualTo(set.covers(keys));
    assertThat(typed.intersects(range)).isEqualTo(set.intersects(keys));
    assertThat(typed.coverage(range)).isEqualTo(set.coverage(keys));
    assertThat(typed.gaps(range).toJavaList()).isEqualTo(typed(set.gaps(keys)));
    long length = Math.max(1, size);
    assertThat(typed.lowestGap(length, range))
        .isEqualTo(set.lowestGap(length, keys).map(LONGS::fromKeys));
    assertThat(typed.highestGap(length, range))
        .isEqualTo(set.highestGap(length, keys).map(LONGS::fromKeys));
    assertThat(typed.rangeAt(key)).isEqualTo(set.rangeAt(keys.first()).map(LONGS::fromKeys));
    assertThat(typed.gapAt(key)).isEqualTo(set.gapAt(keys.first()).map(LONGS::fromKeys));
    assertThat(typed.rank(key)).isEqualTo(set.rank(keys.first()));
    assertThat(typed.select(size).map(LONGS::toKey).toJavaOptional())
        .isEqualTo(set.select(size).stream().boxed().findFirst());
    assertThat(typed.nextSet(key).map(LONGS::toKey).toJavaOptional())
        .isEqualTo(set.nextSet(keys.first()).stream().boxed().findFirst());
    assertThat(typed.previousSet(key).map(LONGS::toKey).toJavaOptional())
        .isEqualTo(set.previousSet(keys.first()).stream().boxed().findFirst());
    assertThat(typed.nextClear(key).map(LONGS::toKey).toJavaOptional())
        .isEqualTo(set.nextClear(keys.first()).stream().boxed().findFirst());
    assertThat(typed.previousClear(key).map(LONGS::toKey).toJavaOptional())
        .isEqualTo(set.previousClear(keys.first()).stream().boxed().findFirst());
  }

  private static List<TypedRange<Long>> typed(Iterator<Range> ranges) {
    return ranges.map(LONGS::fromKeys).toJavaList();
  }

  /** What a set of keys offers beside what its bits say. */
  @Property(tries = 100)
  void aSetIsMadeAndWalkedInManyWays(@ForAll MapleTree<Integer> tree, @ForAll long[] keys) {
    MapleSet set = tree.keySet();
    assertThat(MapleSet.ofRanges(set)).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(set.stream().collect(MapleSet.collector())).isEqualTo(set);
    assertThat(tree.stream().map(Entry::range).collect(MapleSet.collector())).isEqualTo(set);
    assertThat(MapleSet.keysOf(set.asTree())).isEqualTo(set);
    assertThat(set.span()).isEqualTo(tree.span());
    assertThat(set.spliterator().estimateSize()).isEqualTo(set.size());
    assertThat(set.lowestGap(3, 0, -1L)).isEqualTo(tree.lowestGap(3, 0, -1L));
    assertThat(set.highestGap(3, 0, -1L)).isEqualTo(tree.highestGap(3, 0, -1L));
    MapleSet added = set;
    for (long key : keys) {
      added = added.add(key);
    }
    assertThat(set.addKeys(keys)).isEqualTo(added);
    assertThat(MapleSet.ofKeys(keys).union(set)).isEqualTo(added);
    MapleSet few = MapleSet.ofKeys(keys);
    Iterable<Long> walked = few::keys;
    assertThat(walked).hasSize((int) few.coverage()).allMatch(few::contains);
  }
}
