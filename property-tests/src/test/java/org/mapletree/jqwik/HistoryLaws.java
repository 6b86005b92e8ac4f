package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.mapletree.history.History;
import org.mapletree.history.Retention;
import org.mapletree.history.Version;

/** Histories against a model that remembers everything that was done to them. */
class HistoryLaws {

  @Provide
  Arbitrary<List<HistoryScript.Step>> scripts() {
    Arbitrary<HistoryScript.Deed> deeds =
        Arbitraries.frequency(
            Tuple.of(8, HistoryScript.Deed.COMMIT),
            Tuple.of(3, HistoryScript.Deed.UNDO),
            Tuple.of(2, HistoryScript.Deed.REDO),
            Tuple.of(1, HistoryScript.Deed.BRANCH),
            Tuple.of(2, HistoryScript.Deed.SWITCH),
            Tuple.of(2, HistoryScript.Deed.MERGE),
            Tuple.of(1, HistoryScript.Deed.TAG));
    return Combinators.combine(deeds, Arbitraries.integers().between(0, 1_000))
        .as(HistoryScript.Step::new)
        .list()
        .ofMaxSize(60)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreesWithReplayingEverything(@ForAll("scripts") List<HistoryScript.Step> steps) {
    HistoryScript script = new HistoryScript(steps);
    History<Integer> history = script.history;

    assertThat(history.size()).isEqualTo(script.parents.size());
    assertThat(history.branchNames()).containsExactlyElementsOf(script.branches.keySet());
    assertThat(history.tags()).isEqualTo(script.tags);
    script.parents.forEach(
        (number, parents) -> {
          assertThat(history.version(number).get().value()).isEqualTo(number.intValue());
          assertThat(Set.copyOf(history.parents(number))).isEqualTo(Set.copyOf(parents));
        });
    script.branches.forEach(
        (name, branch) -> checkBranch(script, history.onBranch(name).get(), branch));
    Statistics.label("branches")
        .collect(Math.min(3, script.branches.size()))
        .coverage(seen -> seen.check(3).percentage(percent -> percent > 20));
  }

  private static void checkBranch(
      HistoryScript script, History<Integer> history, HistoryScript.Branch branch) {
    assertThat(history.latest().number()).isEqualTo(branch.head());
    Instant first = branch.changes.get(0).at();
    assertThat(history.asOf(first.minusNanos(1))).isEmpty();
    for (int i = 0; i < branch.changes.size(); i++) {
      HistoryScript.Change change = branch.changes.get(i);
      boolean isLast = i == branch.changes.size() - 1;
      Instant end = isLast ? Instant.MAX : branch.changes.get(i + 1).at().minusNanos(1);
      assertThat(history.asOf(change.at()).get().number()).isEqualTo(change.number());
      assertThat(history.asOf(end).get().number()).isEqualTo(change.number());
    }
    List<Long> log = history.log().map(Version::number).toJavaList();
    assertThat(log).isEqualTo(newestFirst(script.ancestors(branch.head())));
    script.branches.forEach(
        (name, other) -> {
          if (other != branch) {
            assertThat(history.commonAncestor(name).get().number())
                .isEqualTo(script.commonAncestor(branch.head(), other.head()));
          }
        });
  }

  private static List<Long> newestFirst(Set<Long> numbers) {
    return numbers.stream().sorted((a, b) -> Long.compare(b, a)).toList();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void undoThenRedo_comesBack(
      @ForAll("scripts") List<HistoryScript.Step> steps,
      @ForAll @IntRange(min = 1, max = 9) int depth) {
    History<Integer> before = new HistoryScript(steps).history;
    History<Integer> history = before;
    Instant at = before.latest().at().plusSeconds(1_000_000);
    int undone = 0;
    while (undone < depth && history.undo(at).isDefined()) {
      history = history.undo(at).get();
      at = at.plusNanos(1);
      undone++;
    }
    for (int i = 0; i < undone; i++) {
      history = history.redo(at).get();
      at = at.plusNanos(1);
    }
    assertThat(history.latest()).isSameAs(before.latest());
    assertThat(history.log().toJavaList()).isEqualTo(before.log().toJavaList());
  }

  @Provide
  Arbitrary<Retention> policies() {
    Arbitrary<Retention> simple =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 8).map(Retention::last),
            Arbitraries.longs()
                .between(0, 43)
                .map(bits -> Retention.within(Duration.ofNanos(1L << bits))),
            Arbitraries.longs()
                .between(0, 43)
                .map(bits -> Retention.oneEach(Duration.ofNanos(1L << bits))),
            Arbitraries.of(Retention.thinning()));
    return Arbitraries.oneOf(
        simple,
        Combinators.combine(simple, simple).as(Retention::or),
        Combinators.combine(simple, simple).as(Retention::and));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void retention_changesNothingThatIsKept(
      @ForAll("scripts") List<HistoryScript.Step> steps, @ForAll("policies") Retention policy) {
    HistoryScript script = new HistoryScript(steps);
    History<Integer> before = script.history;
    History<Integer> after = before.retain(policy, script.here().last());
    Set<Long> kept = new HashSet<>(after.versions().map(Version::number).toJavaList());

    kept.forEach(
        number -> assertThat(after.version(number).get()).isSameAs(before.version(number).get()));
    script
        .parents
        .keySet()
        .forEach(
            number ->
                assertThat(after.version(number).isDefined()).isEqualTo(kept.contains(number)));
    assertThat(kept).containsAll(script.tags.values());
    assertThat(after.tags()).isEqualTo(before.tags());
    script.branches.forEach(
        (name, branch) ->
            checkRetained(script, before.onBranch(name).get(), after.onBranch(name).get(), kept));
    assertThat(after.retain(policy, script.here().last()).size()).isLessThanOrEqualTo(after.size());
    Statistics.label("dropped")
        .collect(after == before ? "nothing" : "something")
        .coverage(seen -> seen.check("something").percentage(percent -> percent > 30));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void retention_joinsEachKeptVersionToItsNearest(
      @ForAll("scripts") List<HistoryScript.Step> steps, @ForAll("policies") Retention policy) {
    HistoryScript script = new HistoryScript(steps);
    History<Integer> after = script.history.retain(policy, script.here().last());
    Set<Long> kept = new HashSet<>(after.versions().map(Version::number).toJavaList());

    boolean replaced = false;
    for (long number : kept) {
      List<Long> parents = after.parents(number);
      assertThat(parents).doesNotHaveDuplicates();
      assertThat(Set.copyOf(parents)).isEqualTo(script.nearest(number, kept));
      script.lineParent(number, kept).ifPresent(first -> assertThat(parents).startsWith(first));
      replaced |= !script.history.parents(number).equals(parents) && parents.size() > 1;
    }
    Statistics.label("dropped under a merge")
        .collect(replaced)
        .coverage(seen -> seen.check(true).percentage(percent -> percent > 1));
  }

  private static void checkRetained(
      HistoryScript script, History<Integer> before, History<Integer> after, Set<Long> kept) {
    assertThat(after.latest()).isSameAs(before.latest());
    assertThat(after.log().toJavaList())
        .isEqualTo(before.log().filter(version -> kept.contains(version.number())).toJavaList());
    script.branches.values().stream()
        .flatMap(branch -> branch.changes.stream())
        .map(HistoryScript.Change::at)
        .forEach(
            at ->
                assertThat(after.asOf(at))
                    .isEqualTo(before.asOf(at).filter(version -> kept.contains(version.number()))));
    for (String name : before.branchNames()) {
      if (!name.equals(before.branchName())) {
        assertThat(after.commonAncestor(name)).isEqualTo(before.commonAncestor(name));
      }
    }
    for (long one : kept) {
      for (long other : kept) {
        boolean descends = script.ancestors(one).contains(other);
        assertThat(after.commonAncestor(one, other).map(Version::number).contains(other))
            .isEqualTo(descends);
      }
    }
  }
}
