package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.internal.Branch;
import org.mapletree.internal.Fanout;
import org.mapletree.internal.Leaf;
import org.mapletree.internal.Node;
import org.mapletree.internal.TreeDoor;

/**
 * The arbitraries themselves: legal trees only, every legal shape, places where errors live, and
 * shrinking.
 */
class GeneratorLaws {
  /**
   * How often chance is asked, where what must come up does so in one try of a hundred or so: a
   * wanted count is then missed less than once in 10^9 runs. With 200 tries one of them was missed
   * once in a hundred.
   */
  private static final int OFTEN = 2000;

  @Property(tries = OFTEN)
  void treesAreLegal(@ForAll MapleTree<Integer> tree) {
    tree.validate();
    Statistics.label("levels")
        .collect(tree.stats().height())
        .coverage(
            coverage -> {
              coverage.check(1).count(count -> count > 5);
              coverage.check(2).count(count -> count > 5);
              coverage.check(3).count(count -> count > 5);
            });
    Statistics.label("entries")
        .collect(
            tree.size() == 0
                ? "none"
                : tree.size() < 10 ? "few" : tree.size() < 1000 ? "many" : "thousands")
        .coverage(
            coverage -> {
              coverage.check("none").count(count -> count > 0);
              coverage.check("few").count(count -> count > 20);
              coverage.check("many").count(count -> count > 50);
              coverage.check("thousands").count(count -> count > 0);
            });
  }

  /** Nodes of every length from the minimum to the capacity, and roots of fewer and more slots. */
  @Property(tries = OFTEN)
  void nodesHaveEveryLegalLength(@ForAll MapleTree<Integer> tree) {
    Node<?> root = TreeDoor.get().rootOf(tree);
    collect(root);
    Statistics.label("wide root")
        .collect(root instanceof Branch && root.length() > Fanout.BRANCH)
        .coverage(c -> c.check(true).count(n -> n > 10));
    Statistics.label("leaf")
        .coverage(
            coverage -> {
              for (int length = Fanout.LEAF_MINIMUM; length <= Fanout.LEAF; length++) {
                coverage.check(length).count(count -> count > 0);
              }
            });
    Statistics.label("branch")
        .coverage(
            coverage -> {
              for (int length = Fanout.BRANCH_MINIMUM; length <= Fanout.BRANCH; length++) {
                coverage.check(length).count(count -> count > 0);
              }
            });
  }

  /** Below the root, on either flank, of one slot as well as of nearly enough. */
  @Property(tries = OFTEN)
  void outermostNodesMayBeShort(@ForAll MapleTree<Integer> tree) {
    boolean[] found = new boolean[4];
    Node<?> root = TreeDoor.get().rootOf(tree);
    Node<?> low = root;
    Node<?> high = root;
    while (low instanceof Branch<?> lower && high instanceof Branch<?> higher) {
      low = lower.child(0);
      high = higher.child(higher.length() - 1);
      int minimum = low instanceof Leaf ? Fanout.LEAF_MINIMUM : Fanout.BRANCH_MINIMUM;
      found[0] |= low.length() == 1;
      found[1] |= low.length() == minimum - 1;
      found[2] |= high.length() == 1;
      found[3] |= high.length() == minimum - 1;
    }
    for (int kind = 0; kind < found.length; kind++) {
      Statistics.label("kind " + kind)
          .collect(found[kind])
          .coverage(c -> c.check(true).count(n -> n > 3));
    }
  }

  private static void collect(Node<?> node) {
    Statistics.label(node instanceof Leaf ? "leaf" : "branch").collect(node.length());
    if (node instanceof Branch<?> branch) {
      for (int slot = 0; slot < branch.length(); slot++) {
        collect(branch.child(slot));
      }
    }
  }

  @Property(tries = OFTEN)
  void treesReachBothEndsAndTheMiddle(@ForAll MapleTree<Integer> tree) {
    boolean middle =
        tree.lowerEntryOrNull(Long.MIN_VALUE) != null
            && tree.higherEntryOrNull(Long.MIN_VALUE) != null;
    Statistics.label("key 0")
        .collect(tree.containsKey(0))
        .coverage(c -> c.check(true).count(n -> n > 5));
    Statistics.label("key 2^64-1")
        .collect(tree.containsKey(-1L))
        .coverage(c -> c.check(true).count(n -> n > 20));
    Statistics.label("both sides of 2^63")
        .collect(middle)
        .coverage(c -> c.check(true).count(n -> n > 20));
    Statistics.label("everything covered")
        .collect(tree.covers(0, -1L) ? "all" : tree.isEmpty() ? "none" : "some")
        .coverage(c -> c.check("some").count(n -> n > 100));
  }

  /** Also trees without a gap, and long runs without one, at any size. */
  @Property(tries = 2 * OFTEN)
  void treesAreDense(@ForAll MapleTree<Integer> tree) {
    boolean whole = tree.covers(0, -1L);
    Statistics.label("whole line").collect(whole).coverage(c -> c.check(true).count(n -> n > 3));
    Statistics.label("whole line of 32 entries and more")
        .collect(whole && tree.size() >= 32)
        .coverage(c -> c.check(true).count(n -> n > 1));
    Statistics.label("whole line of several levels")
        .collect(whole && tree.stats().height() > 1)
        .coverage(c -> c.check(true).count(n -> n > 1));
    Statistics.label("12 entries that touch")
        .collect(longestRun(tree) >= 12)
        .coverage(c -> c.check(true).percentage(share -> share > 5));
  }

  private static int longestRun(MapleTree<?> tree) {
    int longest = 0;
    int run = 0;
    long next = 0;
    for (Entry<?> entry : tree) {
      run = entry.first() == next ? run + 1 : 1;
      longest = Math.max(longest, run);
      next = entry.last() + 1;
    }
    return longest;
  }

  @Property(tries = OFTEN)
  void keysLieWhereErrorsLive(@ForAll("keys") long key) {
    Statistics.label("key")
        .collect(
            Keys.less(key, 65)
                ? "small"
                : Keys.less(-3L, key)
                    ? "last"
                    : (key & 0xfff) == 0 ? "page" : Keys.less(key, 1L << 63) ? "low" : "high")
        .coverage(
            coverage -> {
              coverage.check("small").percentage(share -> share > 25);
              coverage.check("last").percentage(share -> share > 2);
              coverage.check("page").percentage(share -> share > 5);
              coverage.check("low").percentage(share -> share > 10);
              coverage.check("high").percentage(share -> share > 5);
            });
  }

  @Provide
  Arbitrary<Long> keys() {
    return MapleArbitraries.keys();
  }

  @Property(tries = OFTEN)
  void rangesLieInEachOther(@ForAll NestedRanges ranges) {
    assertThat(ranges.whole().contains(ranges.step())).isTrue();
    assertThat(ranges.step().contains(ranges.part())).isTrue();
    assertThat(ranges.step()).isNotEqualTo(ranges.whole());
    assertThat(ranges.part()).isNotEqualTo(ranges.step());
    Statistics.label("ends at the same key")
        .collect(ranges.whole().last() == ranges.step().last())
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 5);
              coverage.check(false).percentage(share -> share > 5);
            });
  }

  @Property(tries = OFTEN)
  void rangesLieAtEntries(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    boolean atAnEdge =
        tree.entryAt(range.first()).exists(entry -> entry.first() == range.first())
            || tree.entryAt(range.last()).exists(entry -> entry.last() == range.last());
    Statistics.label("at an edge")
        .collect(atAnEdge)
        .coverage(c -> c.check(true).count(n -> n > 30));
    Statistics.label("one key")
        .collect(range.first() == range.last())
        .coverage(c -> c.check(true).count(n -> n > 3));
  }

  @Property(tries = OFTEN)
  void versionsShareNodes(@ForAll Versions<Integer> versions) {
    versions.newer().validate();
    Statistics.label("shares")
        .collect(versions.newer().footprint(versions.older()).shared() > 0)
        .coverage(c -> c.check(true).percentage(n -> n > 10));
    Statistics.label("same")
        .collect(versions.older().equals(versions.newer()))
        .coverage(c -> c.check(true).count(n -> n > 3));
  }

  @Property(tries = 20)
  void treesShrinkToTheFewestEntries(@ForAll Random random) {
    Arbitrary<MapleTree<Integer>> trees =
        MapleArbitraries.trees(Arbitraries.integers()).ofMaxSize(200);
    MapleTree<Integer> smallest = shrunk(trees, random, tree -> tree.size() >= 3);
    assertThat(smallest.toString()).isEqualTo("{0x0-0x0=0, 0x1-0x1=0, 0x2-0x2=0}");
  }

  @Property(tries = 20)
  void choicesShrinkToKeyZero(@ForAll Random random) {
    KeyChoice key = shrunk(MapleArbitraries.keyChoices(), random, choice -> true);
    assertThat(key.in(MapleTree.of(7, 8, 1))).isIn(0L, 7L);
    RangeChoice range = shrunk(MapleArbitraries.rangeChoices(), random, choice -> true);
    assertThat(Keys.count(range.in(MapleTree.empty())).longValue()).isLessThanOrEqualTo(1);
  }

  @Property(tries = 20)
  void keysShrinkToTheLowestUnsignedOne(@ForAll Random random) {
    Predicate<Long> high = key -> Keys.less(1000, key);
    Range lowest = new Range(1001, 1001);
    MapleTree<Integer> empty = MapleTree.empty();
    assertThat(shrunk(MapleArbitraries.keys(), random, high)).isEqualTo(1001);
    assertThat(shrunk(MapleArbitraries.keys(), random, key -> key < 0)).isEqualTo(Long.MIN_VALUE);
    assertThat(shrunk(MapleArbitraries.keyChoices(), random, key -> high.test(key.in(empty))))
        .isEqualTo(KeyChoice.asSuch(1001));
    assertThat(shrunk(MapleArbitraries.ranges(), random, range -> high.test(range.first())))
        .isEqualTo(lowest);
    assertThat(
            shrunk(
                MapleArbitraries.rangeChoices(),
                random,
                range -> high.test(range.in(empty).first())))
        .extracting(range -> range.in(empty))
        .isEqualTo(lowest);
  }

  /** All of them stay edges where the property minds which entry it is. */
  @Property(tries = 20)
  void choicesShrinkToTheFirstEdge(@ForAll Random random) {
    MapleTree<Integer> tree = MapleTree.of(0x10, 0x1f, 1).put(0x30, 0x3f, 2);
    KeyChoice smallest = shrunk(MapleArbitraries.keyChoices(), random, key -> key.entry() >= 3);
    assertThat(smallest).isEqualTo(new KeyChoice(3, false, 0));
    assertThat(smallest.in(tree)).isEqualTo(0x30);
  }

  @Property(tries = 20)
  void nestedRangesShrinkToTheFirstKeys(@ForAll Random random) {
    assertThat(shrunk(MapleArbitraries.nestedRanges(), random, ranges -> true))
        .isEqualTo(new NestedRanges(new Range(0, 2), new Range(1, 2), new Range(2, 2)));
  }

  @Property(tries = 20)
  void treesWithoutAGapShrinkToOneOfAFewEntries(@ForAll Random random) {
    Arbitrary<MapleTree<Integer>> trees =
        MapleArbitraries.trees(Arbitraries.integers()).ofMaxSize(60);
    MapleTree<Integer> smallest =
        shrunk(trees, random, tree -> tree.size() >= 3 && tree.covers(0, -1L));
    assertThat(smallest.toString())
        .isEqualTo(
            "{0x0-0xfffffffffffffffd=0, 0xfffffffffffffffe-0xfffffffffffffffe=0, 0xffffffffffffffff-0xffffffffffffffff=0}");
  }

  /** The smallest value that is still found wanting, step by step, as jqwik goes. */
  private static <T> T shrunk(Arbitrary<T> arbitrary, Random random, Predicate<T> falsified) {
    Shrinkable<T> current;
    do {
      current = arbitrary.generator(1000).next(random);
    } while (!falsified.test(current.value()));
    Set<String> seen = new HashSet<>();
    while (true) {
      Optional<Shrinkable<T>> next =
          current.shrink().filter(smaller -> falsified.test(smaller.value())).findFirst();
      if (next.isEmpty() || !seen.add(next.get().value() + " " + next.get().distance())) {
        return current.value();
      }
      current = next.get();
    }
  }
}
