package org.mapletree.jqwik;

import io.vavr.control.Either;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.function.BiFunction;
import org.mapletree.keys.Domain;
import org.mapletree.keys.TypedChange;
import org.mapletree.keys.TypedConflict;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedKeyChange;
import org.mapletree.keys.TypedPatchConflict;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.TypedRangeMap;

/** A map of 64-bit keys. */
record NarrowFace<K>(TypedRangeMap<K, Integer> map) implements TypedFace<K> {
  @Override
  public Domain<K> domain() {
    return map.domain();
  }

  @Override
  public NarrowFace<K> put(TypedRange<K> range, Integer value) {
    return new NarrowFace<>(map.put(range, value));
  }

  @Override
  public Either<TypedConflict<K, Integer>, NarrowFace<K>> insert(
      TypedRange<K> range, Integer value) {
    return map.insert(range, value).map(NarrowFace::new);
  }

  @Override
  public NarrowFace<K> remove(TypedRange<K> range) {
    return new NarrowFace<>(map.remove(range));
  }

  @Override
  public NarrowFace<K> removeEntry(K key) {
    return new NarrowFace<>(map.removeEntry(key));
  }

  @Override
  public NarrowFace<K> slice(TypedRange<K> range) {
    return new NarrowFace<>(map.slice(range));
  }

  @Override
  public NarrowFace<K> union(TypedFace<K> other) {
    return new NarrowFace<>(map.union(((NarrowFace<K>) other).map));
  }

  @Override
  public NarrowFace<K> intersection(TypedFace<K> other) {
    return new NarrowFace<>(map.intersection(((NarrowFace<K>) other).map));
  }

  @Override
  public NarrowFace<K> difference(TypedFace<K> other) {
    return new NarrowFace<>(map.difference(((NarrowFace<K>) other).map));
  }

  @Override
  public Integer getOrNull(K key) {
    return map.getOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> entryAtOrNull(K key) {
    return map.entryAtOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> floorEntryOrNull(K key) {
    return map.floorEntryOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> ceilingEntryOrNull(K key) {
    return map.ceilingEntryOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> lowerEntryOrNull(K key) {
    return map.lowerEntryOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> higherEntryOrNull(K key) {
    return map.higherEntryOrNull(key);
  }

  @Override
  public TypedEntry<K, Integer> firstEntryOrNull() {
    return map.firstEntryOrNull();
  }

  @Override
  public TypedEntry<K, Integer> lastEntryOrNull() {
    return map.lastEntryOrNull();
  }

  @Override
  public TypedRange<K> gapAtOrNull(K key) {
    return map.gapAt(key).getOrNull();
  }

  @Override
  public TypedRange<K> spanOrNull() {
    return map.span().getOrNull();
  }

  @Override
  public long size() {
    return map.size();
  }

  @Override
  public boolean covers(TypedRange<K> range) {
    return map.covers(range);
  }

  @Override
  public boolean intersects(TypedRange<K> range) {
    return map.intersects(range);
  }

  @Override
  public Iterator<TypedEntry<K, Integer>> entries(TypedRange<K> range) {
    return map.entries(range);
  }

  @Override
  public Iterator<TypedEntry<K, Integer>> reverseEntries(TypedRange<K> range) {
    return map.reverseEntries(range);
  }

  @Override
  public Iterator<TypedRange<K>> gaps(TypedRange<K> range) {
    return map.gaps(range);
  }

  @Override
  public NarrowFace<K> putCoalescing(TypedRange<K> range, Integer value) {
    return new NarrowFace<>(map.putCoalescing(range, value));
  }

  @Override
  public NarrowFace<K> coalesced() {
    return new NarrowFace<>(map.coalesced());
  }

  @Override
  public NarrowFace<K> merge(
      TypedRange<K> range, Integer value, BiFunction<Integer, Integer, Integer> remap) {
    return new NarrowFace<>(map.merge(range, value, remap));
  }

  @Override
  public NarrowFace<K> compute(
      TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function) {
    return new NarrowFace<>(map.compute(range, function));
  }

  @Override
  public NarrowFace<K> replaceAll(
      TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function) {
    return new NarrowFace<>(map.replaceAll(range, function));
  }

  @Override
  public long rank(K key) {
    return map.rank(key);
  }

  @Override
  public TypedEntry<K, Integer> nth(long index) {
    return map.nth(index);
  }

  @Override
  public Iterator<TypedChange<K, Integer>> diff(TypedFace<K> newer) {
    return map.diff(((NarrowFace<K>) newer).map);
  }

  @Override
  public Iterator<TypedKeyChange<K, Integer>> diffByKey(TypedFace<K> newer) {
    return map.diffByKey(((NarrowFace<K>) newer).map);
  }

  @Override
  public Either<TypedPatchConflict<K, Integer>, NarrowFace<K>> patch(
      Iterable<TypedChange<K, Integer>> changes) {
    return map.patch(changes).map(NarrowFace::new);
  }

  @Override
  public BigInteger coverage(TypedRange<K> range) {
    boolean everyKey = range.equals(map.domain().all()) && map.covers(range);
    return everyKey ? BigInteger.ONE.shiftLeft(Long.SIZE) : unsigned(map.coverage(range));
  }

  @Override
  public TypedRange<K> lowestGapOrNull(BigInteger size, TypedRange<K> window) {
    return fits(size) ? map.lowestGap(size.longValue(), window).getOrNull() : null;
  }

  @Override
  public Either<BigInteger, NarrowFace<K>> allocateLowest(
      BigInteger size, TypedRange<K> window, Integer value) {
    return map.allocateLowest(size.longValue(), window, value)
        .bimap(full -> unsigned(full.largestGap()), made -> new NarrowFace<>(made.map()));
  }

  @Override
  public TypedRange<K> highestGapOrNull(BigInteger size, TypedRange<K> window) {
    return fits(size) ? map.highestGap(size.longValue(), window).getOrNull() : null;
  }

  @Override
  public Either<BigInteger, NarrowFace<K>> allocateHighest(
      BigInteger size, TypedRange<K> window, Integer value) {
    return map.allocateHighest(size.longValue(), window, value)
        .bimap(full -> unsigned(full.largestGap()), made -> new NarrowFace<>(made.map()));
  }

  private static boolean fits(BigInteger size) {
    return size.bitLength() <= Long.SIZE;
  }

  private static BigInteger unsigned(long number) {
    return new BigInteger(Long.toUnsignedString(number));
  }
}
