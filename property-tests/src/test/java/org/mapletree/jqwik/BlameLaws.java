package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.MergeResolver;
import org.mapletree.Range;
import org.mapletree.history.History;
import org.mapletree.history.TreeView;
import org.mapletree.history.Version;

/** The version blamed for a key is the one that replaying the history by hand ends at. */
class BlameLaws {
  private enum Deed {
    WRITE,
    UNDO,
    BRANCH,
    SWITCH,
    MERGE
  }

  /** A deed, with a number that says which branch, or whose side wins. */
  private record Step(Deed deed, int choice, RangeChoice where, @Nullable Integer value) {}

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Provide
  Arbitrary<List<Step>> scripts() {
    Arbitrary<Deed> deeds =
        Arbitraries.frequency(
            Tuple.of(8, Deed.WRITE),
            Tuple.of(1, Deed.UNDO),
            Tuple.of(1, Deed.BRANCH),
            Tuple.of(2, Deed.SWITCH),
            Tuple.of(2, Deed.MERGE));
    return Combinators.combine(
            deeds,
            Arbitraries.integers().between(0, 100),
            MapleArbitraries.rangeChoices(),
            Arbitraries.integers().between(0, 2).injectNull(0.3))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<MapleTree<Integer>> trees() {
    return MapleArbitraries.trees(Arbitraries.integers().between(0, 2)).ofMaxSize(60);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreesWithReplay(
      @ForAll("trees") MapleTree<Integer> first,
      @ForAll("scripts") List<Step> steps,
      @ForAll RangeChoice window) {
    check(history(first, steps, Entry::value), window);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
  void valuesAreClippedBeforeTheyAreCompared(
      @ForAll("trees") MapleTree<Integer> first,
      @ForAll("scripts") List<Step> steps,
      @ForAll RangeChoice window) {
    MapleTree<Piece> pieces = MapleTree.empty(Piece.CLIPPING, Piece.JOINING);
    for (Entry<Integer> entry : first) {
      pieces = pieces.put(entry.range(), piece(entry));
    }
    check(history(pieces, steps, BlameLaws::piece), window);
  }

  private static Piece piece(Entry<Integer> entry) {
    return new Piece(entry.value(), entry.first(), entry.range());
  }

  private static <V> History<MapleTree<V>> history(
      MapleTree<V> first, List<Step> steps, Function<Entry<Integer>, V> value) {
    History<MapleTree<V>> history = History.ofTree(first, START, "");
    Instant at = START;
    for (Step step : steps) {
      at = at.plusSeconds(1);
      List<String> names = history.branchNames();
      String name = names.get(step.choice % names.size());
      history =
          switch (step.deed) {
            case WRITE -> history.commit(write(history.latest().value(), step, value), at, "");
            case UNDO -> history.undo(at).getOrElse(history);
            case BRANCH -> history.branch("b" + names.size());
            case SWITCH -> history.onBranch(name).get();
            case MERGE -> merge(history, name, at, step.choice);
          };
    }
    return history;
  }

  private static <V> MapleTree<V> write(
      MapleTree<V> tree, Step step, Function<Entry<Integer>, V> value) {
    Range range = step.where.in(tree);
    return step.value == null
        ? tree.remove(range)
        : tree.put(range, value.apply(Entry.of(range, step.value)));
  }

  private static <V> History<MapleTree<V>> merge(
      History<MapleTree<V>> history, String name, Instant at, int choice) {
    if (name.equals(history.branchName())) {
      return history;
    }
    MergeResolver<V> resolver =
        choice % 2 == 0 ? MergeResolver.preferOurs() : MergeResolver.preferTheirs();
    return history.mergeBranch(name, at, "", TreeView.identity(), resolver);
  }

  private static <V> void check(History<MapleTree<V>> history, RangeChoice choice) {
    Range window = choice.in(history.latest().value());
    MapleTree<Version<MapleTree<V>>> blame = history.blame(window);
    blame.validate();
    assertThat(blame.slice(window.first(), window.last())).isSameAs(blame);
    Entry<?> last = null;
    for (Entry<?> entry : blame) {
      assertThat(
              last != null && last.range().touches(entry.range()) && last.value() == entry.value())
          .as("%s might be longer", last)
          .isFalse();
      last = entry;
    }
    for (long key : keys(history, window)) {
      assertThat(blame.getOrNull(key)).as("0x%x", key).isSameAs(replay(history, key));
    }
  }

  /** The keys at which anything changes, in any version: between two of them all keys are alike. */
  private static <V> Set<Long> keys(History<MapleTree<V>> history, Range window) {
    Set<Long> keys = new HashSet<>(List.of(window.first(), window.last()));
    for (Version<MapleTree<V>> version : history.versions()) {
      for (Entry<V> entry : version.value()) {
        keys.addAll(List.of(entry.first(), entry.last(), entry.last() + 1));
      }
    }
    keys.removeIf(key -> !window.contains(key));
    return keys;
  }

  /** Back from version to version, as long as a parent maps the key alike. */
  private static <V> @Nullable Version<MapleTree<V>> replay(
      History<MapleTree<V>> history, long key) {
    Version<MapleTree<V>> version = history.latest();
    while (true) {
      List<Long> parents = history.parents(version.number());
      if (parents.isEmpty()) {
        return version.value().containsKey(key) ? version : null;
      }
      V value = at(version.value(), key);
      Version<MapleTree<V>> from = null;
      for (long parent : parents) {
        Version<MapleTree<V>> candidate = history.version(parent).get();
        if (from == null && Objects.equals(at(candidate.value(), key), value)) {
          from = candidate;
        }
      }
      if (from == null) {
        return version;
      }
      version = from;
    }
  }

  private static <V> @Nullable V at(MapleTree<V> tree, long key) {
    Entry<V> entry = tree.entryAtOrNull(key);
    Clipping<V> clipping = tree.clipping();
    Range here = Range.of(key, key);
    return entry == null || entry.range().equals(here)
        ? (entry == null ? null : entry.value())
        : clipping.clip(entry.value(), entry.range(), here);
  }
}
