package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a stretch of keys maps to that two versions changed differently: the twin of {@code
 * MergeResolver} on plain keys.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Resolve<V> {
  /**
   * Decides one conflict. Keys are flipped; null stands for a gap.
   *
   * @param first the first key of the stretch
   * @param last the last key of the stretch
   * @param base what the keys mapped to before
   * @param ours what one version maps them to
   * @param theirs what the other version maps them to
   * @return what they shall map to; null to clear them
   */
  @Nullable V resolve(
      long first, long last, @Nullable V base, @Nullable V ours, @Nullable V theirs);
}
