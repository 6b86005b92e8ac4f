package org.mapletree.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What policies pick, and what a history is without the rest. */
class RetentionTest {

  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
  private static final Retention NOTHING = (versions, now) -> Set.of();

  private static Instant at(long minutes) {
    return TEN.plusSeconds(60 * minutes);
  }

  /** One version a minute: version n was committed n minutes after ten. */
  private static History<String> minutes(int count) {
    History<String> history = History.of("v0", TEN, "");
    for (int i = 1; i < count; i++) {
      history = history.commit("v" + i, at(i), "");
    }
    return history;
  }

  private static List<Long> kept(History<String> history) {
    return history.versions().map(Version::number).toJavaList();
  }

  @Test
  void last() {
    assertThat(kept(minutes(10).retain(Retention.last(3), at(99)))).containsExactly(7L, 8L, 9L);
    assertThat(kept(minutes(2).retain(Retention.last(3), at(99)))).containsExactly(0L, 1L);
    assertThatIllegalArgumentException().isThrownBy(() -> Retention.last(-1));
  }

  @Test
  void last_countsEachBranch() {
    History<String> history =
        minutes(5)
            .branch("draft")
            .commit("d5", at(5), "")
            .commit("d6", at(6), "")
            .commit("d7", at(7), "");

    assertThat(kept(history.retain(Retention.last(2), at(9)))).containsExactly(3L, 4L, 6L, 7L);
  }

  @Test
  void within_bothEnds() {
    assertThat(kept(minutes(10).retain(Retention.within(Duration.ofMinutes(3)), at(9))))
        .containsExactly(6L, 7L, 8L, 9L);
    assertThat(
            kept(minutes(10).retain(Retention.within(Duration.ofMinutes(3)), at(9).plusNanos(1))))
        .containsExactly(7L, 8L, 9L);
    assertThatIllegalArgumentException().isThrownBy(() -> Retention.within(Duration.ofNanos(-1)));
  }

  @Test
  void within_agesThatNoInstantHas_keepAll() {
    History<String> ten = minutes(10);
    for (Duration age : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofDays(3_000_000))) {
      assertThat(ten.retain(Retention.within(age), at(9))).isSameAs(ten);
    }
    assertThat(ten.retain(Retention.within(Duration.ZERO), Instant.MIN)).isSameAs(ten);
    assertThat(kept(ten.retain(Retention.within(Duration.ZERO), Instant.MAX))).containsExactly(9L);
  }

  @Test
  void thinning_clockThatJumpsBack_keepsWhatIsAheadOfNow() {
    History<String> ten = minutes(10);
    assertThat(ten.retain(Retention.thinning(), at(-100_000))).isSameAs(ten);
    assertThat(kept(ten.retain(Retention.thinning(), at(60).plusNanos(1))))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void oneEach_keepsTheLastOfEachPeriod() {
    assertThat(kept(minutes(10).retain(Retention.oneEach(Duration.ofMinutes(4)), at(9))))
        .containsExactly(3L, 7L, 9L);
    assertThatIllegalArgumentException().isThrownBy(() -> Retention.oneEach(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.oneEach(Duration.ofDays(200_000)));
  }

  @Test
  void oneEach_goesByInstantsAndNotByNumbers() {
    History<String> dropped =
        History.of("v0", TEN, "")
            .branch("draft")
            .commit("v1", at(3), "")
            .onBranch("main")
            .get()
            .dropBranch("draft");
    History<String> again = dropped.branch("draft").commit("v2", at(1), "").commit("v3", at(9), "");

    assertThat(kept(again.retain(Retention.oneEach(Duration.ofMinutes(4)), at(9))))
        .containsExactly(0L, 1L, 3L);
  }

  @Test
  void oneEach_before1970() {
    Instant epoch = Instant.EPOCH;
    History<String> history =
        History.of("a", epoch.minusSeconds(90), "")
            .commit("b", epoch.minusSeconds(70), "")
            .commit("c", epoch.minusSeconds(1), "")
            .commit("d", epoch, "");

    assertThat(kept(history.retain(Retention.oneEach(Duration.ofMinutes(1)), epoch)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void thinning_allHourlyDaily() {
    History<String> history = History.of("v", TEN, "");
    for (int i = 1; i <= 3 * 24 * 4; i++) {
      history = history.commit("v", at(15L * i), "");
    }
    Instant now = at(3 * 24 * 60);
    History<String> thinned = history.retain(Retention.thinning(), now);

    List<Instant> instants = thinned.versions().map(Version::at).toJavaList();
    assertThat(instants)
        .filteredOn(instant -> !instant.isBefore(now.minusSeconds(3_600)))
        .hasSize(5);
    assertThat(instants)
        .filteredOn(instant -> !instant.isBefore(now.minusSeconds(86_400)))
        .hasSize(5 + 23);
    assertThat(instants).hasSize(5 + 23 + 2);
    assertThat(thinned.retain(Retention.thinning(), now)).as("thinning twice").isSameAs(thinned);
  }

  @Test
  void headsTagsAndBranchPoints_stay() {
    History<String> history =
        minutes(4)
            .tag("release")
            .commit("v4", at(4), "")
            .branch("draft")
            .commit("d5", at(5), "")
            .onBranch("main")
            .get()
            .commit("v6", at(6), "")
            .commit("v7", at(7), "");
    History<String> bare = history.retain(NOTHING, at(9));

    assertThat(kept(bare)).containsExactly(3L, 4L, 5L, 7L);
    assertThat(bare.tagged("release").get().number()).isEqualTo(3);
    assertThat(bare.commonAncestor("draft").get().number()).isEqualTo(4);
    assertThat(bare.parents(7)).as("over the dropped version 6").containsExactly(4L);
    assertThat(bare.parents(3)).isEmpty();
    assertThat(bare.version(6)).isEmpty();
    assertThat(bare.asOf(at(6))).isEmpty();
    assertThat(bare.asOf(at(4)).get().value()).isEqualTo("v4");
    assertThat(bare.undo(at(8)).get().latest().number()).isEqualTo(4);
    assertThat(bare.commit("v8", at(8), "").latest().number()).isEqualTo(8);
  }

  @Test
  void branchPoints_areThoseOfAllPairs() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      History<String> history = History.of("", TEN, "");
      for (int i = 1; i <= 60; i++) {
        String other = history.branchNames().get(random.nextInt(history.branchNames().size()));
        if (random.nextInt(5) == 0) {
          history = history.branch("b" + i, random.nextInt((int) history.size())).get();
        } else if (random.nextInt(4) == 0 && !other.equals(history.branchName())) {
          history = history.commitMerge("", at(i), "", other).onBranch(other).get();
        }
        history = history.commit("", at(i).plusNanos(1), "");
      }
      assertThat(kept(history.retain(NOTHING, at(60)))).isEqualTo(headsAndBranchPoints(history));
    }
  }

  /** By definition, pair by pair. */
  private static List<Long> headsAndBranchPoints(History<String> history) {
    TreeSet<Long> numbers = new TreeSet<>();
    for (String one : history.branchNames()) {
      long head = history.onBranch(one).get().latest().number();
      numbers.add(head);
      for (String two : history.branchNames()) {
        long other = history.onBranch(two).get().latest().number();
        numbers.add(history.commonAncestor(head, other).get().number());
      }
    }
    return List.copyOf(numbers);
  }

  @Test
  @Timeout(30)
  void manyBranchesOfALongHistory_takeOneWalk() {
    History<String> history = minutes(20_000);
    for (int i = 1; i <= 150; i++) {
      history = history.branch("b" + i, i).get().commit("", at(60_000), "");
    }
    assertThat(history.retain(NOTHING, at(0)).size()).isEqualTo(2 * 150 + 1);
  }

  @Test
  void droppedMerge_leavesBothAncestries() {
    History<String> history =
        minutes(2)
            .branch("draft")
            .commit("d2", at(2), "")
            .tag("d2")
            .onBranch("main")
            .get()
            .commitMerge("m3", at(3), "", "draft")
            .commit("m4", at(4), "");
    History<String> bare = history.dropBranch("draft").untag("none").retain(NOTHING, at(9));

    assertThat(kept(bare)).containsExactly(2L, 4L);
    assertThat(bare.parents(4)).containsExactly(2L);
    assertThat(bare.undo(at(5))).as("version 2 was merged in, it was not the one before").isEmpty();
    assertThat(bare.commonAncestor(2, 4).get().number()).isEqualTo(2);
  }

  /** Each merge was dropped; the last one's children come from what it united, which is enough. */
  @Test
  void branchMergedAgainAndAgain_leavesOnlyItsNearestVersion() {
    History<String> history = minutes(1).tag("start").branch("draft");
    for (int i = 1; i <= 20; i++) {
      history = history.commit("", at(4L * i), "").tag("early" + i);
      history = history.commit("", at(4L * i + 1), "").tag("late" + i);
      history = history.onBranch("main").get().commitMerge("", at(4L * i + 2), "", "draft");
      history = history.onBranch("draft").get();
    }
    long draft = history.latest().number();
    history = history.onBranch("main").get().commit("", at(99), "");
    long head = history.latest().number();
    History<String> bare = history.retain(NOTHING, at(99));

    assertThat(bare.size()).as("start, 40 tags, the head").isEqualTo(42);
    assertThat(bare.parents(head)).containsExactly(0L, draft);
    assertThat(bare.log().length()).isEqualTo(42);
  }

  @Test
  void mergedVersionThatUnitesTwo_standsInForBoth() {
    History<String> history =
        minutes(1)
            .branch("a")
            .commit("a1", at(1), "")
            .branch("b", 0)
            .get()
            .commit("b2", at(2), "")
            .branch("both")
            .commitMerge("both3", at(3), "", "a")
            .onBranch("main")
            .get()
            .commitMerge("m4", at(4), "", "a")
            .commitMerge("m5", at(5), "", "b")
            .commitMerge("m6", at(6), "", "both")
            .commit("m7", at(7), "");
    History<String> bare = history.retain(NOTHING, at(9));

    assertThat(kept(bare)).containsExactly(0L, 1L, 2L, 3L, 7L);
    assertThat(bare.parents(7)).containsExactly(0L, 3L);
    assertThat(bare.parents(3)).containsExactly(2L, 1L);
  }

  /** Both are parents as they were committed, though one comes from the other. */
  @Test
  void keptParents_stayEvenWhereOneDescendsFromTheOther() {
    History<String> history =
        minutes(2).branch("draft").commit("d2", at(2), "").commitMerge("d3", at(3), "", "main");
    History<String> bare = history.tag("d3").retain((versions, now) -> Set.of(1L, 2L), at(9));

    assertThat(kept(bare)).containsExactly(1L, 2L, 3L);
    assertThat(bare.parents(3)).containsExactly(2L, 1L);
  }

  @Test
  void redo_skipsWhatWasDropped() {
    History<String> undone = minutes(4).undo(at(4)).get().undo(at(5)).get();
    History<String> bare = undone.retain((versions, now) -> Set.of(3L), at(9));

    assertThat(kept(bare)).containsExactly(1L, 3L);
    assertThat(bare.redo(at(6)).get().latest().number()).isEqualTo(3);
  }

  @Test
  void allKept_isTheSameHistory() {
    History<String> history = minutes(4);
    assertThat(history.retain(Retention.last(4), at(9))).isSameAs(history);
    assertThat(history.retain(Retention.within(Duration.ofDays(100_000)))).isSameAs(history);
  }
}
