package org.mapletree.internal;

/** Sums over windows of keys. */
public final class Aggregates {
  private Aggregates() {}

  /**
   * How many keys of a window have a value.
   *
   * @param root a legal root
   * @param first the window's lowest key, flipped
   * @param last the window's highest key, at least {@code first}
   * @return the number of keys, modulo 2^64: 0 if none has, or if all of 2^64 have
   */
  public static long covered(Node<?> root, long first, long last) {
    if (root.length() == 0 || root.firstKey() > last || root.lastKey() < first) {
      return 0;
    }
    if (first <= root.firstKey() && root.lastKey() <= last) {
      return Figures.of(root).covered;
    }
    if (Checks.ON) {
      Checks.visited();
    }
    long covered = 0;
    int length = root.length();
    for (int slot = SlotSearch.endingAtOrAfter(root.bounds, first);
        slot < length && root.first(slot) <= last;
        slot++) {
      if (root instanceof Branch<?> branch) {
        covered += covered(branch.children[slot], first, last);
      } else {
        covered += Math.min(last, root.last(slot)) - Math.max(first, root.first(slot)) + 1;
      }
    }
    return covered;
  }
}
