package org.mapletree.keys;

import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.Spliterator;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * An immutable map from ranges of keys of any type that fits 64 bits to values: a {@link MapleTree}
 * seen through a {@link KeyDomain}.
 *
 * <pre>{@code
 * var days = KeyDomains.localDate();
 * var prices = TypedRangeMap.<LocalDate, Integer>empty(days)
 *     .put(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 10)
 *     .put(days.closedOpen(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 9, 1)), 8);
 * prices.getOrNull(LocalDate.of(2026, 7, 14));     // 8
 * prices.getOrNull(LocalDate.of(2026, 9, 1));      // 10, cut but not written again
 * prices.entryAt(LocalDate.of(2026, 7, 14));       // [2026-06-01, 2026-08-31]=8
 * }</pre>
 *
 * <p>Names, meaning and cost of the operations are those of {@link MapleTree}: a write returns a
 * new map, and this very map if it changes nothing; ranges never overlap; equal neighbours stay
 * apart unless coalescing is asked for. Wherever a pair of keys stands, it is a closed range; other
 * ranges are made by the domain. Gaps end where the domain ends.
 *
 * <p>A key outside the domain is an {@code IllegalArgumentException} with the domain's bounds in
 * the message, also in a lookup; so is a range or a map over another domain. n is the number of
 * entries.
 *
 * <p>In the examples of the methods, {@code map} is {@code TypedRangeMap.<Integer,
 * String>empty(ints).put(-5, 4, "a").put(10, 19, "b")}, {@code ints} is {@code
 * KeyDomains.signedInteger()}.
 *
 * @param <K> the keys
 * @param <V> the values
 */
@CheckReturnValue
public final class TypedRangeMap<K, V> implements Iterable<TypedEntry<K, V>> {
  private static final int PRINTED_ENTRIES = 20;

  private final KeyDomain<K> domain;
  private final MapleTree<V> tree;

  private TypedRangeMap(KeyDomain<K> domain, MapleTree<V> tree) {
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
  public static <K, V> TypedRangeMap<K, V> empty(KeyDomain<K> domain) {
    return new TypedRangeMap<>(Objects.requireNonNull(domain, "domain"), MapleTree.empty());
  }

  /**
   * A map that sees a tree through a domain. The policies of the tree govern the map. O(log n).
   *
   * <pre>{@code
   * TypedRangeMap.over(KeyDomains.unsignedInteger(), MapleTree.of(0, 9, "a"));   // {[0, 9]=a}
   * }</pre>
   *
   * @param domain the keys
   * @param tree a tree over the keys of the domain
   * @param <K> the keys
   * @param <V> the values
   * @return a map of the tree's entries
   * @throws IllegalArgumentException if the tree has an entry beyond the keys of the domain
   */
  public static <K, V> TypedRangeMap<K, V> over(KeyDomain<K> domain, MapleTree<V> tree) {
    Range span = tree.span().getOrNull();
    if (span != null && !domain.keys().contains(span)) {
      throw new IllegalArgumentException(
          "a tree that spans " + span + " has keys beyond " + domain.keys() + " of " + domain);
    }
    return new TypedRangeMap<>(domain, tree);
  }

  /**
   * A map of entries that do not overlap.
   *
   * <p>O(n) in key order, else O(n log n).
   *
   * <pre>{@code
   * TypedRangeMap.ofEntries(ints, List.of(new TypedEntry<>(ints.closed(-5, 4), "a")));
   * // {[-5, 4]=a}
   * }</pre>
   *
   * @param domain the keys
   * @param entries the entries, in any order; fastest in key order
   * @param <K> the keys
   * @param <V> the values
   * @return a map of them
   * @throws IllegalArgumentException if two of them overlap, or one is over another domain
   */
  public static <K, V> TypedRangeMap<K, V> ofEntries(
      KeyDomain<K> domain, Iterable<TypedEntry<K, V>> entries) {
    MapleTree.Builder<V> builder = MapleTree.builder();
    for (TypedEntry<K, V> entry : entries) {
      Range keys = domain.toKeys(entry.range());
      builder.add(keys.first(), keys.last(), entry.value());
    }
    return new TypedRangeMap<>(domain, builder.build());
  }

  /**
   * A collector of entries that do not overlap. O(n) if they come in key order, else O(n log n); it
   * may be used by parallel streams. Two items that overlap are an {@code IllegalArgumentException}
   * whose message shows both.
   *
   * <pre>{@code
   * rows.stream().collect(TypedRangeMap.collector(days, row -> days.closed(row.from(), row.to()), Row::price));
   * }</pre>
   *
   * @param domain the keys
   * @param range the keys of an item
   * @param value the value of an item, not null
   * @param <T> the items
   * @param <K> the keys
   * @param <V> the values
   * @return a collector
   */
  public static <T, K, V> Collector<T, ?, TypedRangeMap<K, V>> collector(
      KeyDomain<K> domain,
      Function<? super T, TypedRange<K>> range,
      Function<? super T, ? extends V> value) {
    return Collectors.collectingAndThen(
        Collectors.mapping(
            item -> keyed(domain, range, value, item),
            MapleTree.<Entry<V>, V>collector(Entry::first, Entry::last, Entry::value)),
        tree -> new TypedRangeMap<>(domain, tree));
  }

  /**
   * A collector that merges where items overlap, in encounter order, as {@link #merge} does. It may
   * be used by parallel streams. O((n + pieces) log n).
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
  public static <T, K, V> Collector<T, ?, TypedRangeMap<K, V>> collector(
      KeyDomain<K> domain,
      Function<? super T, TypedRange<K>> range,
      Function<? super T, ? extends V> value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> merge) {
    return Collectors.collectingAndThen(
        Collectors.mapping(
            item -> keyed(domain, range, value, item),
            MapleTree.<Entry<V>, V>collector(Entry::first, Entry::last, Entry::value, merge)),
        tree -> new TypedRangeMap<>(domain, tree));
  }

  private static <T, K, V> Entry<V> keyed(
      KeyDomain<K> domain,
      Function<? super T, TypedRange<K>> range,
      Function<? super T, ? extends V> value,
      T item) {
    return Entry.of(domain.toKeys(range.apply(item)), value.apply(item));
  }

  /**
   * What the keys are drawn from.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * map.domain();   // Integer, -2147483648 to 2147483647
   * }</pre>
   *
   * @return the domain of this map
   */
  public KeyDomain<K> domain() {
    return domain;
  }

  /**
   * The tree inside, over the keys of the domain, for what this class does not offer. {@link #over}
   * is the way back.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * map.tree();   // {0x7ffffffb-0x80000004=a, 0x8000000a-0x80000013=b}
   * }</pre>
   *
   * @return the tree
   */
  public MapleTree<V> tree() {
    return tree;
  }

  // ---------------------------------------------------------------------------------------------------- lookup

  /**
   * The value at a key, or null. O(log n).
   *
   * <pre>{@code
   * map.getOrNull(0);   // a
   * }</pre>
   *
   * @param key a key of the domain
   * @return its value, or null in a gap
   */
  public @Nullable V getOrNull(K key) {
    return tree.getOrNull(domain.toKey(key));
  }

  /**
   * The value at a key, or a fallback. O(log n).
   *
   * <pre>{@code
   * map.getOrElse(7, "none");   // none
   * }</pre>
   *
   * @param key a key of the domain
   * @param fallback what to return in a gap
   * @return its value, or the fallback
   */
  public V getOrElse(K key, V fallback) {
    return tree.getOrElse(domain.toKey(key), fallback);
  }

  /**
   * The value at a key. O(log n).
   *
   * <pre>{@code
   * map.get(0);   // Some(a)
   * }</pre>
   *
   * @param key a key of the domain
   * @return its value; none in a gap
   */
  public Option<V> get(K key) {
    return tree.get(domain.toKey(key));
  }

  /**
   * Whether a key has a value. O(log n).
   *
   * <pre>{@code
   * map.containsKey(7);   // false
   * }</pre>
   *
   * @param key a key of the domain
   * @return whether it has
   */
  public boolean containsKey(K key) {
    return tree.containsKey(domain.toKey(key));
  }

  /**
   * Whether all keys of a range have values. O(log n) and one step for each entry met.
   *
   * <pre>{@code
   * map.covers(-5, 0);   // true
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether there is no gap between them
   */
  public boolean covers(K first, K last) {
    return covers(domain.closed(first, last));
  }

  /**
   * Whether all keys of a range have values.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * map.covers(ints.all());   // false
   * }</pre>
   *
   * @param range the keys
   * @return whether there is no gap in it
   */
  public boolean covers(TypedRange<K> range) {
    Range keys = keys(range);
    return tree.covers(keys.first(), keys.last());
  }

  /**
   * Whether some key of a range has a value. O(log n).
   *
   * <pre>{@code
   * map.intersects(0, 7);   // true
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether one has
   */
  public boolean intersects(K first, K last) {
    return intersects(domain.closed(first, last));
  }

  /**
   * Whether some key of a range has a value. O(log n).
   *
   * <pre>{@code
   * map.intersects(ints.open(4, 10));   // false
   * }</pre>
   *
   * @param range the keys
   * @return whether one has
   */
  public boolean intersects(TypedRange<K> range) {
    Range keys = keys(range);
    return tree.intersects(keys.first(), keys.last());
  }

  /**
   * The entry around a key. O(log n). In a gap there is none, and {@link #gapAt} has an answer.
   *
   * <pre>{@code
   * map.entryAt(0);   // Some([-5, 4]=a)
   * }</pre>
   *
   * @param key a key of the domain
   * @return the whole entry; none in a gap
   */
  public Option<TypedEntry<K, V>> entryAt(K key) {
    return Option.of(entryAtOrNull(key));
  }

  /**
   * The entry around a key, or null. O(log n).
   *
   * @param key a key of the domain
   * @return the whole entry, or null in a gap
   */
  public @Nullable TypedEntry<K, V> entryAtOrNull(K key) {
    return typed(tree.entryAtOrNull(domain.toKey(key)));
  }

  /**
   * The gap around a key, as far as the domain goes. O(log n).
   *
   * <pre>{@code
   * map.gapAt(7);   // Some([5, 9])
   * }</pre>
   *
   * @param key a key of the domain
   * @return the largest range around it without values; none in an entry
   */
  public Option<TypedRange<K>> gapAt(K key) {
    return tree.gapAt(domain.toKey(key))
        .flatMap(gap -> gap.intersection(domain.keys()))
        .map(this::typed);
  }

  // ---------------------------------------------------------------------------------------------------- neighbours

  /**
   * The entry around a key, or else the nearest below. O(log n).
   *
   * <pre>{@code
   * map.floorEntry(7);   // Some([-5, 4]=a)
   * }</pre>
   *
   * @param key a key of the domain
   * @return the entry; none if all are above
   */
  public Option<TypedEntry<K, V>> floorEntry(K key) {
    return Option.of(floorEntryOrNull(key));
  }

  /**
   * The entry around a key, or else the nearest below, or null. O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if all are above
   */
  public @Nullable TypedEntry<K, V> floorEntryOrNull(K key) {
    return typed(tree.floorEntryOrNull(domain.toKey(key)));
  }

  /**
   * The entry around a key, or else the nearest above. O(log n).
   *
   * <pre>{@code
   * map.ceilingEntry(7);   // Some([10, 19]=b)
   * }</pre>
   *
   * @param key a key of the domain
   * @return the entry; none if all are below
   */
  public Option<TypedEntry<K, V>> ceilingEntry(K key) {
    return Option.of(ceilingEntryOrNull(key));
  }

  /**
   * The entry around a key, or else the nearest above, or null. O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if all are below
   */
  public @Nullable TypedEntry<K, V> ceilingEntryOrNull(K key) {
    return typed(tree.ceilingEntryOrNull(domain.toKey(key)));
  }

  /**
   * The greatest entry that ends below a key. O(log n).
   *
   * <pre>{@code
   * map.lowerEntry(12);   // Some([-5, 4]=a)
   * }</pre>
   *
   * @param key a key of the domain
   * @return the entry; none if there is none
   */
  public Option<TypedEntry<K, V>> lowerEntry(K key) {
    return Option.of(lowerEntryOrNull(key));
  }

  /**
   * The greatest entry that ends below a key, or null. O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if there is none
   */
  public @Nullable TypedEntry<K, V> lowerEntryOrNull(K key) {
    return typed(tree.lowerEntryOrNull(domain.toKey(key)));
  }

  /**
   * The least entry that begins above a key. O(log n).
   *
   * <pre>{@code
   * map.higherEntry(0);   // Some([10, 19]=b)
   * }</pre>
   *
   * @param key a key of the domain
   * @return the entry; none if there is none
   */
  public Option<TypedEntry<K, V>> higherEntry(K key) {
    return Option.of(higherEntryOrNull(key));
  }

  /**
   * The least entry that begins above a key, or null. O(log n).
   *
   * @param key a key of the domain
   * @return the entry, or null if there is none
   */
  public @Nullable TypedEntry<K, V> higherEntryOrNull(K key) {
    return typed(tree.higherEntryOrNull(domain.toKey(key)));
  }

  /**
   * The lowest entry. O(log n).
   *
   * <pre>{@code
   * map.firstEntry();   // Some([-5, 4]=a)
   * }</pre>
   *
   * @return the entry; none if the map is empty
   */
  public Option<TypedEntry<K, V>> firstEntry() {
    return Option.of(firstEntryOrNull());
  }

  /**
   * The lowest entry, or null. O(log n).
   *
   * @return the entry, or null if the map is empty
   */
  public @Nullable TypedEntry<K, V> firstEntryOrNull() {
    return typed(tree.firstEntryOrNull());
  }

  /**
   * The highest entry. O(log n).
   *
   * <pre>{@code
   * map.lastEntry();   // Some([10, 19]=b)
   * }</pre>
   *
   * @return the entry; none if the map is empty
   */
  public Option<TypedEntry<K, V>> lastEntry() {
    return Option.of(lastEntryOrNull());
  }

  /**
   * The highest entry, or null. O(log n).
   *
   * @return the entry, or null if the map is empty
   */
  public @Nullable TypedEntry<K, V> lastEntryOrNull() {
    return typed(tree.lastEntryOrNull());
  }

  // ---------------------------------------------------------------------------------------------------- order

  /**
   * How many entries there are. O(1). For keys, see {@link #coverage()}.
   *
   * <pre>{@code
   * map.size();   // 2
   * }</pre>
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
    return tree.isEmpty();
  }

  /**
   * How many entries lie wholly below a key. O(log n).
   *
   * <pre>{@code
   * map.rank(7);   // 1
   * }</pre>
   *
   * @param key a key of the domain
   * @return their number
   */
  public long rank(K key) {
    return tree.rank(domain.toKey(key));
  }

  /**
   * The entry with a given number of entries below it. O(log n).
   *
   * <pre>{@code
   * map.nth(1);   // [10, 19]=b
   * }</pre>
   *
   * @param index its index in key order, 0 to {@code size() - 1}
   * @return the entry
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public TypedEntry<K, V> nth(long index) {
    return typedEntry(tree.nth(index));
  }

  /**
   * From the first key of the first entry to the last key of the last. O(log n).
   *
   * <pre>{@code
   * map.span();   // Some([-5, 19])
   * }</pre>
   *
   * @return the smallest range that contains all entries; none if the map is empty
   */
  public Option<TypedRange<K>> span() {
    return tree.span().map(this::typed);
  }

  /**
   * How many keys have a value. O(log n).
   *
   * <pre>{@code
   * map.coverage();   // 20
   * }</pre>
   *
   * @return their number, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage() {
    return tree.coverage();
  }

  /**
   * How many keys of a range have a value. O(log n).
   *
   * <pre>{@code
   * map.coverage(ints.atLeast(15));   // 5
   * }</pre>
   *
   * @param range the keys
   * @return their number, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage(TypedRange<K> range) {
    Range keys = keys(range);
    return tree.coverage(keys.first(), keys.last());
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /**
   * Maps all keys of a range to a value, whatever they were mapped to. O(log n).
   *
   * <pre>{@code
   * map.put(0, 12, "c");   // {[-5, -1]=a, [0, 12]=c, [13, 19]=b}
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @param value what the keys map to
   * @return a map with the range mapped; this map if the range already is one entry with this very
   *     value
   */
  public TypedRangeMap<K, V> put(K first, K last, V value) {
    return put(domain.closed(first, last), value);
  }

  /**
   * Maps all keys of a range to a value, whatever they were mapped to. O(log n).
   *
   * <pre>{@code
   * map.put(ints.greaterThan(15), "c");   // {[-5, 4]=a, [10, 15]=b, [16, 2147483647]=c}
   * }</pre>
   *
   * @param range the keys
   * @param value what the keys map to
   * @return a map with the range mapped; this map if the range already is one entry with this very
   *     value
   */
  public TypedRangeMap<K, V> put(TypedRange<K> range, V value) {
    return with(tree.put(keys(range), value));
  }

  /**
   * Maps all keys of a range to a value if none of them has one. O(log n).
   *
   * <pre>{@code
   * map.insert(0, 7, "c").getLeft().obstacle();   // [-5, 4]=a
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @param value what the keys map to
   * @return on the right, a map with the range mapped; on the left, the first entry in the way
   */
  public Either<TypedConflict<K, V>, TypedRangeMap<K, V>> insert(K first, K last, V value) {
    return insert(domain.closed(first, last), value);
  }

  /**
   * Maps all keys of a range to a value if none of them has one. O(log n).
   *
   * <pre>{@code
   * map.insert(ints.open(4, 10), "c").get();   // {[-5, 4]=a, [5, 9]=c, [10, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @param value what the keys map to
   * @return on the right, a map with the range mapped; on the left, the first entry in the way
   */
  public Either<TypedConflict<K, V>, TypedRangeMap<K, V>> insert(TypedRange<K> range, V value) {
    return tree.insert(keys(range), value)
        .bimap(conflict -> new TypedConflict<>(range, typedEntry(conflict.obstacle())), this::with);
  }

  /**
   * Maps all keys of a range to a value and joins the entry with neighbours of an equal one. O(log
   * n).
   *
   * <pre>{@code
   * map.putCoalescing(ints.closed(5, 6), "a");   // {[-5, 6]=a, [10, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @param value what the keys map to
   * @return a map with the range mapped; this map if nothing changed
   */
  public TypedRangeMap<K, V> putCoalescing(TypedRange<K> range, V value) {
    Range keys = keys(range);
    return with(tree.putCoalescing(keys.first(), keys.last(), value));
  }

  /**
   * Puts many entries, one after the other: where they overlap, the later ones win.
   *
   * <p>O(log n) for each entry.
   *
   * <pre>{@code
   * map.putAll(List.of(new TypedEntry<>(ints.closed(0, 7), "c")));
   * // {[-5, -1]=a, [0, 7]=c, [10, 19]=b}
   * }</pre>
   *
   * @param entries the entries
   * @return a map with the entries put; this map if nothing changed
   */
  public TypedRangeMap<K, V> putAll(Iterable<TypedEntry<K, V>> entries) {
    return with(
        tree.putAll(
            () ->
                Iterator.ofAll(entries)
                    .map(entry -> Entry.of(keys(entry.range()), entry.value()))));
  }

  /**
   * Joins all neighbours with equal values. O(n).
   *
   * <pre>{@code
   * map.put(5, 9, "b").coalesced();   // {[-5, 4]=a, [5, 19]=b}
   * }</pre>
   *
   * @return a map with as few entries as possible; this map if there were none to join
   */
  public TypedRangeMap<K, V> coalesced() {
    return with(tree.coalesced());
  }

  /**
   * Removes the values of a range; entries at its ends are cut. O(log n).
   *
   * <pre>{@code
   * map.remove(0, 12);   // {[-5, -1]=a, [13, 19]=b}
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return a map without them; this map if none had a value
   */
  public TypedRangeMap<K, V> remove(K first, K last) {
    return remove(domain.closed(first, last));
  }

  /**
   * Removes the values of a range; entries at its ends are cut. O(log n).
   *
   * <pre>{@code
   * map.remove(ints.lessThan(12));   // {[12, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @return a map without them; this map if none had a value
   */
  public TypedRangeMap<K, V> remove(TypedRange<K> range) {
    return with(tree.remove(keys(range)));
  }

  /**
   * Removes the whole entry around a key. O(log n).
   *
   * <pre>{@code
   * map.removeEntry(0);   // {[10, 19]=b}
   * }</pre>
   *
   * @param key a key of the domain
   * @return a map without the entry; this map in a gap
   */
  public TypedRangeMap<K, V> removeEntry(K key) {
    return with(tree.removeEntry(domain.toKey(key)));
  }

  /**
   * Maps the free keys of a range to a value, and combines it with the values that are there.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * map.merge(ints.closed(3, 6), "c", String::concat);
   * // {[-5, 2]=a, [3, 4]=ac, [5, 6]=c, [10, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @param value what free keys map to
   * @param remap what a piece becomes, from its old value and {@code value}; null removes the piece
   * @return a map with the range merged; this map if nothing changed
   */
  public TypedRangeMap<K, V> merge(
      TypedRange<K> range, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    Range keys = keys(range);
    return with(tree.merge(keys.first(), keys.last(), value, remap));
  }

  /**
   * Computes new values for all pieces of a range, gaps included.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * map.compute(ints.closed(3, 6), (range, old) -> old == null ? "new" : null);
   * // {[-5, 2]=a, [5, 6]=new, [10, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @param function what a piece becomes, from its range and its value, null for a gap; null clears
   *     it
   * @return a map with the range computed; this map if nothing changed
   */
  public TypedRangeMap<K, V> compute(
      TypedRange<K> range,
      BiFunction<? super TypedRange<K>, ? super @Nullable V, ? extends @Nullable V> function) {
    Range keys = keys(range);
    return with(
        tree.compute(keys.first(), keys.last(), (piece, old) -> function.apply(typed(piece), old)));
  }

  /**
   * Replaces the values of all stored pieces of a range; gaps stay gaps.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * map.replaceAll(ints.closed(3, 6), (range, old) -> old + "!");
   * // {[-5, 2]=a, [3, 4]=a!, [10, 19]=b}
   * }</pre>
   *
   * @param range the keys
   * @param function the new value of a piece, from its range and its value
   * @return a map with the values replaced; this map if nothing changed
   */
  public TypedRangeMap<K, V> replaceAll(
      TypedRange<K> range, BiFunction<? super TypedRange<K>, ? super V, ? extends V> function) {
    Range keys = keys(range);
    return with(
        tree.replaceAll(
            keys.first(),
            keys.last(),
            (piece, old) -> Replacing.checked(function, typed(piece), old)));
  }

  // ---------------------------------------------------------------------------------------------------- space

  /**
   * The gaps in a window, clipped to it, ascending.
   *
   * <p>O(log n) for the first gap, then O(1) amortized for each, O(log n) behind entries that
   * touch.
   *
   * <pre>{@code
   * map.gaps(ints.closed(0, 30)).toJavaList();   // [[5, 9], [20, 30]]
   * }</pre>
   *
   * @param window where to look
   * @return the gaps
   */
  public Iterator<TypedRange<K>> gaps(TypedRange<K> window) {
    Range keys = keys(window);
    return tree.gaps(keys.first(), keys.last()).map(this::typed);
  }

  /**
   * The lowest free place for a number of keys. O(log n).
   *
   * <pre>{@code
   * map.lowestGap(7, ints.atLeast(0));   // Some([20, 26])
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<TypedRange<K>> lowestGap(long size, TypedRange<K> window) {
    Range keys = keys(window);
    return tree.lowestGap(size, keys.first(), keys.last()).map(this::typed);
  }

  /**
   * The highest free place for a number of keys. O(log n).
   *
   * <pre>{@code
   * map.highestGap(5, ints.atMost(15));   // Some([5, 9])
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<TypedRange<K>> highestGap(long size, TypedRange<K> window) {
    Range keys = keys(window);
    return tree.highestGap(size, keys.first(), keys.last()).map(this::typed);
  }

  /**
   * Maps the lowest free place for a number of keys to a value. O(log n).
   *
   * <pre>{@code
   * map.allocateLowest(3, ints.atLeast(0), "c").get().range();   // [5, 7]
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @param value what the keys map to
   * @return on the right, the place and the new map; on the left, how much room there is
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Either<TypedNoSpace<K>, TypedAllocation<K, V>> allocateLowest(
      long size, TypedRange<K> window, V value) {
    Range keys = keys(window);
    return tree.allocateLowest(size, keys.first(), keys.last(), value)
        .bimap(
            full -> new TypedNoSpace<>(size, window, full.largestGap()),
            made -> new TypedAllocation<>(typed(made.range()), with(made.tree())));
  }

  /**
   * Maps the highest free place for a number of keys to a value. O(log n).
   *
   * <pre>{@code
   * map.allocateHighest(3, ints.atMost(15), "c").get().range();   // [7, 9]
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @param value what the keys map to
   * @return on the right, the place and the new map; on the left, how much room there is
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Either<TypedNoSpace<K>, TypedAllocation<K, V>> allocateHighest(
      long size, TypedRange<K> window, V value) {
    Range keys = keys(window);
    return tree.allocateHighest(size, keys.first(), keys.last(), value)
        .bimap(
            full -> new TypedNoSpace<>(size, window, full.largestGap()),
            made -> new TypedAllocation<>(typed(made.range()), with(made.tree())));
  }

  // ---------------------------------------------------------------------------------------------------- walking

  /**
   * All entries, ascending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.iterator().next();   // [-5, 4]=a
   * }</pre>
   *
   * @return the entries
   */
  @Override
  public Iterator<TypedEntry<K, V>> iterator() {
    return tree.iterator().map(this::typedEntry);
  }

  /**
   * All entries, ascending, for streams; its size is known, and it splits along the nodes of the
   * tree.
   *
   * <p>O(log n), as is each split.
   *
   * @return a spliterator over this version
   */
  @Override
  public Spliterator<TypedEntry<K, V>> spliterator() {
    return stream().parallel().spliterator(); // that of a sequential stream does not split
  }

  /**
   * The entries that share a key with a range, whole, ascending. To clip them, {@link #slice}
   * first.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.entries(ints.closed(0, 7)).toJavaList();   // [[-5, 4]=a]
   * }</pre>
   *
   * @param range the keys
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> entries(TypedRange<K> range) {
    Range keys = keys(range);
    return tree.entries(keys.first(), keys.last()).map(this::typedEntry);
  }

  /**
   * All entries, descending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.reverseIterator().next();   // [10, 19]=b
   * }</pre>
   *
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> reverseIterator() {
    return tree.reverseIterator().map(this::typedEntry);
  }

  /**
   * The entries that share a key with a range, whole, descending.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.reverseEntries(ints.atMost(12)).toJavaList();   // [[10, 19]=b, [-5, 4]=a]
   * }</pre>
   *
   * @param range the keys
   * @return the entries
   */
  public Iterator<TypedEntry<K, V>> reverseEntries(TypedRange<K> range) {
    Range keys = keys(range);
    return tree.reverseEntries(keys.first(), keys.last()).map(this::typedEntry);
  }

  /**
   * All entries, ascending, as a stream.
   *
   * <p>O(log n), then O(1) for each entry.
   *
   * <pre>{@code
   * map.stream().count();   // 2
   * }</pre>
   *
   * @return the entries
   */
  public Stream<TypedEntry<K, V>> stream() {
    return tree.stream().map(this::typedEntry);
  }

  // ---------------------------------------------------------------------------------------------------- combining

  /**
   * The part of this map that lies in a range; entries are clipped. O(log n).
   *
   * <pre>{@code
   * map.slice(ints.closed(0, 12));   // {[0, 4]=a, [10, 12]=b}
   * }</pre>
   *
   * @param range the keys
   * @return a map of them; this map if it has no others
   */
  public TypedRangeMap<K, V> slice(TypedRange<K> range) {
    Range keys = keys(range);
    return with(tree.slice(keys.first(), keys.last()));
  }

  /**
   * This map overwritten by another one. The cost follows what differs, not what is shared.
   *
   * <pre>{@code
   * map.union(map.slice(ints.atMost(0)).mapValues(v -> "c"));
   * // {[-5, 0]=c, [1, 4]=a, [10, 19]=b}
   * }</pre>
   *
   * @param other a map over the same domain, whose values win
   * @return a map with the keys of both; this map if the other adds no key and no other object as a
   *     value
   */
  public TypedRangeMap<K, V> union(TypedRangeMap<K, V> other) {
    return with(tree.union(same(other).tree));
  }

  /**
   * The part of this map within the keys of another one.
   *
   * <p>As {@link MapleTree#intersection(MapleTree)}.
   *
   * <pre>{@code
   * map.intersection(map.remove(0, 12));   // {[-5, -1]=a, [13, 19]=b}
   * }</pre>
   *
   * @param other a map over the same domain, whose values do not matter
   * @return a map of the keys that both have, with this map's values
   */
  public TypedRangeMap<K, V> intersection(TypedRangeMap<K, ?> other) {
    return with(tree.intersection(same(other).tree));
  }

  /**
   * The part of this map outside the keys of another one.
   *
   * <p>As {@link MapleTree#difference(MapleTree)}.
   *
   * <pre>{@code
   * map.difference(map.remove(0, 12));   // {[0, 4]=a, [10, 12]=b}
   * }</pre>
   *
   * @param other a map over the same domain, whose values do not matter
   * @return a map of the keys that only this one has
   */
  public TypedRangeMap<K, V> difference(TypedRangeMap<K, ?> other) {
    return with(tree.difference(same(other).tree));
  }

  /**
   * New values under the same ranges. O(n).
   *
   * <pre>{@code
   * map.mapValues(String::length);   // {[-5, 4]=1, [10, 19]=1}
   * }</pre>
   *
   * @param function the new value for each old one
   * @param <W> the new values
   * @return a map of the same ranges; this map if each value is mapped to itself
   */
  @SuppressWarnings("unchecked") // the tree itself comes back only if all its values stay
  public <W> TypedRangeMap<K, W> mapValues(Function<? super V, ? extends W> function) {
    MapleTree<W> mapped = tree.mapValues(function);
    return (Object) mapped == tree
        ? (TypedRangeMap<K, W>) this
        : new TypedRangeMap<>(domain, mapped);
  }

  /**
   * The entries that pass a test. O(n).
   *
   * <pre>{@code
   * map.filter(entry -> entry.value().equals("b"));   // {[10, 19]=b}
   * }</pre>
   *
   * @param test whether to keep an entry
   * @return a map of them; this map if all passed
   */
  public TypedRangeMap<K, V> filter(Predicate<? super TypedEntry<K, V>> test) {
    return with(tree.filter(entry -> test.test(typedEntry(entry))));
  }

  /**
   * What turned this map into a newer one: the symmetric difference of their entries, in key order.
   * Empty exactly if the two are equal. The cost follows what differs, not what is shared.
   *
   * <pre>{@code
   * map.diff(map.put(10, 19, "c")).toJavaList();
   * // [Replaced[range=[10, 19], before=b, after=c]]
   * }</pre>
   *
   * @param newer a map over the same domain
   * @return the changes, found as they are asked for
   */
  public Iterator<TypedChange<K, V>> diff(TypedRangeMap<K, V> newer) {
    return tree.diff(same(newer).tree).map(this::typedChange);
  }

  /**
   * Applies the changes of a {@link #diff}; what does not change stays shared with this map. No
   * entry is ever clipped. O(d log n) for d changes.
   *
   * <pre>{@code
   * map.patch(map.diff(map.remove(0, 12))).get();   // {[-5, -1]=a, [13, 19]=b}
   * }</pre>
   *
   * @param changes the changes, over the domain of this map
   * @return on the right, the patched map, this map if there was no change; on the left, the first
   *     change that does not fit
   */
  public Either<TypedPatchConflict<K, V>, TypedRangeMap<K, V>> patch(
      Iterable<TypedChange<K, V>> changes) {
    return tree.patch(() -> Iterator.ofAll(changes).map(this::change))
        .bimap(
            conflict ->
                new TypedPatchConflict<>(typedChange(conflict.change()), typed(conflict.found())),
            this::with);
  }

  /**
   * Where this map and a newer one map keys differently, whatever the borders of their entries. The
   * cost follows what differs, not what is shared.
   *
   * <pre>{@code
   * map.diffByKey(map.put(12, 19, "c")).next().range();   // [12, 19]
   * }</pre>
   *
   * @param newer a map over the same domain
   * @return maximal stretches of keys with another value in each, in key order
   */
  public Iterator<TypedKeyChange<K, V>> diffByKey(TypedRangeMap<K, V> newer) {
    return tree.diffByKey(same(newer).tree)
        .map(
            change -> new TypedKeyChange<>(typed(change.range()), change.before(), change.after()));
  }

  /**
   * The keys that have a value. O(n).
   *
   * <pre>{@code
   * map.keySet();   // {[-5, 4], [10, 19]}
   * }</pre>
   *
   * @return a set of them
   */
  public TypedRangeSet<K> keySet() {
    return TypedRangeSet.keysOf(this);
  }

  // ---------------------------------------------------------------------------------------------------- inside

  private Range keys(TypedRange<K> range) {
    return domain.toKeys(range);
  }

  private TypedRange<K> typed(Range range) {
    return domain.fromKeys(range);
  }

  private TypedEntry<K, V> typedEntry(Entry<V> entry) {
    return new TypedEntry<>(typed(entry.range()), entry.value());
  }

  private @Nullable TypedEntry<K, V> typed(@Nullable Entry<V> entry) {
    return entry == null ? null : typedEntry(entry);
  }

  private TypedChange<K, V> typedChange(Change<V> change) {
    if (change instanceof Change.Removed<V> removed) {
      return new TypedChange.Removed<>(typedEntry(removed.entry()));
    }
    if (change instanceof Change.Added<V> added) {
      return new TypedChange.Added<>(typedEntry(added.entry()));
    }
    Change.Replaced<V> replaced = (Change.Replaced<V>) change;
    return new TypedChange.Replaced<>(typed(replaced.range()), replaced.before(), replaced.after());
  }

  private Change<V> change(TypedChange<K, V> change) {
    Range keys = keys(change.range());
    if (change instanceof TypedChange.Removed<K, V> removed) {
      return new Change.Removed<>(Entry.of(keys, removed.entry().value()));
    }
    if (change instanceof TypedChange.Added<K, V> added) {
      return new Change.Added<>(Entry.of(keys, added.entry().value()));
    }
    TypedChange.Replaced<K, V> replaced = (TypedChange.Replaced<K, V>) change;
    return new Change.Replaced<>(keys, replaced.before(), replaced.after());
  }

  private TypedRangeMap<K, V> with(MapleTree<V> changed) {
    return changed == tree ? this : new TypedRangeMap<>(domain, changed);
  }

  private <W> TypedRangeMap<K, W> same(TypedRangeMap<K, W> other) {
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
        || (other instanceof TypedRangeMap<?, ?> that
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
   * @return such as {@code {[2026-01-01, 2026-12-31]=10}}
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
