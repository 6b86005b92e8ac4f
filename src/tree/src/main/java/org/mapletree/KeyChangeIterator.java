package org.mapletree;

import io.vavr.collection.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Unsigned;

/** The keys that two trees map differently: the entries that differ, laid over each other. */
final class KeyChangeIterator<V> implements Iterator<KeyChange<V>> {
  /*
   * Implementation notes.
   *
   * The changes of a diff come in order of their first keys. An entry of one tree can only overlap changed entries of the other, since what
   * both have is no obstacle to either. So one pending part of a removed entry and one of an added entry are enough: each step takes the
   * stretch up to the next border of either, or up to where the next change begins.
   */

  private final ChangeIterator<V> changes;
  private @Nullable Change<V> upcoming;
  private @Nullable Entry<V> before;
  private @Nullable Entry<V> after;
  private @Nullable KeyChange<V> next;

  KeyChangeIterator(ChangeIterator<V> changes) {
    this.changes = changes;
    this.upcoming = changes.hasNext() ? changes.next() : null;
    this.next = differing();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public KeyChange<V> next() {
    KeyChange<V> stretch = next;
    if (stretch == null) {
      throw new NoSuchElementException("no more changes");
    }
    next = differing();
    while (next != null && continues(stretch, next)) {
      stretch =
          new KeyChange<>(stretch.range().span(next.range()), stretch.before(), stretch.after());
      next = differing();
    }
    return stretch;
  }

  private static boolean continues(KeyChange<?> left, KeyChange<?> right) {
    return left.range().touches(right.range())
        && Objects.equals(left.before(), right.before())
        && Objects.equals(left.after(), right.after());
  }

  /** The next stretch with one value or gap on either side, which are not equal. */
  private @Nullable KeyChange<V> differing() {
    KeyChange<V> stretch = stretch();
    while (stretch != null && Objects.equals(stretch.before(), stretch.after())) {
      stretch = stretch();
    }
    return stretch;
  }

  private @Nullable KeyChange<V> stretch() {
    Range place = take();
    if (place == null) {
      return null;
    }
    Entry<V> old = before != null && before.first() == place.first() ? before : null;
    Entry<V> young = after != null && after.first() == place.first() ? after : null;
    before = old == null ? before : rest(old, place.last());
    after = young == null ? after : rest(young, place.last());
    return new KeyChange<>(
        place, old == null ? null : old.value(), young == null ? null : young.value());
  }

  /** Takes up all changes that begin where the next stretch does; returns that stretch. */
  private @Nullable Range take() {
    if (before == null && after == null && upcoming != null) {
      takeUpcoming(upcoming);
    }
    if (before == null && after == null) {
      return null;
    }
    long first = first();
    while (upcoming != null && upcoming.range().first() == first) {
      takeUpcoming(upcoming);
    }
    long last = Unsigned.flip(Math.min(end(before, first), end(after, first)));
    Change<V> following = upcoming;
    return following == null || Unsigned.less(last, following.range().first())
        ? new Range(first, last)
        : new Range(first, following.range().first() - 1);
  }

  private void takeUpcoming(Change<V> change) {
    if (change instanceof Change.Removed<V> removed) {
      before = removed.entry();
    } else if (change instanceof Change.Added<V> added) {
      after = added.entry();
    } else if (change instanceof Change.Replaced<V> replaced) {
      before = Entry.of(replaced.range(), replaced.before());
      after = Entry.of(replaced.range(), replaced.after());
    }
    upcoming = changes.hasNext() ? changes.next() : null;
  }

  private long first() {
    if (before == null || after == null) {
      return Objects.requireNonNull(before == null ? after : before).first();
    }
    return Unsigned.less(before.first(), after.first()) ? before.first() : after.first();
  }

  /**
   * The last key, flipped, of the part of the stretch that begins at {@code first} and crosses no
   * border of the entry.
   */
  private static long end(@Nullable Entry<?> entry, long first) {
    if (entry == null) {
      return Unsigned.MAX;
    }
    return Unsigned.flip(entry.first() == first ? entry.last() : entry.first() - 1);
  }

  private static <V> @Nullable Entry<V> rest(Entry<V> entry, long taken) {
    return entry.last() == taken ? null : new Entry<>(taken + 1, entry.last(), entry.value());
  }
}
