package org.mapletree.rcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Delivery to subscribers, with an executor whose every task the test runs by hand. */
class SubscriptionTest {

  private static final long ALL = Long.MAX_VALUE;

  private final RcuCell<String> cell = RcuCell.of("0");
  private final StepByStep executor = new StepByStep();

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      cell.updateAndGet(value -> String.valueOf(Integer.parseInt(value) + 1));
    }
  }

  private static Step<String> step(int from, int to) {
    return new Step<>(at(from), at(to), false);
  }

  private static Published<String> at(int version) {
    return new Published<>(version, String.valueOf(version));
  }

  @Test
  void conflated_takesStepsTogetherWhileTheSubscriberIsBusy() {
    publish(2);
    Recorder<String> recorder = new Recorder<>(ALL);
    assertThat(cell.subscribe(recorder, executor)).isEqualTo(at(2));

    executor.runAll();
    assertThat(recorder.steps).as("nothing has changed yet").isEmpty();

    publish(1);
    executor.runAll();
    publish(3);
    assertThat(executor.waiting()).as("one task, however many versions").isEqualTo(1);
    executor.runAll();

    assertThat(recorder.steps).containsExactly(step(2, 3), step(3, 6));
    assertThat(recorder.steps.get(1).skipped()).isEqualTo(2);
  }

  @Test
  void conflated_versionsBetweenSubscribeAndFirstTask_areDelivered() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor);
    publish(2);

    executor.runAll();

    assertThat(recorder.steps).containsExactly(step(0, 2));
  }

  @Test
  void demand_isRespected() {
    Recorder<String> recorder = new Recorder<>(1);
    cell.subscribe(recorder, executor);
    publish(1);
    executor.runAll();
    publish(4);
    executor.runAll();
    assertThat(recorder.steps).containsExactly(step(0, 1));

    recorder.subscription().request(1);
    executor.runAll();
    assertThat(recorder.steps).containsExactly(step(0, 1), step(1, 5));
  }

  @Test
  void bounded_deliversEveryVersion() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor, 4);
    publish(4);
    executor.runAll();
    publish(1);
    executor.runAll();

    assertThat(recorder.steps)
        .containsExactly(step(0, 1), step(1, 2), step(2, 3), step(3, 4), step(4, 5));
  }

  @Test
  void bounded_tooFarBehind_skipsTheOldestAndSaysSo() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor, 3);
    publish(8);
    executor.runAll();

    assertThat(recorder.steps).containsExactly(step(0, 5), step(5, 6), step(6, 7), step(7, 8));
    assertThat(recorder.steps).extracting(Step::skipped).containsExactly(4L, 0L, 0L, 0L);
  }

  @Test
  void bounded_capacityOne() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor, 1);
    publish(1);
    executor.runAll();
    publish(3);
    executor.runAll();

    assertThat(recorder.steps).containsExactly(step(0, 1), step(1, 3), step(3, 4));
  }

  @Test
  void bounded_installInBetween_isDeliveredAsAJump() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor, 4);
    publish(1);
    cell.install("9", 9);
    publish(1);
    executor.runAll();

    assertThat(recorder.steps)
        .containsExactly(step(0, 1), new Step<>(at(1), at(9), true), step(9, 10));
  }

  @Test
  void conflated_installInBetween_isDeliveredAsAJump() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor);
    publish(1);
    cell.install("9", 9);
    publish(1);
    executor.runAll();

    assertThat(recorder.steps).containsExactly(new Step<>(at(0), at(10), true));
  }

  @Test
  void cancelled_isToldNothingMore() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor);
    executor.runAll();

    recorder.subscription().cancel();
    recorder.subscription().cancel();
    publish(2);
    executor.runAll();

    assertThat(recorder.steps).isEmpty();
    assertThat(recorder.errors).isEmpty();
  }

  @Test
  void cancelInsideOnNext_stopsAtOnce() {
    Recorder<String> once =
        new Recorder<>(ALL) {
          @Override
          public void onNext(Step<String> step) {
            super.onNext(step);
            subscription().cancel();
          }
        };
    cell.subscribe(once, executor, 8);
    publish(3);
    executor.runAll();

    assertThat(once.steps).containsExactly(step(0, 1));
  }

  @Test
  void requestOfNothing_endsTheSubscription() {
    Recorder<String> recorder = new Recorder<>(0);
    cell.subscribe(recorder, executor);
    executor.runAll();
    recorder.subscription().request(0);
    publish(1);
    executor.runAll();

    assertThat(recorder.steps).isEmpty();
    assertThat(recorder.errors).singleElement().isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void requestsAddUp_withoutOverflow() {
    Recorder<String> recorder = new Recorder<>(ALL);
    cell.subscribe(recorder, executor);
    executor.runAll();
    recorder.subscription().request(ALL);
    publish(1);
    executor.runAll();

    assertThat(recorder.steps).containsExactly(step(0, 1));
  }

  @Test
  void subscriberThatThrows_losesItsSubscription_andNobodyElseNotices() {
    IllegalStateException broken = new IllegalStateException("broken subscriber");
    Recorder<String> thrower =
        new Recorder<>(ALL) {
          @Override
          public void onNext(Step<String> step) {
            throw broken;
          }
        };
    Recorder<String> other = new Recorder<>(ALL);
    cell.subscribe(thrower, Runnable::run);
    cell.subscribe(other, Runnable::run);

    publish(2);

    assertThat(thrower.errors).containsExactly(broken);
    assertThat(other.steps).containsExactly(step(0, 1), step(1, 2));
  }

  @Test
  void executorThatRefuses_endsTheSubscription_notTheWrite() {
    Recorder<String> recorder = new Recorder<>(ALL);
    boolean[] closed = new boolean[1];
    Executor closing =
        task -> {
          if (closed[0]) {
            throw new RejectedExecutionException("closed");
          }
          task.run();
        };
    cell.subscribe(recorder, closing);
    closed[0] = true;

    publish(2);

    assertThat(cell.published()).isEqualTo(at(2));
    assertThat(recorder.errors).singleElement().isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> cell.subscribe(new Recorder<>(ALL), closing))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void executorThatThrowsAnError_endsTheSubscription_andNobodyElseNotices() {
    Error noThread = new Error("no thread can be made");
    Recorder<String> refused = new Recorder<>(ALL);
    Recorder<String> conflated = new Recorder<>(ALL);
    Recorder<String> bounded = new Recorder<>(ALL);
    boolean[] exhausted = new boolean[1];
    cell.subscribe(
        refused,
        task -> {
          if (exhausted[0]) {
            throw noThread;
          }
          task.run();
        });
    cell.subscribe(conflated, Runnable::run);
    cell.subscribe(bounded, Runnable::run, 100);
    publish(1);
    exhausted[0] = true;
    publish(1);
    exhausted[0] = false;
    publish(1);

    assertThat(refused.steps).containsExactly(step(0, 1));
    assertThat(refused.errors).containsExactly(noThread);
    assertThat(conflated.steps).containsExactly(step(0, 1), step(1, 2), step(2, 3));
    assertThat(bounded.steps).containsExactly(step(0, 1), step(1, 2), step(2, 3));
  }

  @Test
  void executorThatThrowsAnErrorAtOnce_leavesNoSubscription_evenIfItRunsTheTaskLater() {
    Error noThread = new Error("no thread can be made");
    List<String> told = new ArrayList<>();
    Recorder<String> recorder =
        new Recorder<>(ALL) {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            told.add("onSubscribe");
            super.onSubscribe(given);
          }
        };
    Executor queuesAndThrows =
        task -> {
          executor.execute(task);
          throw noThread;
        };

    assertThatThrownBy(() -> cell.subscribe(recorder, queuesAndThrows, 4)).isSameAs(noThread);
    publish(1);
    executor.runAll();
    publish(1);

    assertThat(executor.waiting()).as("tasks of a subscription that is none").isZero();
    assertThat(told).isEmpty();
    assertThat(recorder.steps).isEmpty();
    assertThat(recorder.errors).isEmpty();
  }

  @Test
  void directExecutor_subscriberMayWriteTheCell() {
    Recorder<String> echo =
        new Recorder<>(ALL) {
          @Override
          public void onNext(Step<String> step) {
            super.onNext(step);
            if (step.to().version() < 3) {
              publish(1);
            }
          }
        };
    cell.subscribe(echo, Runnable::run);

    publish(1);

    assertThat(echo.steps).containsExactly(step(0, 1), step(1, 2), step(2, 3));
  }

  @Test
  void sameObject_wakesNobody() {
    cell.subscribe(new Recorder<>(ALL), executor);
    executor.runAll();

    cell.updateAndGet(value -> value);

    assertThat(executor.waiting()).isZero();
  }

  @Test
  void capacity_isAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cell.subscribe(new Recorder<>(ALL), executor, 0))
        .withMessage("A subscription keeps at least 1 step, not 0");
  }

  @Test
  void anAction_isHandedEachStep() {
    List<Step<String>> steps = new ArrayList<>();

    Published<String> base = cell.subscribe(steps::add, Runnable::run);
    publish(2);

    assertThat(base).isEqualTo(at(0));
    assertThat(steps).containsExactly(step(0, 1), step(1, 2));
  }

  @Test
  void anActionThatThrows_isReportedOnceAndNotCalledAgain() {
    List<Throwable> reported = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("no");
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((where, thrown) -> reported.add(thrown));
    try {
      Consumer<Step<String>> action =
          step -> {
            throw failure;
          };
      Published<String> base = cell.subscribe(action, Runnable::run);
      publish(2);
      assertThat(base.version()).isZero();
    } finally {
      thread.setUncaughtExceptionHandler(handler);
    }

    assertThat(reported).containsExactly(failure);
    assertThat(cell.get()).isEqualTo("2");
  }
}
