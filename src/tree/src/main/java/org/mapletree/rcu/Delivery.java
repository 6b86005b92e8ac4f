package org.mapletree.rcu;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription: hands versions to its subscriber, one at a time, in order, on the subscriber's
 * executor.
 */
final class Delivery<T> implements Flow.Subscription, Runnable {
  /*
   * Implementation notes.
   *
   * At most one task of a delivery is in the executor at any time. "run" says where it is:
   *
   *                signal                    signal
   *      IDLE ---------------> RUNNING ---------------> AGAIN      (signal in AGAIN: nothing to do)
   *       ^                    |     ^                    |
   *       +---- nothing new ---+     +---- look again ----+
   *
   * No wake-up is lost. A writer publishes, then reads "run". If it reads AGAIN, the task's later
   * move from AGAIN to RUNNING comes after that read in the synchronization order (JLS 17.4.4), and
   * the task's look at the cell after that: it sees the version. In the other two states the writer
   * changes "run" itself, and the task can't go idle without noticing.
   *
   * Three states and not a counter of signals: while one onNext is stuck, a fast writer would
   * overflow an int within minutes.
   *
   * "delivered" and "opened" belong to the running task. Successive tasks are ordered through "run"
   * and the executor.
   */
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int AGAIN = 2;

  private final Flow.Subscriber<? super Step<T>> subscriber;
  private final Executor executor;
  private final Feed<T> feed;
  private final Consumer<Delivery<T>> onCancel;

  /**
   * RUNNING from the start, so that no writer's signal starts a task before {@link #begin} has set
   * the version to start from.
   */
  private final AtomicInteger run = new AtomicInteger(RUNNING);

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
    this.executor = Objects.requireNonNull(executor, "executor");
    this.feed = feed;
    this.onCancel = onCancel;
  }

  /** Starts from {@code base}, which was read after this delivery became known to the writers. */
  void begin(State<T> base) {
    delivered = base;
    executor.execute(this);
  }

  /** A writer has published {@code to} after {@code from}. */
  void announce(State<T> from, State<T> to) {
    if (!cancelled) {
      feed.offer(from, to);
      signal();
    }
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      failure = new IllegalArgumentException("A subscriber requests at least 1 step, not " + n);
    } else {
      demand.accumulateAndGet(n, Delivery::saturatingSum);
    }
    signal();
  }

  @Override
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      onCancel.accept(this);
      signal();
    }
  }

  private void signal() {
    while (true) {
      int seen = run.get();
      if (seen == AGAIN || (seen == RUNNING && run.compareAndSet(RUNNING, AGAIN))) {
        return;
      }
      if (seen == IDLE && run.compareAndSet(IDLE, RUNNING)) {
        submit();
        return;
      }
    }
  }

  /**
   * Hands this task to the executor. A refusal ends the subscription: the writer that met it is not
   * to blame and goes on.
   */
  private void submit() {
    try {
      executor.execute(this);
    } catch (RuntimeException refusal) {
      boolean wasLive = !cancelled;
      end();
      letGo();
      if (wasLive) {
        tell(refusal);
      }
    }
  }

  @Override
  public void run() {
    do {
      // From AGAIN, or RUNNING as it was: whoever signals from here on makes this loop once more.
      run.set(RUNNING);
      deliver();
    } while (!run.compareAndSet(RUNNING, IDLE));
  }

  private void deliver() {
    try {
      if (!opened) {
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
    try {
      subscriber.onError(thrown);
    } catch (Throwable second) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, second);
    }
  }

  private static long saturatingSum(long demand, long more) {
    long sum = demand + more;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
