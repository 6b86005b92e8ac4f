package org.mapletree.rcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs releases in the order in which they were asked for, a batch for each grace period. */
final class Reclaimer {

  private final Queue<Runnable> releases = new ConcurrentLinkedQueue<>();
  private final Runnable awaitReaders;
  private final SerialTask task;

  /** The thread that is running releases now. */
  private volatile @Nullable Thread worker;

  /**
   * Makes a reclaimer at rest.
   *
   * @param executor runs the work; its threads may be made to wait
   * @param awaitReaders returns once every section that was open when it was called has ended
   */
  Reclaimer(Executor executor, Runnable awaitReaders) {
    this.awaitReaders = awaitReaders;
    this.task = SerialTask.idle(executor, this::reclaim);
  }

  /**
   * Runs {@code release} once every section that is open now has ended. A refusal of the executor
   * is thrown; then {@code release} will never run.
   */
  void add(Runnable release) {
    releases.add(release);
    try {
      task.signal();
    } catch (Throwable refusal) {
      // Another thread's signal may have had more luck since. The queue hands each release either
      // to remove or to poll: this one is taken back, or its run is certain and nothing has failed.
      if (releases.remove(release)) {
        throw refusal;
      }
    }
  }

  boolean isWorker(Thread thread) {
    return worker == thread;
  }

  private void reclaim() {
    worker = Thread.currentThread();
    for (List<Runnable> batch = takeAll(); !batch.isEmpty(); batch = takeAll()) {
      // The batch was retired before this wait begins, so one wait serves all of it.
      awaitReaders.run();
      batch.forEach(Uncaught::guard);
    }
    worker = null;
  }

  private List<Runnable> takeAll() {
    List<Runnable> batch = new ArrayList<>();
    for (Runnable release = releases.poll(); release != null; release = releases.poll()) {
      batch.add(release);
    }
    return batch;
  }
}
