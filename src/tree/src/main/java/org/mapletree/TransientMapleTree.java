package org.mapletree;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Editor;
import org.mapletree.internal.Lookup;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.Order;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Unsigned;

/**
 * A tree for many edits, changed in place by one thread, then frozen into a {@link MapleTree}.
 *
 * <pre>{@code
 * TransientMapleTree<String> t = tree.asTransient();
 * t.put(0x1000, 0x1fff, "a").remove(0x5000, 0x5fff);
 * MapleTree<String> next = t.persistent();      // t is unusable from here on
 * }</pre>
 *
 * <p>The first edit of a node copies it; later edits change the copy. The tree that it came from
 * stays as it is, and nothing but shared subtrees of it is kept alive. Every method but those of
 * {@link Object} throws {@link IllegalStateException} after {@link #persistent()}, and when called
 * by another thread than the one that made it.
 *
 * <p>All writes of {@link MapleTree} are here, with its semantics and costs, less most of the
 * copying. A write that throws, be it for a bad argument or because a function, a {@link Clipping}
 * or a {@link Joining} threw, leaves the transient exactly as it was before the call; only {@link
 * #putAll} keeps the entries that it had put. Such functions must not write to the transient
 * themselves: that is an {@link IllegalStateException}.
 *
 * <p>In the examples of the methods, {@code t} is {@code MapleTree.of(0x10, 0x1f,
 * "a").asTransient()}.
 *
 * @param <V> the type of the values
 */
@CanIgnoreReturnValue
public final class TransientMapleTree<V> {
  /*
   * Implementation notes.
   *
   * The source is held until the first change, so that no change gives it back, and not afterwards. Nodes made here carry the editor in their
   * figures; it is closed by persistent(), after which nobody can own them. The promise that a frozen tree is safe to publish through a race
   * rests on MapleTree.root being final and the MapleTree being made after the last edit: see "Editing in place" in Node.
   */

  private final Editor editor = Editor.ofThisThread();
  private final Policies<V> policies;
  private @Nullable MapleTree<V> source;
  private Node<V> root;

  /** Whether a function of the user's is running inside of a call. */
  private boolean busy;

  TransientMapleTree(MapleTree<V> source) {
    this.source = source;
    this.policies = source.policies();
    this.root = source.root();
  }

  /**
   * Ends the editing. O(1).
   *
   * <pre>{@code
   * t.persistent();   // {0x10-0x1f=a}
   * }</pre>
   *
   * @return a tree with all edits; the very source if there was no change
   * @throws IllegalStateException if this was called before, or by another thread than the one that
   *     made the transient
   */
  public MapleTree<V> persistent() {
    checkFree();
    editor.close();
    return source != null ? source : new MapleTree<>(root, policies);
  }

  // ---------------------------------------------------------------------------------------------------- reading

  /**
   * The number of entries. O(1).
   *
   * <pre>{@code
   * t.size();   // 1
   * }</pre>
   *
   * @return the number of entries
   */
  public long size() {
    editor.check();
    return root.size();
  }

  /**
   * Whether there is no entry. O(1).
   *
   * @return whether no key has a value
   */
  public boolean isEmpty() {
    editor.check();
    return root.length() == 0;
  }

  /**
   * The value at a key. O(log n).
   *
   * <pre>{@code
   * t.getOrNull(0x12);   // a
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the value of the entry that contains the key; null if the key lies in a gap
   */
  public @Nullable V getOrNull(long key) {
    editor.check();
    return Lookup.find(root, Unsigned.flip(key));
  }

  /**
   * The value at a key, or another one. O(log n).
   *
   * @param key the key, unsigned
   * @param fallback what to return if the key lies in a gap
   * @return the value of the entry that contains the key, or {@code fallback}
   */
  public V getOrElse(long key, V fallback) {
    V value = getOrNull(key);
    return value != null ? value : fallback;
  }

  /**
   * The value at a key. O(log n).
   *
   * @param key the key, unsigned
   * @return the value of the entry that contains the key; none if the key lies in a gap
   */
  public Option<V> get(long key) {
    V value = getOrNull(key);
    return value == null ? Option.none() : Option.some(value);
  }

  /**
   * Whether a key has a value. O(log n).
   *
   * @param key the key, unsigned
   * @return whether an entry contains the key
   */
  public boolean containsKey(long key) {
    return getOrNull(key) != null;
  }

  /**
   * Whether any key of a range has a value, as {@link MapleTree#intersects(long, long)}. O(log n).
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return whether some entry meets the range
   */
  public boolean intersects(long first, long last) {
    return now().intersects(first, last);
  }

  /**
   * Whether every key of a range has a value, as {@link MapleTree#covers(long, long)}. O(log n)
   * after a write.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return whether no key of the range lies in a gap
   */
  public boolean covers(long first, long last) {
    return now().covers(first, last);
  }

  /**
   * The entry that contains a key, whole. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; none if the key lies in a gap
   */
  public Option<Entry<V>> entryAt(long key) {
    return now().entryAt(key);
  }

  /**
   * The entry that contains a key, whole. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; null if the key lies in a gap
   */
  public @Nullable Entry<V> entryAtOrNull(long key) {
    return now().entryAtOrNull(key);
  }

  /**
   * The entry that contains a key, or else the one before it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> floorEntry(long key) {
    return Option.of(floorEntryOrNull(key));
  }

  /**
   * The entry that contains a key, or else the one before it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> floorEntryOrNull(long key) {
    editor.check();
    return Neighbours.floor(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The entry that contains a key, or else the one after it. O(log n): from the one after the last
   * key of each entry, it is the way to go through a transient while writing to it.
   *
   * @param key the key, unsigned
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> ceilingEntry(long key) {
    return Option.of(ceilingEntryOrNull(key));
  }

  /**
   * The entry that contains a key, or else the one after it. O(log n): from the one after the last
   * key of each entry, it is the way to go through a transient while writing to it.
   *
   * @param key the key, unsigned
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> ceilingEntryOrNull(long key) {
    editor.check();
    return Neighbours.ceiling(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The last entry that ends below a key: never the one that contains it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> lowerEntry(long key) {
    return Option.of(lowerEntryOrNull(key));
  }

  /**
   * The last entry that ends below a key: never the one that contains it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> lowerEntryOrNull(long key) {
    editor.check();
    return Neighbours.lower(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The first entry that begins above a key: never the one that contains it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> higherEntry(long key) {
    return Option.of(higherEntryOrNull(key));
  }

  /**
   * The first entry that begins above a key: never the one that contains it. O(log n).
   *
   * @param key the key, unsigned
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> higherEntryOrNull(long key) {
    editor.check();
    return Neighbours.higher(root, Unsigned.flip(key), MapleTree::entry);
  }

  /**
   * The entry with the lowest keys. O(log n).
   *
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> firstEntry() {
    return Option.of(firstEntryOrNull());
  }

  /**
   * The entry with the lowest keys. O(log n).
   *
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> firstEntryOrNull() {
    editor.check();
    return Neighbours.firstOf(root, MapleTree::entry);
  }

  /**
   * The entry with the highest keys. O(log n).
   *
   * @return the entry; none if there is none
   */
  public Option<Entry<V>> lastEntry() {
    return Option.of(lastEntryOrNull());
  }

  /**
   * The entry with the highest keys. O(log n).
   *
   * @return the entry; null if there is none
   */
  public @Nullable Entry<V> lastEntryOrNull() {
    editor.check();
    return Neighbours.lastOf(root, MapleTree::entry);
  }

  /**
   * How many entries lie wholly below a key. O(log n).
   *
   * @param key the key, unsigned
   * @return the number of entries whose last key is below {@code key}
   */
  public long rank(long key) {
    editor.check();
    return Order.rank(root, Unsigned.flip(key));
  }

  /**
   * The entry with a given number of entries below it. O(log n).
   *
   * @param index its index in key order, 0 to {@code size() - 1}
   * @return the entry
   * @throws IndexOutOfBoundsException if there is no such entry; the message shows index and size
   */
  public Entry<V> nth(long index) {
    return Order.nth(root, Objects.checkIndex(index, size()), MapleTree::entry);
  }

  /**
   * The gap that contains a key: the largest range around it without a value. O(log n).
   *
   * <pre>{@code
   * t.gapAt(0x20);   // Some(0x20-0xffffffffffffffff)
   * }</pre>
   *
   * @param key the key, unsigned
   * @return the gap; none if the key has a value
   */
  public Option<Range> gapAt(long key) {
    return now().gapAt(key);
  }

  /**
   * Hands all entries to an action, in key order; the action must not write to this transient.
   *
   * <p>O(n), without an object for an entry.
   *
   * @param action what to do with each entry
   */
  public void forEachRange(RangeConsumer<? super V> action) {
    MapleTree<V> now = now();
    guarded(
        () -> {
          now.forEachRange(action);
          return root;
        });
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /**
   * Maps all keys of a range to a value, as {@link MapleTree#put(long, long, Object)} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.put(0x18, 0x27, "b").persistent();   // {0x10-0x17=a, 0x18-0x27=b}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return this transient
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public TransientMapleTree<V> put(long first, long last, V value) {
    checkRange(first, last);
    return write(first, last, MapleTree.checkValue(value));
  }

  /**
   * Maps all keys of a range to a value. The same as {@link #put(long, long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to, not null
   * @return this transient
   */
  public TransientMapleTree<V> put(Range range, V value) {
    return put(range.first(), range.last(), value);
  }

  /**
   * Unmaps all keys of a range, as {@link MapleTree#remove(long, long)} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.remove(0x18, 0x27).persistent();   // {0x10-0x17=a}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return this transient
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public TransientMapleTree<V> remove(long first, long last) {
    checkRange(first, last);
    return write(first, last, null);
  }

  /**
   * Unmaps all keys of a range. The same as {@link #remove(long, long)}.
   *
   * @param range the keys
   * @return this transient
   */
  public TransientMapleTree<V> remove(Range range) {
    return remove(range.first(), range.last());
  }

  /**
   * Removes the whole entry that contains a key, as {@link MapleTree#removeEntry(long)} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.removeEntry(0x12).persistent();   // {}
   * }</pre>
   *
   * @param key the key, unsigned
   * @return this transient, unchanged if the key lies in a gap
   */
  public TransientMapleTree<V> removeEntry(long key) {
    Entry<V> entry = entryAtOrNull(key);
    return entry == null ? this : remove(entry.first(), entry.last());
  }

  /**
   * Maps all keys of a range to a value, if none of them has one, as {@link MapleTree#insert(long,
   * long, Object)} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.insert(0x18, 0x27, "b").getLeft().obstacle();   // 0x10-0x1f=a
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, this transient; on the left, the first entry in the way, and nothing has
   *     changed
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  @CheckReturnValue
  public Either<Conflict<V>, TransientMapleTree<V>> insert(long first, long last, V value) {
    editor.check();
    Entry<V> obstacle = putIfFree(new Entry<>(first, last, value));
    return obstacle == null
        ? Either.right(this)
        : Either.left(new Conflict<>(new Range(first, last), obstacle));
  }

  /** Puts an entry, unless another one meets its range: that one is returned. */
  @Nullable Entry<V> putIfFree(Entry<V> entry) {
    Entry<V> obstacle = ceilingEntryOrNull(entry.first());
    if (obstacle != null && !Unsigned.less(entry.last(), obstacle.first())) {
      return obstacle;
    }
    write(entry.first(), entry.last(), entry.value());
    return null;
  }

  /**
   * Maps all keys of a range to a value and joins the new entry with those that touch it, as {@link
   * MapleTree#putCoalescing(long, long, Object)} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.putCoalescing(0x20, 0x27, "a").persistent();   // {0x10-0x27=a}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return this transient
   */
  public TransientMapleTree<V> putCoalescing(long first, long last, V value) {
    checkRange(first, last);
    Objects.requireNonNull(value, "value");
    return guarded(
        () ->
            Coalescing.put(
                root, Unsigned.flip(first), Unsigned.flip(last), value, policies, editor));
  }

  /**
   * Maps all keys of a range to a value and joins what touches. The same as {@link
   * #putCoalescing(long, long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to, not null
   * @return this transient
   */
  public TransientMapleTree<V> putCoalescing(Range range, V value) {
    return putCoalescing(range.first(), range.last(), value);
  }

  /**
   * Joins all entries that touch, as {@link MapleTree#coalesced()} does. O(n).
   *
   * <pre>{@code
   * t.put(0x20, 0x2f, "a").coalesce().persistent();   // {0x10-0x2f=a}
   * }</pre>
   *
   * @return this transient
   */
  public TransientMapleTree<V> coalesce() {
    return guarded(() -> Coalescing.all(root, policies));
  }

  /**
   * Maps the free keys of a range to a value, and combines it with the values that are there, as
   * {@link MapleTree#merge} does.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * t.merge(0x18, 0x27, "b", String::concat).persistent();
   * // {0x10-0x17=a, 0x18-0x1f=ab, 0x20-0x27=b}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what free keys map to
   * @param remap what a piece with a value becomes; null removes it
   * @return this transient
   */
  public TransientMapleTree<V> merge(
      long first,
      long last,
      V value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    checkRange(first, last);
    Objects.requireNonNull(value, "value");
    return remap(all -> all.merge(Unsigned.flip(first), Unsigned.flip(last), value, remap));
  }

  /**
   * Computes new values for all pieces of a range, gaps included, as {@link MapleTree#compute}
   * does.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * t.compute(0x18, 0x27, (range, old) -> old == null ? "new" : null).persistent();
   * // {0x10-0x17=a, 0x20-0x27=new}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param function what a piece becomes; called in key order
   * @return this transient
   */
  public TransientMapleTree<V> compute(
      long first,
      long last,
      BiFunction<? super Range, ? super @Nullable V, ? extends @Nullable V> function) {
    checkRange(first, last);
    return remap(
        all ->
            all.window(
                Unsigned.flip(first),
                Unsigned.flip(last),
                true,
                (from, to, old) -> function.apply(MapleTree.range(from, to), old)));
  }

  /**
   * Replaces the values of all stored pieces of a range, as {@link MapleTree#replaceAll} does.
   *
   * <p>O((k + 1) log n) for k entries in the range.
   *
   * <pre>{@code
   * t.replaceAll(0x18, 0x27, (range, old) -> old + "!").persistent();
   * // {0x10-0x17=a, 0x18-0x1f=a!}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param function the new value of a piece; called in key order, must not return null
   * @return this transient
   */
  public TransientMapleTree<V> replaceAll(
      long first, long last, BiFunction<? super Range, ? super V, ? extends V> function) {
    checkRange(first, last);
    return remap(
        all ->
            all.window(
                Unsigned.flip(first), Unsigned.flip(last), false, Remapping.replacing(function)));
  }

  /**
   * Puts many entries, one after the other, as {@link MapleTree#putAll} does. If the iteration or a
   * put throws, the entries before it have been put.
   *
   * <p>O(log n) for each entry.
   *
   * <pre>{@code
   * t.putAll(List.of(new Entry<>(0x18, 0x27, "b"))).persistent();
   * // {0x10-0x17=a, 0x18-0x27=b}
   * }</pre>
   *
   * @param entries the entries
   * @return this transient
   */
  public TransientMapleTree<V> putAll(Iterable<Entry<V>> entries) {
    editor.check();
    entries.forEach(entry -> put(entry.first(), entry.last(), entry.value()));
    return this;
  }

  /**
   * Puts a value at the lowest place for a number of keys within a window, as {@link
   * MapleTree#allocateLowest} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.allocateLowest(0x8, 0x10, 0xff, "b");   // Right(0x20-0x27)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, the place; on the left, why there is none, and nothing has changed
   */
  @CheckReturnValue
  public Either<NoSpace, Range> allocateLowest(long size, long first, long last, V value) {
    MapleTree<V> now = now();
    return allocate(now.lowestGap(size, first, last), now, size, first, last, value);
  }

  /**
   * Puts a value at the highest place for a number of keys within a window, as {@link
   * MapleTree#allocateHighest} does.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.allocateHighest(0x8, 0x10, 0xff, "b");   // Right(0xf8-0xff)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return on the right, the place; on the left, why there is none, and nothing has changed
   */
  @CheckReturnValue
  public Either<NoSpace, Range> allocateHighest(long size, long first, long last, V value) {
    MapleTree<V> now = now();
    return allocate(now.highestGap(size, first, last), now, size, first, last, value);
  }

  /**
   * Puts a value at the first place at or after a key, or else at the lowest in the window, as
   * {@link MapleTree#allocateCyclic} does. The next allocation goes on at {@code last() + 1} of the
   * place.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * t.allocateCyclic(1, 0x10, 0x2f, 0x28, "b");   // Right(0x28-0x28)
   * }</pre>
   *
   * @param size how many keys, unsigned, at least 1
   * @param first the window's lowest key, unsigned
   * @param last the window's highest key, unsigned, at least {@code first}
   * @param next where to begin, unsigned; outside the window, its start is meant
   * @param value what the keys map to
   * @return on the right, the place, below {@code next} if the search began again; on the left, why
   *     there is none, and nothing has changed
   */
  @CheckReturnValue
  public Either<NoSpace, Range> allocateCyclic(
      long size, long first, long last, long next, V value) {
    MapleTree<V> now = now();
    MapleTree.checkPlace(size, first, last, 1);
    boolean outside = Unsigned.less(next, first) || Unsigned.less(last, next);
    Option<Range> after = outside ? Option.none() : now.lowestGap(size, next, last);
    Option<Range> place = after.isDefined() ? after : now.lowestGap(size, first, last);
    return allocate(place, now, size, first, last, value);
  }

  private Either<NoSpace, Range> allocate(
      Option<Range> place, MapleTree<V> now, long size, long first, long last, V value) {
    Objects.requireNonNull(value, "value");
    Range found = place.getOrNull();
    if (found == null) {
      return Either.left(now.noSpace(size, first, last));
    }
    write(found.first(), found.last(), value);
    return Either.right(found);
  }

  // ---------------------------------------------------------------------------------------------------- inside

  /** Whether this transient may be used at all comes before what it is given. */
  private void checkRange(long first, long last) {
    editor.check();
    Range.check(first, last);
  }

  /** A face for one read, which must not escape: its nodes go on changing. */
  private MapleTree<V> now() {
    editor.check();
    return new MapleTree<>(root, policies);
  }

  private TransientMapleTree<V> write(long first, long last, @Nullable V value) {
    checkFree();
    busy = true; // as guarded() does, without an object for the write
    try {
      take(
          PathWrite.write(
              root, Unsigned.flip(first), Unsigned.flip(last), value, policies.clip(), editor));
    } finally {
      busy = false;
    }
    return this;
  }

  private TransientMapleTree<V> remap(Consumer<Remapping<V>> pieces) {
    return guarded(
        () -> {
          Remapping<V> remapping = Remapping.ofTransient(root, policies.clip(), editor);
          pieces.accept(remapping);
          return remapping.root();
        });
  }

  /**
   * Makes a write. One that throws gives no root: the algorithms change nothing in place before the
   * last function of the user's has returned.
   */
  private TransientMapleTree<V> guarded(Supplier<Node<V>> writing) {
    checkFree();
    busy = true;
    try {
      take(writing.get());
    } finally {
      busy = false;
    }
    return this;
  }

  /**
   * The same root may come back changed in place: only if it is ours, and then the source is gone.
   */
  private void take(Node<V> written) {
    if (written != root) {
      source = null;
      root = written;
    }
  }

  private void checkFree() {
    editor.check();
    if (busy) {
      throw new IllegalStateException(
          "a function that a transient tree is calling must not write to it");
    }
  }
}
