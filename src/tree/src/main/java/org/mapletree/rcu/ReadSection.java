package org.mapletree.rcu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of reading under a {@link GracePeriod}: from {@link GracePeriod#enter} to {@link
 * #close}. What could be reached when it began is not released before it ends.
 */
public final class ReadSection implements AutoCloseable {

  private static final VarHandle REPORT_AGAIN_AT;

  static {
    try {
      REPORT_AGAIN_AT =
          MethodHandles.lookup().findVarHandle(ReadSection.class, "reportAgainAt", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final GracePeriod owner;
  private final Thread thread = Thread.currentThread();
  private final long entered = System.nanoTime();
  private @Nullable AtomicReferenceArray<@Nullable ReadSection> cells;
  private int index;
  private volatile boolean closed;

  /** Whether a thread waits for the end of this section. See "Nobody sleeps on" in GracePeriod. */
  private volatile boolean awaited;

  /** The age, in nanoseconds, at which this section is to be reported again; 0 before the first. */
  private volatile long reportAgainAt;

  ReadSection(GracePeriod owner) {
    this.owner = owner;
  }

  /**
   * Ends the section. Wait-free. Closing twice is as closing once. Another thread than the one that
   * entered may close it.
   */
  @Override
  public void close() {
    closed = true;
    if (cells != null) {
      // Only where the slot still holds this section: a second close must not free it for a later
      // one.
      cells.compareAndSet(index, this, null);
    }
    if (awaited) {
      owner.wake();
    }
  }

  /** This section is about to be shown in that slot. */
  void registered(AtomicReferenceArray<@Nullable ReadSection> table, int slot) {
    cells = table;
    index = slot;
  }

  /** Asks {@link #close} to wake whoever waits; the asker looks at {@link #isClosed} afterwards. */
  void askToBeWoken() {
    awaited = true;
  }

  boolean isClosed() {
    return closed;
  }

  Thread thread() {
    return thread;
  }

  /** When this section began, on the clock of {@link System#nanoTime}. */
  long entered() {
    return entered;
  }

  /** The time since this section began, in nanoseconds. */
  long ageNanos() {
    return System.nanoTime() - entered;
  }

  /** The age, in nanoseconds, at which this section is to be reported again; 0 before the first. */
  long reportAgainAt() {
    return reportAgainAt;
  }

  /**
   * Takes the next report upon the calling thread, and puts off the one after it.
   *
   * @param due what {@link #reportAgainAt} said
   * @param then when the one after it is due
   * @return whether no other thread has taken it
   */
  boolean claimReport(long due, long then) {
    return REPORT_AGAIN_AT.compareAndSet(this, due, then);
  }

  StuckReader describe() {
    return describe(ageNanos());
  }

  StuckReader describe(long age) {
    return new StuckReader(thread, Duration.ofNanos(age));
  }
}
