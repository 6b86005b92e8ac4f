package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All ranges over five neighbouring keys, in triples of put and remove, nothing skipped: against a
 * point-by-point array. The five keys lie at the start of the key line, around the sign bit, and at
 * the end.
 */
class SmallScopeTest {
  private static final int KEYS = 5;
  private static final String ONE = "one";
  private static final String TWO = "two";
  private static final String THREE = "three";

  private record Step(int from, int to, boolean put) {}

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < KEYS; from++) {
      for (int to = from; to < KEYS; to++) {
        steps.add(new Step(from, to, true));
        steps.add(new Step(from, to, false));
      }
    }
    return steps;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MIN_VALUE - 2, -5})
  void everyTripleOfWrites(long base) {
    List<Step> steps = steps();
    int tried = 0;
    for (Step one : steps) {
      MapleTree<String> first = apply(MapleTree.empty(), one, ONE, base);
      for (Step two : steps) {
        MapleTree<String> second = apply(first, two, TWO, base);
        for (Step three : steps) {
          String[] points = new String[KEYS];
          apply(points, one, ONE);
          apply(points, two, TWO);
          apply(points, three, THREE);
          check(apply(second, three, THREE, base), points, base);
          tried++;
        }
      }
    }
    assertThat(tried).isEqualTo(30 * 30 * 30);
  }

  private static MapleTree<String> apply(
      MapleTree<String> tree, Step step, String value, long base) {
    long first = base + step.from;
    long last = base + step.to;
    return step.put ? tree.put(first, last, value) : tree.remove(first, last);
  }

  private static void apply(String[] points, Step step, String value) {
    Arrays.fill(points, step.from, step.to + 1, step.put ? value : null);
  }

  /**
   * Values are compared by identity. No assertion library in here: the loop runs some hundred
   * thousand times.
   */
  private static void check(MapleTree<String> tree, String[] points, long base) {
    int covered = 0;
    long entries = 0;
    for (int index = 0; index < KEYS; index++) {
      long key = base + index;
      if (tree.getOrNull(key) != points[index]
          || tree.containsKey(key) != (points[index] != null)
          || tree.gapAt(key).isEmpty() != (points[index] != null)) {
        throw new AssertionError(Arrays.toString(points) + " but " + tree);
      }
      covered += points[index] == null ? 0 : 1;
      entries +=
          points[index] != null && (index == 0 || points[index - 1] != points[index]) ? 1 : 0;
    }
    boolean outside =
        (base != 0 && tree.intersects(0, base - 1))
            || (base + KEYS != 0 && tree.intersects(base + KEYS, -1));
    if (outside || tree.coverage() != covered || tree.size() < entries) {
      throw new AssertionError(Arrays.toString(points) + " but " + tree);
    }
    checkPlaces(tree, points, base);
    for (int from = 0; from < KEYS; from++) {
      checkGaps(tree, points, base, from);
    }
  }

  /** The gaps from one of the keys to the last, one after the other. */
  private static void checkGaps(MapleTree<String> tree, String[] points, long base, int from) {
    Iterator<Range> gaps = tree.gaps(base + from, base + KEYS - 1);
    int index = from;
    while (index < KEYS) {
      if (points[index] != null) {
        index++;
        continue;
      }
      int end = index;
      while (end + 1 < KEYS && points[end + 1] == null) {
        end++;
      }
      if (!gaps.hasNext() || !gaps.next().equals(new Range(base + index, base + end))) {
        throw new AssertionError(Arrays.toString(points) + " but " + tree.gaps(base, base + 4));
      }
      index = end + 1;
    }
    if (gaps.hasNext()) {
      throw new AssertionError(Arrays.toString(points) + " but a gap " + gaps.next());
    }
  }

  private static void checkPlaces(MapleTree<String> tree, String[] points, long base) {
    for (int size = 1; size <= KEYS; size++) {
      int lowest = -1;
      int highest = -1;
      for (int from = 0; from + size <= KEYS; from++) {
        boolean free = true;
        for (int index = from; index < from + size; index++) {
          free &= points[index] == null;
        }
        lowest = free && lowest < 0 ? from : lowest;
        highest = free ? from : highest;
      }
      Range low = tree.lowestGap(size, base, base + KEYS - 1).getOrNull();
      Range high = tree.highestGap(size, base, base + KEYS - 1).getOrNull();
      boolean right =
          lowest < 0
              ? low == null && high == null
              : low != null
                  && high != null
                  && low.first() == base + lowest
                  && high.first() == base + highest;
      if (!right) {
        throw new AssertionError(Arrays.toString(points) + " but " + low + " and " + high);
      }
    }
  }
}
