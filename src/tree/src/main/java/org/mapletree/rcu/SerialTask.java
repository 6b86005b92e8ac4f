package org.mapletree.rcu;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work that any thread may ask for, and that an executor does, never twice at the same time. */
final class SerialTask implements Runnable {
  /*
   * Implementation notes.
   *
   * At most one run of a task is in the executor at any time. "state" says where it is:
   *
   *             signal                signal
   *      IDLE ----------> RUNNING ----------> AGAIN     (signal in AGAIN: nothing to do)
   *       ^                |   ^                |
   *       +-- work done ---+   +--- look again -+
   *
   * No signal is lost. Whoever signals has first changed something that the work looks at, by a
   * volatile write. If the signal finds AGAIN, the run's later move from AGAIN to RUNNING comes
   * after that read in the synchronization order (JLS 17.4.4), and its next look after that: it
   * sees the change. In the other two states the signal changes "state" itself, and the run can't
   * go idle without noticing. Successive runs are ordered through "state", so the work may keep
   * plain fields.
   *
   * Whatever the executor throws is a refusal, an Error too: where no thread can be made, that is
   * an OutOfMemoryError. "state" stays RUNNING while the refusal is met, so that nobody begins a run
   * meanwhile, and then goes to IDLE: the next signal submits anew. What a signal asked for that came
   * in between waits for that one, too.
   *
   * Three states and not a counter of signals: while one run is stuck, a fast writer would overflow
   * an int within minutes.
   */
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int AGAIN = 2;

  private final Executor executor;
  private final Runnable work;
  private final @Nullable Consumer<Throwable> onRefusal;

  private final AtomicInteger state;

  private SerialTask(
      Executor executor, Runnable work, @Nullable Consumer<Throwable> onRefusal, int state) {
    this.executor = executor;
    this.work = work;
    this.onRefusal = onRefusal;
    this.state = new AtomicInteger(state);
  }

  /**
   * A task that does not run before {@link #start}: signals that come earlier start nothing, and
   * none of them is lost.
   *
   * @param onRefusal what happens where the executor refuses a run that a signal asked for; no run
   *     is under way then, and none follows
   */
  static SerialTask held(Executor executor, Runnable work, Consumer<Throwable> onRefusal) {
    return new SerialTask(executor, work, onRefusal, RUNNING);
  }

  /**
   * A task that the first signal runs. Whoever signals meets the executor's refusal, and the next
   * signal tries again.
   */
  static SerialTask idle(Executor executor, Runnable work) {
    return new SerialTask(executor, work, null, IDLE);
  }

  /** Runs a held task for the first time; a refusal of the executor is thrown. */
  void start() {
    executor.execute(this);
  }

  /** Asks for a run that begins, or looks again, after this call. */
  void signal() {
    while (true) {
      int seen = state.get();
      if (seen == AGAIN || (seen == RUNNING && state.compareAndSet(RUNNING, AGAIN))) {
        return;
      }
      if (seen == IDLE && state.compareAndSet(IDLE, RUNNING)) {
        submit();
        return;
      }
    }
  }

  private void submit() {
    boolean accepted = false;
    try {
      executor.execute(this);
      accepted = true;
    } catch (Throwable refusal) {
      if (onRefusal == null) {
        throw refusal;
      }
      onRefusal.accept(refusal);
    } finally {
      if (!accepted) {
        state.set(IDLE);
      }
    }
  }

  @Override
  public void run() {
    do {
      // From here on, a signal makes this loop once more.
      state.set(RUNNING);
      work.run();
    } while (!state.compareAndSet(RUNNING, IDLE));
  }
}
