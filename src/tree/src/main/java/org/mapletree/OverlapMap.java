package org.mapletree;

import io.vavr.collection.Iterator;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from ranges of unsigned 64-bit keys to values, whose ranges may overlap: at each
 * key stands a set of values. Genes on a chromosome, meetings in a day, calls on a line.
 *
 * <pre>{@code
 * var calls = OverlapMap.<String>empty().put(10, 59, "Ann").put(30, 39, "Bob");
 * calls.at(35);                    // [Ann, Bob]
 * calls.at(50);                    // [Ann]
 * calls.within(0, 100);            // [Ann, Bob]
 * calls.depth(35);                 // 2
 * calls.remove(0, 34, "Ann");      // Ann from 0x23 on
 * }</pre>
 *
 * <p>A value is either at a key or not: putting it twice is putting it once, and putting it over
 * two ranges that touch is putting it over their union. Values compare by {@code equals}. The order
 * in which a set lists its values is that in which they came to its keys, or to the keys before
 * them: a piece that comes to have the same values as the one that it touches is joined to it. A
 * write that changes nothing returns this very map.
 *
 * <p><b>Cost.</b> A {@link MapleTree} of small sets, one for each <em>piece</em>: a maximal range
 * whose keys have the same values. n values over ranges that overlap little make about 2n pieces; n
 * nested ranges make as many, but each set lists all values around it, n²/2 in all: for deep
 * nesting an interval tree is the better structure. Below, p is the number of pieces, k the number
 * of pieces that a range meets, and d the largest number of values at one key.
 *
 * <p>Immutable; safe to publish through a race.
 *
 * <p>In the examples of the methods, {@code calls} is {@code OverlapMap.<String>empty().put(10, 59,
 * "Ann").put(30, 39, "Bob")}.
 *
 * @param <V> the values
 */
@CheckReturnValue
public final class OverlapMap<V> implements Iterable<Entry<Set<V>>> {
  /*
   * Implementation notes.
   *
   * Invariants: no piece has an empty set; two pieces that touch have different sets. So a map has exactly one form, and
   * equality of maps is equality of trees. Sets are never changed once they are in the tree.
   */

  /** The most values at one key: a constant, because nodes keep its figures under its identity. */
  private static final Measure<Set<?>, Integer> DEEPEST =
      Measure.of(0, (range, values) -> values.size(), Math::max);

  private static final OverlapMap<?> EMPTY = new OverlapMap<>(MapleTree.empty());

  private final MapleTree<Set<V>> pieces;

  private OverlapMap(MapleTree<Set<V>> pieces) {
    this.pieces = pieces;
  }

  /**
   * The map without values.
   *
   * @param <V> the values
   * @return the empty map, always the same one
   */
  @SuppressWarnings("unchecked") // it holds no value of any type
  public static <V> OverlapMap<V> empty() {
    return (OverlapMap<V>) EMPTY;
  }

  /**
   * The map of several values with their ranges.
   *
   * <p>As many {@link #put}s.
   *
   * <pre>{@code
   * OverlapMap.of(List.of(new Entry<>(0, 9, "Ann")));   // {0x0-0x9=[Ann]}
   * }</pre>
   *
   * @param <V> the values
   * @param entries values, each with a range, in any order, overlapping or not
   * @return a map with all of them
   */
  public static <V> OverlapMap<V> of(Iterable<Entry<V>> entries) {
    return OverlapMap.<V>empty().putAll(entries);
  }

  /**
   * With a value at all keys of a range, beside what is there. O(k (log p + d)).
   *
   * <pre>{@code
   * calls.put(50, 69, "Eve");
   * // {0xa-0x1d=[Ann], 0x1e-0x27=[Ann, Bob], 0x28-0x31=[Ann], 0x32-0x3b=[Ann, Eve], 0x3c-0x45=[Eve]}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value the value
   * @return a map that has it there; this map if it has it there already
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public OverlapMap<V> put(long first, long last, V value) {
    Objects.requireNonNull(value, "value");
    return change(first, last, values -> with(values, value));
  }

  /**
   * With a value at all keys of a range, beside what is there. O(k (log p + d)).
   *
   * @param range the keys
   * @param value the value
   * @return a map that has it there; this map if it has it there already
   * @throws NullPointerException if {@code value} is null
   */
  public OverlapMap<V> put(Range range, V value) {
    return put(range.first(), range.last(), value);
  }

  /**
   * With several values.
   *
   * <p>As many {@link #put}s.
   *
   * <pre>{@code
   * calls.putAll(List.of(new Entry<>(0, 9, "Ann")));
   * // {0x0-0x1d=[Ann], 0x1e-0x27=[Ann, Bob], 0x28-0x3b=[Ann]}
   * }</pre>
   *
   * @param entries values, each with a range, in any order, overlapping or not
   * @return a map with all of them; this map if it has them already
   */
  public OverlapMap<V> putAll(Iterable<Entry<V>> entries) {
    OverlapMap<V> map = this;
    for (Entry<V> entry : entries) {
      map = map.put(entry.first(), entry.last(), entry.value());
    }
    return map;
  }

  /**
   * With all that is in another map, beside what is in this one.
   *
   * <p>One write for each piece of the other map.
   *
   * <pre>{@code
   * calls.union(OverlapMap.<String>empty().put(35, 69, "Eve")).at(36);   // [Ann, Bob, Eve]
   * }</pre>
   *
   * @param other a map
   * @return a map whose values at each key are those of both
   */
  public OverlapMap<V> union(OverlapMap<V> other) {
    OverlapMap<V> map = this;
    for (Entry<Set<V>> piece : other) {
      map = map.change(piece.first(), piece.last(), values -> withAll(values, piece.value()));
    }
    return map;
  }

  /**
   * Without a value at the keys of a range. O(k (log p + d)).
   *
   * <pre>{@code
   * calls.remove(0, 34, "Ann");   // {0x1e-0x22=[Bob], 0x23-0x27=[Ann, Bob], 0x28-0x3b=[Ann]}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value the value; elsewhere it stays
   * @return a map that does not have it there; this map if it does not have it there
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public OverlapMap<V> remove(long first, long last, V value) {
    return change(first, last, values -> without(values, value));
  }

  /**
   * Without a value at the keys of a range. O(k (log p + d)).
   *
   * @param range the keys
   * @param value the value; elsewhere it stays
   * @return a map that does not have it there; this map if it does not have it there
   */
  public OverlapMap<V> remove(Range range, V value) {
    return remove(range.first(), range.last(), value);
  }

  /**
   * Without a value, wherever it is. O(p) to find it, O(k (log p + d)) to remove it.
   *
   * <pre>{@code
   * calls.remove("Ann");   // {0x1e-0x27=[Bob]}
   * }</pre>
   *
   * @param value the value
   * @return a map that does not have it; this map if it does not have it
   */
  public OverlapMap<V> remove(V value) {
    return remove(0, -1L, value);
  }

  /**
   * Without any value at the keys of a range. O(log p).
   *
   * <pre>{@code
   * calls.clear(20, 99);   // {0xa-0x13=[Ann]}
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return a map without values there; this map if it has none there
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public OverlapMap<V> clear(long first, long last) {
    return wrap(pieces.remove(first, last));
  }

  /**
   * Without any value at the keys of a range. The same as {@link #clear(long, long)}.
   *
   * @param range the keys
   * @return a map without values there; this map if it has none there
   */
  public OverlapMap<V> clear(Range range) {
    return clear(range.first(), range.last());
  }

  /**
   * All values at a key. O(log p).
   *
   * <pre>{@code
   * calls.at(35);   // [Ann, Bob]
   * }</pre>
   *
   * @param key any key
   * @return an unmodifiable set of them, empty if there are none
   */
  public Set<V> at(long key) {
    return pieces.getOrElse(key, Collections.emptySet());
  }

  /**
   * All values at any key of a range. O(log p + k d).
   *
   * <pre>{@code
   * calls.within(0, 15);   // [Ann]
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return an unmodifiable set of them, those of lower keys first, empty if there are none
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Set<V> within(long first, long last) {
    Set<V> values = new LinkedHashSet<>();
    pieces.entries(first, last).forEachRemaining(piece -> values.addAll(piece.value()));
    return Collections.unmodifiableSet(values);
  }

  /**
   * All values at any key of a range. The same as {@link #within(long, long)}.
   *
   * @param range the keys
   * @return an unmodifiable set of them, empty if there are none
   */
  public Set<V> within(Range range) {
    return within(range.first(), range.last());
  }

  /**
   * Whether a value is at a key. O(log p).
   *
   * <pre>{@code
   * calls.contains(35, "Bob");   // true
   * }</pre>
   *
   * @param key any key
   * @param value any value
   * @return whether it is there
   */
  public boolean contains(long key, V value) {
    return at(key).contains(value);
  }

  /**
   * How many values are at a key. O(log p).
   *
   * <pre>{@code
   * calls.depth(35);   // 2
   * }</pre>
   *
   * @param key any key
   * @return their number
   */
  public int depth(long key) {
    return at(key).size();
  }

  /**
   * The largest depth in a range. O(log p) after a write, once it has been asked for.
   *
   * <pre>{@code
   * calls.maxDepth(0, 99);   // 2
   * }</pre>
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return the number of values at the key of the range that has most of them; 0 if no key has any
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public int maxDepth(long first, long last) {
    return pieces.measure(deepest(), first, last);
  }

  /**
   * The largest depth in a range. The same as {@link #maxDepth(long, long)}.
   *
   * @param range the keys
   * @return the number of values at the key of the range that has most of them
   */
  public int maxDepth(Range range) {
    return maxDepth(range.first(), range.last());
  }

  /**
   * Where a value is. O(p) for a look at each piece, O(m log m) for the m pieces that have it.
   *
   * <pre>{@code
   * calls.keysOf("Ann");   // {0xa-0x3b}
   * }</pre>
   *
   * @param value any value
   * @return the set of keys that have it
   */
  public MapleSet keysOf(V value) {
    return MapleSet.ofRanges(
        () -> iterator().filter(piece -> piece.value().contains(value)).map(Entry::range));
  }

  /**
   * Where any value is. O(p).
   *
   * <pre>{@code
   * calls.keySet();   // {0xa-0x3b}
   * }</pre>
   *
   * @return the set of keys that have at least one value
   */
  public MapleSet keySet() {
    return MapleSet.keysOf(pieces);
  }

  /**
   * The part of this map that lies in a window. O(log p).
   *
   * <pre>{@code
   * calls.slice(35, 45);   // {0x23-0x27=[Ann, Bob], 0x28-0x2d=[Ann]}
   * }</pre>
   *
   * @param first the lowest key of the window, unsigned
   * @param last the highest key of the window, unsigned, at least {@code first}
   * @return a map of the values at those keys; this map if it has no others
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public OverlapMap<V> slice(long first, long last) {
    return wrap(pieces.slice(first, last));
  }

  /**
   * The part of this map that lies in a window. The same as {@link #slice(long, long)}.
   *
   * @param window the keys
   * @return a map of the values at those keys; this map if it has no others
   */
  public OverlapMap<V> slice(Range window) {
    return slice(window.first(), window.last());
  }

  /**
   * Whether there is no value at any key. O(1).
   *
   * <pre>{@code
   * calls.isEmpty();   // false
   * }</pre>
   *
   * @return whether this is the empty map
   */
  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /**
   * The pieces: maximal ranges whose keys have the same values, at least one, ascending.
   *
   * <p>O(log p) for the first piece, then O(1) amortized for each.
   *
   * <pre>{@code
   * calls.iterator().next();   // 0xa-0x1d=[Ann]
   * }</pre>
   *
   * @return each piece with its values
   */
  @Override
  public Iterator<Entry<Set<V>>> iterator() {
    return pieces.iterator();
  }

  /**
   * The pieces, ascending, for streams; its size is known, and it splits along the nodes of the
   * tree.
   *
   * <p>O(log p), as is each split.
   *
   * @return a spliterator over this version
   */
  @Override
  public Spliterator<Entry<Set<V>>> spliterator() {
    return pieces.spliterator();
  }

  /**
   * The pieces as a tree, for all that a {@link MapleTree} can do: neighbours, gaps, diff,
   * measures. O(1).
   *
   * <pre>{@code
   * calls.pieces().size();   // 3
   * }</pre>
   *
   * @return a tree of unmodifiable sets
   */
  public MapleTree<Set<V>> pieces() {
    return pieces;
  }

  @SuppressWarnings("unchecked") // it asks a set for its size, whatever its values
  private static <V> Measure<Set<V>, Integer> deepest() {
    return (Measure<Set<V>, Integer>) (Measure<?, Integer>) DEEPEST;
  }

  /** Applies {@code change} to the set at each key of a range; an empty set stands for no value. */
  private OverlapMap<V> change(long first, long last, UnaryOperator<Set<V>> change) {
    MapleTree<Set<V>> changed =
        pieces.compute(first, last, (range, values) -> computed(change, values));
    return changed == pieces ? this : wrap(joined(changed, first, last));
  }

  private @Nullable Set<V> computed(UnaryOperator<Set<V>> change, @Nullable Set<V> values) {
    Set<V> result = change.apply(values == null ? Collections.emptySet() : values);
    return result.isEmpty() ? null : result;
  }

  /**
   * Makes one piece of pieces that touch and have equal sets, from the one before {@code first} to
   * that after {@code last}.
   */
  private MapleTree<Set<V>> joined(MapleTree<Set<V>> changed, long first, long last) {
    long from = first == 0 ? 0 : first - 1;
    long to = last == -1L ? last : last + 1;
    MapleTree<Set<V>> result = changed;
    Entry<Set<V>> left = null;
    for (Entry<Set<V>> right : changed.entries(from, to)) {
      if (left != null
          && left.range().touches(right.range())
          && left.value().equals(right.value())) {
        left = new Entry<>(left.first(), right.last(), left.value());
        result = result.put(left.first(), left.last(), left.value());
      } else {
        left = right;
      }
    }
    return result;
  }

  private OverlapMap<V> wrap(MapleTree<Set<V>> changed) {
    if (changed == pieces) {
      return this;
    }
    return changed.isEmpty() ? empty() : new OverlapMap<>(changed);
  }

  private static <V> Set<V> with(Set<V> values, V value) {
    return withAll(values, Set.of(value));
  }

  private static <V> Set<V> withAll(Set<V> values, Set<V> more) {
    if (values.containsAll(more)) {
      return values;
    }
    Set<V> all = new LinkedHashSet<>(values);
    all.addAll(more);
    return Collections.unmodifiableSet(all);
  }

  private static <V> Set<V> without(Set<V> values, V value) {
    if (!values.contains(value)) {
      return values;
    }
    Set<V> rest = new LinkedHashSet<>(values);
    rest.remove(value);
    return Collections.unmodifiableSet(rest);
  }

  /**
   * Equal maps have equal values at each key, however they were made.
   *
   * <p>O(p d) at most; two versions are compared where they differ.
   *
   * @param other anything
   * @return whether it is a map with equal values at the same keys
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof OverlapMap<?> that && pieces.equals(that.pieces));
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  /**
   * The pieces with their values, as {@link MapleTree#toString} prints them.
   *
   * <p>O(d + log p): what is shown is bounded.
   *
   * @return bounded in length
   */
  @Override
  public String toString() {
    return pieces.toString();
  }
}
