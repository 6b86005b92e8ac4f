package org.mapletree.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/** Commits, instants, undo, branches and tags, one by one. */
class HistoryTest {

  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

  private final History<String> first = History.of("zero", TEN, "start");
  private final History<String> three =
      first.commit("one", at(1), "n1").commit("two", at(2), "n2").commit("three", at(3), "n3");

  private static Instant at(long minutes) {
    return TEN.plusSeconds(60 * minutes);
  }

  private static List<Long> numbers(Iterable<Version<String>> versions) {
    return io.vavr.collection.List.ofAll(versions).map(Version::number).toJavaList();
  }

  @Test
  void oneVersion() {
    assertThat(first.latest()).isEqualTo(new Version<>(0, TEN, "main", "start", "zero"));
    assertThat(first.size()).isEqualTo(1);
    assertThat(first.version(0).get()).isSameAs(first.latest());
    assertThat(first.version(1)).isEmpty();
    assertThat(first.parents(0)).isEmpty();
    assertThat(first.branchNames()).containsExactly("main");
    assertThat(first)
        .hasToString("History[Version 0 (main, 2026-01-01T10:00:00Z): start, 1 versions kept]");
  }

  @Test
  void commit_leavesTheOldHistoryAlone() {
    assertThat(three.latest().value()).isEqualTo("three");
    assertThat(numbers(three.versions())).containsExactly(0L, 1L, 2L, 3L);
    assertThat(numbers(three.log())).containsExactly(3L, 2L, 1L, 0L);
    assertThat(three.parents(2)).containsExactly(1L);
    assertThat(first.size()).isEqualTo(1);
    assertThat(first.latest().value()).isEqualTo("zero");
  }

  @Test
  void asOf_answersWhatWasCurrent_bothEndsOfEachSpan() {
    assertThat(three.asOf(TEN.minusNanos(1))).isEmpty();
    assertThat(three.asOf(TEN).get().number()).isZero();
    assertThat(three.asOf(at(1).minusNanos(1)).get().number()).isZero();
    assertThat(three.asOf(at(1)).get().number()).isEqualTo(1);
    assertThat(three.asOf(at(3).minusNanos(1)).get().number()).isEqualTo(2);
    assertThat(three.asOf(at(3)).get().number()).isEqualTo(3);
    assertThat(three.asOf(Instant.parse("2262-04-11T23:47:16.854775807Z")).get().number())
        .isEqualTo(3);
  }

  @Test
  void asOf_anInstantThatNoChangeCanHave_isAnswered() {
    History<String> longAgo = History.of("a", Instant.parse("1677-09-21T00:12:43.145224192Z"), "");

    assertThat(three.asOf(Instant.MAX).get().number()).isEqualTo(3);
    assertThat(three.asOf(Instant.MIN)).isEmpty();
    assertThat(longAgo.asOf(Instant.parse("1677-09-21T00:12:43.145224191Z"))).isEmpty();
    assertThat(longAgo.asOf(Instant.parse("2262-04-11T23:47:16.854775808Z")).get().value())
        .isEqualTo("a");
  }

  @Test
  void instantsBefore1970_work() {
    History<String> old =
        History.of("a", Instant.parse("1677-09-21T00:12:43.145224192Z"), "")
            .commit("b", Instant.parse("1969-12-31T23:59:59Z"), "");

    assertThat(old.asOf(Instant.EPOCH.minusSeconds(2)).get().value()).isEqualTo("a");
    assertThat(old.asOf(Instant.EPOCH).get().value()).isEqualTo("b");
  }

  @Test
  void commit_notLater_isRefused_withBothInstants() {
    for (Instant notLater : List.of(at(3), at(2), Instant.EPOCH)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> three.commit("late", notLater, ""))
          .withMessageContaining(notLater.toString())
          .withMessageContaining(at(3).toString());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> three.commit("never", Instant.MAX, ""));
  }

  @Test
  void commitByTheClock_movesPastTheLastInstant() {
    History<String> clocked = three.withClock(Clock.fixed(at(5), ZoneOffset.UTC));

    History<String> four = clocked.commit("four", "");
    assertThat(four.latest().at()).isEqualTo(at(5));
    assertThat(four.commit("five", "").latest().at()).isEqualTo(at(5).plusNanos(1));
    assertThat(four.undo().get().commit("six", "").latest().at()).isEqualTo(at(5).plusNanos(2));
  }

  @Test
  void undoAndRedo_moveTheHead_andTimeRemembers() {
    History<String> undone = three.undo(at(4)).get().undo(at(5)).get();
    assertThat(undone.latest().number()).isEqualTo(1);
    assertThat(undone.asOf(at(3)).get().number()).isEqualTo(3);
    assertThat(undone.asOf(at(4)).get().number()).isEqualTo(2);
    assertThat(undone.asOf(at(5)).get().number()).isEqualTo(1);
    assertThat(numbers(undone.log())).containsExactly(1L, 0L);
    assertThat(numbers(undone.versions())).containsExactly(0L, 1L, 2L, 3L);

    History<String> redone = undone.redo(at(6)).get().redo(at(7)).get();
    assertThat(redone.latest()).isSameAs(three.latest());
    assertThat(redone.redo(at(8))).isEmpty();
    assertThat(redone.redo()).isEmpty();
    assertThat(redone.asOf(at(6)).get().number()).isEqualTo(2);
  }

  @Test
  void undoOfTheFirstVersion_isNone() {
    assertThat(first.undo()).isEmpty();
    assertThat(first.undo(at(1))).isEmpty();
  }

  @Test
  void undo_notLater_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> three.undo(at(3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.undo(at(4)).get().redo(at(4)).get());
  }

  @Test
  void commitAfterUndo_comesFromTheHead_andEndsRedo() {
    History<String> other = three.undo(at(4)).get().commit("other", at(5), "");

    assertThat(other.latest().number()).as("numbers are not used again").isEqualTo(4);
    assertThat(other.parents(4)).containsExactly(2L);
    assertThat(numbers(other.log())).containsExactly(4L, 2L, 1L, 0L);
    assertThat(other.redo(at(6))).isEmpty();
    assertThat(other.version(3).get().value()).isEqualTo("three");
  }

  @Test
  void branch_sharesThePast_andGoesItsOwnWay() {
    History<String> draft = three.branch("draft").commit("four", at(10), "");
    History<String> main = draft.onBranch("main").get().commit("five", at(5), "");

    assertThat(main.branchName()).isEqualTo("main");
    assertThat(main.branchNames()).containsExactly("draft", "main");
    assertThat(main.latest().number()).isEqualTo(5);
    assertThat(main.asOf(at(10)).get().number()).isEqualTo(5);
    assertThat(main.asOf(at(2)).get().number()).isEqualTo(2);
    History<String> back = main.onBranch("draft").get();
    assertThat(back.latest().branch()).isEqualTo("draft");
    assertThat(back.asOf(at(5)).get().number()).isEqualTo(3);
    assertThat(back.asOf(at(10)).get().number()).isEqualTo(4);
    assertThat(back.commonAncestor("main").get().number()).isEqualTo(3);
    assertThat(main.onBranch("nowhere")).isEmpty();
    assertThat(main.onBranch("main").get()).isSameAs(main);
  }

  @Test
  void branchAtAVersion_startsThere() {
    History<String> again = three.branch("again", 1).get();
    assertThat(again.latest().number()).isEqualTo(1);
    assertThat(again.asOf(TEN).get().number()).isZero();
    assertThat(again.asOf(at(3)).get().number())
        .as("on this branch, version 1 is still current")
        .isEqualTo(1);
    assertThat(again.commit("x", at(2), "").parents(4)).containsExactly(1L);
    assertThat(three.branch("again", 9)).isEmpty();
  }

  @Test
  void branchAtAVersionOfADroppedBranch_hasNoPast() {
    History<String> rest =
        three.branch("draft").commit("four", at(10), "").onBranch("main").get().dropBranch("draft");
    History<String> again = rest.branch("again", 4).get();

    assertThat(again.latest().number()).isEqualTo(4);
    assertThat(again.asOf(at(9))).isEmpty();
  }

  @Test
  void branchAtAVersion_ofABranchWhoseNameWasUsedAgain_hasNotTheOthersPast() {
    History<String> draft = three.branch("draft", 1).get().commit("four", at(10), "");
    History<String> reused = draft.onBranch("main").get().dropBranch("draft").branch("draft");

    assertThat(reused.branch("again", 4).get().asOf(at(9)))
        .as("version 3 is no ancestor")
        .isEmpty();
  }

  @Test
  void branchAtAVersionOfADroppedBranch_hasThePastThatAnotherBranchShares() {
    History<String> draft = three.branch("draft", 1).get().commit("four", at(10), "");
    History<String> rest = draft.branch("copy").dropBranch("draft").onBranch("main").get();

    assertThat(rest.branch("again", 4).get().asOf(at(9)).get().number()).isEqualTo(1);
  }

  @Test
  void commitMerge_ofABranchThatStandsAtTheSameVersion_hasOneParent() {
    History<String> history = three.branch("draft").onBranch("main").get();
    history = history.commitMerge("four", at(4), "", "draft");

    assertThat(history.parents(4)).containsExactly(3L);
  }

  @Test
  void branchNames_areCheckedForUse() {
    History<String> draft = three.branch("draft");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> draft.branch("main"))
        .withMessageContaining("main");
    assertThatIllegalArgumentException().isThrownBy(() -> draft.branch("draft", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> draft.branch(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> draft.dropBranch("draft"));
    assertThatIllegalArgumentException().isThrownBy(() -> draft.dropBranch("nowhere"));
    assertThatIllegalArgumentException().isThrownBy(() -> draft.commonAncestor("nowhere"));
    assertThat(draft.onBranch("main").get().dropBranch("draft").branchNames())
        .containsExactly("main");
  }

  @Test
  void tags_nameVersions() {
    History<String> tagged = three.tag("v1").commit("four", at(4), "").tag("v2");
    assertThat(tagged.tagged("v1").get().number()).isEqualTo(3);
    assertThat(tagged.tagged("v3")).isEmpty();
    assertThat(tagged.tags()).isEqualTo(Map.of("v1", 3L, "v2", 4L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagged.tag("v1"))
        .withMessage("Tag v1 names version 3 already");
    assertThatIllegalArgumentException().isThrownBy(() -> tagged.tag(""));
    assertThat(tagged.untag("v1").tags()).containsOnlyKeys("v2");
    assertThat(tagged.untag("v9")).isSameAs(tagged);
  }

  @Test
  void commonAncestor_followsMerges() {
    History<String> draft = three.branch("draft").commit("d4", at(4), "").commit("d5", at(5), "");
    History<String> main =
        draft
            .onBranch("main")
            .get()
            .commit("m6", at(6), "")
            .commitMerge("m7", at(7), "united", "draft");

    assertThat(main.parents(7)).containsExactly(6L, 5L);
    assertThat(main.commonAncestor("draft").get().number()).isEqualTo(5);
    assertThat(numbers(main.log())).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
    assertThat(main.commonAncestor(6, 5).get().number()).isEqualTo(3);
    assertThat(main.commonAncestor(7, 0).get().number()).isZero();
    assertThat(main.commonAncestor(2, 2).get().number()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> main.commonAncestor(1, 99));
    assertThatIllegalArgumentException().isThrownBy(() -> main.commitMerge("x", at(8), "", "main"));
  }

  /**
   * Two branches that merge each other again and again: the number of paths doubles with each
   * round, the work does not.
   */
  @Test
  void commonAncestor_ofCrossingMerges_doesNotExplode() {
    History<String> history =
        first.branch("draft").commit("d", at(1), "").onBranch("main").get().commit("m", at(1), "");
    for (int round = 2; round < 500; round++) {
      String other = history.branchName().equals("main") ? "draft" : "main";
      history = history.commitMerge("x", at(round), "", other).onBranch(other).get();
    }
    long one = history.latest().number();
    String other = history.branchName().equals("main") ? "draft" : "main";

    assertThat(history.commonAncestor(other).get().number()).isEqualTo(one);
    assertThat(numbers(history.log())).hasSize((int) one + 1);
  }

  @Test
  void stats_countSharedNodesOnce() {
    MapleTree<Integer> tree = MapleTree.empty();
    for (int i = 0; i < 5_000; i++) {
      tree = tree.put(10L * i, 10L * i + 5, i);
    }
    History<MapleTree<Integer>> history = History.ofTree(tree, TEN, "");
    for (int i = 1; i <= 20; i++) {
      history =
          history.commit(history.latest().value().put(1_000L * i, 1_000L * i + 5, -i), at(i), "");
    }
    HistoryStats stats = history.stats();

    assertThat(stats.versions())
        .hasSize(21)
        .extracting(HistoryStats.VersionBytes::number)
        .startsWith(0L, 1L)
        .endsWith(20L);
    assertThat(stats.bytesAsCopies())
        .isEqualTo(
            history.versions().map(version -> version.value().footprint()).sum().longValue());
    assertThat(stats.bytes())
        .isEqualTo(MapleTree.footprint(history.versions().map(Version::value).toJavaList()));
    assertThat(stats.bytes() * 5).isLessThan(stats.bytesAsCopies());
    for (HistoryStats.VersionBytes version : stats.versions()) {
      List<MapleTree<Integer>> others =
          history
              .versions()
              .filter(other -> other.number() != version.number())
              .map(Version::value)
              .toJavaList();
      assertThat(version.footprint().own()).isEqualTo(stats.bytes() - MapleTree.footprint(others));
    }
    assertThat(stats.sharedBytes()).isBetween(1L, stats.bytes());
  }

  @Test
  void stats_needATreeView() {
    assertThatIllegalStateException().isThrownBy(first::stats).withMessageContaining("TreeView");
  }

  @Test
  void textsThatNoFileCouldHoldAreRefused() {
    for (String half : List.of("\ud800", "a\udc00", "\udc00\ud800", "\ud83c\udf41\ud83c")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> three.commit("four", at(4), half))
          .withMessageContaining("half of a surrogate pair, 0xd");
      assertThatIllegalArgumentException().isThrownBy(() -> History.of("zero", TEN, half));
      assertThatIllegalArgumentException().isThrownBy(() -> three.branch(half));
      assertThatIllegalArgumentException().isThrownBy(() -> three.branch(half, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> three.tag(half));
    }
    assertThat(three.tag("\ud83c\udf41").tagged("\ud83c\udf41").get().number()).isEqualTo(3);
  }

  @Test
  void atTheEndOfTime_nothingChangesAnyMore() {
    Instant end = Instant.parse("2262-04-11T23:47:16.854775807Z");
    History<String> done =
        three.commit("four", end, "").withClock(Clock.fixed(end, ZoneOffset.UTC));

    assertThatIllegalArgumentException().isThrownBy(() -> done.commit("five", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> done.undo());
    assertThat(done.asOf(end).get().value()).isEqualTo("four");
  }

  @Test
  void nullsAreRefused() {
    assertThatNullPointerException().isThrownBy(() -> History.of(null));
    assertThatNullPointerException().isThrownBy(() -> first.commit(null, at(1), ""));
    assertThatNullPointerException().isThrownBy(() -> first.commit("a", null, ""));
    assertThatNullPointerException().isThrownBy(() -> first.commit("a", at(1), null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Version<>(-1, TEN, "main", "", "a"));
  }
}
