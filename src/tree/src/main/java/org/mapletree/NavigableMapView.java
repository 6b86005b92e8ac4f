package org.mapletree;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Node;
import org.mapletree.internal.Order;
import org.mapletree.internal.Unsigned;

/**
 * A tree as a map from ranges to values, for reading: the whole of it, or a stretch, either way.
 */
final class NavigableMapView<V> extends AbstractMap<Range, V> implements NavigableMap<Range, V> {
  /*
   * Implementation notes.
   *
   * Entries of a tree are ordered by range, so every question of a NavigableMap is one of places in that order: how many entries lie below a
   * key (a rank), and which entry stands at a place (nth). A view is a root and two places; the bounds that it was made with are kept only to
   * refuse sub-views that reach beyond them. Nothing here walks to find or to count.
   *
   * Collections.unmodifiableNavigableMap would refuse all writes for us, but its keySet() is no NavigableSet; so the map's own writes are
   * refused here, and those of its collections by the wrappers of Collections.
   */

  private final Node<V> root;
  private final Bound low;
  private final Bound high;
  private final boolean ascending;

  /** The place of the first entry of this view in the tree. */
  private final long from;

  /** The place behind its last entry. */
  private final long to;

  private NavigableMapView(Node<V> root, Bound low, Bound high, boolean ascending) {
    this.root = root;
    this.low = low;
    this.high = high;
    this.ascending = ascending;
    this.from = low.key == null ? 0 : below(low.key, !low.inclusive);
    this.to = high.key == null ? root.size() : Math.max(from, below(high.key, high.inclusive));
  }

  static <V> NavigableMap<Range, V> of(Node<V> root) {
    return new NavigableMapView<>(root, Bound.NONE, Bound.NONE, true);
  }

  /** An end of a view; without a key, there is none. */
  private record Bound(@Nullable Range key, boolean inclusive) {
    static final Bound NONE = new Bound(null, true);

    static Bound at(Range key, boolean inclusive) {
      return new Bound(Objects.requireNonNull(key, "key"), inclusive);
    }
  }

  /** How many entries of the tree lie below a range in the order of ranges, or at it. */
  private long below(Range range, boolean orAt) {
    long rank = Order.rank(root, Unsigned.flip(range.first()));
    if (rank == root.size()) {
      return rank;
    }
    int order =
        Order.nth(root, rank, (first, last, value) -> MapleTree.range(first, last))
            .compareTo(range);
    return order < 0 || (orAt && order == 0) ? rank + 1 : rank;
  }

  private Map.@Nullable Entry<Range, V> at(long place) {
    return place < from || place >= to
        ? null
        : Order.nth(
            root, place, (first, last, value) -> Map.entry(MapleTree.range(first, last), value));
  }

  /** The nearest entry before a range in this view's direction. */
  private Map.@Nullable Entry<Range, V> before(Range range, boolean orAt, boolean upwards) {
    return upwards
        ? at(Math.min(below(range, orAt), to) - 1)
        : at(Math.max(below(range, !orAt), from));
  }

  private static @Nullable Range keyOf(Map.@Nullable Entry<Range, ?> entry) {
    return entry == null ? null : entry.getKey();
  }

  private static Range present(@Nullable Range key) {
    if (key == null) {
      throw new NoSuchElementException("the map is empty");
    }
    return key;
  }

  @Override
  public int size() {
    return (int) Math.min(to - from, Integer.MAX_VALUE);
  }

  @Override
  public boolean isEmpty() {
    return from == to;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    if (!(key instanceof Range range)) {
      return null;
    }
    Map.Entry<Range, V> entry = before(range, true, true);
    return entry != null && entry.getKey().equals(range) ? entry.getValue() : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public @Nullable Comparator<? super Range> comparator() {
    return ascending ? null : Collections.reverseOrder();
  }

  @Override
  public Map.@Nullable Entry<Range, V> lowerEntry(Range key) {
    return before(key, false, ascending);
  }

  @Override
  public Map.@Nullable Entry<Range, V> floorEntry(Range key) {
    return before(key, true, ascending);
  }

  @Override
  public Map.@Nullable Entry<Range, V> ceilingEntry(Range key) {
    return before(key, true, !ascending);
  }

  @Override
  public Map.@Nullable Entry<Range, V> higherEntry(Range key) {
    return before(key, false, !ascending);
  }

  @Override
  public @Nullable Range lowerKey(Range key) {
    return keyOf(lowerEntry(key));
  }

  @Override
  public @Nullable Range floorKey(Range key) {
    return keyOf(floorEntry(key));
  }

  @Override
  public @Nullable Range ceilingKey(Range key) {
    return keyOf(ceilingEntry(key));
  }

  @Override
  public @Nullable Range higherKey(Range key) {
    return keyOf(higherEntry(key));
  }

  @Override
  public Map.@Nullable Entry<Range, V> firstEntry() {
    return at(ascending ? from : to - 1);
  }

  @Override
  public Map.@Nullable Entry<Range, V> lastEntry() {
    return at(ascending ? to - 1 : from);
  }

  @Override
  public Range firstKey() {
    return present(keyOf(firstEntry()));
  }

  @Override
  public Range lastKey() {
    return present(keyOf(lastEntry()));
  }

  @Override
  public Map.Entry<Range, V> pollFirstEntry() {
    throw refused();
  }

  @Override
  public Map.Entry<Range, V> pollLastEntry() {
    throw refused();
  }

  @Override
  public V remove(@Nullable Object key) {
    throw refused();
  }

  @Override
  public void clear() {
    throw refused();
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("a tree does not change");
  }

  @Override
  public NavigableMap<Range, V> descendingMap() {
    return new NavigableMapView<>(root, low, high, !ascending);
  }

  @Override
  public NavigableSet<Range> navigableKeySet() {
    return Collections.unmodifiableNavigableSet(new RangeSetView(this));
  }

  @Override
  public NavigableSet<Range> keySet() {
    return navigableKeySet();
  }

  @Override
  public NavigableSet<Range> descendingKeySet() {
    return descendingMap().navigableKeySet();
  }

  @Override
  public NavigableMap<Range, V> subMap(
      Range fromKey, boolean fromInclusive, Range toKey, boolean toInclusive) {
    Bound from = Bound.at(fromKey, fromInclusive);
    Bound to = Bound.at(toKey, toInclusive);
    if (fromKey.compareTo(toKey) * (ascending ? 1 : -1) > 0) {
      throw new IllegalArgumentException("from " + fromKey + " is behind to " + toKey);
    }
    return sub(within(from), within(to));
  }

  @Override
  public NavigableMap<Range, V> headMap(Range toKey, boolean inclusive) {
    return sub(ascending ? low : high, within(Bound.at(toKey, inclusive)));
  }

  @Override
  public NavigableMap<Range, V> tailMap(Range fromKey, boolean inclusive) {
    return sub(within(Bound.at(fromKey, inclusive)), ascending ? high : low);
  }

  @Override
  public SortedMap<Range, V> subMap(Range fromKey, Range toKey) {
    return subMap(fromKey, true, toKey, false);
  }

  @Override
  public SortedMap<Range, V> headMap(Range toKey) {
    return headMap(toKey, false);
  }

  @Override
  public SortedMap<Range, V> tailMap(Range fromKey) {
    return tailMap(fromKey, true);
  }

  private NavigableMap<Range, V> sub(Bound start, Bound end) {
    return ascending
        ? new NavigableMapView<>(root, start, end, true)
        : new NavigableMapView<>(root, end, start, false);
  }

  /** A sub-view may end where this one ends, but not include what this one does not. */
  private Bound within(Bound bound) {
    if (isBeyond(bound, low, -1) || isBeyond(bound, high, 1)) {
      throw new IllegalArgumentException(bound.key + " lies outside of this view");
    }
    return bound;
  }

  private static boolean isBeyond(Bound bound, Bound limit, int direction) {
    if (limit.key == null || bound.key == null) {
      return false;
    }
    int order = bound.key.compareTo(limit.key) * direction;
    return order > 0 || (order == 0 && bound.inclusive && !limit.inclusive);
  }

  @Override
  public Set<Map.Entry<Range, V>> entrySet() {
    return Collections.unmodifiableSet(new EntrySetView());
  }

  @Override
  public Collection<V> values() {
    return Collections.unmodifiableCollection(super.values());
  }

  private Iterator<org.mapletree.Entry<V>> entries() {
    if (isEmpty()) {
      return Collections.emptyIterator();
    }
    long first = Order.nth(root, from, (entryFirst, entryLast, value) -> entryFirst);
    long last = Order.nth(root, to - 1, (entryFirst, entryLast, value) -> entryLast);
    return ascending
        ? EntryIterator.ascending(root, first, last)
        : EntryIterator.descending(root, first, last);
  }

  private final class EntrySetView extends AbstractSet<Map.Entry<Range, V>> {
    @Override
    public int size() {
      return NavigableMapView.this.size();
    }

    @Override
    public boolean contains(@Nullable Object object) {
      return object instanceof Map.Entry<?, ?> entry
          && entry.getValue() != null
          && entry.getValue().equals(get(entry.getKey()));
    }

    @Override
    public Iterator<Map.Entry<Range, V>> iterator() {
      Iterator<org.mapletree.Entry<V>> entries = entries();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return entries.hasNext();
        }

        @Override
        public Map.Entry<Range, V> next() {
          org.mapletree.Entry<V> entry = entries.next();
          return Map.entry(entry.range(), entry.value());
        }
      };
    }
  }
}
