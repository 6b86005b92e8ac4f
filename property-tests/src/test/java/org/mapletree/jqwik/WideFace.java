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
import org.mapletree.keys.WideRangeMap;

/** A map of 128-bit keys. */
record WideFace<K>(WideRangeMap<K, Integer> map) implements TypedFace<K> {
  @Override
  public Domain<K> domain() {
    return map.domain();
  }

  @Override
  public WideFace<K> put(TypedRange<K> range, Integer value) {
    return new WideFace<>(map.put(range, value));
  }

  @Override
  public Either<TypedConflict<K, Integer>, WideFace<K>> insert(TypedRange<K> range, Integer value) {
    return map.insert(range, value).map(WideFace::new);
  }

  @Override
  public WideFace<K> remove(TypedRange<K> range) {
    return new WideFace<>(map.remove(range));
  }

  @Override
  public WideFace<K> removeEntry(K key) {
    return new WideFace<>(map.removeEntry(key));
  }

  @Override
  public WideFace<K> slice(TypedRange<K> range) {
    return new WideFace<>(map.slice(range));
  }

  @Override
  public WideFace<K> union(TypedFace<K> other) {
    return new WideFace<>(map.union(((WideFace<K>) other).map));
  }

  @Override
  public WideFace<K> intersection(TypedFace<K> other) {
    return new WideFace<>(map.intersection(((WideFace<K>) other).map));
  }

  @Override
  public WideFace<K> difference(TypedFace<K> other) {
    return new WideFace<>(map.difference(((WideFace<K>) other).map));
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
  public WideFace<K> putCoalescing(TypedRange<K> range, Integer value) {
    return new WideFace<>(map.putCoalescing(range, value));
  }

  @Override
  public WideFace<K> coalesced() {
    return new WideFace<>(map.coalesced());
  }

  @Override
  public WideFace<K> merge(
      TypedRange<K> range, Integer value, BiFunction<Integer, Integer, Integer> remap) {
    return new WideFace<>(map.merge(range, value, remap));
  }

  @Override
  public WideFace<K> compute(
      TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function) {
    return new WideFace<>(map.compute(range, function));
  }

  @Override
  public WideFace<K> replaceAll(
      TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function) {
    return new WideFace<>(map.replaceAll(range, function));
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
    return map.diff(((WideFace<K>) newer).map);
  }

  @Override
  public Iterator<TypedKeyChange<K, Integer>> diffByKey(TypedFace<K> newer) {
    return map.diffByKey(((WideFace<K>) newer).map);
  }

  @Override
  public Either<TypedPatchConflict<K, Integer>, WideFace<K>> patch(
      Iterable<TypedChange<K, Integer>> changes) {
    return map.patch(changes).map(WideFace::new);
  }

  @Override
  public BigInteger coverage(TypedRange<K> range) {
    return map.coverage(range);
  }

  @Override
  public TypedRange<K> lowestGapOrNull(BigInteger size, TypedRange<K> window) {
    return map.lowestGap(size, window).getOrNull();
  }

  @Override
  public Either<BigInteger, WideFace<K>> allocateLowest(
      BigInteger size, TypedRange<K> window, Integer value) {
    return map.allocateLowest(size, window, value)
        .bimap(full -> full.largestGap(), made -> new WideFace<>(made.map()));
  }

  @Override
  public TypedRange<K> highestGapOrNull(BigInteger size, TypedRange<K> window) {
    return map.highestGap(size, window).getOrNull();
  }

  @Override
  public Either<BigInteger, WideFace<K>> allocateHighest(
      BigInteger size, TypedRange<K> window, Integer value) {
    return map.allocateHighest(size, window, value)
        .bimap(full -> full.largestGap(), made -> new WideFace<>(made.map()));
  }
}
