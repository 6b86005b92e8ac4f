package org.mapletree.rcu;

import io.vavr.control.Either;
import org.mapletree.Conflict;
import org.mapletree.MapleTree;
import org.mapletree.NoSpace;
import org.mapletree.Range;

/**
 * A cell for a tree: an ordered map of ranges that threads share. Reads take {@link #get} once and
 * use the tree that it answers: it is whole and does not change, so a scan, or several lookups that
 * belong together, need no lock.
 *
 * <pre>{@code
 * RcuTree<String> areas = RcuTree.of(MapleTree.empty());
 * areas.put(0x1000, 0x1fff, "code");
 * areas.allocateLowest(0x1000, 0x0, 0xffff, "heap");     // right: 0x0-0xfff
 * areas.get().coverage();                                // 0x2000
 * }</pre>
 *
 * <p>Each write is one atomic update, and finishes as {@link RcuCell} says. A write that changes
 * nothing publishes nothing.
 *
 * @param <V> the type of the values
 */
public final class RcuTree<V> extends RcuCell<MapleTree<V>> {

  private RcuTree(MapleTree<V> initial, Validator<? super MapleTree<V>> validator) {
    super(initial, validator, Publication.OPTIMISTIC_TRIES);
  }

  /**
   * Makes a cell.
   *
   * @param initial the tree of version 0
   * @param <V> the type of the values
   * @return a cell that holds {@code initial}
   */
  public static <V> RcuTree<V> of(MapleTree<V> initial) {
    return new RcuTree<>(initial, (current, next) -> true);
  }

  /**
   * Makes a cell that publishes only what a validator accepts.
   *
   * @param initial the tree of version 0; it is judged too, with itself as the current value
   * @param validator judges each tree before a reader can see it
   * @param <V> the type of the values
   * @return a cell that holds {@code initial}
   * @throws RejectedValueException if the validator refuses {@code initial}
   */
  public static <V> RcuTree<V> of(MapleTree<V> initial, Validator<? super MapleTree<V>> validator) {
    return new RcuTree<>(initial, validator);
  }

  /**
   * Maps a range, whatever was there. See {@link MapleTree#put(long, long, Object)}.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, inclusive
   * @param value what the keys map to
   * @return the tree that this call published, or found where it changed nothing
   * @throws IllegalArgumentException if {@code first} is above {@code last}
   */
  public MapleTree<V> put(long first, long last, V value) {
    return updateAndGet(tree -> tree.put(first, last, value));
  }

  /**
   * Maps a range, whatever was there. See {@link MapleTree#put(Range, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to
   * @return the tree that this call published, or found where it changed nothing
   */
  public MapleTree<V> put(Range range, V value) {
    return put(range.first(), range.last(), value);
  }

  /**
   * Maps a range that is free. Two threads that want the same key never both get it. See {@link
   * MapleTree#insert(long, long, Object)}.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, inclusive
   * @param value what the keys map to
   * @return the first obstacle, or the tree that this call published
   * @throws IllegalArgumentException if {@code first} is above {@code last}
   */
  public Either<Conflict<V>, MapleTree<V>> insert(long first, long last, V value) {
    return tryModify(tree -> tree.insert(first, last, value).map(next -> new Update<>(next, next)));
  }

  /**
   * Maps a range that is free. See {@link #insert(long, long, Object)}.
   *
   * @param range the keys
   * @param value what the keys map to
   * @return the first obstacle, or the tree that this call published
   */
  public Either<Conflict<V>, MapleTree<V>> insert(Range range, V value) {
    return insert(range.first(), range.last(), value);
  }

  /**
   * Unmaps a range. See {@link MapleTree#remove(long, long)}.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, inclusive
   * @return the tree that this call published, or found where it changed nothing
   * @throws IllegalArgumentException if {@code first} is above {@code last}
   */
  public MapleTree<V> remove(long first, long last) {
    return updateAndGet(tree -> tree.remove(first, last));
  }

  /**
   * Unmaps a range. See {@link MapleTree#remove(Range)}.
   *
   * @param range the keys
   * @return the tree that this call published, or found where it changed nothing
   */
  public MapleTree<V> remove(Range range) {
    return remove(range.first(), range.last());
  }

  /**
   * Takes the lowest free range of a size within a window. Two threads never get the same key. See
   * {@link MapleTree#allocateLowest(long, long, long, Object)}.
   *
   * @param size the number of keys, unsigned, at least 1
   * @param first the lowest key of the window, unsigned
   * @param last the highest key of the window, unsigned, inclusive
   * @param value what the keys map to
   * @return the range that this call has mapped, or why there is none
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last}
   */
  public Either<NoSpace, Range> allocateLowest(long size, long first, long last, V value) {
    return tryModify(
        tree ->
            tree.allocateLowest(size, first, last, value)
                .map(found -> new Update<>(found.tree(), found.range())));
  }

  /**
   * Takes the highest free range of a size within a window. Two threads never get the same key. See
   * {@link MapleTree#allocateHighest(long, long, long, Object)}.
   *
   * @param size the number of keys, unsigned, at least 1
   * @param first the lowest key of the window, unsigned
   * @param last the highest key of the window, unsigned, inclusive
   * @param value what the keys map to
   * @return the range that this call has mapped, or why there is none
   * @throws IllegalArgumentException if {@code size} is 0, or {@code first} is above {@code last}
   */
  public Either<NoSpace, Range> allocateHighest(long size, long first, long last, V value) {
    return tryModify(
        tree ->
            tree.allocateHighest(size, first, last, value)
                .map(found -> new Update<>(found.tree(), found.range())));
  }
}
