package org.mapletree.rcu;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapletree.Conflict;
import org.mapletree.MapleTree;
import org.mapletree.NoSpace;
import org.mapletree.Range;
import org.mapletree.ThreeWayMerge;

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
 * <p>Each write is one atomic update, and finishes as {@link RcuCell} says: it throws what a
 * validator's refusal makes it throw, too. A write that changes nothing publishes nothing.
 *
 * @param <V> the type of the values
 */
public final class RcuTree<V> extends RcuCell<MapleTree<V>> {
  /*
   * Implementation notes. mergeAndGet is an update whose function remembers what it was first
   * handed and what the edit made of that. A later run, after a lost race, merges that edit into
   * the tree that it is handed. So tries, queue, validator and scope are those of every update.
   */

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

  /**
   * Replaces the tree by what an edit makes of it, and does not edit again only because another
   * writer came first: where the two changed different keys, the edit is {@linkplain ThreeWayMerge
   * merged} into the newer tree; where they changed the same keys, be it to the same value, the
   * edit runs again, on the newer tree. For edits that take long, by writers that mostly keep to
   * ranges of their own: a lost race costs them a merge, not a redo. A merge costs O(m log n), m
   * being the number of changes of the edit or of the writers that came first, whichever is less.
   *
   * <pre>{@code
   * areas.mergeAndGet(
   *     tree -> tree.compute(0x1000, 0x1fff, (range, old) -> expensive(range, old)));
   * }</pre>
   *
   * <p><b>What an edit reads is not protected</b>, only what it changes. An edit is safe, and takes
   * its place among all other writes as if it ran alone, if it depends only on keys that it changes
   * itself, or that no other writer changes. Others may suffer from write skew: two writers each
   * see that the other's range is free, and map their own; both are merged, and both ranges are
   * mapped. Likewise, a {@code put} of what is there already changes nothing, and does not keep
   * others from changing it. Do not use it where an edit
   *
   * <ul>
   *   <li>looks for free space: {@link #allocateLowest} and {@link #insert} are for that;
   *   <li>keeps a rule between keys, or on a count or sum of entries;
   *   <li>decides by what it finds in one range what to write to another;
   *   <li>coalesces with neighbours that others write.
   * </ul>
   *
   * Use {@link #updateAndGet} there, which runs the edit again after each lost race. A validator
   * judges merged trees as any other, and may refuse those that break a rule.
   *
   * @param edit from the current tree to the next; pure, may run more than once; answering the same
   *     tree publishes nothing
   * @return the tree that this call published, with all that was merged into it; the tree found
   *     where {@code edit} answered the same object
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the tree
   * @throws NullPointerException if {@code edit} answers null
   */
  public MapleTree<V> mergeAndGet(UnaryOperator<MapleTree<V>> edit) {
    return updateAndGet(new Merging<>(Objects.requireNonNull(edit, "edit")));
  }

  /** The edit of one writer, carried over to newer trees as long as it merges. */
  private static final class Merging<V> implements UnaryOperator<MapleTree<V>> {
    private final UnaryOperator<MapleTree<V>> edit;
    private @Nullable MapleTree<V> base;
    private @Nullable MapleTree<V> edited;

    Merging(UnaryOperator<MapleTree<V>> edit) {
      this.edit = edit;
    }

    @Override
    public MapleTree<V> apply(MapleTree<V> current) {
      MapleTree<V> before = base;
      MapleTree<V> after = edited;
      if (before != null && after != null) {
        ThreeWayMerge<V> merge = ThreeWayMerge.of(before, current, after);
        MapleTree<V> merged = merge.treeOrNull();
        if (merged != null && merge.isDisjoint()) {
          return merged;
        }
      }
      MapleTree<V> next = Publication.answer(edit.apply(current));
      base = current;
      edited = next;
      return next;
    }
  }
}
