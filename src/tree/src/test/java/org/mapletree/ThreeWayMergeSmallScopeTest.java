package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All trees of two values over three neighbouring keys, with all borders that they can have, merged
 * in all triples, nothing skipped: against the tables of the Javadoc, applied key by key and border
 * by border. The keys lie at the start of the key line, around the sign bit, and at the end.
 */
class ThreeWayMergeSmallScopeTest {
  private static final int KEYS = 3;

  /** What each key maps to (0: free), and whether a border lies before it. */
  private static final class Small {
    private final int[] values;
    private final boolean[] borders;
    private final MapleTree<Integer> tree;

    Small(int[] values, boolean[] borders, MapleTree<Integer> tree) {
      this.values = values;
      this.borders = borders;
      this.tree = tree;
    }

    /** Whether an entry begins with a key, or ends before it. */
    boolean endsAt(int key) {
      return key > 0 && borders[key] && (values[key] != 0 || values[key - 1] != 0);
    }
  }

  private static List<Small> all(long base) {
    List<Small> all = new ArrayList<>();
    for (int code = 0; code < 27 * 4; code++) {
      int[] values = {code % 3, code / 3 % 3, code / 9 % 3};
      boolean[] borders = new boolean[KEYS];
      boolean distinct = true;
      for (int key = 1; key < KEYS; key++) {
        boolean cut = (((code / 27) >> (key - 1)) & 1) == 1;
        boolean mayDiffer = values[key] == values[key - 1] && values[key] != 0;
        borders[key] = !mayDiffer || cut;
        distinct &= mayDiffer || !cut; // each tree once
      }
      if (distinct) {
        all.add(new Small(values, borders, tree(values, borders, base)));
      }
    }
    return all;
  }

  private static MapleTree<Integer> tree(int[] values, boolean[] borders, long base) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    int from = 0;
    for (int key = 1; key <= KEYS; key++) {
      if (key == KEYS || borders[key]) {
        if (values[from] != 0) {
          builder.add(base + from, base + key - 1, values[from]);
        }
        from = key;
      }
    }
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MIN_VALUE - 1, -3})
  void everyTripleOfTrees(long base) {
    List<Small> all = all(base);
    assertThat(all).hasSize(41);
    for (Small before : all) {
      for (Small ours : all) {
        for (Small theirs : all) {
          check(before, ours, theirs, base);
        }
      }
    }
  }

  private static void check(Small before, Small ours, Small theirs, long base) {
    int[] values = new int[KEYS];
    boolean[] borders = new boolean[KEYS];
    boolean[] conflicts = new boolean[KEYS];
    boolean disjoint = true;
    for (int key = 0; key < KEYS; key++) {
      int b = before.values[key];
      int o = ours.values[key];
      int t = theirs.values[key];
      conflicts[key] = o != t && o != b && t != b;
      disjoint &= o == b || t == b;
      values[key] = o == b ? t : o; // ours where both changed
      boolean same = ours.borders[key] == theirs.borders[key];
      boolean border = same ? ours.borders[key] : !before.borders[key];
      boolean place = before.endsAt(key) || ours.endsAt(key) || theirs.endsAt(key);
      borders[key] = (place && border) || key == 0 || values[key] != values[key - 1];
    }
    var merge = ThreeWayMerge.of(before.tree, ours.tree, theirs.tree);
    MapleTree<Integer> expected = tree(values, borders, base);
    MapleTree<Integer> merged = merge.resolve(MergeResolver.preferOurs());
    boolean[] named = new boolean[KEYS];
    for (MergeConflict<Integer> conflict : merge.conflicts()) {
      Arrays.fill(
          named,
          (int) (conflict.range().first() - base),
          (int) (conflict.range().last() - base) + 1,
          true);
    }
    // no assertion library in here: the loop runs 200,000 times
    if (!merged.equals(expected)
        || !Arrays.equals(named, conflicts)
        || merge.isDisjoint() != disjoint) {
      throw new AssertionError(
          "base "
              + before.tree
              + ", ours "
              + ours.tree
              + ", theirs "
              + theirs.tree
              + ": "
              + merged
              + " and not "
              + expected
              + ", "
              + merge.conflicts());
    }
    merged.validate();
  }
}
