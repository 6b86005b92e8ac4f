package org.mapletree.jqwik;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Keys, ranges, trees and pairs of versions, with a bias to where errors live. */
public final class MapleArbitraries {
  private static final long[] CORNERS = {
    0L,
    1L,
    -1L,
    -2L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    0xfffL,
    0x1000L,
    0x1fffL,
    0x7fff_ffff_f000L,
    0xffff_ffff_8000_0000L
  };

  private MapleArbitraries() {}

  /**
   * Keys: corners of the key line, page boundaries, small ones, and any.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Long> keys() {
    return Arbitraries.fromGenerator(
        random -> new OwnShrinkable<>(key(random), Keys::smaller, Keys::distance));
  }

  private static long key(Random random) {
    int kind = random.nextInt(9);
    if (kind < 3) {
      return CORNERS[random.nextInt(CORNERS.length)];
    }
    if (kind < 6) {
      return random.nextInt(65);
    }
    return kind < 7 ? (long) random.nextInt(1 << random.nextInt(21)) << 12 : random.nextLong();
  }

  /**
   * Ranges, short ones and long ones, between keys of {@link #keys()}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Range> ranges() {
    return rangeChoices(keys().map(KeyChoice::asSuch)).map(choice -> choice.in(MapleTree.empty()));
  }

  /**
   * Ranges of which each is a part of the one before, as {@link Contracts} needs them.
   *
   * @return the arbitrary
   */
  public static Arbitrary<NestedRanges> nestedRanges() {
    return Combinators.combine(ranges(), keys(), keys(), keys(), keys()).as(NestedRanges::of);
  }

  /**
   * Keys of {@link #keys()}, and more often on the edges of a tree's entries or one or two beside.
   *
   * @return the arbitrary
   */
  public static Arbitrary<KeyChoice> keyChoices() {
    return Arbitraries.fromGenerator(
        random -> new OwnShrinkable<>(keyChoice(random), KeyChoice::smaller, KeyChoice::distance));
  }

  private static KeyChoice keyChoice(Random random) {
    if (random.nextInt(4) == 0) {
      return KeyChoice.asSuch(key(random));
    }
    long beside = KeyChoice.BESIDE.get(random.nextInt(KeyChoice.BESIDE.size()));
    return new KeyChoice(random.nextInt(10_000), random.nextBoolean(), beside);
  }

  /**
   * Ranges between two keys of {@link #keyChoices()}, or of a few keys, pages included.
   *
   * @return the arbitrary
   */
  public static Arbitrary<RangeChoice> rangeChoices() {
    return rangeChoices(keyChoices());
  }

  private static Arbitrary<RangeChoice> rangeChoices(Arbitrary<KeyChoice> keys) {
    return Combinators.combine(
            keys,
            keys,
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0L)),
                Tuple.of(2, Arbitraries.of(1L, 2L, 3L, 0xfffL, 0x1000L, 0x1001L))))
        .as(RangeChoice::new)
        .withoutEdgeCases();
  }

  /**
   * Trees of every legal shape.
   *
   * @param values where values come from
   * @param <V> the type of the values
   * @return the arbitrary, which can be narrowed
   */
  public static <V> TreeArbitrary<V> trees(Arbitrary<V> values) {
    return TreeArbitrary.of(values);
  }

  /**
   * A tree and what up to a dozen puts and removes, or a cut and a concat, made of it.
   *
   * @param values where values come from
   * @param <V> the type of the values
   * @return the arbitrary
   */
  public static <V> Arbitrary<Versions<V>> versions(Arbitrary<V> values) {
    return Combinators.combine(
            trees(values), writes(values).list().ofMaxSize(12), Arbitraries.of(false, true))
        .as(
            (tree, writes, rejoin) ->
                new Versions<>(tree, apply(rejoin ? rejoined(tree) : tree, writes)))
        .withoutEdgeCases();
  }

  private static <V> Arbitrary<Write<V>> writes(Arbitrary<V> values) {
    return Combinators.combine(rangeChoices(), values.injectNull(0.3)).as(Write::new);
  }

  /** The same entries in other nodes, most of them shared. */
  private static <V> MapleTree<V> rejoined(MapleTree<V> tree) {
    if (tree.isEmpty()) {
      return tree;
    }
    var halves = tree.split(tree.nth(tree.size() / 3).first());
    return halves.below().concat(halves.from());
  }

  private static <V> MapleTree<V> apply(MapleTree<V> tree, List<Write<V>> writes) {
    MapleTree<V> next = tree;
    for (Write<V> write : writes) {
      Range range = write.where.in(next);
      next = write.value == null ? next.remove(range) : next.put(range, write.value);
    }
    return next;
  }

  private record Write<V>(RangeChoice where, @Nullable V value) {}
}
