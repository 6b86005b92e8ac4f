package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * What a range map is, made to be obviously right: an immutable sorted list of entries, and each
 * operation a loop over all of them. Names, arguments and results are those of {@link MapleTree}.
 *
 * @param <V> the type of the values
 */
public final class RangeMapModel<V> {
  private final List<Entry<V>> entries;
  private final Clipping<V> clipping;
  private final Joining<V> joining;

  private RangeMapModel(List<Entry<V>> entries, Clipping<V> clipping, Joining<V> joining) {
    this.entries = Collections.unmodifiableList(entries);
    this.clipping = clipping;
    this.joining = joining;
  }

  /**
   * The model without entries, with the default policies.
   *
   * @param <V> the type of the values
   * @return the empty model
   */
  public static <V> RangeMapModel<V> empty() {
    return empty(Clipping.none(), Joining.ofEqual());
  }

  /**
   * The model without entries, with policies.
   *
   * @param clipping what becomes of a value when its range is cut
   * @param joining which neighbours may be joined
   * @param <V> the type of the values
   * @return the empty model
   */
  public static <V> RangeMapModel<V> empty(Clipping<V> clipping, Joining<V> joining) {
    return new RangeMapModel<>(List.of(), clipping, joining);
  }

  /**
   * The entries of a tree, as its iterator lists them, with the default policies.
   *
   * @param tree the tree
   * @param <V> the type of the values
   * @return the model of those entries
   */
  public static <V> RangeMapModel<V> of(MapleTree<V> tree) {
    return of(tree, Clipping.none(), Joining.ofEqual());
  }

  /**
   * The entries of a tree, as its iterator lists them, with policies.
   *
   * @param tree the tree
   * @param clipping what becomes of a value when its range is cut
   * @param joining which neighbours may be joined
   * @param <V> the type of the values
   * @return the model of those entries
   */
  public static <V> RangeMapModel<V> of(
      MapleTree<V> tree, Clipping<V> clipping, Joining<V> joining) {
    List<Entry<V>> list = new ArrayList<>();
    tree.iterator().forEachRemaining(list::add);
    return new RangeMapModel<>(list, clipping, joining);
  }

  /**
   * All entries, in key order.
   *
   * @return the entries, in key order
   */
  public List<Entry<V>> entries() {
    return entries;
  }

  // ---------------------------------------------------------------------------------------------------- looking up

  /**
   * The value at a key; null in a gap.
   *
   * @param key the key
   * @return the value, or null
   */
  public @Nullable V getOrNull(long key) {
    Entry<V> entry = entryAt(key);
    return entry == null ? null : entry.value();
  }

  /**
   * The entry that contains a key, if any.
   *
   * @param key the key
   * @return the entry, whole, or null
   */
  public @Nullable Entry<V> entryAt(long key) {
    return first(entries(key, key));
  }

  /**
   * The gap that contains a key, if any.
   *
   * @param key the key
   * @return the gap, whole, or null
   */
  public @Nullable Range gapAt(long key) {
    for (Range gap : gaps(0, -1L)) {
      if (!Keys.less(key, gap.first()) && !Keys.less(gap.last(), key)) {
        return gap;
      }
    }
    return null;
  }

  /**
   * The entries that meet a range, whole.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return the entries, in key order
   */
  public List<Entry<V>> entries(long first, long last) {
    List<Entry<V>> found = new ArrayList<>();
    for (Entry<V> entry : entries) {
      if (!Keys.less(entry.last(), first) && !Keys.less(last, entry.first())) {
        found.add(entry);
      }
    }
    return found;
  }

  /**
   * Whether every key of a range has a value.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return true if there is no gap in the range
   */
  public boolean covers(long first, long last) {
    return gaps(first, last).isEmpty();
  }

  /**
   * Whether any key of a range has a value.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return true if an entry meets the range
   */
  public boolean intersects(long first, long last) {
    return !entries(first, last).isEmpty();
  }

  /**
   * The last entry that begins at or before a key.
   *
   * @param key the key
   * @return the entry, or null
   */
  public @Nullable Entry<V> floorEntry(long key) {
    return last(entries(0, key));
  }

  /**
   * The first entry that ends at or after a key.
   *
   * @param key the key
   * @return the entry, or null
   */
  public @Nullable Entry<V> ceilingEntry(long key) {
    return first(entries(key, -1L));
  }

  /**
   * The last entry that ends before a key.
   *
   * @param key the key
   * @return the entry, or null
   */
  public @Nullable Entry<V> lowerEntry(long key) {
    return last(filter(entry -> Keys.less(entry.last(), key)).entries);
  }

  /**
   * The first entry that begins after a key.
   *
   * @param key the key
   * @return the entry, or null
   */
  public @Nullable Entry<V> higherEntry(long key) {
    return first(filter(entry -> Keys.less(key, entry.first())).entries);
  }

  /**
   * How many entries lie wholly below a key.
   *
   * @param key the key
   * @return the number of entries
   */
  public long rank(long key) {
    return filter(entry -> Keys.less(entry.last(), key)).entries.size();
  }

  /**
   * From the first key to the last; null if there is none.
   *
   * @return the range, or null
   */
  public @Nullable Range span() {
    return entries.isEmpty()
        ? null
        : new Range(entries.get(0).first(), entries.get(entries.size() - 1).last());
  }

  /**
   * How many keys of a window have a value; 2^64-1 if 2^64 have.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return the number of keys, unsigned
   */
  public long coverage(long first, long last) {
    return Keys.saturated(ModelSpace.covered(slice(first, last).entries));
  }

  // ---------------------------------------------------------------------------------------------------- free space

  /**
   * The gaps within a window, clipped to it.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return the gaps, in key order
   */
  public List<Range> gaps(long first, long last) {
    return ModelSpace.gaps(entries, first, last);
  }

  /**
   * The lowest place of a size within a window; null if there is none.
   *
   * @param size how many keys the place must have
   * @param first the first key
   * @param last the last key, inclusive
   * @param alignment what the first key of the place must be a multiple of
   * @return the place, or null
   */
  public @Nullable Range lowestGap(long size, long first, long last, long alignment) {
    return ModelSpace.lowest(gaps(first, last), size, alignment);
  }

  /**
   * The highest place of a size within a window; null if there is none.
   *
   * @param size how many keys the place must have
   * @param first the first key
   * @param last the last key, inclusive
   * @param alignment what the first key of the place must be a multiple of
   * @return the place, or null
   */
  public @Nullable Range highestGap(long size, long first, long last, long alignment) {
    return ModelSpace.highest(gaps(first, last), size, alignment);
  }

  // ---------------------------------------------------------------------------------------------------- writing

  /**
   * Unmaps a range.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return the model without those keys
   */
  public RangeMapModel<V> remove(long first, long last) {
    List<Entry<V>> next = new ArrayList<>();
    for (Entry<V> entry : entries) {
      if (Keys.less(entry.first(), first)) {
        next.add(clipped(entry, entry.first(), Keys.min(entry.last(), first - 1)));
      }
      if (Keys.less(last, entry.last())) {
        next.add(clipped(entry, Keys.max(entry.first(), last + 1), entry.last()));
      }
    }
    return with(next);
  }

  /**
   * Maps a range to a value, over whatever is there.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @param value the value
   * @return the model with the range put
   */
  public RangeMapModel<V> put(long first, long last, V value) {
    List<Entry<V>> next = new ArrayList<>(remove(first, last).entries);
    next.add(new Entry<>(first, last, value));
    return with(next);
  }

  /**
   * Puts entries, one after the other.
   *
   * @param others the entries, later ones over earlier ones
   * @return the model with all of them put
   */
  public RangeMapModel<V> putAll(Iterable<Entry<V>> others) {
    RangeMapModel<V> next = this;
    for (Entry<V> entry : others) {
      next = next.put(entry.first(), entry.last(), entry.value());
    }
    return next;
  }

  /**
   * Puts a range, then joins it with what touches it.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @param value the value
   * @return the model with the range put and joined
   */
  public RangeMapModel<V> putCoalescing(long first, long last, V value) {
    List<Entry<V>> next = new ArrayList<>(put(first, last, value).entries);
    int index = next.indexOf(new Entry<>(first, last, value));
    index -= index > 0 && joinAt(next, index - 1) ? 1 : 0;
    if (index + 1 < next.size()) {
      boolean unused = joinAt(next, index);
    }
    return with(next);
  }

  /**
   * Joins all that touch, from left to right.
   *
   * @return the model with all joined that may be
   */
  public RangeMapModel<V> coalesced() {
    List<Entry<V>> next = new ArrayList<>(entries);
    for (int index = 0; index + 1 < next.size(); ) {
      index += joinAt(next, index) ? 0 : 1;
    }
    return with(next);
  }

  /**
   * Maps free keys to a value, and the others to what a function makes of both; null removes.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @param value the value
   * @param remap what becomes of an old value and the new one; null removes
   * @return the model with the value merged in
   */
  public RangeMapModel<V> merge(
      long first,
      long last,
      V value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    Entry<V> added = new Entry<>(first, last, value);
    return compute(
        first,
        last,
        (range, old) -> {
          V part = clipped(added, range.first(), range.last()).value();
          return old == null ? part : remap.apply(old, part);
        });
  }

  /**
   * What a function makes of each piece and each gap of a range; the same object leaves the piece
   * as it is.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @param function asked for each piece with its value, and for each gap with null; null removes
   * @return the model with what the function made
   */
  public RangeMapModel<V> compute(
      long first,
      long last,
      BiFunction<? super Range, ? super @Nullable V, ? extends @Nullable V> function) {
    RangeMapModel<V> next = this;
    for (Entry<Boolean> piece : pieces(first, last)) {
      long from = piece.first();
      long to = piece.last();
      V old = piece.value() ? clipped(entries(from, to).get(0), from, to).value() : null;
      V made = function.apply(piece.range(), old);
      if (made != old) {
        next = made == null ? next.remove(from, to) : next.put(from, to, made);
      }
    }
    return next;
  }

  /**
   * What a function makes of each stored piece of a range.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @param function asked for each piece with its value
   * @return the model with what the function made
   */
  public RangeMapModel<V> replaceAll(
      long first, long last, BiFunction<? super Range, ? super V, ? extends V> function) {
    return compute(first, last, (range, old) -> old == null ? null : function.apply(range, old));
  }

  // ---------------------------------------------------------------------------------------------------- whole maps

  /**
   * The part within a window, clipped.
   *
   * @param first the first key
   * @param last the last key, inclusive
   * @return the model of that part
   */
  public RangeMapModel<V> slice(long first, long last) {
    List<Entry<V>> next = new ArrayList<>();
    for (Entry<V> entry : entries(first, last)) {
      next.add(clipped(entry, Keys.max(entry.first(), first), Keys.min(entry.last(), last)));
    }
    return with(next);
  }

  /**
   * This map overwritten by another.
   *
   * @param other the other map
   * @return the model of both maps
   */
  public RangeMapModel<V> union(RangeMapModel<V> other) {
    return putAll(other.entries);
  }

  /**
   * This map with each entry of another merged in.
   *
   * @param other the other map
   * @param function what becomes of an old value and the new one; null removes
   * @return the model of both maps
   */
  public RangeMapModel<V> union(
      RangeMapModel<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    RangeMapModel<V> next = this;
    for (Entry<V> entry : other.entries) {
      next = next.merge(entry.first(), entry.last(), entry.value(), function);
    }
    return next;
  }

  /**
   * The part within the keys of another map.
   *
   * @param other the other map
   * @return the model of that part
   */
  public RangeMapModel<V> intersection(RangeMapModel<?> other) {
    RangeMapModel<V> next = this;
    for (Range gap : other.gaps(0, -1L)) {
      next = next.remove(gap.first(), gap.last());
    }
    return next;
  }

  /**
   * The part within the keys of another map, with what a function makes of both values.
   *
   * @param other the other map
   * @param function the function
   * @return the model of that part
   */
  public RangeMapModel<V> intersection(
      RangeMapModel<V> other, BiFunction<? super V, ? super V, ? extends V> function) {
    RangeMapModel<V> next = intersection(other);
    for (Entry<V> entry : other.entries) {
      next =
          next.replaceAll(
              entry.first(),
              entry.last(),
              (range, old) ->
                  function.apply(old, clipped(entry, range.first(), range.last()).value()));
    }
    return next;
  }

  /**
   * The part outside the keys of another map.
   *
   * @param other the other map
   * @return the model of that part
   */
  public RangeMapModel<V> difference(RangeMapModel<?> other) {
    RangeMapModel<V> next = this;
    for (Entry<?> entry : other.entries) {
      next = next.remove(entry.first(), entry.last());
    }
    return next;
  }

  /**
   * The entries that pass a test.
   *
   * @param test the test
   * @return the model of those entries
   */
  public RangeMapModel<V> filter(Predicate<? super Entry<V>> test) {
    return with(entries.stream().filter(test).toList());
  }

  /**
   * New values under the same ranges, with the default policies.
   *
   * @param function makes the new value of an old one
   * @param <W> the type of the new values
   * @return the model with the new values
   */
  public <W> RangeMapModel<W> mapValues(Function<? super V, ? extends W> function) {
    List<Entry<W>> next = new ArrayList<>();
    for (Entry<V> entry : entries) {
      next.add(Entry.of(entry.range(), function.apply(entry.value())));
    }
    return new RangeMapModel<W>(next, Clipping.none(), Joining.ofEqual());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RangeMapModel<?> model && entries.equals(model.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  // ---------------------------------------------------------------------------------------------------- inside

  /** What a window consists of, in key order: parts of entries (true) and of gaps (false). */
  private List<Entry<Boolean>> pieces(long first, long last) {
    List<Entry<Boolean>> pieces = new ArrayList<>();
    for (Range gap : gaps(first, last)) {
      pieces.add(Entry.of(gap, false));
    }
    for (Entry<V> entry : entries(first, last)) {
      pieces.add(new Entry<>(Keys.max(first, entry.first()), Keys.min(last, entry.last()), true));
    }
    pieces.sort((a, b) -> Long.compareUnsigned(a.first(), b.first()));
    return pieces;
  }

  private Entry<V> clipped(Entry<V> entry, long first, long last) {
    Range part = new Range(first, last);
    return part.equals(entry.range())
        ? entry
        : Entry.of(part, clipping.clip(entry.value(), entry.range(), part));
  }

  /** Joins the entry at an index with the next one, if they touch and may be joined. */
  private boolean joinAt(List<Entry<V>> list, int index) {
    Entry<V> left = list.get(index);
    Entry<V> right = list.get(index + 1);
    if (left.last() + 1 != right.first()) {
      return false;
    }
    V value = joining.join(left.value(), left.range(), right.value(), right.range()).getOrNull();
    if (value == null) {
      return false;
    }
    list.set(index, new Entry<>(left.first(), right.last(), value));
    list.remove(index + 1);
    return true;
  }

  private RangeMapModel<V> with(List<Entry<V>> next) {
    List<Entry<V>> sorted = new ArrayList<>(next);
    sorted.sort((a, b) -> Long.compareUnsigned(a.first(), b.first()));
    return new RangeMapModel<>(sorted, clipping, joining);
  }

  private static <E> @Nullable E first(List<E> list) {
    return list.isEmpty() ? null : list.get(0);
  }

  private static <E> @Nullable E last(List<E> list) {
    return list.isEmpty() ? null : list.get(list.size() - 1);
  }
}
