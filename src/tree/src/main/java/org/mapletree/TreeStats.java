package org.mapletree;

/**
 * The shape of a tree.
 *
 * @param height the number of levels, 1 for a single leaf
 * @param branches the number of nodes above the leaves
 * @param leaves the number of leaves
 * @param entries the number of entries
 * @param fill how full the leaves are on average, 0 to 1
 */
@CheckReturnValue
public record TreeStats(int height, long branches, long leaves, long entries, double fill) {}
