package org.mapletree.jqwik;

import io.vavr.control.Option;
import java.util.function.BinaryOperator;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * What a tree expects of the functions that it is given. Call these from properties over your own
 * values: a tree trusts its policies, and answers depend on the order of operations if they break
 * their contracts.
 *
 * <pre>{@code
 * @Property
 * void myClippingIsOne(@ForAll Extent extent, @ForAll NestedRanges ranges) {
 *   Contracts.clipsInTwoStepsAsInOne(EXTENT_CLIPPING, extent, ranges.whole(), ranges.step(), ranges.part());
 * }
 * }</pre>
 */
public final class Contracts {
  private Contracts() {}

  /**
   * A clipping must not care whether a part is cut out at once or in two steps.
   *
   * @param clipping the clipping
   * @param value a value
   * @param whole the range of its entry
   * @param step what is cut out first; nothing is checked unless it lies in {@code whole}
   * @param part what is cut out of that; nothing is checked unless it lies in {@code step}
   * @param <V> the type of the values
   * @throws AssertionError if it cares, or returns null
   */
  public static <V> void clipsInTwoStepsAsInOne(
      Clipping<V> clipping, V value, Range whole, Range step, Range part) {
    if (!whole.contains(step) || !step.contains(part)) {
      return;
    }
    V between = notNull(clipping.clip(value, whole, step), "clipped to " + step);
    V inTwo = notNull(clipping.clip(between, step, part), "clipped to " + part);
    V inOne = notNull(clipping.clip(value, whole, part), "clipped to " + part);
    if (!inTwo.equals(inOne)) {
      throw new AssertionError(
          value
              + " of "
              + whole
              + " clipped to "
              + part
              + " is "
              + inOne
              + ", but "
              + inTwo
              + " by way of "
              + step);
    }
  }

  /**
   * A joining should put together what its clipping has cut apart. Without this, {@link
   * MapleTree#coalesced()} cannot undo cuts; nothing else depends on it.
   *
   * @param clipping the clipping
   * @param joining the joining
   * @param entry an entry
   * @param key where to cut; nothing is checked unless it lies in the entry, behind its first key
   * @param <V> the type of the values
   * @throws AssertionError if the two parts are not joined, or not to the value they were cut from
   */
  public static <V> void joinsWhatWasCut(
      Clipping<V> clipping, Joining<V> joining, Entry<V> entry, long key) {
    Range whole = entry.range();
    if (!whole.contains(key) || key == whole.first()) {
      return;
    }
    Range below = new Range(whole.first(), key - 1);
    Range from = new Range(key, whole.last());
    V left = clipping.clip(entry.value(), whole, below);
    V right = clipping.clip(entry.value(), whole, from);
    Option<V> joined = joining.join(left, below, right, from);
    if (!joined.contains(entry.value())) {
      throw new AssertionError(
          entry
              + " cut at "
              + from
              + " into "
              + left
              + " and "
              + right
              + " is joined to "
              + joined);
    }
  }

  /**
   * It must not matter which neighbours are joined first, where three touch.
   *
   * @param joining the joining
   * @param left an entry
   * @param middle an entry that begins just behind it
   * @param right an entry that begins just behind that
   * @param <V> the type of the values
   * @throws AssertionError if it matters
   */
  public static <V> void joinsInAnyOrder(
      Joining<V> joining, Entry<V> left, Entry<V> middle, Entry<V> right) {
    Option<Entry<V>> fromLeft =
        join(joining, left, middle).flatMap(both -> join(joining, both, right));
    Option<Entry<V>> fromRight =
        join(joining, middle, right).flatMap(both -> join(joining, left, both));
    if (!fromLeft.equals(fromRight)) {
      throw new AssertionError(
          "joined from the left: " + fromLeft + ", but from the right: " + fromRight);
    }
  }

  /**
   * What {@link MapleTree#unionIdempotent} asks of its function: a value with itself is itself.
   *
   * @param function the function
   * @param value a value
   * @param <V> the type of the values
   * @throws AssertionError if the function makes another value of it
   */
  public static <V> void isIdempotent(BinaryOperator<V> function, V value) {
    V made = function.apply(value, value);
    if (!value.equals(made)) {
      throw new AssertionError(value + " with itself became " + made);
    }
  }

  private static <V> Option<Entry<V>> join(Joining<V> joining, Entry<V> left, Entry<V> right) {
    return joining
        .join(left.value(), left.range(), right.value(), right.range())
        .map(value -> new Entry<>(left.first(), right.last(), value));
  }

  private static <V> V notNull(V value, String what) {
    if (value == null) {
      throw new AssertionError(what + ", a value became null");
    }
    return value;
  }
}
