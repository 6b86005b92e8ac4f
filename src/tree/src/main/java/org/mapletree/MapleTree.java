package org.mapletree;

import io.vavr.collection.Iterator;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Aggregates;
import org.mapletree.internal.Checks;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.Concat;
import org.mapletree.internal.Cut;
import org.mapletree.internal.Dump;
import org.mapletree.internal.Footprints;
import org.mapletree.internal.GapSearch;
import org.mapletree.internal.Invariants;
import org.mapletree.internal.Leaf;
import org.mapletree.internal.Lookup;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.Order;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Shape;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Traversal;
import org.mapletree.internal.TreeDoor;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.ValueMap;

/**
 * An immutable map from disjoint ranges of unsigned 64-bit keys to values: a persistent maple tree.
 *
 * <p>Every write returns a new tree and leaves this one as it is; the two share all nodes but a
 * path. Entries never overlap: putting a range overwrites what was there and keeps the outer parts
 * of entries that it cuts. Neighbours with equal values stay separate entries unless coalescing is
 * asked for. Keys run from 0 to 2^64-1, both included, in unsigned order ({@code -1L} is the
 * highest); both ends of every range are inclusive. {@code null} is no value: where no entry is, is
 * a gap.
 *
 * <pre>{@code
 * var map = MapleTree.of(0x1000, 0x4fff, "heap").put(0x2000, 0x2fff, "guard");
 * map.getOrNull(0x2abc);                       // "guard"
 * map.size();                                  // 3: heap to 0x1fff, guard to 0x2fff, heap to 0x4fff
 * map.lowestGap(0x1000, 0, 0xffff);            // Some(0x0-0xfff)
 * map.diff(map.remove(0x2000, 0x2fff));        // Removed(0x2000-0x2fff=guard)
 * }</pre>
 *
 * <p>Cost: lookups and writes are O(log n); lookups allocate nothing. A write that changes nothing
 * returns this very tree, so {@code ==} tells whether anything happened. Bad arguments, such as
 * {@code first > last}, are an {@link IllegalArgumentException} that names both in hex; expected
 * failures are {@link Either} or {@link Option}.
 *
 * <p>Immutable and safe to publish through a race: all state is reached from final fields. {@code
 * equals} compares entries, not mere mappings: {@code 0x0-0x9=a} differs from {@code 0x0-0x4=a,
 * 0x5-0x9=a}; see {@link #coalesced()}.
 *
 * <p>Serializable if its values are, and its policies too unless they are the defaults; else
 * writing throws {@link NotSerializableException}. What is read is validated: content that is no
 * legal tree ends in an {@link InvalidObjectException} or another {@link IOException}, also where a
 * value throws an exception as it is read (a {@link ClassNotFoundException} stays one). Nothing is
 * allocated for the tree itself that the stream's own length does not justify. Where a stream is
 * damaged before the content of a tree, {@link ObjectInputStream} may throw other exceptions of its
 * own. A value that refers back to the tree cannot be read.
 *
 * <p>In the examples of the methods, {@code map} is {@code MapleTree.of(0x10, 0x1f, "a").put(0x30,
 * 0x3f, "b")}.
 *
 * @param <V> the type of the values
 */
@CheckReturnValue
public final class MapleTree<V> implements Iterable<Entry<V>>, Serializable {
  /*
   * Implementation notes.
   *
   * This class is a face: it checks arguments, flips keys, wraps results, and leaves the work to org.mapletree.internal. A tree is a root and
   * its policies; everything else is derived. Nothing here may hold the tree that a result was made from.
   */

  private static final MapleTree<?> EMPTY = new MapleTree<>(Leaf.empty(), Policies.ofDefault());

  static {
    TreeDoor.install(new Door());
  }

  private static final long serialVersionUID = 1;

  private final transient Node<V> root;
  private final transient Policies<V> policies;

  MapleTree(Node<V> root, Policies<V> policies) {
    this.root = root;
    this.policies = policies;
    if (Checks.ON && (root.size() <= 1000 || ((root.size() ^ root.lastKey()) & 63) == 0)) {
      validate();
    }
  }

  // ---------------------------------------------------------------------------------------------------- making

  /**
   * The tree without entries, with the default policies.
   *
   * @param <V> the type of the values
   * @return the empty tree
   */
  @SuppressWarnings("unchecked") // holds no value
  public static <V> MapleTree<V> empty() {
    return (MapleTree<V>) EMPTY;
  }

  /**
   * A tree without entries whose values depend on their ranges.
   *
   * <p>O(1).
   *
   * @param clipping what becomes of a value when its range is cut; pure, never null
   * @param joining whether entries that touch may become one, asked where coalescing is asked for
   *     and by a {@link ThreeWayMerge}
   * @param <V> the type of the values
   * @return an empty tree; all trees made from it keep the policies
   */
  public static <V> MapleTree<V> empty(Clipping<V> clipping, Joining<V> joining) {
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(joining, "joining");
    return new MapleTree<>(Leaf.empty(), Policies.of(clipping, joining));
  }

  /**
   * A tree of one entry.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * MapleTree.of(0x10, 0x1f, "a");   // {0x10-0x1f=a}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @param <V> the type of the values
   * @return a tree with that entry
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public static <V> MapleTree<V> of(long first, long last, V value) {
    return MapleTree.<V>empty().put(first, last, value);
  }

  /**
   * A tree of one entry. The same as {@link #of(long, long, Object)}.
   *
   * @param range the keys
   * @param value what they map to, not null
   * @param <V> the type of the values
   * @return a tree with that entry
   */
  public static <V> MapleTree<V> of(Range range, V value) {
    return of(range.first(), range.last(), value);
  }

  /**
   * A tree of the given entries, in any order.
   *
   * <p>O(n) if they come in key order, else O(n log n).
   *
   * <pre>{@code
   * MapleTree.ofEntries(List.of(new Entry<>(0x10, 0x1f, "a")));   // {0x10-0x1f=a}
   * }</pre>
   *
   * @param entries the entries
   * @param <V> the type of the values
   * @return a tree with these entries
   * @throws IllegalArgumentException if two entries overlap; the message shows both
   */
  public static <V> MapleTree<V> ofEntries(Iterable<Entry<V>> entries) {
    Builder<V> builder = builder();
    entries.forEach(entry -> builder.add(entry.first(), entry.last(), entry.value()));
    return builder.build();
  }

  /**
   * A builder for a tree with the default policies: the fastest way to make a tree of many entries.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * MapleTree.<String>builder().add(0x0, 0x9, "a").add(0x10, 0x1f, "b").build();
   * // {0x0-0x9=a, 0x10-0x1f=b}
   * }</pre>
   *
   * @param <V> the type of the values
   * @return a builder without entries
   */
  public static <V> Builder<V> builder() {
    return new Builder<>(Policies.ofDefault());
  }

  /**
   * A builder for a tree whose values depend on their ranges.
   *
   * <p>O(1).
   *
   * @param clipping what becomes of a value when its range is cut
   * @param joining whether entries that touch may become one
   * @param <V> the type of the values
   * @return a builder without entries
   */
  public static <V> Builder<V> builder(Clipping<V> clipping, Joining<V> joining) {
    return new Builder<>(MapleTree.empty(clipping, joining).policies);
  }

  /**
   * A collector of entries that do not overlap, with the default policies. O(n) if they come in key
   * order, else O(n log n); it may be used by parallel streams.
   *
   * <pre>{@code
   * blocks.stream().collect(MapleTree.collector(Block::first, Block::last, Block::owner));
   * }</pre>
   *
   * <p>Two items that overlap are an {@link IllegalArgumentException} whose message shows both
   * entries.
   *
   * @param first the lowest key of an item, unsigned
   * @param last the highest key of an item, unsigned
   * @param value the value of an item, not null
   * @param <T> the type of the items
   * @param <V> the type of the values
   * @return a collector
   */
  public static <T, V> Collector<T, ?, MapleTree<V>> collector(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value) {
    return collector(first, last, value, Clipping.none(), Joining.ofEqual());
  }

  /**
   * A collector of entries that do not overlap, for a tree whose values depend on their ranges.
   *
   * @param first the lowest key of an item, unsigned
   * @param last the highest key of an item, unsigned
   * @param value the value of an item, not null
   * @param clipping what becomes of a value when its range is cut
   * @param joining whether entries that touch may become one
   * @param <T> the type of the items
   * @param <V> the type of the values
   * @return a collector; two items that overlap are an {@link IllegalArgumentException} whose
   *     message shows both entries
   */
  public static <T, V> Collector<T, ?, MapleTree<V>> collector(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value,
      Clipping<V> clipping,
      Joining<V> joining) {
    return Collecting.strict(first, last, value, clipping, joining);
  }

  /**
   * A collector that merges where items overlap, as {@link #merge} does, with the default policies.
   * The items are merged in encounter order once all are there, so a parallel stream gives what a
   * sequential one gives. O((n + pieces) log n).
   *
   * <pre>{@code
   * calls.stream().collect(MapleTree.collector(Call::start, Call::end, call -> 1, Integer::sum));
   * }</pre>
   *
   * @param first the lowest key of an item, unsigned
   * @param last the highest key of an item, unsigned
   * @param value the value of an item, not null
   * @param merge what a piece becomes, from its value so far and the item's; null removes it
   * @param <T> the type of the items
   * @param <V> the type of the values
   * @return a collector
   */
  public static <T, V> Collector<T, ?, MapleTree<V>> collector(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> merge) {
    return collector(first, last, value, merge, Clipping.none(), Joining.ofEqual());
  }

  /**
   * A collector that merges where items overlap, for a tree whose values depend on their ranges.
   *
   * @param first the lowest key of an item, unsigned
   * @param last the highest key of an item, unsigned
   * @param value the value of an item, not null
   * @param merge what a piece becomes, from its value so far and the item's; null removes it
   * @param clipping what becomes of a value when its range is cut
   * @param joining whether entries that touch may become one
   * @param <T> the type of the items
   * @param <V> the type of the values
   * @return a collector
   */
  public static <T, V> Collector<T, ?, MapleTree<V>> collector(
      ToLongFunction<? super T> first,
      ToLongFunction<? super T> last,
      Function<? super T, ? extends V> value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> merge,
      Clipping<V> clipping,
      Joining<V> joining) {
    return Collecting.merging(first, last, value, merge, clipping, joining);
  }

  // ---------------------------------------------------------------------------------------------------- looking up

  /**
   * The value at a key. O(log n); allocates nothing.
   *
   * <pre>{@code
   * map.getOrNull(0x12);   // a
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the value of the entry that contains the key; null if the key lies in a gap
   */
  public @Nullable V getOrNull(long key) {
    return Lookup.find(root, Unsigned.flip(key));
  }

  /**
   * The value at a key, or another one. O(log n); allocates nothing.
   *
   * <pre>{@code
   * map.getOrElse(0x20, "none");   // none
   * }</pre>
   *
   * @param key the key, unsigned
   * @param fallback what to return if the key lies in a gap
   * @return the value of the entry that contains the key, or {@code fallback}
   */
  public V getOrElse(long key, V fallback) {
    V value = Lookup.find(root, Unsigned.flip(key));
    return value != null ? value : fallback;
  }

  /**
   * The value at a key. O(log n); {@link #getOrNull(long)} does without the {@code Option}.
   *
   * <pre>{@code
   * map.get(0x12);   // Some(a)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the value of the entry that contains the key; none if the key lies in a gap
   */
  public Option<V> get(long key) {
    V value = Lookup.find(root, Unsigned.flip(key));
    return value == null ? Option.none() : Option.some(value);
  }

  /**
   * Whether a key has a value. O(log n).
   *
   * <pre>{@code
   * map.containsKey(0x20);   // false
   * }</pre>
   *
   * @param key the key, unsigned
   * @return whether an entry contains the key
   */
  public boolean containsKey(long key) {
    return Lookup.find(root, Unsigned.flip(key)) != null;
  }

  /**
   * Whether every key of a range has a value, in one entry or in several that touch. O(log n), once
   * the figures of the nodes concerned are known.
   *
   * <pre>{@code
   * map.covers(0x12, 0x20);   // false
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return whether no key of the range lies in a gap
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public boolean covers(long first, long last) {
    Range.check(first, last);
    return Lookup.covers(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * Whether every key of a range has a value. The same as {@link #covers(long, long)}.
   *
   * @param range the keys
   * @return whether no key of the range lies in a gap
   */
  public boolean covers(Range range) {
    return covers(range.first(), range.last());
  }

  /**
   * Whether any key of a range has a value. O(log n).
   *
   * <pre>{@code
   * map.intersects(0x12, 0x20);   // true
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return whether some entry meets the range
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public boolean intersects(long first, long last) {
    Range.check(first, last);
    return Lookup.intersects(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * Whether any key of a range has a value. The same as {@link #intersects(long, long)}.
   *
   * @param range the keys
   * @return whether some entry meets the range
   */
  public boolean intersects(Range range) {
    return intersects(range.first(), range.last());
  }

  /**
   * Whether any key has a value in both trees. O(k log n), k the number of times that the key line
   * passes from entries of one tree to entries of the other before they meet: at most twice the
   * smaller size.
   *
   * <pre>{@code
   * map.intersects(MapleTree.of(0x20, 0x2f, 1));   // false
   * }</pre>
   *
   * @param other a tree
   * @return whether some entry of this tree meets one of the other
   */
  public boolean intersects(MapleTree<?> other) {
    return Lookup.intersect(root, other.root);
  }

  /**
   * The entry that contains a key. O(log n).
   *
   * <pre>{@code
   * map.entryAt(0x12);   // Some(0x10-0x1f=a)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the entry, whole; none if the key lies in a gap: then {@link #gapAt(long)} is there
   */
  public Option<Entry<V>> entryAt(long key) {
    return Option.of(entryAtOrNull(key));
  }

  /**
   * The entry that contains a key, or null. O(log n).
   *
   * <pre>{@code
   * map.entryAtOrNull(0x20);   // null
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the entry, whole; null if the key lies in a gap
   */
  public @Nullable Entry<V> entryAtOrNull(long key) {
    Entry<V> entry = ceilingEntryOrNull(key);
    return entry != null && !Unsigned.less(key, entry.first()) ? entry : null;
  }

  /**
   * The gap that contains a key: the largest range around it without a value. O(log n).
   *
   * <pre>{@code
   * MapleTree.of(0x10, 0x1f, "a").gapAt(0x30).get();   // 0x20-0xffffffffffffffff
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the gap; none if the key has a value: then {@link #entryAt(long)} is there
   */
  public Option<Range> gapAt(long key) {
    Entry<V> above = ceilingEntryOrNull(key);
    if (above != null && !Unsigned.less(key, above.first())) {
      return Option.none();
    }
    Entry<V> below = floorEntryOrNull(key);
    return Option.some(
        new Range(below == null ? 0 : below.last() + 1, above == null ? -1L : above.first() - 1));
  }

  // ---------------------------------------------------------------------------------------------------- neighbours

  /**
   * The entry that contains a key, or else the one before it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry that contains the key, or else the last one below it; none if there is none
   */
  public Option<Entry<V>> floorEntry(long key) {
    return Option.of(floorEntryOrNull(key));
  }

  /**
   * The entry that contains a key, or else the one before it, or null. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry that contains the key, or else the last one below it; null if there is none
   */
  public @Nullable Entry<V> floorEntryOrNull(long key) {
    return Neighbours.floor(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The entry that contains a key, or else the one after it. O(log n).
   *
   * <pre>{@code
   * map.ceilingEntry(0x20);   // Some(0x30-0x3f=b)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the entry that contains the key, or else the first one above it; none if there is none
   */
  public Option<Entry<V>> ceilingEntry(long key) {
    return Option.of(ceilingEntryOrNull(key));
  }

  /**
   * The entry that contains a key, or else the one after it, or null. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry that contains the key, or else the first one above it; null if there is none
   */
  public @Nullable Entry<V> ceilingEntryOrNull(long key) {
    return Neighbours.ceiling(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The last entry that ends below a key: never the one that contains it. O(log n).
   *
   * <pre>{@code
   * var map = MapleTree.of(0x10, 0x1f, "a").put(0x20, 0x2f, "b");
   * map.floorEntry(0x25);   // Some(0x20-0x2f=b)
   * map.lowerEntry(0x25);   // Some(0x10-0x1f=a)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the entry with the greatest last key below {@code key}; none if there is none
   */
  public Option<Entry<V>> lowerEntry(long key) {
    return Option.of(lowerEntryOrNull(key));
  }

  /**
   * The last entry that ends below a key: never the one that contains it, or null. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry with the greatest last key below {@code key}; null if there is none
   */
  public @Nullable Entry<V> lowerEntryOrNull(long key) {
    return Neighbours.lower(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The first entry that begins above a key: never the one that contains it. O(log n).
   *
   * <pre>{@code
   * map.higherEntry(0x12);   // Some(0x30-0x3f=b)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the entry with the least first key above {@code key}; none if there is none
   */
  public Option<Entry<V>> higherEntry(long key) {
    return Option.of(higherEntryOrNull(key));
  }

  /**
   * The first entry that begins above a key: never the one that contains it, or null. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry with the least first key above {@code key}; null if there is none
   */
  public @Nullable Entry<V> higherEntryOrNull(long key) {
    return Neighbours.higher(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The entry with the lowest keys. O(log n).
   *
   * <pre>{@code
   * map.firstEntry();   // Some(0x10-0x1f=a)
   * }</pre>
   *
   * @return the entry; none if the tree is empty
   */
  public Option<Entry<V>> firstEntry() {
    return Option.of(firstEntryOrNull());
  }

  /**
   * The entry with the lowest keys, or null. O(log n).
   *
   * @return the entry; null if the tree is empty
   */
  public @Nullable Entry<V> firstEntryOrNull() {
    return Neighbours.firstOf(root, MapleTree::entry);
  }

  /**
   * The entry with the highest keys. O(log n).
   *
   * <pre>{@code
   * map.lastEntry();   // Some(0x30-0x3f=b)
   * }</pre>
   *
   * @return the entry; none if the tree is empty
   */
  public Option<Entry<V>> lastEntry() {
    return Option.of(lastEntryOrNull());
  }

  /**
   * The entry with the highest keys, or null. O(log n).
   *
   * @return the entry; null if the tree is empty
   */
  public @Nullable Entry<V> lastEntryOrNull() {
    return Neighbours.lastOf(root, MapleTree::entry);
  }

  // ---------------------------------------------------------------------------------------------------- order

  /**
   * The number of entries. O(1). For the number of keys, see {@link #coverage()}.
   *
   * <pre>{@code
   * map.size();   // 2
   * }</pre>
   *
   * @return the number of entries
   */
  public long size() {
    return root.size();
  }

  /**
   * Whether there is no entry. O(1).
   *
   * <pre>{@code
   * map.isEmpty();   // false
   * }</pre>
   *
   * @return whether no key has a value
   */
  public boolean isEmpty() {
    return root.length() == 0;
  }

  /**
   * How many entries lie wholly below a key. O(log n).
   *
   * <pre>{@code
   * MapleTree.of(0x10, 0x1f, "a").put(0x20, 0x2f, "b").rank(0x25);   // 1
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the number of entries whose last key is below {@code key}; the index of the entry that
   *     contains it, if one does
   */
  public long rank(long key) {
    return Order.rank(root, Unsigned.flip(key));
  }

  /**
   * The entry with a given number of entries below it. O(log n).
   *
   * <pre>{@code
   * map.nth(1);   // 0x30-0x3f=b
   * }</pre>
   *
   * @param index its index in key order, 0 to {@code size() - 1}
   * @return the entry
   * @throws IndexOutOfBoundsException if there is no such entry; the message shows index and size
   */
  public Entry<V> nth(long index) {
    return Order.nth(root, Objects.checkIndex(index, size()), MapleTree::entry);
  }

  /**
   * The smallest range that contains all entries. O(log n).
   *
   * <pre>{@code
   * map.span();   // Some(0x10-0x3f)
   * }</pre>
   *
   * @return from the first key of the first entry to the last key of the last; none if the tree is
   *     empty
   */
  public Option<Range> span() {
    return isEmpty() ? Option.none() : Option.some(range(root.firstKey(), root.lastKey()));
  }

  /**
   * How many keys have a value. O(log n) after a write, once the figures of the other nodes are
   * known.
   *
   * <pre>{@code
   * map.coverage();   // 32
   * }</pre>
   *
   * @return the number of keys, unsigned; 2^64-1 also if all 2^64 keys have one, which {@code
   *     covers(0, -1)} tells
   */
  public long coverage() {
    return coverage(0, -1L);
  }

  /**
   * How many keys of a window have a value. O(log n) after a write, once the figures of the other
   * nodes are known.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").put(0x20, 0x2f, "b").coverage(0x8, 0x23);   // 6
   * }</pre>
   *
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @return the number of keys, unsigned; 2^64-1 also if all 2^64 keys have one
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public long coverage(long first, long last) {
    Range.check(first, last);
    long covered = Aggregates.covered(root, Unsigned.flip(first), Unsigned.flip(last));
    return covered == 0 && intersects(first, last) ? -1L : covered;
  }

  /**
   * How many keys of a window have a value. The same as {@link #coverage(long, long)}.
   *
   * @param window where to count
   * @return the number of keys, unsigned; 2^64-1 also if all 2^64 keys have one
   */
  public long coverage(Range window) {
    return coverage(window.first(), window.last());
  }

  /**
   * The measure of all entries. O(log n) combinations after a write, once the other nodes have been
   * measured.
   *
   * @param measure what to measure: a constant, since nodes keep its values under its identity
   * @param <A> the type of what is measured
   * @return the measure of all entries; the identity if there is none
   */
  public <A> A measure(Measure<V, A> measure) {
    return measure(measure, 0, -1L);
  }

  /**
   * The measure of the entries within a window; entries that cross an end of it are clipped. O(log
   * n) combinations after a write, once the other nodes have been measured; O(n) if another measure
   * was asked in between.
   *
   * <pre>{@code
   * static final Measure<Integer, Integer> SUM = Measure.of(0, (range, n) -> n, Integer::sum);
   * MapleTree.of(0x0, 0x9, 5).put(0x20, 0x2f, 7).measure(SUM, 0x8, 0x23);   // 12
   * }</pre>
   *
   * @param measure what to measure: a constant, since nodes keep its values under its identity
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param <A> the type of what is measured
   * @return the measure; the identity if no entry meets the window
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public <A> A measure(Measure<V, A> measure, long first, long last) {
    Range.check(first, last);
    A measured =
        new EntryMeasuring<>(measure)
            .within(root, Unsigned.flip(first), Unsigned.flip(last), policies.clip());
    return measured == null ? measure.identity() : measured;
  }

  /**
   * The measure of the entries within a window. The same as {@link #measure(Measure, long, long)}.
   *
   * @param measure what to measure: a constant, since nodes keep its values under its identity
   * @param range the window
   * @param <A> the type of what is measured
   * @return the measure; the identity if no entry meets the window
   */
  public <A> A measure(Measure<V, A> measure, Range range) {
    return measure(measure, range.first(), range.last());
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /**
   * Maps all keys of a range to a value.
   *
   * <p>Entries inside the range disappear. An entry that crosses one end keeps its outer part; an
   * entry that crosses both becomes two; the values of such parts are what the tree's {@link
   * Clipping} says. A neighbour with an equal value stays a separate entry: {@link #putCoalescing}
   * would join it.
   *
   * <pre>{@code
   * var map = MapleTree.of(0x1000, 0x4fff, "heap").put(0x2000, 0x2fff, "guard");
   * map.size();                // 3: heap to 0x1fff, guard to 0x2fff, heap to 0x4fff
   * }</pre>
   *
   * <p>O(log n), however many entries the range swallows: they are dropped unseen. If the range
   * already is one entry with this very value ({@code ==}), the result is this tree itself.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return a tree with the range mapped; this tree stays as it is
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null: to unmap keys, use {@link #remove(long,
   *     long)}
   */
  public MapleTree<V> put(long first, long last, V value) {
    Range.check(first, last);
    return with(
        PathWrite.write(
            root,
            Unsigned.flip(first),
            Unsigned.flip(last),
            checkValue(value),
            policies.clip(),
            null));
  }

  /**
   * Maps all keys of a range to a value. The same as {@link #put(long, long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to, not null
   * @return a tree with the range mapped; this tree itself if it already is one entry with this
   *     very value
   */
  public MapleTree<V> put(Range range, V value) {
    return put(range.first(), range.last(), value);
  }

  /**
   * Maps all keys of a range to a value, if none of them has one. O(log n).
   *
   * <pre>{@code
   * var map = MapleTree.of(0x10, 0x1f, "a");
   * map.insert(0x20, 0x2f, "b").get();                   // {0x10-0x1f=a, 0x20-0x2f=b}
   * map.insert(0x18, 0x2f, "b").getLeft().obstacle();    // 0x10-0x1f=a
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, a tree with the range mapped; on the left, the first entry in the way
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public Either<Conflict<V>, MapleTree<V>> insert(long first, long last, V value) {
    Range.check(first, last);
    Objects.requireNonNull(value, "value");
    Entry<V> obstacle = ceilingEntryOrNull(first);
    return obstacle != null && !Unsigned.less(last, obstacle.first())
        ? Either.left(new Conflict<>(new Range(first, last), obstacle))
        : Either.right(put(first, last, value));
  }

  /**
   * Maps all keys of a range to a value, if none of them has one. The same as {@link #insert(long,
   * long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to, not null
   * @return on the right, a tree with the range mapped; on the left, the first entry in the way
   */
  public Either<Conflict<V>, MapleTree<V>> insert(Range range, V value) {
    return insert(range.first(), range.last(), value);
  }

  /**
   * Unmaps all keys of a range. Entries that cross an end of it keep their outer part, clipped.
   * O(log n).
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").remove(0x3, 0x5);   // {0x0-0x2=a, 0x6-0x9=a}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return a tree without these keys; this tree itself if none of them had a value
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public MapleTree<V> remove(long first, long last) {
    Range.check(first, last);
    return with(
        PathWrite.write(
            root, Unsigned.flip(first), Unsigned.flip(last), null, policies.clip(), null));
  }

  /**
   * Unmaps all keys of a range. The same as {@link #remove(long, long)}.
   *
   * @param range the keys
   * @return a tree without these keys; this tree itself if none of them had a value
   */
  public MapleTree<V> remove(Range range) {
    return remove(range.first(), range.last());
  }

  /**
   * Removes the whole entry that contains a key; {@link #entryAt(long)} tells which one that is.
   * O(log n).
   *
   * <p>There is no {@code remove(key)} on purpose: it could mean the one key or the whole entry.
   * For the one key, use {@code remove(key, key)}.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").removeEntry(0x4);   // {}
   * }</pre>
   *
   * @param key the key, unsigned
   * @return a tree without that entry; this tree itself if the key lies in a gap
   */
  public MapleTree<V> removeEntry(long key) {
    Entry<V> entry = entryAtOrNull(key);
    return entry == null ? this : remove(entry.first(), entry.last());
  }

  /**
   * Maps all keys of a range to a value, and joins the new entry with those that touch it, where
   * the tree's {@link Joining} allows it: by default, if the values are equal. O(log n), and two
   * comparisons of values.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x4, "a").putCoalescing(0x5, 0x9, "a");   // {0x0-0x9=a}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return a tree with the range mapped; this tree itself if an equal entry of the joined range is
   *     there
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public MapleTree<V> putCoalescing(long first, long last, V value) {
    Range.check(first, last);
    return with(
        Coalescing.put(
            root, Unsigned.flip(first), Unsigned.flip(last), checkValue(value), policies, null));
  }

  /**
   * Maps all keys of a range to a value, and joins what touches. The same as {@link
   * #putCoalescing(long, long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to, not null
   * @return a tree with the range mapped; this tree itself if an equal entry of the joined range is
   *     there
   */
  public MapleTree<V> putCoalescing(Range range, V value) {
    return putCoalescing(range.first(), range.last(), value);
  }

  /**
   * Joins all entries that touch, from left to right, where the tree's {@link Joining} allows it:
   * by default, if the values are equal. O(n). By default, therefore, two trees that map the same
   * keys to the same values are equal once both are coalesced.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x4, "a").put(0x5, 0x9, "a").coalesced();   // {0x0-0x9=a}
   * }</pre>
   *
   * @return a tree in which no two neighbours can be joined; this tree itself if none could
   */
  public MapleTree<V> coalesced() {
    return with(Coalescing.all(root, policies));
  }

  /**
   * Maps the free keys of a range to a value, and combines it with the values that are there: as
   * {@code RangeMap.merge} of Guava.
   *
   * <p>Entries that cross an end of the range are cut there, unless the function returns the value
   * of their part as it is. O(k log n) for k pieces.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, 1).merge(0x5, 0xe, 1, Integer::sum);   // {0x0-0x4=1, 0x5-0x9=2, 0xa-0xe=1}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what free keys map to
   * @param remap what a piece with a value becomes, from its old value and {@code value}; null
   *     removes the piece
   * @return a tree with the range merged; this tree itself if nothing changed
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public MapleTree<V> merge(
      long first,
      long last,
      V value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    Range.check(first, last);
    Objects.requireNonNull(value, "value");
    Remapping<V> remapping = new Remapping<>(root, policies.clip());
    remapping.merge(Unsigned.flip(first), Unsigned.flip(last), value, remap);
    return with(remapping.root());
  }

  /**
   * Maps the free keys of a range to a value, and combines it with the values that are there. The
   * same as {@link #merge(long, long, Object, BiFunction)}.
   *
   * @param range the keys
   * @param value what free keys map to, not null
   * @param remap what a piece with a value becomes, from its old value and {@code value}; null
   *     removes the piece
   * @return a tree with the range merged; this tree itself if nothing changed
   */
  public MapleTree<V> merge(
      Range range, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    return merge(range.first(), range.last(), value, remap);
  }

  /**
   * Computes new values for all pieces of a range, gaps included, as {@code Map.compute} does for a
   * key.
   *
   * <p>A piece is the part of an entry or of a gap that lies within the range; the function sees it
   * with its value, clipped, or with null for a gap. What it returns becomes an entry of its own,
   * null clears the piece; the very value that it was given leaves everything as it was. O(k log n)
   * for k pieces.
   *
   * <pre>{@code
   * var map = MapleTree.of(0x0, 0x4, "a");
   * map.compute(0x3, 0x6, (range, old) -> old == null ? "new" : null);   // {0x0-0x2=a, 0x5-0x6=new}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param function what a piece becomes; called in key order
   * @return a tree with the range computed; this tree itself if nothing changed
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public MapleTree<V> compute(
      long first,
      long last,
      BiFunction<? super Range, ? super @Nullable V, ? extends @Nullable V> function) {
    Range.check(first, last);
    Remapping<V> remapping = new Remapping<>(root, policies.clip());
    remapping.window(
        Unsigned.flip(first),
        Unsigned.flip(last),
        true,
        (from, to, old) -> function.apply(range(from, to), old));
    return with(remapping.root());
  }

  /**
   * Computes new values for all pieces of a range, gaps included. The same as {@link #compute(long,
   * long, BiFunction)}.
   *
   * @param range the keys
   * @param function what a piece becomes; called in key order
   * @return a tree with the range computed; this tree itself if nothing changed
   */
  public MapleTree<V> compute(
      Range range, BiFunction<? super Range, ? super @Nullable V, ? extends @Nullable V> function) {
    return compute(range.first(), range.last(), function);
  }

  /**
   * Replaces the values of all stored pieces of a range; gaps stay gaps. O(k log n) for k pieces.
   *
   * <p>An entry that crosses an end of the range is cut there, unless the function returns the
   * value of the part inside, clipped, as it is.
   *
   * <pre>{@code
   * var map = MapleTree.of(0x0, 0x4, "a");
   * map.replaceAll(0x3, 0x6, (range, old) -> old + "!");   // {0x0-0x2=a, 0x3-0x4=a!}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param function the new value of a piece; called in key order, must not return null
   * @return a tree with the values replaced; this tree itself if nothing changed
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if the function returns null; the message shows the piece
   */
  public MapleTree<V> replaceAll(
      long first, long last, BiFunction<? super Range, ? super V, ? extends V> function) {
    Range.check(first, last);
    Remapping<V> remapping = new Remapping<>(root, policies.clip());
    remapping.window(
        Unsigned.flip(first), Unsigned.flip(last), false, Remapping.replacing(function));
    return with(remapping.root());
  }

  /**
   * Replaces the values of all stored pieces of a range. The same as {@link #replaceAll(long, long,
   * BiFunction)}.
   *
   * @param range the keys
   * @param function the new value of a piece; called in key order, must not return null
   * @return a tree with the values replaced; this tree itself if nothing changed
   */
  public MapleTree<V> replaceAll(
      Range range, BiFunction<? super Range, ? super V, ? extends V> function) {
    return replaceAll(range.first(), range.last(), function);
  }

  /**
   * Puts many entries, one after the other: where they overlap, the later ones win. O(m log n), and
   * less copying than m single writes.
   *
   * <pre>{@code
   * map.putAll(List.of(new Entry<>(0x18, 0x2f, "c")));
   * // {0x10-0x17=a, 0x18-0x2f=c, 0x30-0x3f=b}
   * }</pre>
   *
   * @param entries the entries
   * @return a tree with the entries put; this tree itself if nothing changed
   */
  public MapleTree<V> putAll(Iterable<Entry<V>> entries) {
    return edit(
        edits -> entries.forEach(entry -> edits.put(entry.first(), entry.last(), entry.value())));
  }

  /**
   * Makes many writes as one change, copying each node at most once.
   *
   * <pre>{@code
   * var next = map.edit(t -> { for (Order o : orders) t.put(o.from(), o.to(), o); });
   * }</pre>
   *
   * <p>As many writes, less most of the copying: each node is copied once.
   *
   * @param edits what to do with a transient that begins as this tree; it must not escape
   * @return a tree with the changes; this tree itself if nothing changed
   */
  public MapleTree<V> edit(Consumer<? super TransientMapleTree<V>> edits) {
    TransientMapleTree<V> editing = asTransient();
    edits.accept(editing);
    return editing.persistent();
  }

  /**
   * A tree for edits in place, which begins with the entries of this one. O(1). This tree stays as
   * it is.
   *
   * <pre>{@code
   * map.asTransient().remove(0x10, 0x17).persistent();   // {0x18-0x1f=a, 0x30-0x3f=b}
   * }</pre>
   *
   * @return a transient that belongs to the calling thread
   */
  public TransientMapleTree<V> asTransient() {
    return new TransientMapleTree<>(this);
  }

  // ---------------------------------------------------------------------------------------------------- free space

  /**
   * The gaps within a window, clipped to it, in key order.
   *
   * <pre>{@code
   * MapleTree.of(0x3, 0x5, "a").gaps(0x0, 0x9);   // 0x0-0x2, then 0x6-0x9
   * }</pre>
   *
   * <p>O(log n) for the first gap, then O(1) amortized for each, O(log n) behind entries that
   * touch.
   *
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @return the ranges without a value, found as they are asked for
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Iterator<Range> gaps(long first, long last) {
    Range.check(first, last);
    return new GapIterator(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * The gaps within a window, clipped to it, in key order. The same as {@link #gaps(long, long)}.
   *
   * @param window where to look
   * @return the ranges without a value, found as they are asked for
   */
  public Iterator<Range> gaps(Range window) {
    return gaps(window.first(), window.last());
  }

  /**
   * The lowest place for a number of keys within a window. O(log n) after a write, once the figures
   * of the other nodes are known.
   *
   * <pre>{@code
   * map.lowestGap(0x8, 0x10, 0xff);   // Some(0x20-0x27)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @return the lowest free range of exactly that many keys; none if there is none, or the window
   *     is too small
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last};
   *     the message shows the values in hex
   */
  public Option<Range> lowestGap(long size, long first, long last) {
    return lowestGap(size, first, last, 1);
  }

  /**
   * The lowest place for a number of keys within a window. The same as {@link #lowestGap(long,
   * long, long)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @return the lowest free range of exactly that many keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> lowestGap(long size, Range window) {
    return lowestGap(size, window.first(), window.last());
  }

  /**
   * The lowest place for a number of keys within a window whose first key is a multiple of an
   * alignment. O(log n), and one test for each gap that is large enough but badly placed.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x5, "a").lowestGap(0x4, 0x0, 0xff, 0x8);   // Some(0x8-0xb)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param alignment what the place's first key must be a multiple of, unsigned, at least 1; any
   *     number, not only powers of two
   * @return the lowest free range of exactly that many keys; none if there is none, or the window
   *     is too small
   * @throws IllegalArgumentException if {@code size} or {@code alignment} is 0, or {@code first} is
   *     above {@code last}; the message shows the values in hex
   */
  public Option<Range> lowestGap(long size, long first, long last, long alignment) {
    checkPlace(size, first, last, alignment);
    return Option.of(place(true, size, first, last, alignment));
  }

  /**
   * The lowest place for a number of keys within a window whose first key is a multiple of an
   * alignment. The same as {@link #lowestGap(long, long, long, long)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @param alignment what the place's first key must be a multiple of, unsigned, at least 1
   * @return the lowest free range of exactly that many keys; none if there is none
   * @throws IllegalArgumentException if {@code size} or {@code alignment} is 0
   */
  public Option<Range> lowestGap(long size, Range window, long alignment) {
    return lowestGap(size, window.first(), window.last(), alignment);
  }

  /**
   * The highest place for a number of keys within a window. O(log n) after a write, once the
   * figures of the other nodes are known.
   *
   * <pre>{@code
   * MapleTree.of(0xf0, 0xff, "a").highestGap(0x10, 0x0, 0xff);   // Some(0xe0-0xef)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @return the highest free range of exactly that many keys; none if there is none, or the window
   *     is too small
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last};
   *     the message shows the values in hex
   */
  public Option<Range> highestGap(long size, long first, long last) {
    return highestGap(size, first, last, 1);
  }

  /**
   * The highest place for a number of keys within a window. The same as {@link #highestGap(long,
   * long, long)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @return the highest free range of exactly that many keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> highestGap(long size, Range window) {
    return highestGap(size, window.first(), window.last());
  }

  /**
   * The highest place for a number of keys within a window whose first key is a multiple of an
   * alignment. O(log n), and one test for each gap that is large enough but badly placed.
   *
   * <pre>{@code
   * map.highestGap(0x8, 0x0, 0x3f, 0x10);   // Some(0x20-0x27)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param alignment what the place's first key must be a multiple of, unsigned, at least 1; any
   *     number, not only powers of two
   * @return the highest free range of exactly that many keys; none if there is none, or the window
   *     is too small
   * @throws IllegalArgumentException if {@code size} or {@code alignment} is 0, or {@code first} is
   *     above {@code last}; the message shows the values in hex
   */
  public Option<Range> highestGap(long size, long first, long last, long alignment) {
    checkPlace(size, first, last, alignment);
    return Option.of(place(false, size, first, last, alignment));
  }

  /**
   * The highest place for a number of keys within a window whose first key is a multiple of an
   * alignment. The same as {@link #highestGap(long, long, long, long)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @param alignment what the place's first key must be a multiple of, unsigned, at least 1
   * @return the highest free range of exactly that many keys; none if there is none
   * @throws IllegalArgumentException if {@code size} or {@code alignment} is 0
   */
  public Option<Range> highestGap(long size, Range window, long alignment) {
    return highestGap(size, window.first(), window.last(), alignment);
  }

  /**
   * Puts a value at the lowest place for a number of keys within a window. O(log n).
   *
   * <pre>{@code
   * var placed = MapleTree.of(0x0, 0x3, "a").allocateLowest(0x2, 0x0, 0x9, "b").get();
   * placed.range();   // 0x4-0x5
   * placed.tree();    // {0x0-0x3=a, 0x4-0x5=b}
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last};
   *     the message shows the values in hex
   * @throws NullPointerException if {@code value} is null
   */
  public Either<NoSpace, Allocation<V>> allocateLowest(long size, long first, long last, V value) {
    checkPlace(size, first, last, 1);
    Objects.requireNonNull(value, "value");
    Range place = place(true, size, first, last, 1);
    return place == null
        ? Either.left(noSpace(size, first, last))
        : Either.right(allocation(place, value, false));
  }

  /**
   * Puts a value at the lowest place for a number of keys within a window. The same as {@link
   * #allocateLowest(long, long, long, Object)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @param value what the keys map to, not null
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Either<NoSpace, Allocation<V>> allocateLowest(long size, Range window, V value) {
    return allocateLowest(size, window.first(), window.last(), value);
  }

  /**
   * Puts a value at the highest place for a number of keys within a window. O(log n).
   *
   * <pre>{@code
   * map.allocateHighest(0x8, 0x0, 0x3f, "c").get().range();   // 0x28-0x2f
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last};
   *     the message shows the values in hex
   * @throws NullPointerException if {@code value} is null
   */
  public Either<NoSpace, Allocation<V>> allocateHighest(long size, long first, long last, V value) {
    checkPlace(size, first, last, 1);
    Objects.requireNonNull(value, "value");
    Range place = place(false, size, first, last, 1);
    return place == null
        ? Either.left(noSpace(size, first, last))
        : Either.right(allocation(place, value, false));
  }

  /**
   * Puts a value at the highest place for a number of keys within a window. The same as {@link
   * #allocateHighest(long, long, long, Object)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param window where to look
   * @param value what the keys map to, not null
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Either<NoSpace, Allocation<V>> allocateHighest(long size, Range window, V value) {
    return allocateHighest(size, window.first(), window.last(), value);
  }

  /**
   * Puts a value at the first place for a number of keys at or after a key, or else at the lowest
   * in the window: so identifiers are not reused before the window has been gone through. O(log n).
   *
   * <pre>{@code
   * var first = MapleTree.of(0x3, 0x3, "a").allocateCyclic(1, 0x3, 0xf, 0xf, "b").get();   // at 0xf
   * var second = first.tree().allocateCyclic(1, 0x3, 0xf, first.next(), "c").get();
   * second.range();      // 0x4-0x4
   * second.wrapped();    // true
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param next where to begin, unsigned: {@link Allocation#next()} of the last allocation; outside
   *     the window, its start is meant
   * @param value what the keys map to
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last};
   *     the message shows the values in hex
   * @throws NullPointerException if {@code value} is null
   */
  public Either<NoSpace, Allocation<V>> allocateCyclic(
      long size, long first, long last, long next, V value) {
    checkPlace(size, first, last, 1);
    Objects.requireNonNull(value, "value");
    boolean below = Unsigned.less(next, first);
    Range place = below || Unsigned.less(last, next) ? null : place(true, size, next, last, 1);
    boolean wrapped = place == null && Unsigned.less(first, next);
    if (place == null) {
      place = place(true, size, first, last, 1);
    }
    return place == null
        ? Either.left(noSpace(size, first, last))
        : Either.right(allocation(place, value, wrapped));
  }

  /**
   * Puts a value at the first place at or after a key, or else at the lowest in the window. The
   * same as {@link #allocateCyclic(long, long, long, long, Object)}.
   *
   * @param size how many keys, unsigned, at least 1
   * @param range the window
   * @param next where to begin, unsigned
   * @param value what the keys map to, not null
   * @return on the right, the place and the tree with the new entry; on the left, why there is no
   *     place
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Either<NoSpace, Allocation<V>> allocateCyclic(long size, Range range, long next, V value) {
    return allocateCyclic(size, range.first(), range.last(), next, value);
  }

  // ---------------------------------------------------------------------------------------------------- walking

  /**
   * All entries in key order.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.iterator().next();   // 0x10-0x1f=a
   * }</pre>
   *
   * @return an iterator over this tree, whatever is written meanwhile; it refuses to remove
   */
  @Override
  public Iterator<Entry<V>> iterator() {
    return EntryIterator.ascending(root, Unsigned.MIN, Unsigned.MAX);
  }

  /**
   * The entries that meet a range, whole, in key order; {@link #slice(long, long)} clips them.
   * O(log n) to begin.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").put(0x20, 0x2f, "b").entries(0x5, 0x12);   // 0x0-0x9=a
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return an iterator over these entries
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Iterator<Entry<V>> entries(long first, long last) {
    Range.check(first, last);
    return EntryIterator.ascending(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * The entries that meet a range, whole, in key order. The same as {@link #entries(long, long)}.
   *
   * @param range the keys
   * @return an iterator over these entries
   */
  public Iterator<Entry<V>> entries(Range range) {
    return entries(range.first(), range.last());
  }

  /**
   * All entries in descending key order.
   *
   * <p>O(log n) for the first entry, then O(1) amortized for each.
   *
   * <pre>{@code
   * map.reverseIterator().next();   // 0x30-0x3f=b
   * }</pre>
   *
   * @return an iterator over this tree
   */
  public Iterator<Entry<V>> reverseIterator() {
    return EntryIterator.descending(root, Unsigned.MIN, Unsigned.MAX);
  }

  /**
   * The entries that meet a range, whole, in descending key order. O(log n) to begin.
   *
   * <pre>{@code
   * map.reverseEntries(0x18, 0x3f).toJavaList();   // [0x30-0x3f=b, 0x10-0x1f=a]
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return an iterator over these entries
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Iterator<Entry<V>> reverseEntries(long first, long last) {
    Range.check(first, last);
    return EntryIterator.descending(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * The entries that meet a range, whole, in descending key order. The same as {@link
   * #reverseEntries(long, long)}.
   *
   * @param range the keys
   * @return an iterator over these entries
   */
  public Iterator<Entry<V>> reverseEntries(Range range) {
    return reverseEntries(range.first(), range.last());
  }

  /**
   * Hands all entries to an action, in key order, without boxing: the fastest walk.
   *
   * <p>O(n), and nothing is allocated.
   *
   * <pre>{@code
   * map.forEachRange((first, last, value) -> out.append(value));   // out is ab
   * }</pre>
   *
   * @param action what to do with each entry
   */
  public void forEachRange(RangeConsumer<? super V> action) {
    Traversal.all(
        root,
        action,
        (to, first, last, value) -> to.accept(Unsigned.flip(first), Unsigned.flip(last), value));
  }

  /**
   * Hands the entries that meet a range to an action, whole, in key order, without boxing.
   *
   * <p>O(log n + k) for k entries, and nothing is allocated.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param action what to do with each entry
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public void forEachRange(long first, long last, RangeConsumer<? super V> action) {
    Range.check(first, last);
    Traversal.within(
        root,
        Unsigned.flip(first),
        Unsigned.flip(last),
        action,
        (to, from, until, value) -> to.accept(Unsigned.flip(from), Unsigned.flip(until), value));
  }

  /**
   * Hands the entries that meet a range to an action. The same as {@link #forEachRange(long, long,
   * RangeConsumer)}.
   *
   * @param range the keys
   * @param action what to do with each entry
   */
  public void forEachRange(Range range, RangeConsumer<? super V> action) {
    forEachRange(range.first(), range.last(), action);
  }

  /**
   * All entries in key order, for streams. {@code SIZED}, {@code SUBSIZED}, {@code ORDERED}, {@code
   * SORTED} by range, {@code DISTINCT}, {@code IMMUTABLE}, {@code NONNULL}; it splits along nodes
   * in O(log n).
   *
   * <pre>{@code
   * map.spliterator().getExactSizeIfKnown();   // 2
   * }</pre>
   *
   * @return a spliterator over this tree
   */
  @Override
  public Spliterator<Entry<V>> spliterator() {
    return EntrySpliterator.within(root, Unsigned.MIN, Unsigned.MAX);
  }

  /**
   * The entries that meet a range, whole, for streams. O(log n) to begin; the size is exact and
   * known without a walk.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return a spliterator over these entries, of the same kind as {@link #spliterator()}
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Spliterator<Entry<V>> spliterator(long first, long last) {
    Range.check(first, last);
    return EntrySpliterator.within(root, Unsigned.flip(first), Unsigned.flip(last));
  }

  /**
   * The entries that meet a range, whole, for streams. The same as {@link #spliterator(long,
   * long)}.
   *
   * @param range the keys
   * @return a spliterator over these entries
   */
  public Spliterator<Entry<V>> spliterator(Range range) {
    return spliterator(range.first(), range.last());
  }

  /**
   * All entries in key order, as a sequential stream; {@code parallel()} makes good use of it.
   *
   * <pre>{@code
   * MapleTree.of(0x10, 0x1f, 5).put(0x30, 0x3f, 7).stream().mapToInt(Entry::value).sum();   // 12
   * }</pre>
   *
   * @return a stream over this tree; {@code count()} is O(1)
   */
  public Stream<Entry<V>> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /**
   * The entries that meet a range, whole, in key order, as a sequential stream. O(log n) to begin.
   *
   * <pre>{@code
   * map.stream(0x18, 0x2f).count();   // 1
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return a stream over these entries
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Stream<Entry<V>> stream(long first, long last) {
    return StreamSupport.stream(spliterator(first, last), false);
  }

  /**
   * The entries that meet a range, whole, as a stream. The same as {@link #stream(long, long)}.
   *
   * @param range the keys
   * @return a sequential stream over these entries, in key order
   */
  public Stream<Entry<V>> stream(Range range) {
    return stream(range.first(), range.last());
  }

  /**
   * This tree as a {@link NavigableMap} from ranges to values, ordered by range. O(1): a view that
   * nothing changes, of this version of the tree.
   *
   * <pre>{@code
   * var map = MapleTree.of(0x10, 0x1f, "a").put(0x20, 0x2f, "b").asNavigableMap();
   * map.get(Range.of(0x10, 0x1f));                  // "a": keys are whole ranges, not single keys
   * map.tailMap(Range.of(0x18, 0x18)).firstKey();   // 0x20-0x2f
   * }</pre>
   *
   * <p>Lookups, neighbours, and views of parts or in descending order are O(log n); {@code equals},
   * {@code hashCode} and {@code containsValue} are O(n) or more, as for any map. {@code size()}
   * stops at 2^31-1. Writes that would change it are an {@link UnsupportedOperationException}. The
   * view itself is not serializable; the tree is.
   *
   * @return the view; equal to any map with the same ranges and equal values
   */
  public NavigableMap<Range, V> asNavigableMap() {
    return NavigableMapView.of(root);
  }

  /**
   * The keys that have a value, whatever it is. O(n).
   *
   * <pre>{@code
   * MapleTree.of(0x10, 0x1f, "a").put(0x20, 0x2f, "b").keySet();   // {0x10-0x2f}
   * }</pre>
   *
   * @return a set of them, whose ranges never touch
   */
  public MapleSet keySet() {
    return MapleSet.keysOf(this);
  }

  /**
   * The entries as an immutable Vavr map, ordered by range. O(n log n).
   *
   * <pre>{@code
   * map.toVavrMap().head();   // (0x10-0x1f, a)
   * }</pre>
   *
   * @return a map of {@link #size()} ranges
   */
  public SortedMap<Range, V> toVavrMap() {
    return TreeMap.ofAll(asNavigableMap());
  }

  /**
   * The entries in key order, as an immutable Vavr vector. O(n).
   *
   * <pre>{@code
   * map.toVector();   // Vector(0x10-0x1f=a, 0x30-0x3f=b)
   * }</pre>
   *
   * @return a vector of {@link #size()} entries
   */
  public Vector<Entry<V>> toVector() {
    return Vector.ofAll(this);
  }

  /**
   * A cursor on the entry or the gap that contains a key. O(log n).
   *
   * <pre>{@code
   * map.cursor(0x20);   // gap 0x20-0x2f
   * }</pre>
   *
   * @param key the key, unsigned
   * @return an immutable cursor
   */
  public Cursor<V> cursor(long key) {
    return Cursor.at(this, key);
  }

  // ---------------------------------------------------------------------------------------------------- cutting

  /**
   * The part of the tree within a window; entries that cross an end of it are clipped. O(log n):
   * all whole subtrees are shared.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").slice(0x5, 0x12);   // {0x5-0x9=a}
   * }</pre>
   *
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @return a tree of these keys only; this tree itself if it has no others
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public MapleTree<V> slice(long first, long last) {
    Range.check(first, last);
    return with(Cut.window(root, Unsigned.flip(first), Unsigned.flip(last), policies.clip()));
  }

  /**
   * The part of the tree within a window. The same as {@link #slice(long, long)}.
   *
   * @param window what to keep
   * @return a tree of these keys only; this tree itself if it has no others
   */
  public MapleTree<V> slice(Range window) {
    return slice(window.first(), window.last());
  }

  /**
   * Cuts the tree in two; an entry that contains the key and keys below it is clipped into both.
   * O(log n).
   *
   * <pre>{@code
   * var halves = MapleTree.of(0x0, 0x9, "a").split(0x4);
   * halves.below();   // {0x0-0x3=a}
   * halves.from();    // {0x4-0x9=a}
   * }</pre>
   *
   * @param key the first key of the upper half, unsigned; 0 is legal and leaves nothing below
   * @return both halves, one of which may be empty, or this tree itself
   */
  public Halves<V> split(long key) {
    Cut.Parts<V> parts = Cut.split(root, Unsigned.flip(key), policies.clip());
    return new Halves<>(with(parts.below()), with(parts.from()));
  }

  /**
   * This tree and, behind it, another one. O(log n): nearly all nodes of both are shared. The
   * policies are this tree's.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x3, "a").concat(MapleTree.of(0x8, 0x9, "b"));   // {0x0-0x3=a, 0x8-0x9=b}
   * }</pre>
   *
   * @param right a tree all of whose keys lie above those of this one
   * @return a tree with the entries of both; this tree itself if {@code right} is empty
   * @throws IllegalArgumentException if the two spans are not in this order; the message shows both
   */
  public MapleTree<V> concat(MapleTree<V> right) {
    if (!isEmpty() && !right.isEmpty() && root.lastKey() >= right.root.firstKey()) {
      throw new IllegalArgumentException(
          "cannot put " + right.span().get() + " behind " + span().get());
    }
    return with(Concat.join(root, right.root));
  }

  // ---------------------------------------------------------------------------------------------------- combining

  /**
   * This tree overwritten by another one: where both have a value, the other's wins. O(d log n) for
   * d entries that the other tree has and this one has not, and never more than O(n) for the n
   * entries of both; shared subtrees are passed over. The policies are this tree's.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").union(MapleTree.of(0x5, 0xe, "b"));   // {0x0-0x4=a, 0x5-0xe=b}
   * }</pre>
   *
   * @param other a tree
   * @return a tree with the keys of both; this tree itself if the other one adds no key and no
   *     other object as a value
   */
  public MapleTree<V> union(MapleTree<V> other) {
    return with(Union.of(root, other.root, policies.clip()));
  }

  /**
   * This tree merged with another one: where both have a value, a function decides.
   *
   * <p>The function is asked for every piece that both have, in key order, so the cost is O(m log
   * n) for the m entries of the other tree; see {@link #unionIdempotent} for functions with {@code
   * fn(v, v) == v}.
   *
   * <pre>{@code
   * map.union(MapleTree.of(0x18, 0x27, "c"), String::concat);
   * // {0x10-0x17=a, 0x18-0x1f=ac, 0x20-0x27=c, 0x30-0x3f=b}
   * }</pre>
   *
   * @param other a tree
   * @param function the value for a piece, from this tree's value and the other's, both clipped to
   *     the piece; must not return null
   * @return a tree with the keys of both; this tree itself if nothing changed
   * @throws NullPointerException if the function returns null; the message shows the piece and both
   *     values
   */
  public MapleTree<V> union(
      MapleTree<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    return with(Algebra.union(root, other.root, function, false, policies.clip()));
  }

  /**
   * This tree merged with another one by a function that returns a value when given it twice.
   * Subtrees and entries that both trees share are passed over. O(d log n) for d entries that
   * differ.
   *
   * @param other a tree
   * @param function the value for a piece, from this tree's value and the other's; {@code
   *     function(v, v)} must be {@code v}, and null must not be returned
   * @return a tree with the keys of both; this tree itself if nothing changed
   * @throws NullPointerException if the function returns null; the message shows the piece and both
   *     values
   */
  public MapleTree<V> unionIdempotent(
      MapleTree<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    return with(Algebra.union(root, other.root, function, true, policies.clip()));
  }

  /**
   * The part of this tree within the keys of another one; entries are clipped. O(d log n) for d
   * entries that differ.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").intersection(MapleTree.of(0x5, 0xe, "b"));   // {0x5-0x9=a}
   * }</pre>
   *
   * @param other a tree, whose values do not matter
   * @return a tree of the keys that both have, with this tree's values; this tree itself if the
   *     other covers it
   */
  public MapleTree<V> intersection(MapleTree<?> other) {
    return with(Algebra.intersection(root, other.root, policies.clip()));
  }

  /**
   * The keys that both trees have, with the values that a function makes of both.
   *
   * <p>The function is asked for every piece that both have, in key order, so the cost is O(m log
   * n) for the m entries of the other tree; see {@link #intersectionIdempotent} for functions with
   * {@code fn(v, v) == v}. An entry of this tree that several entries of the other one meet is cut
   * between them, unless the function returns this tree's value as it is.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, 5).intersection(MapleTree.of(0x5, 0xe, 3), Integer::sum);   // {0x5-0x9=8}
   * }</pre>
   *
   * @param other a tree
   * @param function the value for a piece, from this tree's value and the other's, both clipped to
   *     the piece; must not return null
   * @return a tree of the keys that both have; this tree itself if nothing changed
   * @throws NullPointerException if the function returns null; the message shows the piece and both
   *     values
   */
  public MapleTree<V> intersection(
      MapleTree<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    return with(Algebra.intersection(root, other.root, function, false, policies.clip()));
  }

  /**
   * The keys that both trees have, with the values of a function that returns a value when given it
   * twice. Subtrees and entries that both trees share are passed over. O(d log n) for d entries
   * that differ.
   *
   * @param other a tree
   * @param function the value for a piece, from this tree's value and the other's; {@code
   *     function(v, v)} must be {@code v}, and null must not be returned
   * @return a tree of the keys that both have; this tree itself if nothing changed
   * @throws NullPointerException if the function returns null; the message shows the piece and both
   *     values
   */
  public MapleTree<V> intersectionIdempotent(
      MapleTree<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    return with(Algebra.intersection(root, other.root, function, true, policies.clip()));
  }

  /**
   * The part of this tree within a set of keys; entries are clipped. O(m log n) for m ranges.
   *
   * <pre>{@code
   * map.intersection(MapleSet.of(0x18, 0x37));   // {0x18-0x1f=a, 0x30-0x37=b}
   * }</pre>
   *
   * @param keys a set
   * @return a tree of the keys that both have; this tree itself if the set covers it
   */
  public MapleTree<V> intersection(MapleSet keys) {
    return intersection(keys.asTree());
  }

  /**
   * The part of this tree outside the keys of another one; entries are clipped. O(m log n) for m
   * entries of the other tree, or O(d log n) for d entries that differ, whichever is less.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "a").difference(MapleTree.of(0x5, 0xe, "b"));   // {0x0-0x4=a}
   * }</pre>
   *
   * @param other a tree, whose values do not matter
   * @return a tree of the keys that only this one has; this tree itself if the two have no key in
   *     common
   */
  public MapleTree<V> difference(MapleTree<?> other) {
    return with(Algebra.difference(root, other.root, policies.clip()));
  }

  /**
   * The part of this tree outside a set of keys; entries are clipped. O(m log n) for m ranges.
   *
   * <pre>{@code
   * map.difference(MapleSet.of(0x18, 0x37));   // {0x10-0x17=a, 0x38-0x3f=b}
   * }</pre>
   *
   * @param keys a set
   * @return a tree of the keys that only this one has; this tree itself if the two have no key in
   *     common
   */
  public MapleTree<V> difference(MapleSet keys) {
    return difference(keys.asTree());
  }

  /**
   * New values under the same ranges. O(n). The result has the default policies.
   *
   * <pre>{@code
   * MapleTree.of(0x0, 0x9, "abc").mapValues(String::length);   // {0x0-0x9=3}
   * }</pre>
   *
   * @param function the new value for each old one, called in key order; must not return null
   * @param <W> the type of the new values
   * @return a tree of the same ranges; this tree itself if every value came back as it was and this
   *     tree has the default policies
   * @throws NullPointerException if the function returns null; the message shows the range
   */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the root stays where all values do
  public <W> MapleTree<W> mapValues(Function<? super V, ? extends W> function) {
    Node<W> mapped = ValueMap.map(root, function);
    boolean same = (Object) mapped == root && policies == Policies.<V>ofDefault();
    return same ? (MapleTree<W>) this : new MapleTree<>(mapped, Policies.ofDefault());
  }

  /**
   * New values under the same ranges, in a tree with new policies. O(n).
   *
   * @param function the new value for each old one, called in key order; must not return null
   * @param clipping what becomes of a new value when its range is cut
   * @param joining whether entries that touch may become one
   * @param <W> the type of the new values
   * @return a tree of the same ranges; never this one
   * @throws NullPointerException if the function returns null; the message shows the range
   */
  public <W> MapleTree<W> mapValues(
      Function<? super V, ? extends W> function, Clipping<W> clipping, Joining<W> joining) {
    Node<W> mapped = ValueMap.map(root, function);
    return new MapleTree<>(mapped, MapleTree.<W>empty(clipping, joining).policies);
  }

  /**
   * The entries that pass a test. O(n).
   *
   * <pre>{@code
   * var map = MapleTree.of(0x0, 0x9, 1).put(0x20, 0x2f, 2);
   * map.filter(entry -> entry.value() > 1);   // {0x20-0x2f=2}
   * }</pre>
   *
   * @param test whether to keep an entry, called in key order
   * @return a tree of these entries; this tree itself if all of them passed
   */
  public MapleTree<V> filter(Predicate<? super Entry<V>> test) {
    Spine<V> spine = new Spine<>();
    long kept = 0;
    for (Entry<V> entry : this) {
      if (test.test(entry)) {
        spine.add(Unsigned.flip(entry.first()), Unsigned.flip(entry.last()), entry.value());
        kept++;
      }
    }
    return kept == size() ? this : with(spine.root());
  }

  // ---------------------------------------------------------------------------------------------------- versions

  /**
   * What turned this tree into a newer one: the symmetric difference of their entries, in order of
   * first keys, removals before additions at a tie. Empty exactly if the two are equal. O(d log n)
   * for d changes between versions of one tree; shared subtrees are passed over.
   *
   * <pre>{@code
   * map.diff(map.put(0x30, 0x3f, "c")).toJavaList();
   * // [Replaced[range=0x30-0x3f, before=b, after=c]]
   * }</pre>
   *
   * @param newer a tree
   * @return the changes, found as they are asked for; {@link #patch} applies them, {@link
   *     #forEachChange} hands them over without an object for each
   */
  public Iterator<Change<V>> diff(MapleTree<V> newer) {
    return new ChangeIterator<>(root, newer.root);
  }

  /**
   * Hands over what turned this tree into a newer one: the changes of {@link #diff}, in their
   * order, without an object for each. O(d log n) for d changes between versions of one tree, at
   * most O(m + n) for trees of m and n entries.
   *
   * <pre>{@code
   * map.forEachChange(map.remove(0x30, 0x3f), consumer);   // consumer.removed(0x30, 0x3f, "b")
   * }</pre>
   *
   * @param newer a tree
   * @param consumer what takes each change
   */
  public void forEachChange(MapleTree<V> newer, ChangeConsumer<? super V> consumer) {
    CoWalk.forEach(root, newer.root, new Changes<>(consumer));
  }

  /**
   * The keys that this tree and a newer one map differently, in key order, whatever the borders of
   * the entries: one stretch for each pair of values before and after. Values are compared by
   * {@code equals} and not clipped. O(d log n) for d changes between versions of one tree.
   *
   * <pre>{@code
   * var newer = MapleTree.of(0x0, 0x4, "a").put(0x5, 0x9, "b");
   * MapleTree.of(0x0, 0x9, "a").diffByKey(newer).next().range();   // 0x5-0x9
   * }</pre>
   *
   * @param newer a tree
   * @return the stretches, as long as possible, found as they are asked for; none exactly if both
   *     trees map each key alike
   */
  public Iterator<KeyChange<V>> diffByKey(MapleTree<V> newer) {
    return new KeyChangeIterator<>(new ChangeIterator<>(root, newer.root));
  }

  /**
   * Applies the changes of a {@link #diff}. All removals are checked and done first, then each
   * addition; no entry is ever clipped. O(d log n) for d changes.
   *
   * <pre>{@code
   * older.patch(older.diff(newer)).get().equals(newer);   // true
   * }</pre>
   *
   * @param changes the changes
   * @return on the right, the patched tree, this tree itself if there was no change; on the left,
   *     the first change that does not fit
   */
  public Either<PatchConflict<V>, MapleTree<V>> patch(Iterable<Change<V>> changes) {
    List<Change<V>> list = new ArrayList<>();
    changes.forEach(list::add);
    return Patching.apply(root, list).map(this::with);
  }

  /**
   * Whether another object is a tree with equal entries: the same ranges, each with an equal value,
   * or the very same one. Policies do not matter. Shared subtrees are passed over.
   *
   * <p>O(d log n) for two versions with d entries that differ, at most O(n).
   *
   * <pre>{@code
   * map.equals(map.put(0x18, 0x1f, "a"));   // false
   * }</pre>
   *
   * @param other an object
   * @return whether it is a tree with equal entries
   */
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof MapleTree<?> tree) || size() != tree.size()) {
      return false;
    }
    @SuppressWarnings("unchecked") // values are only compared
    CoWalk<Object> walk = new CoWalk<>((Node<Object>) root, (Node<Object>) tree.root);
    CoWalk.Step step = walk.next();
    while (step == CoWalk.Step.BOTH && Objects.equals(walk.leftValue(), walk.rightValue())) {
      step = walk.next();
    }
    return step == CoWalk.Step.END;
  }

  /**
   * A hash of the ranges and values in key order. O(n).
   *
   * @return the hash code
   */
  @Override
  public int hashCode() {
    int[] hash = {1};
    forEachRange(
        (first, last, value) ->
            hash[0] =
                31 * hash[0]
                    + ((31 * Long.hashCode(first) + Long.hashCode(last)) ^ value.hashCode()));
    return hash[0];
  }

  /**
   * The entries as text, the first 20 of them at most, and of each value 100 characters at most.
   *
   * <p>O(log n): what is shown is bounded.
   *
   * <pre>{@code
   * map.toString();   // {0x10-0x1f=a, 0x30-0x3f=b}
   * }</pre>
   *
   * @return such as {@code {0x10-0x1f=a, 0x20-0x2f=b}}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    Iterator<Entry<V>> entries = iterator();
    for (int shown = 0; shown < 20 && entries.hasNext(); shown++) {
      Entry<V> entry = entries.next();
      String value = "" + entry.value();
      text.append(shown == 0 ? "" : ", ").append(entry.range()).append('=');
      text.append(value.length() > 100 ? value.substring(0, 97) + "..." : value);
    }
    return text.append(size() > 20 ? ", ... " + (size() - 20) + " more}" : "}").toString();
  }

  // ---------------------------------------------------------------------------------------------------- looking inside

  /**
   * Checks every rule of the tree. O(n).
   *
   * @throws InvalidTreeException if a rule is broken, with its name and the path to the node: a bug
   *     in this library
   */
  public void validate() {
    Invariants.Violation violation = Invariants.check(root);
    if (violation != null) {
      throw new InvalidTreeException(
          violation.rule(), violation.path(), violation.expected(), violation.actual());
    }
  }

  /**
   * Writes the nodes and entries as text, one a line, indented by level. O(n).
   *
   * @param out where to
   * @throws UncheckedIOException if {@code out} throws an {@link IOException}
   */
  public void dump(Appendable out) {
    try {
      Dump.write(root, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What becomes of a value when the range of its entry is cut.
   *
   * <p>O(1).
   *
   * @return the clipping that the tree was made with; {@link Clipping#none()} by default
   */
  public Clipping<V> clipping() {
    return policies.clipping();
  }

  /**
   * Whether entries that touch may become one where coalescing is asked for.
   *
   * <p>O(1).
   *
   * @return the joining that the tree was made with; {@link Joining#ofEqual()} by default
   */
  public Joining<V> joining() {
    return policies.joining();
  }

  /**
   * The shape of the tree. O(nodes).
   *
   * <pre>{@code
   * map.stats().height();   // 1
   * }</pre>
   *
   * @return height, numbers of nodes, fill
   */
  public TreeStats stats() {
    Shape shape = Shape.of(root);
    return new TreeStats(root.height() + 1, shape.branches(), shape.leaves(), size(), shape.fill());
  }

  /**
   * The bytes of the tree's nodes, computed from their layout; values are not counted. O(nodes).
   *
   * @return the bytes, an estimate for a 64-bit virtual machine with compressed references
   */
  public long footprint() {
    return new org.mapletree.internal.Footprint().add(root);
  }

  /**
   * The bytes of the tree's nodes, and how many of them another tree holds as well. O(nodes of
   * both).
   *
   * @param other a tree
   * @return own and shared bytes, which add up to {@link #footprint()}
   */
  public Footprint footprint(MapleTree<?> other) {
    org.mapletree.internal.Footprint count = new org.mapletree.internal.Footprint();
    long unused = count.add(other.root);
    long own = count.add(root);
    return new Footprint(own, footprint() - own);
  }

  /**
   * The bytes of the nodes of many trees together, each node counted once. O(distinct nodes).
   *
   * @param trees the trees
   * @return the bytes
   */
  public static long footprint(Iterable<? extends MapleTree<?>> trees) {
    org.mapletree.internal.Footprint count = new org.mapletree.internal.Footprint();
    long bytes = 0;
    for (MapleTree<?> tree : trees) {
      bytes += count.add(tree.root);
    }
    return bytes;
  }

  /**
   * The bytes of each of many trees: what it alone holds, and what another of them holds as well.
   * O(distinct nodes).
   *
   * @param trees the trees
   * @return own and shared bytes of each tree, in their order
   */
  public static List<Footprint> footprints(List<? extends MapleTree<?>> trees) {
    List<Node<?>> roots = new ArrayList<>();
    for (MapleTree<?> tree : trees) {
      roots.add(tree.root);
    }
    long[] own = Footprints.own(roots);
    long[] whole = Footprints.whole(roots);
    return IntStream.range(0, own.length)
        .mapToObj(tree -> new Footprint(own[tree], whole[tree] - own[tree]))
        .toList();
  }

  // ---------------------------------------------------------------------------------------------------- inside

  private Object writeReplace() throws NotSerializableException {
    return new SerializedTree<>(this);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a tree is only read through what stands for it");
  }

  /** For generators of tests: see {@link TreeDoor}. */
  private static final class Door extends TreeDoor {
    @Override
    @SuppressWarnings("unchecked") // the caller knows the type of the values
    public Object treeOf(Object like, Node<?> root) {
      return ((MapleTree<Object>) like).with((Node<Object>) root);
    }

    @Override
    public Node<?> rootOf(Object tree) {
      return ((MapleTree<?>) tree).root;
    }
  }

  Node<V> root() {
    return root;
  }

  Policies<V> policies() {
    return policies;
  }

  /** A tree with this one's policies; this tree itself if the root is its own. */
  MapleTree<V> with(Node<V> newRoot) {
    return newRoot == root ? this : new MapleTree<>(newRoot, policies);
  }

  static <V> Entry<V> entry(long first, long last, V value) {
    return new Entry<>(Unsigned.flip(first), Unsigned.flip(last), value);
  }

  static Range range(long first, long last) {
    return new Range(Unsigned.flip(first), Unsigned.flip(last));
  }

  static <V> V checkValue(V value) {
    return Objects.requireNonNull(value, "value is null: to unmap keys, use remove(first, last)");
  }

  static void checkPlace(long size, long first, long last, long alignment) {
    Range.check(first, last);
    checkPositive("size", size);
    checkPositive("alignment", alignment);
  }

  private static void checkPositive(String name, long value) {
    if (value == 0) {
      throw new IllegalArgumentException(name + " is 0x0: it must be at least 0x1");
    }
  }

  private @Nullable Range place(boolean lowest, long size, long first, long last, long alignment) {
    GapSearch search =
        new GapSearch(lowest, size, Unsigned.flip(first), Unsigned.flip(last), alignment);
    return search.in(root) ? Range.ofLength(Unsigned.flip(search.start()), size) : null;
  }

  NoSpace noSpace(long size, long first, long last) {
    return new NoSpace(
        size,
        new Range(first, last),
        GapSearch.largest(root, Unsigned.flip(first), Unsigned.flip(last)));
  }

  private Allocation<V> allocation(Range place, V value, boolean wrapped) {
    return new Allocation<>(place, put(place, value), place.last() + 1, wrapped);
  }

  /**
   * Collects entries for a tree. Entries in key order go straight into leaves, which are left a
   * sixth of their room for later insertions; others are sorted in at the end. Belongs to one
   * thread and makes one tree.
   *
   * @param <V> the type of the values
   */
  @CanIgnoreReturnValue
  public static final class Builder<V> {
    private final Policies<V> policies;
    private final Spine<V> spine = new Spine<>();
    private final List<Entry<V>> unsorted = new ArrayList<>();
    private boolean built;

    Builder(Policies<V> policies) {
      this.policies = policies;
    }

    /**
     * Adds an entry. O(1) amortized if it lies behind all others.
     *
     * @param first the lowest key, unsigned
     * @param last the highest key, unsigned, at least {@code first}
     * @param value what the keys map to
     * @return this builder
     * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows
     *     both in hex
     * @throws IllegalStateException if the tree has been built
     * @throws NullPointerException if {@code value} is null
     */
    public Builder<V> add(long first, long last, V value) {
      Range.check(first, last);
      Objects.requireNonNull(value, "value");
      checkNotBuilt();
      if (spine.isEmpty() || spine.lastKey() < Unsigned.flip(first)) {
        spine.add(Unsigned.flip(first), Unsigned.flip(last), value);
      } else {
        unsorted.add(new Entry<>(first, last, value));
      }
      return this;
    }

    /**
     * Adds entries that are given in columns: the same as {@link #add(long, long, Object)} for
     * each, and faster where they are in key order. The arrays are read, not kept.
     *
     * <pre>{@code
     * MapleTree.<String>builder()
     *     .addAll(new long[] {0x0, 0x10}, new long[] {0x9, 0x1f}, new String[] {"a", "b"})
     *     .build();   // {0x0-0x9=a, 0x10-0x1f=b}
     * }</pre>
     *
     * @param firsts the lowest key of each, unsigned
     * @param lasts the highest key of each, unsigned, inclusive
     * @param values what the keys of each map to
     * @return this builder
     * @throws IllegalArgumentException if the arrays are of different lengths, or a first key is
     *     above its last one; the entries before that one have then been added
     * @throws IllegalStateException if the tree has been built
     * @throws NullPointerException if an argument or a value is null
     */
    public Builder<V> addAll(long[] firsts, long[] lasts, V[] values) {
      if (firsts.length != lasts.length || firsts.length != values.length) {
        throw new IllegalArgumentException(
            "%d first keys, %d last keys and %d values"
                .formatted(firsts.length, lasts.length, values.length));
      }
      checkNotBuilt();
      int at = 0;
      while ((at = spine.addColumns(firsts, lasts, values, at)) < firsts.length) {
        add(firsts[at], lasts[at], values[at++]);
      }
      return this;
    }

    /**
     * Adds an entry. The same as {@link #add(long, long, Object)}.
     *
     * @param range the keys
     * @param value what they map to, not null
     * @return this builder
     * @throws IllegalStateException if the tree has been built
     */
    public Builder<V> add(Range range, V value) {
      return add(range.first(), range.last(), value);
    }

    /**
     * Makes the tree.
     *
     * <p>O(m log n) for m entries that did not come in key order, else O(log n).
     *
     * @return a tree of all entries added
     * @throws IllegalArgumentException if two of them overlap; the message shows both
     * @throws IllegalStateException if the tree has been built
     */
    public MapleTree<V> build() {
      checkNotBuilt();
      built = true;
      MapleTree<V> sorted = new MapleTree<>(spine.root(), policies);
      if (unsorted.isEmpty()) {
        return sorted;
      }
      Node<V> inOrder = unsorted.size() < sorted.size() ? null : inOrder(sorted);
      return inOrder == null ? sorted.edit(this::insertRest) : new MapleTree<>(inOrder, policies);
    }

    private void checkNotBuilt() {
      if (built) {
        throw new IllegalStateException("this builder has made its tree");
      }
    }

    /** A root over all entries, made in one pass; null if two of them overlap. */
    private @Nullable Node<V> inOrder(MapleTree<V> sorted) {
      List<Entry<V>> all = new ArrayList<>(unsorted);
      sorted.forEachRange((first, last, value) -> all.add(new Entry<>(first, last, value)));
      Spine<V> whole = new Spine<>();
      for (Entry<V> entry : EntryOrder.byFirstKey(all)) {
        long first = Unsigned.flip(entry.first());
        if (!whole.isEmpty() && whole.lastKey() >= first) {
          return null;
        }
        whole.add(first, Unsigned.flip(entry.last()), entry.value());
      }
      return whole.root();
    }

    /** Puts few entries among many, or says which two overlap. */
    private void insertRest(TransientMapleTree<V> editing) {
      for (Entry<V> entry : unsorted) {
        Entry<V> obstacle = editing.putIfFree(entry);
        if (obstacle != null) {
          throw new IllegalArgumentException("entries overlap: " + obstacle + " and " + entry);
        }
      }
    }
  }
}
