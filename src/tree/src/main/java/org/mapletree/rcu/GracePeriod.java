package org.mapletree.rcu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the last reader that could have seen a value has gone: for values that own something
 * outside the heap (a mapped file, native memory, a connection), which the garbage collector can't
 * release in time.
 *
 * <pre>{@code
 * RcuCell<Table> cell = RcuCell.of(Table.open(path));      // Table owns a mapped file
 * GracePeriod grace = GracePeriod.create();
 *
 * int found = grace.read(() -> cell.get().lookup(key));    // any thread, also many at once
 *
 * Table old = cell.getAndUpdate(table -> fresh);           // first nobody can find it any more
 * grace.retire(old, Table::close);                         // closed once nobody can be using it
 * }</pre>
 *
 * <p>Two rules make it work. Readers find the value through a volatile read, as {@link RcuCell#get}
 * is one, <em>inside</em> the section, and do not use it afterwards. Writers make it unreachable
 * <em>before</em> they retire it.
 *
 * <p>Readers never wait and never retry, whatever writers do: entering and leaving a section is
 * wait-free. Sections may nest. They work on platform and virtual threads alike. A reader that
 * stays inside holds up every release that was asked for since it entered; where somebody waits for
 * it, it is reported with its thread and age once it is older than a given patience.
 */
public final class GracePeriod {
  /*
   * Implementation notes.
   *
   * A section is an object in a slot (ReaderSlots) from enter to close. To wait for a grace period
   * is to look at all slots once, and then to wait for the end of each section that was found.
   *
   * Nothing is released under a reader. Let U be the write that makes a value unreachable
   * (volatile, in the cell), S the later look into the reader's slot, E the compareAndSet that puts
   * its section there, and R the volatile read by which it finds the value. All four are
   * synchronization actions, so one total order holds them (JLS 17.4.4), with U before S (program
   * order, or retire's queue) and E before R. If S comes after E, the section is found there and
   * waited for, or has been taken away by its close. If S comes before E, then U < S < E < R: the
   * reader finds the newer value.
   *
   * What the reader did happens before the release. The waiter has read "closed" as true, or the
   * slot as empty or as holding a later section; close wrote the first two, and whoever claimed the
   * slot later read the emptiness that close wrote before it wrote its own section. Each is a chain
   * of synchronizes-with edges from the close to the look (17.4.4, 17.4.5).
   *
   * Nobody sleeps on. A waiter puts its thread into "waiting", writes the section's "awaited", then
   * reads "closed"; close writes "closed", then reads "awaited". In one total order, at least one
   * of the two reads sees the other's write: the waiter doesn't park, or it is unparked. An unpark
   * before the park makes the park return at once.
   *
   * Close wakes all waiting threads, not only those that wait for its section: spurious for some,
   * but the set is short, and a list of waiters for each section would grow with every timed wait
   * for a section that never ends.
   *
   * When a section is to be reported again is known to the section, and not to the wait: a wait
   * begins anew after an interrupt, one after the other may wait for the same section, and many at
   * the same time. Whoever moves that age on by compareAndSet reports; everybody else waits for the
   * new one. The age reported is the one that was doubled, so the next is at least twice as high.
   */

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReaderSlots slots = new ReaderSlots();
  private final Set<Thread> waiting = new CopyOnWriteArraySet<>();
  private final long patienceNanos;
  private final Consumer<? super StuckReader> onStuck;
  private final Reclaimer reclaimer;

  private GracePeriod(
      Duration patience, Consumer<? super StuckReader> onStuck, ThreadFactory threads) {
    Objects.requireNonNull(threads, "threads");
    this.patienceNanos = nanos(patience);
    this.onStuck = Objects.requireNonNull(onStuck, "onStuck");
    this.reclaimer =
        new Reclaimer(work -> threads.newThread(work).start(), this::awaitReadersForReclaimer);
  }

  /**
   * Makes a grace period that releases on daemon threads, and logs a warning about each reader
   * older than 10 seconds that somebody waits for, to the system logger of this class's name.
   *
   * @return a grace period without readers
   */
  public static GracePeriod create() {
    return reporting(PATIENCE, GracePeriod::warn);
  }

  /**
   * Makes a grace period that releases on daemon threads, and has a handler of its own for stuck
   * readers.
   *
   * @param patience the age from which on a reader is reported if somebody waits for it; it is
   *     reported again each time its age has doubled, whoever waits for it then
   * @param onStuck what to do about it; called on a thread that waits for the reader
   * @return a grace period without readers
   * @throws IllegalArgumentException if {@code patience} is negative
   */
  public static GracePeriod reporting(Duration patience, Consumer<? super StuckReader> onStuck) {
    return new GracePeriod(patience, onStuck, GracePeriod::daemon);
  }

  /**
   * Makes a grace period that has a handler of its own for stuck readers and threads of the
   * caller's choice.
   *
   * @param patience the age from which on a reader is reported if somebody waits for it; it is
   *     reported again each time its age has doubled, whoever waits for it then
   * @param onStuck what to do about it; called on a thread that waits for the reader
   * @param threads makes the thread that waits and runs releases. There is one at a time, and none
   *     while there is nothing to release
   * @return a grace period without readers
   * @throws IllegalArgumentException if {@code patience} is negative
   */
  public static GracePeriod reporting(
      Duration patience, Consumer<? super StuckReader> onStuck, ThreadFactory threads) {
    return new GracePeriod(patience, onStuck, threads);
  }

  /**
   * Runs a function inside a read section.
   *
   * @param fn what to do; whatever it finds is not released before it returns. It should not answer
   *     anything that may be retired
   * @param <R> the type of the answer
   * @return what {@code fn} answers
   */
  public <R extends @Nullable Object> R read(Supplier<? extends R> fn) {
    ReadSection section = enter();
    try {
      return fn.get();
    } finally {
      section.close();
    }
  }

  /**
   * Begins a read section, to be closed in a {@code finally}. Wait-free.
   *
   * @return the section
   */
  public ReadSection enter() {
    ReadSection section = new ReadSection(this);
    slots.claim(section);
    return section;
  }

  /**
   * Releases a resource once no reader that could have seen it is inside a section any more.
   * Returns at once. The resource must be unreachable for readers that enter from now on.
   *
   * <p>Releases run one after the other, in the order of the calls, on a thread of this grace
   * period. What a release throws goes to that thread's uncaught-exception handler and stops no
   * other.
   *
   * <p>Where the thread can't be made or started, this method throws what the thread factory or the
   * start throws, and has retired nothing: the resource is still the caller's, to be retired again
   * or released in another way. What other threads retire in that very moment waits for the next
   * call.
   *
   * @param resource what is to be released
   * @param release how; it may retire, but not wait for this grace period
   * @param <R> the type of the resource
   */
  public <R> void retire(R resource, Consumer<? super R> release) {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(release, "release");
    reclaimer.add(() -> release.accept(resource));
  }

  /**
   * Waits until every section that is open now has ended. Sections that begin later are not waited
   * for.
   *
   * @throws InterruptedException if this thread is interrupted
   * @throws IllegalStateException if this thread is inside a section: it would wait for itself
   */
  public void synchronize() throws InterruptedException {
    awaitAll(openOfOthers(), Long.MAX_VALUE);
  }

  /**
   * Waits until every section that is open now has ended, or a time is over.
   *
   * @param limit how long to wait
   * @return the readers that are still inside the sections that were open, oldest first; empty
   *     where the wait was not in vain
   * @throws InterruptedException if this thread is interrupted
   * @throws IllegalStateException if this thread is inside a section: it would wait for itself
   * @throws IllegalArgumentException if {@code limit} is negative
   */
  public List<StuckReader> synchronize(Duration limit) throws InterruptedException {
    long nanos = nanos(limit);
    List<ReadSection> open = openOfOthers();
    awaitAll(open, nanos);
    return describe(open);
  }

  /**
   * Waits until everything that has been retired so far is released.
   *
   * @throws InterruptedException if this thread is interrupted
   * @throws IllegalStateException if this thread is inside a section, or is running a release: it
   *     would wait for itself
   */
  public void awaitReleases() throws InterruptedException {
    openOfOthers();
    if (reclaimer.isWorker(Thread.currentThread())) {
      throw new IllegalStateException(
          "A release can't wait for releases: it would wait for itself");
    }
    CountDownLatch released = new CountDownLatch(1);
    reclaimer.add(released::countDown);
    released.await();
  }

  /**
   * Who is reading now: one entry for each open section.
   *
   * @return threads and ages, oldest first
   */
  public List<StuckReader> readers() {
    return describe(slots.open());
  }

  /** A section that is awaited has ended. */
  void wake() {
    for (Thread thread : waiting) {
      LockSupport.unpark(thread);
    }
  }

  /** Whether the end of a section that is awaited wakes this thread. */
  boolean wakes(Thread thread) {
    return waiting.contains(thread);
  }

  private List<ReadSection> openOfOthers() {
    List<ReadSection> open = slots.open();
    for (ReadSection section : open) {
      if (section.thread() == Thread.currentThread()) {
        throw new IllegalStateException(
            "This thread is inside a read section: it would wait for itself");
      }
    }
    return open;
  }

  /** The wait of the thread that runs releases: an interrupt neither ends it nor is lost. */
  private void awaitReadersForReclaimer() {
    List<ReadSection> open = slots.open();
    boolean interrupted = false;
    while (true) {
      try {
        awaitAll(open, Long.MAX_VALUE);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAll(List<ReadSection> open, long limitNanos) throws InterruptedException {
    if (open.isEmpty()) {
      return;
    }
    Thread me = Thread.currentThread();
    // A handler of stuck readers may wait, too: then the wait around it still wants to be woken.
    boolean outermost = waiting.add(me);
    try {
      long started = System.nanoTime();
      for (ReadSection section : open) {
        await(section, started, limitNanos);
      }
    } finally {
      if (outermost) {
        waiting.remove(me);
      }
    }
  }

  /** Waits for one section; gives up once {@code limitNanos} have passed since {@code started}. */
  private void await(ReadSection section, long started, long limitNanos)
      throws InterruptedException {
    section.askToBeWoken();
    while (!section.isClosed()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = limitNanos - (System.nanoTime() - started);
      if (left <= 0) {
        return;
      }
      long due = section.reportAgainAt();
      long age = section.ageNanos();
      long untilReport = Math.max(patienceNanos, due) - age;
      if (untilReport > 0) {
        LockSupport.parkNanos(this, Math.min(left, untilReport));
      } else if (section.claimReport(due, doubled(age))) {
        Uncaught.guard(() -> onStuck.accept(section.describe(age)));
      }
    }
  }

  private static List<StuckReader> describe(List<ReadSection> sections) {
    List<StuckReader> readers = new ArrayList<>();
    for (ReadSection section : sections) {
      if (!section.isClosed()) {
        readers.add(section.describe());
      }
    }
    readers.sort(Comparator.comparing(StuckReader::age).reversed());
    return List.copyOf(readers);
  }

  private static long doubled(long nanos) {
    return nanos > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : Math.max(1, 2 * nanos);
  }

  private static long nanos(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("A time to wait is not negative: " + duration);
    }
    // Some 292 years are as good as for ever.
    return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : duration.toNanos();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "mapletree-grace-period");
    thread.setDaemon(true);
    return thread;
  }

  private static void warn(StuckReader reader) {
    System.getLogger(GracePeriod.class.getName())
        .log(System.Logger.Level.WARNING, "{0}, and holds up a grace period", reader);
  }
}
