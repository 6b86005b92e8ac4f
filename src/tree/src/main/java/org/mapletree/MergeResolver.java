package org.mapletree;

import org.jspecify.annotations.Nullable;

/**
 * Decides what keys map to that both sides of a {@link ThreeWayMerge} changed, and not to the same
 * value. The function must be pure.
 *
 * <pre>{@code
 * MergeResolver<Long> sum = (range, base, ours, theirs) ->
 *     base == null || ours == null || theirs == null ? null : ours + theirs - base;
 * }</pre>
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface MergeResolver<V> {
  /**
   * Decides one conflict; the arguments are the parts of a {@link MergeConflict}.
   *
   * @param range the keys
   * @param base what they mapped to before; null if they were free
   * @param ours what our side maps them to; null if it cleared them
   * @param theirs what the other side maps them to; null if it cleared them
   * @return what they shall map to; null to clear them
   */
  @Nullable V resolve(Range range, @Nullable V base, @Nullable V ours, @Nullable V theirs);

  /**
   * Our side wins.
   *
   * @param <V> the type of the values
   * @return a resolver that returns {@code ours}
   */
  static <V> MergeResolver<V> preferOurs() {
    return (range, base, ours, theirs) -> ours;
  }

  /**
   * The other side wins.
   *
   * @param <V> the type of the values
   * @return a resolver that returns {@code theirs}
   */
  static <V> MergeResolver<V> preferTheirs() {
    return (range, base, ours, theirs) -> theirs;
  }

  /**
   * There must be no conflict: for callers who know that there is none. To learn of conflicts, ask
   * {@link ThreeWayMerge#tree()}.
   *
   * @param <V> the type of the values
   * @return a resolver that throws an {@link IllegalStateException} naming the range and the three
   *     values
   */
  static <V> MergeResolver<V> refuse() {
    return (range, base, ours, theirs) -> {
      throw new IllegalStateException(
          "both sides changed "
              + range
              + " from "
              + base
              + ": ours to "
              + ours
              + ", theirs to "
              + theirs);
    };
  }
}
