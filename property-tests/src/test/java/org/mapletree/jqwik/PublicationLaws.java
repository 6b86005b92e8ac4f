package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * A cell used by several threads at once answers as some sequence of the same calls would have been
 * answered.
 */
class PublicationLaws {

  private static final ExecutorService POOL = Executors.newCachedThreadPool();

  @AfterContainer
  static void stop() {
    POOL.shutdown();
  }

  @Provide
  Arbitrary<List<List<RecordedCell.Action>>> programs() {
    return Arbitraries.of(RecordedCell.Action.class)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  /** Each set of programs runs several times: which calls overlap is a matter of luck. */
  @Property(edgeCases = EdgeCasesMode.NONE, tries = 100)
  void everyConcurrentHistoryHasASequence(
      @ForAll("programs") List<List<RecordedCell.Action>> programs) throws Exception {
    boolean overlapped = false;
    for (int round = 0; round < 10; round++) {
      RecordedCell cell = new RecordedCell();
      List<Linearization.Call<RecordedCell.State>> calls = cell.run(programs, POOL);
      assertThat(Linearization.exists(calls, cell.initial())).as("%s", calls).isTrue();
      overlapped |= overlap(calls);
    }
    Statistics.label("overlapping calls")
        .collect(overlapped || Runtime.getRuntime().availableProcessors() == 1)
        .coverage(calls -> calls.check(true).count(count -> count > 0));
  }

  private static boolean overlap(List<Linearization.Call<RecordedCell.State>> calls) {
    return calls.stream()
        .anyMatch(
            one ->
                calls.stream()
                    .anyMatch(
                        other ->
                            other != one
                                && one.began() < other.ended()
                                && other.began() < one.ended()));
  }

  /**
   * The search itself: a lost update and a read that goes back are found, a fair overlap is not.
   */
  @Example
  void theSearchTellsGoodFromBad() {
    Linearization.Call<Integer> addOne =
        new Linearization.Call<>(1, 4, state -> state + 1, "add 1");
    Linearization.Call<Integer> addTwo =
        new Linearization.Call<>(2, 3, state -> state + 2, "add 2");
    assertThat(Linearization.exists(List.of(addOne, addTwo, sees(3, 5)), 0)).isTrue();
    assertThat(Linearization.exists(List.of(addOne, addTwo, sees(2, 5)), 0))
        .as("one of two updates is lost")
        .isFalse();
    assertThat(Linearization.exists(List.of(addTwo, sees(2, 5), sees(0, 7)), 0))
        .as("a read goes back")
        .isFalse();
    assertThat(Linearization.exists(List.of(addOne, sees(0, 2)), 0))
        .as("overlaps, so it may come first")
        .isTrue();
    assertThat(Linearization.exists(List.of(addTwo, sees(0, 5)), 0))
        .as("began after the update had ended")
        .isFalse();
  }

  private static Linearization.Call<Integer> sees(int value, long began) {
    return new Linearization.Call<>(
        began, began + 1, state -> state == value ? state : null, "sees " + value);
  }
}
