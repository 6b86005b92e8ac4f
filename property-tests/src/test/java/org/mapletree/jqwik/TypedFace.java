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

/**
 * The face that the typed maps of 64 and of 128 bits share, so that one set of laws holds both.
 *
 * @param <K> the keys
 */
interface TypedFace<K> {
  Domain<K> domain();

  /** The map behind this face. */
  Object map();

  TypedFace<K> put(TypedRange<K> range, Integer value);

  Either<TypedConflict<K, Integer>, ? extends TypedFace<K>> insert(
      TypedRange<K> range, Integer value);

  TypedFace<K> remove(TypedRange<K> range);

  TypedFace<K> removeEntry(K key);

  TypedFace<K> slice(TypedRange<K> range);

  TypedFace<K> union(TypedFace<K> other);

  TypedFace<K> intersection(TypedFace<K> other);

  TypedFace<K> difference(TypedFace<K> other);

  Integer getOrNull(K key);

  TypedEntry<K, Integer> entryAtOrNull(K key);

  TypedRange<K> gapAtOrNull(K key);

  TypedEntry<K, Integer> floorEntryOrNull(K key);

  TypedEntry<K, Integer> ceilingEntryOrNull(K key);

  TypedEntry<K, Integer> lowerEntryOrNull(K key);

  TypedEntry<K, Integer> higherEntryOrNull(K key);

  TypedEntry<K, Integer> firstEntryOrNull();

  TypedEntry<K, Integer> lastEntryOrNull();

  TypedRange<K> spanOrNull();

  long size();

  boolean covers(TypedRange<K> range);

  boolean intersects(TypedRange<K> range);

  Iterator<TypedEntry<K, Integer>> entries(TypedRange<K> range);

  Iterator<TypedEntry<K, Integer>> reverseEntries(TypedRange<K> range);

  Iterator<TypedRange<K>> gaps(TypedRange<K> range);

  TypedFace<K> putCoalescing(TypedRange<K> range, Integer value);

  TypedFace<K> coalesced();

  TypedFace<K> merge(
      TypedRange<K> range, Integer value, BiFunction<Integer, Integer, Integer> remap);

  TypedFace<K> compute(TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function);

  TypedFace<K> replaceAll(
      TypedRange<K> range, BiFunction<TypedRange<K>, Integer, Integer> function);

  long rank(K key);

  TypedEntry<K, Integer> nth(long index);

  /** How many keys of a range have values; all keys are told from all but one. */
  BigInteger coverage(TypedRange<K> range);

  TypedRange<K> lowestGapOrNull(BigInteger size, TypedRange<K> window);

  TypedRange<K> highestGapOrNull(BigInteger size, TypedRange<K> window);

  /** The map with the value at the lowest place, or the largest gap. */
  Either<BigInteger, ? extends TypedFace<K>> allocateLowest(
      BigInteger size, TypedRange<K> window, Integer value);

  /** The map with the value at the highest place, or the largest gap. */
  Either<BigInteger, ? extends TypedFace<K>> allocateHighest(
      BigInteger size, TypedRange<K> window, Integer value);

  Iterator<TypedChange<K, Integer>> diff(TypedFace<K> newer);

  Iterator<TypedKeyChange<K, Integer>> diffByKey(TypedFace<K> newer);

  Either<TypedPatchConflict<K, Integer>, ? extends TypedFace<K>> patch(
      Iterable<TypedChange<K, Integer>> changes);
}
