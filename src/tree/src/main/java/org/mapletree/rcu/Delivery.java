package org.mapletree.rcu;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription: hands versions to its subscriber, one at a time, in order, on the subscriber's
 * executor.
 */
final class Delivery<T> implements Flow.Subscription {
  /*
   * Implementation notes. How writers wake the delivery, and why none of them is overlooked, is
   * argued in SerialTask: a writer publishes, then signals; the work looks at the cell. "delivered"
   * and "opened" belong to the work.
   *
   * An executor that refuses ends its own subscription and nothing else: "announce" throws nothing
   * of what an executor or a subscriber throws, so the writer goes on to the other deliveries, and
   * each gets its offer and its signal. Not the writer but the subscriber is told, because the
   * version is published, and a writer that gets an exception may take it that nothing is.
   *
   * Some executors queue a task and still throw, as where they can't make the thread for it. The run
   * that comes of this later finds "cancelled", which was set before, and tells the subscriber
   * nothing.
   */
  private final Flow.Subscriber<? super Step<T>> subscriber;
  private final SerialTask task;
  private final Feed<T> feed;
  private final Consumer<Delivery<T>> onCancel;

  private final AtomicLong demand = new AtomicLong();
  private volatile boolean cancelled;
  private volatile @Nullable Throwable failure;
  private @Nullable State<T> delivered;
  private boolean opened;

  Delivery(
      Flow.Subscriber<? super Step<T>> subscriber,
      Executor executor,
      Feed<T> feed,
      Consumer<Delivery<T>> onCancel) {
    this.subscriber = Objects.requireNonNull(subscriber, "subscriber");
    this.task =
        SerialTask.held(Objects.requireNonNull(executor, "executor"), this::deliver, this::refused);
    this.feed = feed;
    this.onCancel = onCancel;
  }

  /**
   * Starts from {@code base}, which was read after this delivery became known to the writers. A
   * refusal of the executor is thrown, and ends this delivery.
   */
  void begin(State<T> base) {
    delivered = base;
    try {
      task.start();
    } catch (Throwable refusal) {
      end();
      letGo();
      throw refusal;
    }
  }

  /** A writer has published {@code to} after {@code from}. */
  void announce(State<T> from, State<T> to) {
    if (!cancelled) {
      feed.offer(from, to);
      task.signal();
    }
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      failure = new IllegalArgumentException("A subscriber requests at least 1 step, not " + n);
    } else {
      demand.accumulateAndGet(n, Delivery::saturatingSum);
    }
    task.signal();
  }

  @Override
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      onCancel.accept(this);
      task.signal();
    }
  }

  /**
   * The executor takes no more tasks. The writer that met the refusal is not to blame and goes on.
   */
  private void refused(Throwable refusal) {
    boolean wasLive = !cancelled;
    end();
    letGo();
    if (wasLive) {
      tell(refusal);
    }
  }

  private void deliver() {
    try {
      if (!opened && !cancelled) {
        opened = true;
        subscriber.onSubscribe(this);
      }
      while (!cancelled && deliverOne()) {
        // All that can be delivered now is.
      }
    } catch (Throwable thrown) {
      // A subscriber that throws has broken the rules of Flow; its subscription ends, and the
      // cell's writers never notice.
      end();
      tell(thrown);
    }
    if (cancelled) {
      letGo();
    }
  }

  /** Delivers one signal, if there is one to deliver. */
  private boolean deliverOne() {
    Throwable broken = failure;
    if (broken != null) {
      end();
      tell(broken);
      return false;
    }
    State<T> from = delivered;
    State<T> to = from == null || demand.get() == 0 ? null : feed.after(from);
    if (from == null || to == null) {
      return false;
    }
    delivered = to;
    demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
    subscriber.onNext(from.to(to));
    return true;
  }

  private void end() {
    cancelled = true;
    onCancel.accept(this);
  }

  /** A cancelled subscription, which its subscriber may hold for long, keeps no version alive. */
  private void letGo() {
    delivered = null;
    feed.clear();
  }

  private void tell(Throwable thrown) {
    Uncaught.guard(() -> subscriber.onError(thrown));
  }

  private static long saturatingSum(long demand, long more) {
    long sum = demand + more;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
