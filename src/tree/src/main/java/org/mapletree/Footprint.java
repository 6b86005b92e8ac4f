package org.mapletree;

/**
 * The bytes of a tree's nodes beside those of another tree. Values are not counted.
 *
 * @param own the bytes of what only this tree holds
 * @param shared the bytes of what the other tree holds as well
 */
@CheckReturnValue
public record Footprint(long own, long shared) {}
