package org.mapletree.jqwik;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * Trees of every legal shape: nodes are assembled directly, with any fill that the rules allow, and
 * not by writes, which never make most shapes. Entries touch or lie apart, begin at 0, end at
 * 2^64-1, or lie around 2^63. In some trees all of them touch.
 *
 * @param <V> the type of the values
 */
public final class TreeArbitrary<V> extends ArbitraryDecorator<MapleTree<V>> {
  private static final int MOST = 4000;

  private final Arbitrary<V> values;
  private final MapleTree<V> like;
  private final TreeRecipe.Making<V> making;
  private final int most;

  private TreeArbitrary(
      Arbitrary<V> values, MapleTree<V> like, TreeRecipe.Making<V> making, int most) {
    this.values = values;
    this.like = like;
    this.making = making;
    this.most = most;
  }

  /**
   * Trees of the given values: most of them small, a few of up to 4000 entries.
   *
   * @param values where values come from
   * @param <V> the type of the values
   * @return the arbitrary
   */
  public static <V> TreeArbitrary<V> of(Arbitrary<V> values) {
    return new TreeArbitrary<>(values, MapleTree.empty(), (value, first, last) -> value, MOST);
  }

  /**
   * Trees of at most so many entries.
   *
   * @param size the most entries
   * @return the narrowed arbitrary
   */
  public TreeArbitrary<V> ofMaxSize(int size) {
    return new TreeArbitrary<>(values, like, making, size);
  }

  /**
   * Trees with the policies of another tree.
   *
   * @param tree any tree with those policies
   * @return the arbitrary of trees with them
   */
  public TreeArbitrary<V> withPoliciesOf(MapleTree<V> tree) {
    return new TreeArbitrary<>(values, tree.slice(0, 0).remove(0, 0), making, most);
  }

  /**
   * Trees whose values depend on their ranges: each is made of what would be stored otherwise.
   *
   * @param function makes a value of a range and the value drawn for it
   * @return the arbitrary of such trees
   */
  public TreeArbitrary<V> withValuesFrom(Function<Entry<V>, V> function) {
    return new TreeArbitrary<>(
        values,
        like,
        (value, first, last) -> function.apply(new Entry<>(first, last, value)),
        most);
  }

  @Override
  protected Arbitrary<MapleTree<V>> arbitrary() {
    return Combinators.combine(
            steps(),
            runs(),
            Arbitraries.of(TreeRecipe.Anchor.class),
            Arbitraries.integers().between(0, 9999),
            fills(),
            values.list().ofMinSize(1).ofMaxSize(6))
        .as(TreeRecipe<V>::new)
        .map(recipe -> recipe.tree(like, making))
        .withoutEdgeCases();
  }

  /** Of drawn gaps alone, hardly any tree would have more than a few entries that touch. */
  private static Arbitrary<Integer> runs() {
    return Arbitraries.frequency(
        Tuple.of(13, 1), Tuple.of(1, 32), Tuple.of(2, TreeRecipe.TOUCHING));
  }

  private static Arbitrary<List<Integer>> fills() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of(TreeRecipe.THIN))),
        Tuple.of(
            4,
            Arbitraries.integers()
                .between(0, 63)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)));
  }

  private Arbitrary<List<Integer>> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, steps(8)),
        Tuple.of(7, steps(70)),
        Tuple.of(7, steps(400)),
        Tuple.of(1, steps(MOST)));
  }

  /** Any size may be drawn, since a list is never shrunk below its least size. */
  private Arbitrary<List<Integer>> steps(int size) {
    return Arbitraries.integers()
        .between(0, TreeRecipe.STEPS - 1)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(Math.min(size, most))
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
