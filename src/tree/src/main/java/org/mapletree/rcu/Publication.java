package org.mapletree.rcu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reference to the newest version of a cell's value, and the one way to replace it. */
final class Publication<T> {
  /*
   * Implementation notes.
   *
   *   read current -> run the function -> judge -> compareAndSet(current)
   *        ^                                            | lost
   *        +---- OPTIMISTIC_TRIES times at most, while nobody queues; ----+
   *              then in the queue, until it succeeds
   *
   * Publication. Readers get the value through a volatile read of "current" that the writer's
   * compareAndSet wrote: everything that the writer did to build the value happens before the
   * reader's use of it (JLS 17.4.5). Reads of one volatile variable are totally ordered with its
   * writes (17.4.4), so no reader goes back to an older version. All fields of State are final
   * besides.
   *
   * No lost update. A State is an object of its own for each version and never comes back, so a
   * compareAndSet that succeeds on it replaces exactly the version that the function saw (no ABA).
   * The version number is a field of the same object: versions are dense because each is made from
   * the one that it replaces.
   *
   * Nothing to publish. Where the function answers the same object, the write takes effect at its
   * read of "current": at that moment the cell held just what the write would have put there.
   *
   * Nested writes. A function that updates its own cell could never succeed: each run would make
   * the enclosing update lose. UpdateScope knows the cells that a thread is updating and refuses. A
   * function that writes *another* cell is not pure, but may have its reasons (a cache). It never
   * queues there: two threads, each at the head of one queue and waiting in the other's, would wait
   * for ever. It tries without bound instead.
   */

  /**
   * How often a writer tries before it queues. A lost try has run the function in vain, so the
   * number bounds the waste; it should exceed the number of processors that usually write at once,
   * or else the queue, which parks threads, becomes the ordinary road.
   */
  static final int OPTIMISTIC_TRIES = 8;

  private static final VarHandle CURRENT;

  static {
    try {
      CURRENT = MethodHandles.lookup().findVarHandle(Publication.class, "current", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile State<T> current;
  private final Validator<? super T> validator;
  private final int optimisticTries;
  private final WriterQueue queue = new WriterQueue();

  Publication(T initial, Validator<? super T> validator, int optimisticTries) {
    this.validator = Objects.requireNonNull(validator, "validator");
    this.optimisticTries = optimisticTries;
    judge(Objects.requireNonNull(initial, "initial"), initial, 0);
    this.current = State.first(initial);
  }

  /** How a value becomes a version: as the next one, or as one with a number of its own. */
  interface Successor<T> {
    State<T> of(State<T> before, T next);
  }

  /**
   * What one write did.
   *
   * @param before the version that it found
   * @param after the version that it published; {@code before} itself where it published nothing
   * @param result what the update function answered beside the value
   */
  record Done<T, R extends @Nullable Object>(State<T> before, State<T> after, R result) {}

  /** The newest version. */
  State<T> current() {
    return current;
  }

  /**
   * Replaces the value by what {@code fn} makes of it.
   *
   * @param nested whether this write comes from the update function of another cell
   */
  <R extends @Nullable Object> Done<T, R> write(
      Function<? super T, Update<T, R>> fn, Successor<T> successor, boolean nested) {
    Done<T, R> quick = nested ? insist(fn, successor) : tryAFewTimes(fn, successor);
    return quick != null ? quick : queue.inTurn(() -> insist(fn, successor));
  }

  /** Tries as long as it seems worth it; null where it is time to queue. */
  private <R extends @Nullable Object> @Nullable Done<T, R> tryAFewTimes(
      Function<? super T, Update<T, R>> fn, Successor<T> successor) {
    for (int tries = 0; tries < optimisticTries && queue.isEmpty(); tries++) {
      Done<T, R> done = tryOnce(fn, successor);
      if (done != null) {
        return done;
      }
    }
    return null;
  }

  /** Tries until it succeeds. See WriterQueue for why that ends. */
  private <R extends @Nullable Object> Done<T, R> insist(
      Function<? super T, Update<T, R>> fn, Successor<T> successor) {
    Done<T, R> done = tryOnce(fn, successor);
    while (done == null) {
      done = tryOnce(fn, successor);
    }
    return done;
  }

  /**
   * Runs the function on the current version and publishes; null where another writer was faster.
   */
  private <R extends @Nullable Object> @Nullable Done<T, R> tryOnce(
      Function<? super T, Update<T, R>> fn, Successor<T> successor) {
    State<T> before = current;
    Update<T, R> update = answer(fn.apply(before.value()));
    State<T> after = successor.of(before, update.next());
    if (after != before) {
      judge(before.value(), update.next(), after.version());
      if (!CURRENT.compareAndSet(this, before, after)) {
        return null;
      }
    }
    return new Done<>(before, after, update.result());
  }

  private void judge(T before, T next, long version) {
    if (!validator.accepts(before, next)) {
      throw new RejectedValueException(
          "The validator refused the value that would have become version " + version);
    }
  }

  /** Checks what an update function answers. */
  static <A> A answer(@Nullable A answer) {
    return Objects.requireNonNull(answer, "An update function answers the next value, not null");
  }
}
