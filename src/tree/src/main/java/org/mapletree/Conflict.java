package org.mapletree;

/**
 * Why an insert was refused.
 *
 * @param requested the range that was to be inserted
 * @param obstacle the first entry that meets it, whole
 * @param <V> the type of the values
 */
@CheckReturnValue
public record Conflict<V>(Range requested, Entry<V> obstacle) {}
