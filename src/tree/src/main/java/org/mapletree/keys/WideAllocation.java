package org.mapletree.keys;

/**
 * What an allocation gave.
 *
 * @param range the keys that were free and now have the value
 * @param map the map with the new entry
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@CheckReturnValue
public record WideAllocation<K, V>(TypedRange<K> range, WideRangeMap<K, V> map) {}
