package org.mapletree;

import io.vavr.collection.Iterator;
import io.vavr.control.Option;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.StringJoiner;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of unsigned 64-bit keys, kept as ranges: what arrived, what is free, what is
 * set. Ranges that touch are always one range, so a set has exactly one form, and equal sets have
 * equal ranges.
 *
 * <pre>{@code
 * var arrived = MapleSet.of(1, 99).add(101).add(100);     // {0x1-0x65}
 * arrived = arrived.remove(50);                           // {0x1-0x31, 0x33-0x65}
 * arrived.nextClear(1);                                   // 50
 * arrived.coverage();                                     // 100 keys
 * arrived.gaps(1, 200).forEachRemaining(ask::again);      // 0x32-0x32, 0x66-0xc8
 * }</pre>
 *
 * <p>Keys are unsigned, ranges inclusive at both ends. {@link #size} counts ranges and {@link
 * #coverage} counts keys. A write that changes nothing returns this very set. Whatever takes two
 * ends throws an {@code IllegalArgumentException} that shows both in hex if the first is above the
 * last.
 *
 * <p>n is the number of ranges throughout. Immutable; safe to publish through a race. Serializable
 * in few bytes a range; content that is no legal set ends in an {@link InvalidObjectException} or
 * another {@link java.io.IOException}, but where a stream is damaged before it, {@link
 * java.io.ObjectInputStream} may throw other exceptions of its own.
 *
 * <p>In the examples of the methods, {@code set} is {@code MapleSet.of(0x10, 0x1f).add(0x30,
 * 0x3f)}.
 */
@CheckReturnValue
public final class MapleSet implements Iterable<Range>, Serializable {
  /*
   * Implementation notes.
   *
   * A MapleTree of one constant. The invariant "no two ranges touch" is kept by the writes (putCoalescing) and by the
   * algebra: what two coalesced sets share, or what one has beyond the other, cannot have two ranges that touch, as a key
   * between them would have to be outside one of the sets and inside it. Only a union needs care, see there.
   */

  /** The value of every range. */
  private static final Boolean PRESENT = true;

  private static final int PRINTED_RANGES = 20;

  private static final MapleSet EMPTY = new MapleSet(MapleTree.empty());
  private static final MapleSet ALL = new MapleSet(MapleTree.of(0, -1L, PRESENT));

  private static final long serialVersionUID = 1;

  private final transient MapleTree<Boolean> tree;

  private MapleSet(MapleTree<Boolean> tree) {
    this.tree = tree;
  }

  /**
   * The set without keys.
   *
   * <p>O(1).
   *
   * @return the empty set, always the same one
   */
  public static MapleSet empty() {
    return EMPTY;
  }

  /**
   * The set of all 2^64 keys.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * MapleSet.all();   // {0x0-0xffffffffffffffff}
   * }</pre>
   *
   * @return the full set, always the same one
   */
  public static MapleSet all() {
    return ALL;
  }

  /**
   * The set of one range.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * MapleSet.of(0x10, 0x1f);   // {0x10-0x1f}
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return the keys from {@code first} to {@code last}
   * @throws IllegalArgumentException if {@code first} is above {@code last}
   */
  public static MapleSet of(long first, long last) {
    return new MapleSet(MapleTree.of(first, last, PRESENT));
  }

  /**
   * The set of one range.
   *
   * @param range the keys
   * @return its keys
   */
  public static MapleSet of(Range range) {
    return of(range.first(), range.last());
  }

  /**
   * The set of single keys. O(m log m).
   *
   * <pre>{@code
   * MapleSet.ofKeys(3, 1, 2, 7);   // {0x1-0x3, 0x7-0x7}
   * }</pre>
   *
   * @param keys m keys, in any order, repeated or not
   * @return a set of them
   */
  public static MapleSet ofKeys(long... keys) {
    return EMPTY.addKeys(keys);
  }

  /**
   * The set of several ranges. O(m log m).
   *
   * <pre>{@code
   * MapleSet.ofRanges(List.of(Range.of(0, 4), Range.of(5, 9)));   // {0x0-0x9}
   * }</pre>
   *
   * @param ranges m ranges, in any order, overlapping or not
   * @return a set of all their keys
   */
  public static MapleSet ofRanges(Iterable<Range> ranges) {
    return EMPTY.addAll(ranges);
  }

  /**
   * A collector of ranges. O(m log m) for m ranges; it may be used by parallel streams.
   *
   * <pre>{@code
   * shifts.stream().map(Shift::minutes).collect(MapleSet.collector());
   * }</pre>
   *
   * @return a collector of ranges, overlapping or not, to the set of all their keys
   */
  public static Collector<Range, ?, MapleSet> collector() {
    return Collectors.collectingAndThen(Collectors.toList(), MapleSet::ofRanges);
  }

  /**
   * The keys that a tree maps to something, whatever it is. O(n).
   *
   * <pre>{@code
   * MapleSet.keysOf(MapleTree.of(0, 4, "a").put(5, 9, "b"));   // {0x0-0x9}
   * }</pre>
   *
   * @param tree any tree
   * @return the union of its entries' ranges
   */
  public static MapleSet keysOf(MapleTree<?> tree) {
    return new MapleSet(tree.<Boolean>mapValues(value -> PRESENT).coalesced());
  }

  /**
   * Whether a key is in this set. O(log n).
   *
   * <pre>{@code
   * set.contains(0x20);   // false
   * }</pre>
   *
   * @param key any key
   * @return whether it is
   */
  public boolean contains(long key) {
    return tree.containsKey(key);
  }

  /**
   * Whether all keys of a range are in this set. O(log n).
   *
   * <pre>{@code
   * set.covers(0x12, 0x18);   // true
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether none is missing
   */
  public boolean covers(long first, long last) {
    return tree.covers(first, last);
  }

  /**
   * Whether all keys of a range are in this set. O(log n).
   *
   * @param range the keys
   * @return whether none is missing
   */
  public boolean covers(Range range) {
    return covers(range.first(), range.last());
  }

  /**
   * Whether all keys of another set are in this one. The cost follows what differs, not what is
   * shared.
   *
   * <pre>{@code
   * set.covers(MapleSet.of(0x12, 0x18));   // true
   * }</pre>
   *
   * @param other a set
   * @return whether none is missing
   */
  public boolean covers(MapleSet other) {
    return other.difference(this).isEmpty();
  }

  /**
   * Whether some key of a range is in this set. O(log n).
   *
   * <pre>{@code
   * set.intersects(0x20, 0x2f);   // false
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return whether at least one is
   */
  public boolean intersects(long first, long last) {
    return tree.intersects(first, last);
  }

  /**
   * Whether some key of a range is in this set. O(log n).
   *
   * @param range the keys
   * @return whether at least one is
   */
  public boolean intersects(Range range) {
    return intersects(range.first(), range.last());
  }

  /**
   * Whether two sets share a key.
   *
   * <p>As {@link MapleTree#intersects(MapleTree)}.
   *
   * <pre>{@code
   * set.intersects(MapleSet.of(0x1f, 0x20));   // true
   * }</pre>
   *
   * @param other a set
   * @return whether at least one key is in both
   */
  public boolean intersects(MapleSet other) {
    return tree.intersects(other.tree);
  }

  /**
   * Whether there are no keys. O(1).
   *
   * <pre>{@code
   * set.isEmpty();   // false
   * }</pre>
   *
   * @return whether this is the empty set
   */
  public boolean isEmpty() {
    return tree.isEmpty();
  }

  /**
   * How many ranges there are, as few as possible. O(1). For keys, see {@link #coverage()}.
   *
   * <pre>{@code
   * set.size();   // 2
   * }</pre>
   *
   * @return the number of ranges
   */
  public long size() {
    return tree.size();
  }

  /**
   * How many keys there are. O(log n).
   *
   * <pre>{@code
   * set.coverage();   // 32
   * }</pre>
   *
   * @return the number of keys, unsigned; the full set has 2^64, which is given as 2^64-1: {@code
   *     covers(0, -1)} tells
   */
  public long coverage() {
    return tree.coverage();
  }

  /**
   * How many keys there are in a window. O(log n).
   *
   * <pre>{@code
   * set.coverage(0x18, 0x33);   // 12
   * }</pre>
   *
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return the number of keys, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage(long first, long last) {
    return tree.coverage(first, last);
  }

  /**
   * How many keys there are in a window. O(log n).
   *
   * @param window where to count
   * @return the number of keys, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage(Range window) {
    return coverage(window.first(), window.last());
  }

  /**
   * From the lowest key to the highest.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.span();   // Some(0x10-0x3f)
   * }</pre>
   *
   * @return the smallest range that contains this set; none if it is empty
   */
  public Option<Range> span() {
    return tree.span();
  }

  /**
   * The range around a key. O(log n).
   *
   * <pre>{@code
   * set.rangeAt(0x12);   // Some(0x10-0x1f)
   * }</pre>
   *
   * @param key any key
   * @return the range of this set that contains it; none if the key is not in this set
   */
  public Option<Range> rangeAt(long key) {
    return tree.entryAt(key).map(Entry::range);
  }

  /**
   * The gap around a key. O(log n).
   *
   * <pre>{@code
   * set.gapAt(0x20);   // Some(0x20-0x2f)
   * }</pre>
   *
   * @param key any key
   * @return the largest range around it without keys; none if the key is in this set
   */
  public Option<Range> gapAt(long key) {
    return tree.gapAt(key);
  }

  /**
   * The lowest key of this set from a key on. O(log n).
   *
   * <pre>{@code
   * set.nextSet(0x20);   // OptionalLong[48]
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; empty if none follows
   */
  public OptionalLong nextSet(long key) {
    Entry<Boolean> entry = tree.ceilingEntryOrNull(key);
    if (entry == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.compareUnsigned(entry.first(), key) > 0 ? entry.first() : key);
  }

  /**
   * The highest key of this set down from a key. O(log n).
   *
   * <pre>{@code
   * set.previousSet(0x20);   // OptionalLong[31]
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; empty if none precedes
   */
  public OptionalLong previousSet(long key) {
    Entry<Boolean> entry = tree.floorEntryOrNull(key);
    if (entry == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.compareUnsigned(entry.last(), key) < 0 ? entry.last() : key);
  }

  /**
   * The lowest key outside this set from a key on. O(log n).
   *
   * <pre>{@code
   * set.nextClear(0x12);   // OptionalLong[32]
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; empty if all from {@code key} to 2^64-1 are set
   */
  public OptionalLong nextClear(long key) {
    Entry<Boolean> entry = tree.entryAtOrNull(key);
    if (entry == null) {
      return OptionalLong.of(key);
    }
    return entry.last() == -1L ? OptionalLong.empty() : OptionalLong.of(entry.last() + 1);
  }

  /**
   * The highest key outside this set down from a key. O(log n).
   *
   * <pre>{@code
   * set.previousClear(0x12);   // OptionalLong[15]
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; empty if all from 0 to {@code key} are set
   */
  public OptionalLong previousClear(long key) {
    Entry<Boolean> entry = tree.entryAtOrNull(key);
    if (entry == null) {
      return OptionalLong.of(key);
    }
    return entry.first() == 0 ? OptionalLong.empty() : OptionalLong.of(entry.first() - 1);
  }

  /**
   * How many keys of this set are below a key. O(log n).
   *
   * <pre>{@code
   * set.rank(0x30);   // 16
   * }</pre>
   *
   * @param key any key
   * @return their number, unsigned
   */
  public long rank(long key) {
    return key == 0 ? 0 : tree.coverage(0, key - 1);
  }

  /**
   * The key of this set that has a given number of its keys below it: the inverse of {@link #rank}.
   * O(log² n).
   *
   * <pre>{@code
   * set.select(16);   // OptionalLong[48]
   * }</pre>
   *
   * @param index how many keys of this set are below the one sought, unsigned
   * @return the key; empty if this set has no more than {@code index} keys
   */
  public OptionalLong select(long index) {
    long low = 0;
    long high = tree.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (reaches(tree.nth(middle).last(), index)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == tree.size()) {
      return OptionalLong.empty();
    }
    long first = tree.nth(low).first();
    return OptionalLong.of(first + (index - rank(first)));
  }

  /**
   * Whether more than {@code index} keys of this set are at or below {@code last}, a key of this
   * set.
   */
  private boolean reaches(long last, long index) {
    // rank + 1 keys are at or below it; the comparison needs no 2^64
    return Long.compareUnsigned(rank(last), index) >= 0;
  }

  /**
   * With one more key. O(log n).
   *
   * <pre>{@code
   * set.add(0x20);   // {0x10-0x20, 0x30-0x3f}
   * }</pre>
   *
   * @param key any key
   * @return a set with {@code key}; this set if it has it
   */
  public MapleSet add(long key) {
    return add(key, key);
  }

  /**
   * With the keys of a range. O(log n), however many ranges it swallows.
   *
   * <pre>{@code
   * set.add(0x20, 0x2f);   // {0x10-0x3f}
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return a set with all keys from {@code first} to {@code last}; this set if it has them
   */
  public MapleSet add(long first, long last) {
    return covers(first, last) ? this : new MapleSet(tree.putCoalescing(first, last, PRESENT));
  }

  /**
   * With the keys of a range. O(log n), however many ranges it swallows.
   *
   * @param range the keys
   * @return a set with them; this set if it has them
   */
  public MapleSet add(Range range) {
    return add(range.first(), range.last());
  }

  /**
   * With the keys of several ranges. O(m log n).
   *
   * <pre>{@code
   * set.addAll(List.of(Range.of(0x20, 0x2f), Range.of(0, 9)));   // {0x0-0x9, 0x10-0x3f}
   * }</pre>
   *
   * @param ranges m ranges, in any order, overlapping or not
   * @return a set with all their keys; this set if it has them
   */
  public MapleSet addAll(Iterable<Range> ranges) {
    return with(
        tree.edit(
            edits -> {
              for (Range range : ranges) {
                edits.putCoalescing(range.first(), range.last(), PRESENT);
              }
            }));
  }

  /**
   * With several keys. O(m log n), and less copying than m single additions.
   *
   * <pre>{@code
   * set.addKeys(0x20, 0x2f);   // {0x10-0x20, 0x2f-0x3f}
   * }</pre>
   *
   * @param keys m keys, in any order, repeated or not
   * @return a set with all of them; this set if it has them
   */
  public MapleSet addKeys(long... keys) {
    return with(
        tree.edit(
            edits -> {
              for (long key : keys) {
                edits.putCoalescing(key, key, PRESENT);
              }
            }));
  }

  /**
   * Without a key. O(log n).
   *
   * <pre>{@code
   * set.remove(0x18);   // {0x10-0x17, 0x19-0x1f, 0x30-0x3f}
   * }</pre>
   *
   * @param key any key
   * @return a set without {@code key}; this set if it does not have it
   */
  public MapleSet remove(long key) {
    return remove(key, key);
  }

  /**
   * Without the keys of a range. O(log n), however many ranges it swallows.
   *
   * <pre>{@code
   * set.remove(0x18, 0x37);   // {0x10-0x17, 0x38-0x3f}
   * }</pre>
   *
   * @param first the lowest key
   * @param last the highest key
   * @return a set with none of the keys from {@code first} to {@code last}; this set if it has none
   */
  public MapleSet remove(long first, long last) {
    return with(tree.remove(first, last));
  }

  /**
   * Without the keys of a range. O(log n), however many ranges it swallows.
   *
   * @param range the keys
   * @return a set with none of them; this set if it has none
   */
  public MapleSet remove(Range range) {
    return remove(range.first(), range.last());
  }

  /**
   * The keys of this set that lie in a window. O(log n).
   *
   * <pre>{@code
   * set.slice(0x18, 0x37);   // {0x18-0x1f, 0x30-0x37}
   * }</pre>
   *
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return a set of them; this set if there are no others
   */
  public MapleSet slice(long first, long last) {
    return with(tree.slice(first, last));
  }

  /**
   * The keys of this set that lie in a window. O(log n).
   *
   * @param window what to keep
   * @return a set of them; this set if there are no others
   */
  public MapleSet slice(Range window) {
    return slice(window.first(), window.last());
  }

  /**
   * The keys of this set or another, or both. O(d log n) for the d ranges that are in one set and
   * not in the other.
   *
   * <pre>{@code
   * set.union(MapleSet.of(0x18, 0x2f));   // {0x10-0x3f}
   * }</pre>
   *
   * @param other a set
   * @return a set of all keys; one of the two sets if it has all of the other's
   */
  public MapleSet union(MapleSet other) {
    MapleSet theirs = other.difference(this);
    if (theirs.isEmpty()) {
      return this;
    }
    MapleSet ours = difference(other);
    if (ours.isEmpty()) {
      return other;
    }
    // what one set lacks is added range by range: each may touch two of its ranges and make them
    // one
    return theirs.size() <= ours.size() ? addAll(theirs) : other.addAll(ours);
  }

  /**
   * The keys of this set that are also in another. The cost follows what differs, not what is
   * shared.
   *
   * <pre>{@code
   * set.intersection(MapleSet.of(0x18, 0x37));   // {0x18-0x1f, 0x30-0x37}
   * }</pre>
   *
   * @param other a set
   * @return a set of them; this set if there are no others
   */
  public MapleSet intersection(MapleSet other) {
    return with(tree.intersection(other.tree));
  }

  /**
   * The keys of this set that are not in another. The cost follows what differs, not what is
   * shared.
   *
   * <pre>{@code
   * set.difference(MapleSet.of(0x18, 0x37));   // {0x10-0x17, 0x38-0x3f}
   * }</pre>
   *
   * @param other a set
   * @return a set of them; this set if there are no others
   */
  public MapleSet difference(MapleSet other) {
    return with(tree.difference(other.tree));
  }

  /**
   * The keys that are in exactly one of two sets.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.symmetricDifference(MapleSet.of(0x18, 0x1f));   // {0x10-0x17, 0x30-0x3f}
   * }</pre>
   *
   * @param other a set
   * @return a set of them; empty exactly if the sets are equal
   */
  public MapleSet symmetricDifference(MapleSet other) {
    return difference(other).union(other.difference(this));
  }

  /**
   * The keys that are not in this set. O(n).
   *
   * <pre>{@code
   * set.complement();   // {0x0-0xf, 0x20-0x2f, 0x40-0xffffffffffffffff}
   * }</pre>
   *
   * @return a set of them
   */
  public MapleSet complement() {
    return ALL.difference(this);
  }

  /**
   * The ranges of keys that are not in this set, within a window and clipped to it, ascending.
   *
   * <p>O(log n) for the first gap, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.gaps(0x0, 0x37).toJavaList();   // [0x0-0xf, 0x20-0x2f]
   * }</pre>
   *
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return the gaps
   */
  public Iterator<Range> gaps(long first, long last) {
    return tree.gaps(first, last);
  }

  /**
   * The ranges of keys that are not in this set, within a window and clipped to it, ascending.
   *
   * @param window where to look
   * @return the gaps
   */
  public Iterator<Range> gaps(Range window) {
    return gaps(window.first(), window.last());
  }

  /**
   * The lowest place for a number of keys that are not in this set. O(log n).
   *
   * <pre>{@code
   * set.lowestGap(0x8, 0x10, 0xff);   // Some(0x20-0x27)
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return the place, of exactly {@code size} keys; none if there is no such place in the window
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> lowestGap(long size, long first, long last) {
    return tree.lowestGap(size, first, last);
  }

  /**
   * The lowest place for a number of keys that are not in this set. The same as {@link
   * #lowestGap(long, long, long)}.
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is no such place in the window
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> lowestGap(long size, Range window) {
    return lowestGap(size, window.first(), window.last());
  }

  /**
   * The highest place for a number of keys that are not in this set. O(log n).
   *
   * <pre>{@code
   * set.highestGap(0x8, 0x0, 0x3f);   // Some(0x28-0x2f)
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return the place, of exactly {@code size} keys; none if there is no such place in the window
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> highestGap(long size, long first, long last) {
    return tree.highestGap(size, first, last);
  }

  /**
   * The highest place for a number of keys that are not in this set. The same as {@link
   * #highestGap(long, long, long)}.
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is no such place in the window
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<Range> highestGap(long size, Range window) {
    return highestGap(size, window.first(), window.last());
  }

  /**
   * All ranges, ascending.
   *
   * <p>O(log n) for the first range, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.iterator().next();   // 0x10-0x1f
   * }</pre>
   *
   * @return the ranges, none of which touches the next
   */
  @Override
  public Iterator<Range> iterator() {
    return tree.iterator().map(Entry::range);
  }

  /**
   * All ranges, ascending, for streams; its size is known, and it splits along the nodes of the
   * tree.
   *
   * <p>O(log n), as is each split.
   *
   * @return a spliterator over this version
   */
  @Override
  public Spliterator<Range> spliterator() {
    return stream().parallel().spliterator(); // that of a sequential stream does not split
  }

  /**
   * All ranges, descending.
   *
   * <p>O(log n) for the first range, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.reverseIterator().next();   // 0x30-0x3f
   * }</pre>
   *
   * @return the ranges from the highest to the lowest
   */
  public Iterator<Range> reverseIterator() {
    return tree.reverseIterator().map(Entry::range);
  }

  /**
   * The ranges that share a key with a window, whole, ascending. To clip them, {@link #slice}
   * first.
   *
   * <p>O(log n) for the first range, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.ranges(0x18, 0x2f).toJavaList();   // [0x10-0x1f]
   * }</pre>
   *
   * @param first the lowest key of the window
   * @param last the highest key of the window
   * @return the ranges
   */
  public Iterator<Range> ranges(long first, long last) {
    return tree.entries(first, last).map(Entry::range);
  }

  /**
   * The ranges that share a key with a window, whole, ascending. The same as {@link #ranges(long,
   * long)}.
   *
   * @param window where to look
   * @return the ranges
   */
  public Iterator<Range> ranges(Range window) {
    return ranges(window.first(), window.last());
  }

  /**
   * All ranges, ascending, as a stream.
   *
   * <p>O(log n), then O(1) for each range.
   *
   * <pre>{@code
   * set.stream().count();   // 2
   * }</pre>
   *
   * @return the ranges
   */
  public Stream<Range> stream() {
    return tree.stream().map(Entry::range);
  }

  /**
   * All keys, ascending as unsigned numbers, one by one. A set may have 2^64 of them.
   *
   * <p>O(log n) for the first key, then O(1) for each.
   *
   * <pre>{@code
   * set.keys().next();   // 16
   * }</pre>
   *
   * @return the keys
   */
  public PrimitiveIterator.OfLong keys() {
    return new KeyIterator(iterator());
  }

  /**
   * This set as a tree, for all that takes trees: codecs, histories, footprints, measures. O(1).
   * {@link #keysOf} is the way back.
   *
   * @return a tree that maps each range of this set to {@code true}
   */
  public MapleTree<Boolean> asTree() {
    return tree;
  }

  /** The set of the keys of a tree without entries that touch, all mapped to true. */
  static MapleSet ofCoalesced(MapleTree<Boolean> tree) {
    return EMPTY.with(tree);
  }

  private Object writeReplace() {
    return new SerializedSet(this);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a set is only read through what stands for it");
  }

  private MapleSet with(MapleTree<Boolean> changed) {
    if (changed == tree) {
      return this;
    }
    return changed.isEmpty() ? EMPTY : new MapleSet(changed);
  }

  /** The keys of ranges, one by one. */
  private static final class KeyIterator implements PrimitiveIterator.OfLong {
    private final java.util.Iterator<Range> ranges;
    private @Nullable Range range;
    private long next;

    KeyIterator(java.util.Iterator<Range> ranges) {
      this.ranges = ranges;
      advance();
    }

    private void advance() {
      range = ranges.hasNext() ? ranges.next() : null;
      next = range == null ? 0 : range.first();
    }

    @Override
    public boolean hasNext() {
      return range != null;
    }

    @Override
    public long nextLong() {
      if (range == null) {
        throw new NoSuchElementException("no key follows");
      }
      long key = next;
      if (key == range.last()) {
        advance();
      } else {
        next++;
      }
      return key;
    }
  }

  /**
   * Equal sets have the same keys, however they were made.
   *
   * <p>O(d log n) for two versions with d ranges that differ, at most O(n).
   *
   * @param other anything
   * @return whether it is a set of the same keys
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof MapleSet that && tree.equals(that.tree));
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Range range : this) {
      hash = 31 * hash + range.hashCode();
    }
    return hash;
  }

  /**
   * The ranges in braces, hex, both ends inclusive; of a long set the first twenty and how many
   * there are.
   *
   * <p>O(log n): what is shown is bounded.
   *
   * <pre>{@code
   * set.toString();   // {0x10-0x1f, 0x30-0x3f}
   * }</pre>
   *
   * @return such as {@code {0x1-0x31, 0x33-0x65}}
   */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    iterator().take(PRINTED_RANGES).forEach(range -> text.add(range.toString()));
    if (size() > PRINTED_RANGES) {
      text.add("... " + size() + " ranges");
    }
    return text.toString();
  }
}
