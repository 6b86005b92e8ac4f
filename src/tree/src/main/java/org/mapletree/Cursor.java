package org.mapletree;

import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Zipper;

/**
 * A place in a tree, on an entry or on a gap: immutable, so it never goes stale.
 *
 * <p>Entries and gaps tile the keys, so a cursor can step through all of them: {@link #next()} and
 * {@link #prev()} lead to the neighbour, entry or gap. An edit returns a cursor in the tree that it
 * made; this one stays in its own.
 *
 * <pre>{@code
 * var cursor = MapleTree.of(0x10, 0x1f, "a").cursor(0x12);
 * cursor.range();                                  // 0x10-0x1f
 * cursor.next().get().isGap();                     // true: 0x20-0xffffffffffffffff
 * cursor.replace("b").tree().getOrNull(0x1f);      // "b"
 * }</pre>
 *
 * <p>A step is O(1) amortized, O(log n) at worst; an edit is O(log n).
 *
 * <p>In the examples of the methods, {@code cursor} is {@code MapleTree.of(0x10, 0x1f,
 * "a").cursor(0x12)}.
 *
 * @param <V> the type of the values
 */
@CheckReturnValue
public final class Cursor<V> {
  private final MapleTree<V> tree;
  private final Zipper<V> place;

  private Cursor(MapleTree<V> tree, Zipper<V> place) {
    this.tree = tree;
    this.place = place;
  }

  /** A cursor on the entry or gap that contains a key. */
  static <V> Cursor<V> at(MapleTree<V> tree, long key) {
    return new Cursor<>(tree, Zipper.at(tree.root(), Unsigned.flip(key)));
  }

  /**
   * The tree that the cursor is in.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * cursor.tree();   // {0x10-0x1f=a}
   * }</pre>
   *
   * @return the tree
   */
  public MapleTree<V> tree() {
    return tree;
  }

  /**
   * Whether the cursor is on a gap.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * cursor.isGap();   // false
   * }</pre>
   *
   * @return true on a gap, false on an entry
   */
  public boolean isGap() {
    return place.isGap();
  }

  /**
   * The keys of the entry or gap.
   *
   * <p>O(1) on an entry, O(log n) at worst on a gap.
   *
   * <pre>{@code
   * cursor.range();   // 0x10-0x1f
   * }</pre>
   *
   * @return the range, whole
   */
  public Range range() {
    return MapleTree.range(place.first(), place.last());
  }

  /**
   * The value of the entry.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * cursor.valueOrNull();   // a
   * }</pre>
   *
   * @return the value; null on a gap
   */
  public @Nullable V valueOrNull() {
    return place.value();
  }

  /**
   * The entry.
   *
   * <p>O(1).
   *
   * <pre>{@code
   * cursor.entry();   // Some(0x10-0x1f=a)
   * }</pre>
   *
   * @return the entry; none on a gap
   */
  public Option<Entry<V>> entry() {
    V value = place.value();
    return value == null
        ? Option.none()
        : Option.some(MapleTree.entry(place.first(), place.last(), value));
  }

  /**
   * The entry or gap behind this one.
   *
   * <p>O(1) amortized, O(log n) at worst.
   *
   * <pre>{@code
   * cursor.next();   // Some(gap 0x20-0xffffffffffffffff)
   * }</pre>
   *
   * @return a cursor there; none if this one ends at the last key, 2^64-1
   */
  public Option<Cursor<V>> next() {
    return Option.of(at(place.next()));
  }

  /**
   * The entry or gap before this one.
   *
   * <p>O(1) amortized, O(log n) at worst.
   *
   * <pre>{@code
   * cursor.prev();   // Some(gap 0x0-0xf)
   * }</pre>
   *
   * @return a cursor there; none if this one begins at key 0
   */
  public Option<Cursor<V>> prev() {
    return Option.of(at(place.prev()));
  }

  /**
   * The first entry behind this place.
   *
   * <p>O(1) amortized, O(log n) at worst.
   *
   * <pre>{@code
   * cursor.nextEntry();   // None
   * }</pre>
   *
   * @return a cursor there; none if there is none
   */
  public Option<Cursor<V>> nextEntry() {
    Zipper<V> next = place.next();
    return Option.of(at(next == null || !next.isGap() ? next : next.next()));
  }

  /**
   * The last entry before this place.
   *
   * <p>O(1) amortized, O(log n) at worst.
   *
   * <pre>{@code
   * cursor.prevEntry();   // None
   * }</pre>
   *
   * @return a cursor there; none if there is none
   */
  public Option<Cursor<V>> prevEntry() {
    Zipper<V> prev = place.prev();
    return Option.of(at(prev == null || !prev.isGap() ? prev : prev.prev()));
  }

  /**
   * The entry or gap that contains a key, wherever it lies. O(log n).
   *
   * <pre>{@code
   * cursor.seek(0x40);   // gap 0x20-0xffffffffffffffff
   * }</pre>
   *
   * @param key the key, unsigned
   * @return a cursor there
   */
  public Cursor<V> seek(long key) {
    return at(tree, key);
  }

  /**
   * Gives the entry another value, or fills the gap with an entry.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * cursor.replace("b").tree();   // {0x10-0x1f=b}
   * }</pre>
   *
   * @param value the value
   * @return a cursor on the same range in the changed tree; this cursor if the entry has this very
   *     value
   * @throws NullPointerException if {@code value} is null
   */
  public Cursor<V> replace(V value) {
    return moved(tree.put(range(), Objects.requireNonNull(value, "value")));
  }

  /**
   * Removes the entry.
   *
   * <p>O(log n).
   *
   * <pre>{@code
   * cursor.remove();   // gap 0x0-0xffffffffffffffff
   * }</pre>
   *
   * @return a cursor on the gap around its range in the changed tree; this cursor on a gap
   */
  public Cursor<V> remove() {
    return isGap() ? this : moved(tree.remove(range()));
  }

  /**
   * The place as text.
   *
   * <p>O(log n) at worst.
   *
   * <pre>{@code
   * cursor.toString();   // 0x10-0x1f=a
   * }</pre>
   *
   * @return the entry, or the gap's range
   */
  @Override
  public String toString() {
    V value = place.value();
    return value == null ? "gap " + range() : range() + "=" + value;
  }

  @SuppressWarnings("ReferenceEquality") // a write that changes nothing returns the tree itself
  private Cursor<V> moved(MapleTree<V> changed) {
    return changed == tree ? this : new Cursor<>(changed, Zipper.at(changed.root(), place.first()));
  }

  private @Nullable Cursor<V> at(@Nullable Zipper<V> newPlace) {
    return newPlace == null ? null : new Cursor<>(tree, newPlace);
  }
}
