package org.mapletree.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/** Parts that make a history, and parts that make none. */
class PartsCheckTest {
  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

  /** Versions 0 and 1 on main, 2 on trial, which began at 1; stands on trial. */
  private final HistoryParts<String> parts =
      History.of("zero", TEN, "")
          .commit("one", TEN.plusSeconds(1), "")
          .branch("trial")
          .onBranch("trial")
          .get()
          .commit("two", TEN.plusSeconds(2), "")
          .tag("best")
          .parts();

  private final HistoryParts.Branch<String> trial = parts.branches().get("trial");
  private final Version<String> stranger = new Version<>(7, TEN.plusSeconds(1), "main", "", "x");

  private HistoryParts<String> with(String name, HistoryParts.Branch<String> branch) {
    SortedMap<String, HistoryParts.Branch<String>> branches = new TreeMap<>(parts.branches());
    branches.put(name, branch);
    return new HistoryParts<>(
        parts.commits(), parts.nextNumber(), parts.branchName(), branches, parts.tags());
  }

  private static void refused(HistoryParts<String> parts, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> History.ofParts(parts))
        .withMessage("No history: " + problem);
  }

  @Test
  void whatAHistoryConsistsOf_makesItAgain() {
    assertThat(History.ofParts(parts).parts()).isEqualTo(parts);
  }

  @Test
  void aVersionThatIsNotKept_isFoundOnAnyBranch() {
    long key = trial.timeline().firstEntryOrNull().first();
    MapleTree<Version<String>> strange = trial.timeline().put(key, key, stranger);
    HistoryParts.Branch<String> branch = new HistoryParts.Branch<>(strange, List.of());
    for (String name : List.of("alone", "main", "trial", "zebra")) {
      refused(with(name, branch), "branch " + name + " has version 7, which is not kept");
    }
  }

  @Test
  void aVersionThatIsNotKept_isFoundBehindTheHead() {
    HistoryParts.Branch<String> branch =
        new HistoryParts.Branch<>(trial.timeline(), List.of(stranger));
    refused(with("trial", branch), "branch trial has version 7, which is not kept");
  }

  @Test
  void aBranchReachesTheEndOfTime() {
    MapleTree<Version<String>> ended = trial.timeline().remove(-1L, -1L);
    refused(
        with("trial", new HistoryParts.Branch<>(ended, List.of())),
        "branch trial does not reach the end of time");
    refused(
        with("trial", new HistoryParts.Branch<>(MapleTree.empty(), List.of())),
        "branch trial does not reach the end of time");
  }

  @Test
  void theBranchStoodOn_isThere() {
    refused(
        new HistoryParts<>(
            parts.commits(), parts.nextNumber(), "gone", parts.branches(), parts.tags()),
        "there is no branch gone to stand on");
  }

  @Test
  void aTagNamesAVersion() {
    SortedMap<String, Long> tags = new TreeMap<>(parts.tags());
    tags.put("worst", 7L);
    refused(
        new HistoryParts<>(
            parts.commits(), parts.nextNumber(), parts.branchName(), parts.branches(), tags),
        "tag worst names no version");
  }

  @Test
  void numbersAreBeforeTheNextOne() {
    refused(
        new HistoryParts<>(parts.commits(), 2, "trial", parts.branches(), parts.tags()),
        "version 2 is not before the next number");
  }
}
