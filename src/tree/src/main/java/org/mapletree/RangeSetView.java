package org.mapletree;

import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The ranges of a map view, for reading. Every question is the map's. */
final class RangeSetView extends AbstractSet<Range> implements NavigableSet<Range> {
  private final NavigableMap<Range, ?> map;

  RangeSetView(NavigableMap<Range, ?> map) {
    this.map = map;
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public boolean contains(@Nullable Object object) {
    return map.containsKey(object);
  }

  @Override
  public Iterator<Range> iterator() {
    Iterator<? extends Map.Entry<Range, ?>> entries = map.entrySet().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Range next() {
        return entries.next().getKey();
      }
    };
  }

  @Override
  public @Nullable Comparator<? super Range> comparator() {
    return map.comparator();
  }

  @Override
  public @Nullable Range lower(Range range) {
    return map.lowerKey(range);
  }

  @Override
  public @Nullable Range floor(Range range) {
    return map.floorKey(range);
  }

  @Override
  public @Nullable Range ceiling(Range range) {
    return map.ceilingKey(range);
  }

  @Override
  public @Nullable Range higher(Range range) {
    return map.higherKey(range);
  }

  @Override
  public Range first() {
    return map.firstKey();
  }

  @Override
  public Range last() {
    return map.lastKey();
  }

  @Override
  public Range pollFirst() {
    throw new UnsupportedOperationException("a tree does not change");
  }

  @Override
  public Range pollLast() {
    throw new UnsupportedOperationException("a tree does not change");
  }

  @Override
  public NavigableSet<Range> descendingSet() {
    return map.descendingKeySet();
  }

  @Override
  public Iterator<Range> descendingIterator() {
    return descendingSet().iterator();
  }

  @Override
  public NavigableSet<Range> subSet(
      Range from, boolean fromInclusive, Range to, boolean toInclusive) {
    return map.subMap(from, fromInclusive, to, toInclusive).navigableKeySet();
  }

  @Override
  public NavigableSet<Range> headSet(Range to, boolean inclusive) {
    return map.headMap(to, inclusive).navigableKeySet();
  }

  @Override
  public NavigableSet<Range> tailSet(Range from, boolean inclusive) {
    return map.tailMap(from, inclusive).navigableKeySet();
  }

  @Override
  public SortedSet<Range> subSet(Range from, Range to) {
    return subSet(from, true, to, false);
  }

  @Override
  public SortedSet<Range> headSet(Range to) {
    return headSet(to, false);
  }

  @Override
  public SortedSet<Range> tailSet(Range from) {
    return tailSet(from, true);
  }
}
