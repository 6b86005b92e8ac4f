package org.mapletree.bench.workload;

/** How the entries of a map lie on the key line. */
public enum Layout {
  /**
   * As in an address space: first keys uniformly random below 2^47, page-aligned, at least 200
   * pages apart; 1 to 64 pages long. A gap behind every entry.
   */
  APART,

  /**
   * The same entries, put one by one in random order: nodes as full as random writes leave them.
   */
  GROWN,

  /** Page-aligned entries that touch, with a hole where one in a hundred is missing. */
  TOUCHING,

  /** First keys uniformly random over all 64 bits, no alignment. A gap behind every entry. */
  WIDE
}
