package org.mapletree.jqwik;

import io.vavr.control.Either;
import java.util.Iterator;
import org.mapletree.keys.Domain;
import org.mapletree.keys.TypedConflict;
import org.mapletree.keys.TypedEntry;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.TypedRangeMap;
import org.mapletree.keys.WideRangeMap;

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

  /** A map of 64-bit keys. */
  record Narrow<K>(TypedRangeMap<K, Integer> map) implements TypedFace<K> {
    @Override
    public Domain<K> domain() {
      return map.domain();
    }

    @Override
    public Narrow<K> put(TypedRange<K> range, Integer value) {
      return new Narrow<>(map.put(range, value));
    }

    @Override
    public Either<TypedConflict<K, Integer>, Narrow<K>> insert(TypedRange<K> range, Integer value) {
      return map.insert(range, value).map(Narrow::new);
    }

    @Override
    public Narrow<K> remove(TypedRange<K> range) {
      return new Narrow<>(map.remove(range));
    }

    @Override
    public Narrow<K> removeEntry(K key) {
      return new Narrow<>(map.removeEntry(key));
    }

    @Override
    public Narrow<K> slice(TypedRange<K> range) {
      return new Narrow<>(map.slice(range));
    }

    @Override
    public Narrow<K> union(TypedFace<K> other) {
      return new Narrow<>(map.union(((Narrow<K>) other).map));
    }

    @Override
    public Narrow<K> intersection(TypedFace<K> other) {
      return new Narrow<>(map.intersection(((Narrow<K>) other).map));
    }

    @Override
    public Narrow<K> difference(TypedFace<K> other) {
      return new Narrow<>(map.difference(((Narrow<K>) other).map));
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
  }

  /** A map of 128-bit keys. */
  record Wide<K>(WideRangeMap<K, Integer> map) implements TypedFace<K> {
    @Override
    public Domain<K> domain() {
      return map.domain();
    }

    @Override
    public Wide<K> put(TypedRange<K> range, Integer value) {
      return new Wide<>(map.put(range, value));
    }

    @Override
    public Either<TypedConflict<K, Integer>, Wide<K>> insert(TypedRange<K> range, Integer value) {
      return map.insert(range, value).map(Wide::new);
    }

    @Override
    public Wide<K> remove(TypedRange<K> range) {
      return new Wide<>(map.remove(range));
    }

    @Override
    public Wide<K> removeEntry(K key) {
      return new Wide<>(map.removeEntry(key));
    }

    @Override
    public Wide<K> slice(TypedRange<K> range) {
      return new Wide<>(map.slice(range));
    }

    @Override
    public Wide<K> union(TypedFace<K> other) {
      return new Wide<>(map.union(((Wide<K>) other).map));
    }

    @Override
    public Wide<K> intersection(TypedFace<K> other) {
      return new Wide<>(map.intersection(((Wide<K>) other).map));
    }

    @Override
    public Wide<K> difference(TypedFace<K> other) {
      return new Wide<>(map.difference(((Wide<K>) other).map));
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
  }
}
