package org.mapletree.keys;

import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mapletree.keys.WideTree.Piece;

/**
 * An immutable map from ranges of keys of up to 128 bits to values: IPv6 addresses, UUIDs. The face
 * is that of {@link TypedRangeMap}; inside are trees in two levels, by the high and the low 64 bits
 * of a key.
 *
 * <pre>{@code
 * var ids = WideKeyDomains.uuid();
 * var shards = WideRangeMap.<UUID, String>empty(ids)
 *     .put(ids.all(), "one")
 *     .put(ids.atLeast(UUID.fromString("80000000-0000-0000-0000-000000000000")), "two");
 * shards.getOrNull(UUID.randomUUID());     // one or two
 * shards.entryAt(new UUID(0, 0));          // [00000000-0000-..., 7fffffff-ffff-...]=one
 * }</pre>
 *
 * <p>A write returns a new map, and this very map if it changes nothing; ranges never overlap;
 * equal neighbours stay apart; entries come back whole. Wherever a pair of keys stands, it is a
 * closed range; other ranges are made by the domain. A key outside the domain is an {@code
 * IllegalArgumentException} with the domain's bounds in the message, also in a lookup; so is a
 * range or a map over another domain.
 *
 * <p>Lookups, neighbours, {@code put}, {@code remove} and {@code slice} are O(log n) for n entries;
 * figures that nodes remember are O(log n) after a write, and O(n) when first asked for: ranks,
 * coverage, gaps, and the count of more than a few entries that a write or a cut swallows. Sizes
 * are {@code BigInteger}s. For keys that fit 64 bits, {@link TypedRangeMap} is faster.
 *
 * @param <K> the keys
 * @param <V> the values
 */
@CheckReturnValue
public final class WideRangeMap<K, V> implements Iterable<TypedEntry<K, V>> {
  private static final int PRINTED_ENTRIES = 20;

  /**
   * How many times smaller a map must be to be put entry by entry, without a look for what differs.
   */
  private static final int MUCH_SMALLER = 8;

  private final WideKeyDomain<K> domain;
  private final WideTree<V> tree;

  private WideRangeMap(WideKeyDomain<K> domain, WideTree<V> tree) {
    this.domain = domain;
    this.tree = tree;
  }

  // ---------------------------------------------------------------------------------------------------- making

  /**
   * The map without entries.
   *
   * <p>O(1).
   *
   * @param domain the keys
   * @param <K> the keys
   * @param <V> the values
   * @return an empty map
   */
  public static <K, V> WideRangeMap<K, V> empty(WideKeyDomain<K> domain) {
    return new WideRangeMap<>(Objects.requireNonNull(domain, "domain"), WideTree.empty());
  }

  /**
   * A map of entries that do not overlap.
   *
   * <p>O(log n) for each entry.
   *
   * @param domain the keys
   * @param entries the entries, in any order
   * @param <K> the keys
   * @param <V> the values
   * @return a map of them
   * @throws IllegalArgumentException if two of them overlap, or one is over another domain
   */
  public static <K, V> WideRangeMap<K, V> ofEntries(
      WideKeyDomain<K> domain, Iterable<TypedEntry<K, V>> entries) {
    WideRangeMap<K, V> map = empty(domain);
    for (TypedEntry<K, V> entry : entries) {
      map =
          map.insert(entry.range(), entry.value())
              .getOrElseThrow(
                  conflict ->
                      new IllegalArgumentException(
                          "entries overlap: " + conflict.obstacle() + " and " + entry));
    }
    return map;
  }

  /**
   * A collector of entries that do not overlap. Two items that overlap are an {@code
   * IllegalArgumentException} whose message shows both. O(n log n).
   *
   * @param domain the keys
   * @param range the keys of an item
   * @param value the value of an item, not null
   * @param <T> the items
   * @param <K> the keys
   * @param <V> the values
   * @return a collector
   */
  public static <T, K, V> Collector<T, ?, WideRangeMap<K, V>> collector(
      WideKeyDomain<K> domain,
      Function<? super T, TypedRange<K>> range,
      Function<? super T, ? extends V> value) {
    return Collectors.collectingAndThen(
        Collectors.mapping(
            item -> new TypedEntry<K, V>(range.apply(item), value.apply(item)),
            Collectors.toList()),
        entries -> ofEntries(domain, entries));
  }

  /**
   * A collector that merges where items overlap, in encounter order, as {@link #merge} does. O((n +
   * pieces) log n).
   *
   * @param domain the keys
   * @param range the keys of an item
   * @param value the value of an item, not null
   * @param merge what a piece becomes, from its value so far and the item's; null removes it
   * @param <T> the items
   * @param <K> the keys
   * @param <V> the values
   * @return a collector
   */
  public static <T, K, V> Collector<T, ?, WideRangeMap<K, V>> collector(
      WideKeyDomain<K> domain,
      Function<? super T, TypedRange<K>> range,
      Function<? super T, ? extends V> value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> merge) {
    return Collectors.collectingAndThen(
        Collectors.mapping(
            item -> new TypedEntry<K, V>(range.apply(item), value.apply(item)),
            Collectors.toList()),
        entries -> {
          WideRangeMap<K, V> map = empty(domain);
          for (TypedEntry<K, V> entry : entries) {
            map = map.merge(entry.range(), entry.value(), merge);
          }
          return map;
        });
  }

  /**
   * What the keys are drawn from.
   *
   * <p>O(1).
   *
   * @return the domain of this map
   */
  public WideKeyDomain<K> domain() {
    return domain;
  }

  // ---------------------------------------------------------------------------------------------------- lookup

  /**
   * The value at a key, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return its value, or null in a gap
   */
  public @Nullable V getOrNull(K key) {
    Piece<V> piece = tree.at(domain.toKey(key));
    return piece == null ? null : piece.value();
  }

  /**
   * The value at a key, or a fallback.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @param fallback what to return in a gap
   * @return its value, or the fallback
   */
  public V getOrElse(K key, V fallback) {
    V value = getOrNull(key);
    return value == null ? fallback : value;
  }

  /**
   * The value at a key.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return its value; none in a gap
   */
  public Option<V> get(K key) {
    return Option.of(getOrNull(key));
  }

  /**
   * Whether a key has a value.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return whether it has
   */
  public boolean containsKey(K key) {
    return tree.at(domain.toKey(key)) != null;
  }

  /**
   * Whether all keys of a range have values. O(log n) after a write, once the figures of the other
   * nodes are known.
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether there is no gap between them
   */
  public boolean covers(K first, K last) {
    return covers(domain.closed(first, last));
  }

  /**
   * Whether all keys of a range have values. O(log n) after a write, once the figures of the other
   * nodes are known.
   *
   * @param range the keys
   * @return whether there is no gap in it
   */
  public boolean covers(TypedRange<K> range) {
    WideKey first = first(range);
    WideKey last = last(range);
    return WideFigures.extent(tree, first, last).covered().equals(first.lengthTo(last));
  }

  /**
   * Whether some key of a range has a value.
   *
   * <p>O(log n).
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether one has
   */
  public boolean intersects(K first, K last) {
    return intersects(domain.closed(first, last));
  }

  /**
   * Whether some key of a range has a value.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @return whether one has
   */
  public boolean intersects(TypedRange<K> range) {
    return tree.pieces(first(range), last(range)).hasNext();
  }

  /**
   * The entry around a key. In a gap there is none, and {@link #gapAt} has an answer.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the whole entry; none in a gap
   */
  public Option<TypedEntry<K, V>> entryAt(K key) {
    return Option.of(entryAtOrNull(key));
  }

  /**
   * The entry around a key, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the whole entry, or null in a gap
   */
  public @Nullable TypedEntry<K, V> entryAtOrNull(K key) {
    return typed(tree.at(domain.toKey(key)));
  }

  /**
   * The gap around a key, as far as the domain goes.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the largest range around it without values; none in an entry
   */
  public Option<TypedRange<K>> gapAt(K key) {
    WideKey wide = domain.toKey(key);
    if (tree.at(wide) != null) {
      return Option.none();
    }
    Piece<V> lower = tree.lower(wide);
    Piece<V> higher = tree.higher(wide);
    return Option.some(
        typed(
            lower == null ? domain.firstKey() : lower.last().next(),
            higher == null ? domain.lastKey() : higher.first().previous()));
  }

  // ---------------------------------------------------------------------------------------------------- neighbours

  /**
   * The entry around a key, or else the nearest below.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry; none if all are above
   */
  public Option<TypedEntry<K, V>> floorEntry(K key) {
    return Option.of(floorEntryOrNull(key));
  }

  /**
   * The entry around a key, or else the nearest below, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if all are above
   */
  public @Nullable TypedEntry<K, V> floorEntryOrNull(K key) {
    TypedEntry<K, V> around = entryAtOrNull(key);
    return around == null ? lowerEntryOrNull(key) : around;
  }

  /**
   * The entry around a key, or else the nearest above.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry; none if all are below
   */
  public Option<TypedEntry<K, V>> ceilingEntry(K key) {
    return Option.of(ceilingEntryOrNull(key));
  }

  /**
   * The entry around a key, or else the nearest above, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if all are below
   */
  public @Nullable TypedEntry<K, V> ceilingEntryOrNull(K key) {
    TypedEntry<K, V> around = entryAtOrNull(key);
    return around == null ? higherEntryOrNull(key) : around;
  }

  /**
   * The greatest entry that ends below a key.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry; none if there is none
   */
  public Option<TypedEntry<K, V>> lowerEntry(K key) {
    return Option.of(lowerEntryOrNull(key));
  }

  /**
   * The greatest entry that ends below a key, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if there is none
   */
  public @Nullable TypedEntry<K, V> lowerEntryOrNull(K key) {
    return typed(tree.lower(domain.toKey(key)));
  }

  /**
   * The least entry that begins above a key.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry; none if there is none
   */
  public Option<TypedEntry<K, V>> higherEntry(K key) {
    return Option.of(higherEntryOrNull(key));
  }

  /**
   * The least entry that begins above a key, or null.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if there is none
   */
  public @Nullable TypedEntry<K, V> higherEntryOrNull(K key) {
    return typed(tree.higher(domain.toKey(key)));
  }

  /**
   * The lowest entry.
   *
   * <p>O(log n).
   *
   * @return the entry; none if the map is empty
   */
  public Option<TypedEntry<K, V>> firstEntry() {
    return Option.of(firstEntryOrNull());
  }

  /**
   * The lowest entry, or null.
   *
   * <p>O(log n).
   *
   * @return the entry, or null if the map is empty
   */
  public @Nullable TypedEntry<K, V> firstEntryOrNull() {
    return typed(tree.first());
  }

  /**
   * The highest entry.
   *
   * <p>O(log n).
   *
   * @return the entry; none if the map is empty
   */
  public Option<TypedEntry<K, V>> lastEntry() {
    return Option.of(lastEntryOrNull());
  }

  /**
   * The highest entry, or null.
   *
   * <p>O(log n).
   *
   * @return the entry, or null if the map is empty
   */
  public @Nullable TypedEntry<K, V> lastEntryOrNull() {
    return typed(tree.last());
  }

  /**
   * How many entries there are. O(1).
   *
   * @return the number of entries
   */
  public long size() {
    return tree.size();
  }

  /**
   * Whether there are no entries. O(1).
   *
   * @return whether no key has a value
   */
  public boolean isEmpty() {
    return tree.size() == 0;
  }

  /**
   * How many entries lie wholly below a key. O(log n) after a write, once the figures of the other
   * nodes are known.
   *
   * @param key a key of the domain
   * @return the number of entries whose last key is below {@code key}; the index of the entry that
   *     contains it, if one does
   */
  public long rank(K key) {
    return WideFigures.rank(tree, domain.toKey(key));
  }

  /**
   * The entry with a given number of entries below it. O(log² n) after a write, once the figures of
   * the other nodes are known.
   *
   * @param index its index in key order, 0 to {@code size() - 1}
   * @return the entry
   * @throws IndexOutOfBoundsException if there is no such entry; the message shows index and size
   */
  public TypedEntry<K, V> nth(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size() + " entries");
    }
    return entry(WideFigures.nth(tree, index));
  }

  /**
   * How many keys have a value. O(log n) after a write, once the figures of the other nodes are
   * known.
   *
   * @return the number of keys, up to 2^128
   */
  public BigInteger coverage() {
    return coverage(domain.all());
  }

  /**
   * How many keys of a range have a value. O(log n) after a write, once the figures of the other
   * nodes are known.
   *
   * @param range where to count
   * @return the number of keys, up to 2^128
   */
  public BigInteger coverage(TypedRange<K> range) {
    return WideFigures.extent(tree, first(range), last(range)).covered();
  }

  /**
   * From the first key of the first entry to the last key of the last.
   *
   * <p>O(log n).
   *
   * @return the smallest range that contains all entries; none if the map is empty
   */
  public Option<TypedRange<K>> span() {
    Piece<V> first = tree.first();
    Piece<V> last = tree.last();
    return first == null || last == null
        ? Option.none()
        : Option.some(typed(first.first(), last.last()));
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /**
   * Maps all keys of a range to a value, whatever they were mapped to.
   *
   * <p>O(log n).
   *
   * @param first the lowest key
   * @param last the highest key
   * @param value what the keys map to
   * @return a map with the range mapped; this map if the range already is one entry with this very
   *     value
   */
  public WideRangeMap<K, V> put(K first, K last, V value) {
    return put(domain.closed(first, last), value);
  }

  /**
   * Maps all keys of a range to a value, whatever they were mapped to.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @param value what the keys map to
   * @return a map with the range mapped; this map if the range already is one entry with this very
   *     value
   */
  public WideRangeMap<K, V> put(TypedRange<K> range, V value) {
    Objects.requireNonNull(value, "value");
    return with(tree.put(first(range), last(range), value));
  }

  /**
   * Maps all keys of a range to a value if none of them has one.
   *
   * <p>O(log n).
   *
   * @param first the lowest key
   * @param last the highest key
   * @param value what the keys map to
   * @return on the right, a map with the range mapped; on the left, the first entry in the way
   */
  public Either<TypedConflict<K, V>, WideRangeMap<K, V>> insert(K first, K last, V value) {
    return insert(domain.closed(first, last), value);
  }

  /**
   * Maps all keys of a range to a value if none of them has one.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @param value what the keys map to
   * @return on the right, a map with the range mapped; on the left, the first entry in the way
   * @throws NullPointerException if {@code value} is null
   */
  public Either<TypedConflict<K, V>, WideRangeMap<K, V>> insert(TypedRange<K> range, V value) {
    Objects.requireNonNull(value, "value");
    java.util.Iterator<TypedEntry<K, V>> obstacles = entries(range);
    return obstacles.hasNext()
        ? Either.left(new TypedConflict<>(range, obstacles.next()))
        : Either.right(put(range, value));
  }

  /**
   * Puts many entries, one after the other: where they overlap, the later ones win.
   *
   * <p>O(log n) for each entry.
   *
   * @param entries the entries
   * @return a map with the entries put; this map if nothing changed
   */
  public WideRangeMap<K, V> putAll(Iterable<TypedEntry<K, V>> entries) {
    WideRangeMap<K, V> map = this;
    for (TypedEntry<K, V> entry : entries) {
      map = map.put(entry.range(), entry.value());
    }
    return map;
  }

  /**
   * Removes the values of a range; entries at its ends are cut.
   *
   * <p>O(log n).
   *
   * @param first the lowest key
   * @param last the highest key
   * @return a map without them; this map if none had a value
   */
  public WideRangeMap<K, V> remove(K first, K last) {
    return remove(domain.closed(first, last));
  }

  /**
   * Removes the values of a range; entries at its ends are cut.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @return a map without them; this map if none had a value
   */
  public WideRangeMap<K, V> remove(TypedRange<K> range) {
    return with(tree.remove(first(range), last(range)));
  }

  /**
   * Removes the whole entry around a key.
   *
   * <p>O(log n).
   *
   * @param key a key of the domain
   * @return a map without the entry; this map in a gap
   */
  public WideRangeMap<K, V> removeEntry(K key) {
    Piece<V> piece = tree.at(domain.toKey(key));
    return piece == null ? this : with(tree.remove(piece.first(), piece.last()));
  }

  /**
   * Maps all keys of a range to a value, and joins the new entry with those that touch it and have
   * equal values.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @param value what the keys map to
   * @return a map with the range mapped; this map if an equal entry of the joined range is there
   */
  public WideRangeMap<K, V> putCoalescing(TypedRange<K> range, V value) {
    Objects.requireNonNull(value, "value");
    return with(WideWrites.putCoalescing(tree, first(range), last(range), value));
  }

  /**
   * Joins all entries that touch and have equal values. O(n log n).
   *
   * @return a map with as few entries as its mapping allows; this map if it has no more
   */
  public WideRangeMap<K, V> coalesced() {
    return with(WideWrites.coalesced(tree));
  }

  /**
   * Merges a value into all keys of a range: where there is none, it is put.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * @param range the keys
   * @param value what free keys map to
   * @param remap what a piece with a value becomes, from its old value and {@code value}; null
   *     removes the piece
   * @return a map with the range merged; this map if nothing changed
   */
  public WideRangeMap<K, V> merge(
      TypedRange<K> range, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    Objects.requireNonNull(value, "value");
    return with(
        WideWrites.compute(
            tree,
            first(range),
            last(range),
            true,
            (first, last, old) -> old == null ? value : remap.apply(old, value)));
  }

  /**
   * Computes new values for all pieces of a range, gaps included: the parts of entries and gaps
   * that lie within it.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * @param range the keys
   * @param function what a piece becomes, from its keys and its value, null for a gap; null clears
   *     the piece, and its very value leaves everything as it was
   * @return a map with the range computed; this map if nothing changed
   */
  public WideRangeMap<K, V> compute(
      TypedRange<K> range,
      BiFunction<? super TypedRange<K>, ? super @Nullable V, ? extends @Nullable V> function) {
    return with(
        WideWrites.compute(
            tree,
            first(range),
            last(range),
            true,
            (first, last, old) -> function.apply(typed(first, last), old)));
  }

  /**
   * Replaces the values of all stored pieces of a range; gaps stay gaps.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * @param range the keys
   * @param function the new value of a piece, from its keys and its old value; not null
   * @return a map with the values replaced; this map if nothing changed
   * @throws NullPointerException if the function returns null
   */
  public WideRangeMap<K, V> replaceAll(
      TypedRange<K> range, BiFunction<? super TypedRange<K>, ? super V, ? extends V> function) {
    return with(
        WideWrites.compute(
            tree,
            first(range),
            last(range),
            false,
            (first, last, old) ->
                Replacing.checked(function, typed(first, last), Objects.requireNonNull(old))));
  }

  // ---------------------------------------------------------------------------------------------------- space

  /**
   * The lowest place for a number of keys without values within a window. O(log n) steps for each
   * of the up to 128 bits of a key.
   *
   * @param size how many keys, at least 1
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public Option<TypedRange<K>> lowestGap(BigInteger size, TypedRange<K> window) {
    return Option.of(
        place(size, WideFigures.lowest(tree, checkSize(size), first(window), last(window))));
  }

  /**
   * The highest place for a number of keys without values within a window. O(log n) steps for each
   * of the up to 128 bits of a key.
   *
   * @param size how many keys, at least 1
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public Option<TypedRange<K>> highestGap(BigInteger size, TypedRange<K> window) {
    return Option.of(
        place(size, WideFigures.highest(tree, checkSize(size), first(window), last(window))));
  }

  /**
   * Puts a value at the {@linkplain #lowestGap lowest place} for a number of keys.
   *
   * <p>As {@link #lowestGap} and {@link #put}.
   *
   * @param size how many keys, at least 1
   * @param window where to look
   * @param value what the keys map to
   * @return on the right, the place and the map with the new entry; on the left, why there is none
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public Either<WideNoSpace<K>, WideAllocation<K, V>> allocateLowest(
      BigInteger size, TypedRange<K> window, V value) {
    return allocated(lowestGap(size, window).getOrNull(), size, window, value);
  }

  /**
   * Puts a value at the {@linkplain #highestGap highest place} for a number of keys.
   *
   * <p>As {@link #highestGap} and {@link #put}.
   *
   * @param size how many keys, at least 1
   * @param window where to look
   * @param value what the keys map to
   * @return on the right, the place and the map with the new entry; on the left, why there is none
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public Either<WideNoSpace<K>, WideAllocation<K, V>> allocateHighest(
      BigInteger size, TypedRange<K> window, V value) {
    return allocated(highestGap(size, window).getOrNull(), size, window, value);
  }

  private @Nullable TypedRange<K> place(BigInteger size, @Nullable WideKey first) {
    return first == null ? null : typed(first, first.plus(size.subtract(BigInteger.ONE)));
  }

  private Either<WideNoSpace<K>, WideAllocation<K, V>> allocated(
      @Nullable TypedRange<K> place, BigInteger size, TypedRange<K> window, V value) {
    Objects.requireNonNull(value, "value");
    if (place != null) {
      return Either.right(new WideAllocation<>(place, put(place, value)));
    }
    WideKey first = first(window);
    WideKey last = last(window);
    return Either.left(
        new WideNoSpace<>(
            size, window, WideFigures.extent(tree, first, last).largestGap(first, last)));
  }

  private static BigInteger checkSize(BigInteger size) {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("size " + size + " is not at least 1");
    }
    return size;
  }

  // ---------------------------------------------------------------------------------------------------- walking

  /**
   * The gaps in a window, clipped to it, ascending.
   *
   * <p>O(log n) for the first entry of the window, then O(1) amortized for each entry and gap.
   *
   * @param window where to look
   * @return the gaps
   */
  public Iterator<TypedRange<K>> gaps(TypedRange<K> window) {
    WideKey last = last(window);
    return new WideGaps<>(tree.pieces(first(window), last), first(window), last)
        .map(gap -> typed(gap.first(), gap.last()));
  }

  /**
   * All entries, ascending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * @return the entries
   */
  @Override
  public Iterator<TypedEntry<K, V>> iterator() {
    return entries(domain.all());
  }

  /**
   * All entries, ascending, for streams; its size is known.
   *
   * <p>O(log n).
   *
   * @return a spliterator over this version
   */
  @Override
  public Spliterator<TypedEntry<K, V>> spliterator() {
    return Spliterators.spliterator(
        iterator(),
        size(),
        Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.IMMUTABLE | Spliterator.NONNULL);
  }

  /**
   * The entries that share a key with a range, whole, ascending. To clip them, {@link #slice}
   * first.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * @param range the keys
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> entries(TypedRange<K> range) {
    return Iterator.ofAll(tree.pieces(first(range), last(range))).map(this::entry);
  }

  /**
   * All entries, descending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> reverseIterator() {
    return reverseEntries(domain.all());
  }

  /**
   * The entries that share a key with a range, whole, descending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * @param range the keys
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> reverseEntries(TypedRange<K> range) {
    return Iterator.ofAll(tree.reversePieces(first(range), last(range))).map(this::entry);
  }

  /**
   * All entries, ascending, as a stream.
   *
   * <p>O(log n), then O(1) amortized for each entry.
   *
   * @return the entries
   */
  public Stream<TypedEntry<K, V>> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  // ---------------------------------------------------------------------------------------------------- combining

  /**
   * The part of this map that lies in a range; entries are clipped.
   *
   * <p>O(log n).
   *
   * @param range the keys
   * @return a map of them; this map if it has no others
   */
  public WideRangeMap<K, V> slice(TypedRange<K> range) {
    domain.requireSame(range.domain());
    WideTree<V> kept = tree;
    if (!range.first().equals(domain.min())) {
      kept = kept.remove(domain.firstKey(), first(range).previous());
    }
    if (!range.last().equals(domain.max())) {
      kept = kept.remove(last(range).next(), domain.lastKey());
    }
    return with(kept);
  }

  /**
   * This map overwritten by another one. O(m log n) for its m entries, of two versions of one map
   * O(d log n) for d entries that differ.
   *
   * @param other a map over the same domain, whose values win
   * @return a map with the keys of both; this map if the other adds no key and no other object as a
   *     value
   */
  public WideRangeMap<K, V> union(WideRangeMap<K, V> other) {
    WideTree<V> theirs = same(other).tree;
    if (theirs.size() <= tree.size() / MUCH_SMALLER) {
      return putAll(other);
    }
    WideTree<V> result = tree;
    for (WideDiff.Difference<V> difference : WideDiff.of(tree, theirs)) {
      Piece<V> piece = difference.after();
      result = piece == null ? result : result.put(piece.first(), piece.last(), piece.value());
    }
    return with(result);
  }

  /**
   * The part of this map within the keys of another one. O(m log n) for its m entries.
   *
   * @param other a map over the same domain, whose values do not matter
   * @return a map of the keys that both have, with this map's values; this map if it has no others
   */
  public WideRangeMap<K, V> intersection(WideRangeMap<K, ?> other) {
    WideRangeMap<K, V> kept = this;
    for (TypedRange<K> gap : same(other).gaps(domain.all())) {
      kept = kept.remove(gap);
    }
    return kept;
  }

  /**
   * The part of this map outside the keys of another one. O(m log n) for its m entries.
   *
   * @param other a map over the same domain, whose values do not matter
   * @return a map of the keys that only this one has; this map if the two share no key
   */
  public WideRangeMap<K, V> difference(WideRangeMap<K, ?> other) {
    WideRangeMap<K, V> kept = this;
    for (TypedEntry<K, ?> entry : same(other)) {
      kept = kept.remove(entry.range());
    }
    return kept;
  }

  /**
   * New values under the same ranges. O(n log n).
   *
   * @param function the new value for each old one
   * @param <W> the new values
   * @return a map of the same ranges; this map if each value is mapped to itself
   */
  @SuppressWarnings("unchecked") // this map is returned only if all its values stay as they are
  public <W> WideRangeMap<K, W> mapValues(Function<? super V, ? extends W> function) {
    WideRangeMap<K, W> mapped = empty(domain);
    boolean changed = false;
    for (TypedEntry<K, V> entry : this) {
      W value = function.apply(entry.value());
      changed |= (Object) value != entry.value();
      mapped = mapped.put(entry.range(), value);
    }
    return changed ? mapped : (WideRangeMap<K, W>) this;
  }

  /**
   * The entries that pass a test. O(n log n).
   *
   * @param test whether to keep an entry
   * @return a map of them; this map if all passed
   */
  public WideRangeMap<K, V> filter(Predicate<? super TypedEntry<K, V>> test) {
    WideRangeMap<K, V> kept = this;
    for (TypedEntry<K, V> entry : this) {
      kept = test.test(entry) ? kept : kept.remove(entry.range());
    }
    return kept;
  }

  /**
   * What it takes to make another version of this one: the symmetric difference of their entries,
   * by first key, removals before additions. Empty exactly if the maps are equal. What the two
   * share is skipped.
   *
   * <p>O(d log n) for d entries that differ.
   *
   * @param newer a map over the same domain
   * @return the changes
   */
  public Iterator<TypedChange<K, V>> diff(WideRangeMap<K, V> newer) {
    return Iterator.ofAll(WideDiff.of(tree, same(newer).tree)).map(this::change);
  }

  /**
   * Applies the changes of a {@link #diff}. All removals are checked, then done; then each addition
   * is checked and done.
   *
   * <p>O(d log n) for d changes.
   *
   * @param changes the changes, in any order
   * @return on the right, the changed map, this map if there are no changes; on the left, the first
   *     change that does not fit
   */
  public Either<TypedPatchConflict<K, V>, WideRangeMap<K, V>> patch(
      Iterable<TypedChange<K, V>> changes) {
    return WidePatching.apply(this, Iterator.ofAll(changes).toJavaList());
  }

  /**
   * The keys that two versions map differently, whatever the borders of their entries, as few
   * stretches as possible, ascending. What the two share is skipped.
   *
   * <p>O(d log n) for d entries that differ.
   *
   * @param newer a map over the same domain
   * @return the stretches
   */
  public Iterator<TypedKeyChange<K, V>> diffByKey(WideRangeMap<K, V> newer) {
    return Iterator.ofAll(WideDiff.byKey(tree, same(newer).tree))
        .map(
            stretch ->
                new TypedKeyChange<>(
                    typed(stretch.first(), stretch.last()), stretch.before(), stretch.after()));
  }

  private TypedChange<K, V> change(WideDiff.Difference<V> difference) {
    Piece<V> before = difference.before();
    Piece<V> after = difference.after();
    if (before == null || after == null) {
      return after == null
          ? new TypedChange.Removed<>(entry(Objects.requireNonNull(before)))
          : new TypedChange.Added<>(entry(after));
    }
    return new TypedChange.Replaced<>(
        typed(before.first(), before.last()), before.value(), after.value());
  }

  // ---------------------------------------------------------------------------------------------------- inside

  private WideKey first(TypedRange<K> range) {
    domain.requireSame(range.domain());
    return domain.toKey(range.first());
  }

  private WideKey last(TypedRange<K> range) {
    return domain.toKey(range.last());
  }

  private TypedRange<K> typed(WideKey first, WideKey last) {
    return new TypedRange<>(domain, domain.fromKey(first), domain.fromKey(last));
  }

  private TypedEntry<K, V> entry(Piece<V> piece) {
    return new TypedEntry<>(typed(piece.first(), piece.last()), piece.value());
  }

  private @Nullable TypedEntry<K, V> typed(@Nullable Piece<V> piece) {
    return piece == null ? null : entry(piece);
  }

  private WideRangeMap<K, V> with(WideTree<V> changed) {
    return changed == tree ? this : new WideRangeMap<>(domain, changed);
  }

  private <W> WideRangeMap<K, W> same(WideRangeMap<K, W> other) {
    domain.requireSame(other.domain);
    return other;
  }

  /**
   * Equal maps have equal domains and equal entries.
   *
   * <p>O(d log n) for two versions with d entries that differ, at most O(n).
   *
   * @param other anything
   * @return whether it is such a map
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof WideRangeMap<?, ?> that
            && domain.equals(that.domain)
            && tree.equals(that.tree));
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  /**
   * The entries in braces; of a long map the first twenty and how many there are.
   *
   * <p>O(log n): what is shown is bounded.
   *
   * @return such as {@code {[0:0:0:0:0:0:0:0, 0:0:0:0:0:0:0:ff]=reserved}}
   */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    iterator().take(PRINTED_ENTRIES).forEach(entry -> text.add(entry.toString()));
    if (size() > PRINTED_ENTRIES) {
      text.add("... " + size() + " entries");
    }
    return text.toString();
  }
}
