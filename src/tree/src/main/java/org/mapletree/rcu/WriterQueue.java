package org.mapletree.rcu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where the writers of a cell line up once they have lost too many races: first come, first served,
 * one at a time.
 */
final class WriterQueue {
  /*
   * Implementation notes.
   *
   * A fair lock alone would not do: whoever has not queued yet could publish again and again under
   * the one whose turn it is. So a writer counts itself in before it waits, and everybody else asks
   * isEmpty() before each optimistic try and queues too when the answer is no.
   *
   * Why the writer whose turn it is finishes. Let W be at the head. Once W has counted itself in, a
   * try that begins later sees the count (both are volatile accesses of one variable, JLS 17.4.4)
   * and turns away. Only tries that had begun before can still make W's compareAndSet fail, at most
   * one for each thread that is in the middle of one, and each such failure uses one of them up.
   * Writers nested in an update function of another cell do not queue (see "Nested writes" in
   * Publication) and are the one exception.
   *
   * ReentrantLock and not synchronized: a virtual thread that waits for it leaves its carrier.
   */
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicInteger present = new AtomicInteger();

  /** Whether nobody waits or works here. */
  boolean isEmpty() {
    return present.get() == 0;
  }

  /** Waits for this thread's turn, works, and lets the next one in. */
  <R> R inTurn(Supplier<R> work) {
    present.incrementAndGet();
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
      present.decrementAndGet();
    }
  }
}
