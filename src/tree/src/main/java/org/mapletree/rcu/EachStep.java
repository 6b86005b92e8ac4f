package org.mapletree.rcu;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Hands every step to an action, as fast as it takes them. */
record EachStep<T>(Consumer<? super Step<T>> action) implements Flow.Subscriber<Step<T>> {

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(Step<T> step) {
    action.accept(step);
  }

  @Override
  public void onError(Throwable failure) {
    Uncaught.report(failure);
  }

  @Override
  public void onComplete() {}
}
