package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Whether a tree is what a model says. */
public final class Agreement {
  private Agreement() {}

  /**
   * Checks that a tree keeps its own rules, and has exactly the entries, and so the gaps and the
   * coverage, of a model.
   *
   * @param tree the tree
   * @param expected what the tree should be
   * @param <V> the type of the values
   * @throws AssertionError naming what differs
   */
  public static <V> void check(MapleTree<V> tree, RangeMapModel<V> expected) {
    tree.validate();
    List<Entry<V>> entries = new ArrayList<>();
    tree.iterator().forEachRemaining(entries::add);
    if (!entries.equals(expected.entries())) {
      throw new AssertionError(difference(expected.entries(), entries));
    }
    same("size", (long) entries.size(), tree.size());
    same("isEmpty", entries.isEmpty(), tree.isEmpty());
    same("span", expected.span(), tree.span().getOrNull());
    same("coverage", expected.coverage(0, -1L), tree.coverage());
    checkGaps(tree, expected.gaps(0, -1L));
  }

  /**
   * Also that the search for the largest gap, which trusts what nodes remember, finds it, and
   * nothing larger.
   */
  private static void checkGaps(MapleTree<?> tree, List<Range> gaps) {
    List<Range> found = new ArrayList<>();
    tree.gaps(0, -1L).forEachRemaining(found::add);
    same("gaps", gaps, found);
    long largest = 0;
    for (Range gap : gaps) {
      largest = gap.equals(Range.ALL) ? -1L : Keys.max(largest, gap.length());
    }
    if (largest == 0) {
      same("a free key", null, tree.lowestGap(1, 0, -1L).getOrNull());
      return;
    }
    same(
        "lowest of the largest gaps",
        ModelSpace.lowest(gaps, largest, 1),
        tree.lowestGap(largest, 0, -1L).getOrNull());
    same(
        "highest of the largest gaps",
        ModelSpace.highest(gaps, largest, 1),
        tree.highestGap(largest, 0, -1L).getOrNull());
    if (largest != -1L) {
      same("a larger gap", null, tree.lowestGap(largest + 1, 0, -1L).getOrNull());
    }
  }

  private static <V> String difference(List<Entry<V>> expected, List<Entry<V>> actual) {
    int index = 0;
    while (index < expected.size()
        && index < actual.size()
        && expected.get(index).equals(actual.get(index))) {
      index++;
    }
    return "entries differ from index "
        + index
        + " on: expected "
        + some(expected, index)
        + ", found "
        + some(actual, index);
  }

  private static <V> String some(List<Entry<V>> list, int from) {
    return list.subList(from, Math.min(list.size(), from + 5))
        + (list.size() > from + 5 ? " and " + (list.size() - from - 5) + " more" : "");
  }

  private static void same(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + ": expected " + expected + ", found " + actual);
    }
  }
}
