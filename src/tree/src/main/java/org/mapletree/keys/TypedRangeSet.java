package org.mapletree.keys;

import io.vavr.collection.Iterator;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleSet;
import org.mapletree.Range;

/**
 * An immutable set of keys of any type that fits 64 bits, kept as ranges: a {@link MapleSet} seen
 * through a {@link KeyDomain}. Ranges that touch are always one range.
 *
 * <pre>{@code
 * var days = KeyDomains.localDate();
 * var closed = TypedRangeSet.empty(days).add(days.closed(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 14)))
 *     .add(LocalDate.of(2026, 7, 15));         // {[2026-07-01, 2026-07-15]}
 * closed.nextClear(LocalDate.of(2026, 7, 3));  // 2026-07-16
 * }</pre>
 *
 * <p>Names, meaning and cost of the operations are those of {@link MapleSet}. A key outside the
 * domain is an {@code IllegalArgumentException} with the domain's bounds in the message; so is a
 * range or a set over another domain. Gaps and complements end where the domain ends.
 *
 * <p>In the examples of the methods, {@code set} is {@code
 * TypedRangeSet.empty(ints).add(ints.closed(-5, 4)).add(ints.closed(10, 19))}, {@code ints} is
 * {@code KeyDomains.signedInteger()}.
 *
 * @param <K> the keys
 */
@CheckReturnValue
public final class TypedRangeSet<K> implements Iterable<TypedRange<K>> {
  private static final int PRINTED_RANGES = 20;

  private final KeyDomain<K> domain;
  private final MapleSet set;

  private TypedRangeSet(KeyDomain<K> domain, MapleSet set) {
    this.domain = domain;
    this.set = set;
  }

  /**
   * The set without keys.
   *
   * <p>O(1).
   *
   * @param domain the keys
   * @param <K> the keys
   * @return an empty set
   */
  public static <K> TypedRangeSet<K> empty(KeyDomain<K> domain) {
    return new TypedRangeSet<>(Objects.requireNonNull(domain, "domain"), MapleSet.empty());
  }

  /**
   * The set of all keys of a domain.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * TypedRangeSet.all(ints);   // {[-2147483648, 2147483647]}
   * }</pre>
   *
   * @param domain the keys
   * @param <K> the keys
   * @return a set of them
   */
  public static <K> TypedRangeSet<K> all(KeyDomain<K> domain) {
    return new TypedRangeSet<>(domain, MapleSet.of(domain.keys()));
  }

  /**
   * A set of several ranges.
   *
   * <p>O(log n) for each range.
   *
   * <pre>{@code
   * TypedRangeSet.ofRanges(ints, List.of(ints.closed(0, 4), ints.closed(5, 9)));   // {[0, 9]}
   * }</pre>
   *
   * @param domain the keys
   * @param ranges ranges over it, in any order, overlapping or not
   * @param <K> the keys
   * @return a set of all their keys
   */
  public static <K> TypedRangeSet<K> ofRanges(KeyDomain<K> domain, Iterable<TypedRange<K>> ranges) {
    return empty(domain).addAll(ranges);
  }

  /** The keys that have a value in {@code map}. */
  static <K> TypedRangeSet<K> keysOf(TypedRangeMap<K, ?> map) {
    return new TypedRangeSet<>(map.domain(), MapleSet.keysOf(map.tree()));
  }

  /**
   * What the keys are drawn from.
   *
   * <p>O(1).
   *
   * @return the domain of this set
   */
  public KeyDomain<K> domain() {
    return domain;
  }

  /**
   * The set inside, over the keys of the domain.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * set.set();   // {0x7ffffffb-0x80000004, 0x8000000a-0x80000013}
   * }</pre>
   *
   * @return the set
   */
  public MapleSet set() {
    return set;
  }

  /**
   * Whether a key is in this set.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.contains(7);   // false
   * }</pre>
   *
   * @param key a key of the domain
   * @return whether it is
   */
  public boolean contains(K key) {
    return set.contains(domain.toKey(key));
  }

  /**
   * Whether all keys of a range are in this set.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.covers(ints.closed(0, 4));   // true
   * }</pre>
   *
   * @param range the keys
   * @return whether none is missing
   */
  public boolean covers(TypedRange<K> range) {
    return set.covers(keys(range));
  }

  /**
   * Whether all keys of another set are in this one.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.covers(set.remove(0));   // true
   * }</pre>
   *
   * @param other a set over the same domain
   * @return whether none is missing
   */
  public boolean covers(TypedRangeSet<K> other) {
    return set.covers(same(other));
  }

  /**
   * Whether some key of a range is in this set.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.intersects(ints.open(4, 10));   // false
   * }</pre>
   *
   * @param range the keys
   * @return whether at least one is
   */
  public boolean intersects(TypedRange<K> range) {
    Range keys = keys(range);
    return set.intersects(keys.first(), keys.last());
  }

  /**
   * Whether two sets share a key.
   *
   * <p>As {@link org.mapletree.MapleTree#intersects(MapleTree)}.
   *
   * <pre>{@code
   * set.intersects(set.complement());   // false
   * }</pre>
   *
   * @param other a set over the same domain
   * @return whether at least one key is in both
   */
  public boolean intersects(TypedRangeSet<K> other) {
    return set.intersects(same(other));
  }

  /**
   * Whether there are no keys.
   *
   * <p>O(1).
   *
   * @return whether this set is empty
   */
  public boolean isEmpty() {
    return set.isEmpty();
  }

  /**
   * How many ranges there are, as few as possible.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * set.size();   // 2
   * }</pre>
   *
   * @return the number of ranges
   */
  public long size() {
    return set.size();
  }

  /**
   * How many keys there are.
   *
   * <p>O(log n) after a write, once the figures of the other nodes are known.
   *
   * <pre>{@code
   * set.coverage();   // 20
   * }</pre>
   *
   * @return their number, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage() {
    return set.coverage();
  }

  /**
   * How many keys of a range are in this set.
   *
   * <p>O(log n) after a write, once the figures of the other nodes are known.
   *
   * <pre>{@code
   * set.coverage(ints.atLeast(15));   // 5
   * }</pre>
   *
   * @param range the keys
   * @return their number, unsigned; 2^64 is given as 2^64-1
   */
  public long coverage(TypedRange<K> range) {
    Range keys = keys(range);
    return set.coverage(keys.first(), keys.last());
  }

  /**
   * From the lowest key to the highest.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.span();   // Some([-5, 19])
   * }</pre>
   *
   * @return the smallest range that contains this set; none if it is empty
   */
  public Option<TypedRange<K>> span() {
    return set.span().map(this::typed);
  }

  /**
   * The range around a key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.rangeAt(0);   // Some([-5, 4])
   * }</pre>
   *
   * @param key a key of the domain
   * @return the range of this set that contains it; none if it is not in this set
   */
  public Option<TypedRange<K>> rangeAt(K key) {
    return set.rangeAt(domain.toKey(key)).map(this::typed);
  }

  /**
   * The gap around a key, as far as the domain goes.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.gapAt(7);   // Some([5, 9])
   * }</pre>
   *
   * @param key a key of the domain
   * @return the largest range around it without keys; none if it is in this set
   */
  public Option<TypedRange<K>> gapAt(K key) {
    return set.gapAt(domain.toKey(key))
        .flatMap(gap -> gap.intersection(domain.keys()))
        .map(this::typed);
  }

  /**
   * The lowest key of this set from a key on.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.nextSet(7);   // Some(10)
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; none if none follows
   */
  public Option<K> nextSet(K key) {
    return decoded(set.nextSet(domain.toKey(key)));
  }

  /**
   * The highest key of this set down from a key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.previousSet(7);   // Some(4)
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; none if none precedes
   */
  public Option<K> previousSet(K key) {
    return decoded(set.previousSet(domain.toKey(key)));
  }

  /**
   * The lowest key outside this set from a key on.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.nextClear(0);   // Some(5)
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; none if all up to the highest of the domain are set
   */
  public Option<K> nextClear(K key) {
    return decoded(set.nextClear(domain.toKey(key)));
  }

  /**
   * The highest key outside this set down from a key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.previousClear(0);   // Some(-6)
   * }</pre>
   *
   * @param key where to begin, itself a candidate
   * @return the key; none if all down to the lowest of the domain are set
   */
  public Option<K> previousClear(K key) {
    return decoded(set.previousClear(domain.toKey(key)));
  }

  /**
   * How many keys of this set are below a key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.rank(10);   // 10
   * }</pre>
   *
   * @param key a key of the domain
   * @return their number, unsigned
   */
  public long rank(K key) {
    return set.rank(domain.toKey(key));
  }

  /**
   * The key of this set that has a given number of its keys below it.
   *
   * <p>O(log² n).
   *
   * <pre>{@code
   * set.select(10);   // Some(10)
   * }</pre>
   *
   * @param index how many keys of this set are below the one sought, unsigned
   * @return the key; none if this set has no more than {@code index} keys
   */
  public Option<K> select(long index) {
    return decoded(set.select(index));
  }

  /**
   * With one more key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.add(5);   // {[-5, 5], [10, 19]}
   * }</pre>
   *
   * @param key a key of the domain
   * @return a set with it; this set if it has it
   */
  public TypedRangeSet<K> add(K key) {
    return with(set.add(domain.toKey(key)));
  }

  /**
   * With the keys of a range.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.add(ints.closed(5, 9));   // {[-5, 19]}
   * }</pre>
   *
   * @param range the keys
   * @return a set with them; this set if it has them
   */
  public TypedRangeSet<K> add(TypedRange<K> range) {
    return with(set.add(keys(range)));
  }

  /**
   * With the keys of several ranges.
   *
   * <p>O(log n) for each range.
   *
   * <pre>{@code
   * set.addAll(List.of(ints.closed(5, 6), ints.closed(8, 9)));   // {[-5, 6], [8, 19]}
   * }</pre>
   *
   * @param ranges the keys, in any order, overlapping or not
   * @return a set with them; this set if it has them
   */
  public TypedRangeSet<K> addAll(Iterable<TypedRange<K>> ranges) {
    return with(set.addAll(() -> Iterator.ofAll(ranges).map(this::keys)));
  }

  /**
   * Without a key.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.remove(0);   // {[-5, -1], [1, 4], [10, 19]}
   * }</pre>
   *
   * @param key a key of the domain
   * @return a set without it; this set if it does not have it
   */
  public TypedRangeSet<K> remove(K key) {
    return with(set.remove(domain.toKey(key)));
  }

  /**
   * Without the keys of a range.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.remove(ints.atLeast(12));   // {[-5, 4], [10, 11]}
   * }</pre>
   *
   * @param range the keys
   * @return a set without them; this set if it has none
   */
  public TypedRangeSet<K> remove(TypedRange<K> range) {
    return with(set.remove(keys(range)));
  }

  /**
   * The keys of this set that lie in a range.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.slice(ints.closed(0, 12));   // {[0, 4], [10, 12]}
   * }</pre>
   *
   * @param range the keys
   * @return a set of them; this set if there are no others
   */
  public TypedRangeSet<K> slice(TypedRange<K> range) {
    Range keys = keys(range);
    return with(set.slice(keys.first(), keys.last()));
  }

  /**
   * The keys of this set or another, or both.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.union(TypedRangeSet.empty(ints).add(7));   // {[-5, 4], [7, 7], [10, 19]}
   * }</pre>
   *
   * @param other a set over the same domain
   * @return a set of all keys
   */
  public TypedRangeSet<K> union(TypedRangeSet<K> other) {
    return with(set.union(same(other)));
  }

  /**
   * The keys of this set that are also in another.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.intersection(set.remove(0));   // {[-5, -1], [1, 4], [10, 19]}
   * }</pre>
   *
   * @param other a set over the same domain
   * @return a set of them; this set if there are no others
   */
  public TypedRangeSet<K> intersection(TypedRangeSet<K> other) {
    return with(set.intersection(same(other)));
  }

  /**
   * The keys of this set that are not in another.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.difference(set.remove(0));   // {[0, 0]}
   * }</pre>
   *
   * @param other a set over the same domain
   * @return a set of them; this set if there are no others
   */
  public TypedRangeSet<K> difference(TypedRangeSet<K> other) {
    return with(set.difference(same(other)));
  }

  /**
   * The keys that are in exactly one of two sets.
   *
   * <p>O(d log n) for d ranges that differ.
   *
   * <pre>{@code
   * set.symmetricDifference(set.remove(0).add(7));   // {[0, 0], [7, 7]}
   * }</pre>
   *
   * @param other a set over the same domain
   * @return a set of them; empty exactly if the sets are equal
   */
  public TypedRangeSet<K> symmetricDifference(TypedRangeSet<K> other) {
    return with(set.symmetricDifference(same(other)));
  }

  /**
   * The keys of the domain that are not in this set.
   *
   * <p>O(n).
   *
   * <pre>{@code
   * set.complement();   // {[-2147483648, -6], [5, 9], [20, 2147483647]}
   * }</pre>
   *
   * @return a set of them
   */
  public TypedRangeSet<K> complement() {
    return all(domain).difference(this);
  }

  /**
   * The ranges of keys that are not in this set, within a window and clipped to it, ascending.
   *
   * <p>O(log n) for the first gap, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.gaps(ints.closed(0, 30)).toJavaList();   // [[5, 9], [20, 30]]
   * }</pre>
   *
   * @param window where to look
   * @return the gaps
   */
  public Iterator<TypedRange<K>> gaps(TypedRange<K> window) {
    Range keys = keys(window);
    return set.gaps(keys.first(), keys.last()).map(this::typed);
  }

  /**
   * The lowest place for a number of keys that are not in this set.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.lowestGap(7, ints.atLeast(0));   // Some([20, 26])
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<TypedRange<K>> lowestGap(long size, TypedRange<K> window) {
    Range keys = keys(window);
    return set.lowestGap(size, keys.first(), keys.last()).map(this::typed);
  }

  /**
   * The highest place for a number of keys that are not in this set.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * set.highestGap(5, ints.atMost(15));   // Some([5, 9])
   * }</pre>
   *
   * @param size how many keys, unsigned, not 0
   * @param window where to look
   * @return the place, of exactly {@code size} keys; none if there is none
   * @throws IllegalArgumentException if {@code size} is 0
   */
  public Option<TypedRange<K>> highestGap(long size, TypedRange<K> window) {
    Range keys = keys(window);
    return set.highestGap(size, keys.first(), keys.last()).map(this::typed);
  }

  /**
   * All ranges, ascending.
   *
   * <p>O(log n) for the first range, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.iterator().next();   // [-5, 4]
   * }</pre>
   *
   * @return the ranges, none of which touches the next
   */
  @Override
  public Iterator<TypedRange<K>> iterator() {
    return set.iterator().map(this::typed);
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
  public Spliterator<TypedRange<K>> spliterator() {
    return stream().parallel().spliterator(); // that of a sequential stream does not split
  }

  /**
   * All ranges, descending.
   *
   * <p>O(log n) for the first range, then O(1) amortized for each.
   *
   * <pre>{@code
   * set.reverseIterator().next();   // [10, 19]
   * }</pre>
   *
   * @return the ranges
   */
  public Iterator<TypedRange<K>> reverseIterator() {
    return set.reverseIterator().map(this::typed);
  }

  /**
   * All ranges, ascending, as a stream.
   *
   * <p>O(log n), then O(1) for each range.
   *
   * @return the ranges
   */
  public Stream<TypedRange<K>> stream() {
    return set.stream().map(this::typed);
  }

  private Range keys(TypedRange<K> range) {
    return domain.toKeys(range);
  }

  private TypedRange<K> typed(Range range) {
    return domain.fromKeys(range);
  }

  /**
   * The value of a key, none for a key beyond the domain: where the domain ends, so do its gaps.
   */
  private Option<K> decoded(OptionalLong key) {
    return key.isPresent() && domain.keys().contains(key.getAsLong())
        ? Option.of(domain.fromKey(key.getAsLong()))
        : Option.none();
  }

  private MapleSet same(TypedRangeSet<K> other) {
    domain.requireSame(other.domain);
    return other.set;
  }

  private TypedRangeSet<K> with(MapleSet changed) {
    return changed == set ? this : new TypedRangeSet<>(domain, changed);
  }

  /**
   * Equal sets have equal domains and the same keys.
   *
   * <p>O(d log n) for two versions with d ranges that differ, at most O(n).
   *
   * @param other anything
   * @return whether it is such a set
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TypedRangeSet<?> that
            && domain.equals(that.domain)
            && set.equals(that.set));
  }

  @Override
  public int hashCode() {
    return set.hashCode();
  }

  /**
   * The ranges in braces; of a long set the first twenty and how many there are.
   *
   * <p>O(log n): what is shown is bounded.
   *
   * @return such as {@code {[2026-07-01, 2026-07-15]}}
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
