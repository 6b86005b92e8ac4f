package org.mapletree.vma;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The lock of one area: faults share it if they can, the one writer of the address space excludes
 * them, for a while or for good.
 */
final class AreaLock {
  /*
   * Implementation notes.
   *
   * The state is the number of faults inside, and a bit that says that a writer is inside or waits.
   * The bit turns away faults that come, so a writer waits for those that are inside and for no
   * others, however many come; each is inside for one look-up and one store. A StampedLock lets
   * readers past a writer that waits, and two threads that fault without pause kept it waiting.
   */
  private static final int WRITER = 1 << 30;
  private static final int SPINS = 100;

  private final AtomicInteger state = new AtomicInteger();

  /** Shares the lock; false if a writer is there. */
  boolean tryShare() {
    int now = state.get();
    while ((now & WRITER) == 0) {
      if (state.compareAndSet(now, now + 1)) {
        return true;
      }
      now = state.get();
    }
    return false;
  }

  /** Gives a share back. */
  void unshare() {
    state.decrementAndGet();
  }

  /** Turns faults away and waits for those inside. Precondition: there is no other writer. */
  @SuppressWarnings("ThreadPriorityCheck") // a fault inside may wait for our processor
  void exclude() {
    state.addAndGet(WRITER);
    for (int i = 0; state.get() != WRITER; i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Lets faults in again. Precondition: the writer has excluded them. */
  void admit() {
    state.addAndGet(-WRITER);
  }
}
