package org.mapletree.keys;

/**
 * Why an insert was refused.
 *
 * @param requested the range that was to be inserted
 * @param obstacle the first entry that meets it, whole
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@CheckReturnValue
public record TypedConflict<K, V>(TypedRange<K> requested, TypedEntry<K, V> obstacle) {}
