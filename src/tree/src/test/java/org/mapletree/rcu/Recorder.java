package org.mapletree.rcu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscriber that keeps what it is told, and asks for a given number of steps at the start. */
class Recorder<T> implements Flow.Subscriber<Step<T>> {

  final List<Step<T>> steps = new ArrayList<>();
  final List<Throwable> errors = new ArrayList<>();
  private final long atFirst;
  private Flow.@Nullable Subscription subscription;

  Recorder(long atFirst) {
    this.atFirst = atFirst;
  }

  Flow.Subscription subscription() {
    if (subscription == null) {
      throw new AssertionError("onSubscribe has not been called");
    }
    return subscription;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (atFirst != 0) {
      given.request(atFirst);
    }
  }

  @Override
  public void onNext(Step<T> step) {
    steps.add(step);
  }

  @Override
  public void onError(Throwable thrown) {
    errors.add(thrown);
  }

  @Override
  public void onComplete() {
    throw new AssertionError("A cell never completes");
  }
}
