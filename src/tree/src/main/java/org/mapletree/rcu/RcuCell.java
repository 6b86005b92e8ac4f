package org.mapletree.rcu;

import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One immutable value, shared by all threads: readers take no lock and never wait, writers replace
 * the value atomically, subscribers are told of each change.
 *
 * <pre>{@code
 * RcuCell<MapleTree<String>> areas = RcuCell.of(MapleTree.<String>empty());
 * areas.updateAndGet(tree -> tree.put(0x1000, 0x1fff, "heap")); // any thread
 * areas.get().getOrNull(0x1234);                                // any thread: "heap"
 * areas.published().version();                                  // 1
 * }</pre>
 *
 * <p><b>Versions.</b> The value that the cell is made with has version 0; each value published has
 * the number of the one before plus 1, up to 2^63-1; a write beyond is an {@link
 * ArithmeticException}. There are no holes but those of {@link #install}. A thread that has seen a
 * version never sees an older one. A write that answers the very object that the cell holds ({@code
 * ==}) publishes nothing and makes no version.
 *
 * <p><b>Update functions</b> are handed the current value and answer the next. They may run more
 * than once, because another writer may come first, so they must be pure. One that throws publishes
 * nothing; the exception reaches the caller. One that writes its own cell is refused with an {@link
 * IllegalStateException}.
 *
 * <p><b>Progress.</b> {@link #get} and {@link #published} are one volatile read. A writer always
 * finishes: it tries without waiting a few times, then it queues, and writers that come later queue
 * behind it. An update function that doesn't return holds up the queue, but no reader.
 *
 * <p>Several values that must change together belong into one record in one cell. A value that owns
 * something outside the heap needs a {@link GracePeriod} as well.
 *
 * @param <T> the type of the value, which must be immutable
 */
public class RcuCell<T> {
  /*
   * Implementation notes. How a value is replaced, and why no update is lost, is argued in
   * Publication; the queue in WriterQueue; delivery in Delivery and BoundedFeed. Every write here
   * but install is a modify.
   *
   * compareAndSet fails only where the value is another object. A compareAndSet on the reference
   * inside may also fail because of a writer that put the same object back, by way of another or by
   * install; so it is a modify like all others, and looks again.
   *
   * Subscribers are told after the queue has been left and the update scope closed, so that one
   * with a direct executor may write the cell.
   */
  private final Publication<T> publication;
  private final List<Delivery<T>> deliveries = new CopyOnWriteArrayList<>();

  /** As the factories; the number of tries before the queue is open to tests. */
  RcuCell(T initial, Validator<? super T> validator, int optimisticTries) {
    this.publication = new Publication<>(initial, validator, optimisticTries);
  }

  /**
   * Makes a cell.
   *
   * @param initial the value of version 0
   * @param <T> the type of the value
   * @return a cell that holds {@code initial}
   * @throws NullPointerException if {@code initial} is null
   */
  public static <T> RcuCell<T> of(T initial) {
    return new RcuCell<>(initial, (current, next) -> true, Publication.OPTIMISTIC_TRIES);
  }

  /**
   * Makes a cell that publishes only what a validator accepts.
   *
   * @param initial the value of version 0; it is judged too, with itself as the current value
   * @param validator judges each value before a reader can see it
   * @param <T> the type of the value
   * @return a cell that holds {@code initial}
   * @throws RejectedValueException if the validator refuses {@code initial}
   * @throws NullPointerException if an argument is null
   */
  public static <T> RcuCell<T> of(T initial, Validator<? super T> validator) {
    return new RcuCell<>(initial, validator, Publication.OPTIMISTIC_TRIES);
  }

  /**
   * The value now. One volatile read: it takes no lock, never waits, and sees everything that its
   * writer did before publishing it.
   *
   * @return the newest value
   */
  public final T get() {
    return publication.current().value();
  }

  /**
   * The value now, with its version: the two belong together, whatever writers do meanwhile. One
   * volatile read.
   *
   * @return the newest value and its version
   */
  public final Published<T> published() {
    return publication.current().published();
  }

  /**
   * Replaces the value by what a function makes of it.
   *
   * @param fn from the current value to the next; pure, may run more than once; answering the same
   *     object publishes nothing
   * @return the value that this call published, or found where {@code fn} answered the same object
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the value
   * @throws NullPointerException if {@code fn} answers null
   */
  public final T updateAndGet(UnaryOperator<T> fn) {
    return modify(
        value -> {
          T next = Publication.answer(fn.apply(value));
          return new Update<>(next, next);
        });
  }

  /**
   * Replaces the value by what a function makes of it, and answers the value that was replaced.
   *
   * @param fn from the current value to the next; pure, may run more than once; answering the same
   *     object publishes nothing
   * @return the value that {@code fn} was applied to
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the value
   * @throws NullPointerException if {@code fn} answers null
   */
  public final T getAndUpdate(UnaryOperator<T> fn) {
    return modify(value -> new Update<>(Publication.answer(fn.apply(value)), value));
  }

  /**
   * Replaces the value if it is a given object. Compares by identity ({@code ==}), not by {@code
   * equals}. Fails only where the value is another object: never because another writer came in
   * between and left the same object.
   *
   * @param expected the object that the cell should hold
   * @param next the value to publish; if it is {@code expected} itself, nothing is published
   * @return whether the cell held {@code expected}
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses {@code next}
   * @throws NullPointerException if an argument is null
   */
  public final boolean compareAndSet(T expected, T next) {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(next, "next");
    return modify(
        value -> value == expected ? new Update<>(next, true) : new Update<>(value, false));
  }

  /**
   * Replaces the value by what a function makes of it, and answers what the function found out on
   * the way.
   *
   * <pre>{@code
   * long id = ids.modify(
   *     set -> {
   *       long free = set.lowestFree();
   *       return new Update<>(set.with(free), free);
   *     });
   * }</pre>
   *
   * @param fn from the current value to the next and a result; pure, may run more than once; the
   *     result of the run that was published counts
   * @param <R> the type of the result
   * @return the result that belongs to what was published
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the value
   * @throws NullPointerException if {@code fn} answers null
   */
  public final <R extends @Nullable Object> R modify(Function<? super T, Update<T, R>> fn) {
    Objects.requireNonNull(fn, "fn");
    return write(fn, State::next);
  }

  /**
   * Replaces the value by what a function makes of it, or leaves it where the function finds that
   * it can't be done.
   *
   * <pre>{@code
   * Either<Conflict<String>, Long> size = areas.tryModify(
   *     tree -> tree.insert(0x1000, 0x1fff, "heap").map(next -> new Update<>(next, next.size())));
   * }</pre>
   *
   * @param fn from the current value to a reason (left: nothing is published) or the next value and
   *     a result (right); pure, may run more than once
   * @param <E> the type of the reason
   * @param <R> the type of the result
   * @return the reason, or the result that belongs to what was published
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the value
   * @throws NullPointerException if {@code fn} answers null
   */
  public final <E, R> Either<E, R> tryModify(Function<? super T, Either<E, Update<T, R>>> fn) {
    Objects.requireNonNull(fn, "fn");
    return modify(
        value ->
            Publication.answer(fn.apply(value))
                .fold(
                    reason -> new Update<>(value, Either.<E, R>left(reason)),
                    update -> new Update<>(update.next(), Either.<E, R>right(update.result()))));
  }

  /**
   * Publishes a value under a version of the caller's choice: for a replica that takes over
   * another's snapshot. Versions after it go on from there; the {@link Step} that leads over it
   * says that it {@linkplain Step#jumped() jumped}.
   *
   * @param value the value to publish, also where the cell holds this very object
   * @param version its version, above the current one
   * @throws IllegalArgumentException if the cell is at {@code version} already or beyond; the
   *     message shows both versions
   * @throws IllegalStateException if called from inside an update of this cell
   * @throws RejectedValueException if the validator refuses the value
   * @throws NullPointerException if {@code value} is null
   */
  public final void install(T value, long version) {
    Objects.requireNonNull(value, "value");
    write(before -> new Update<>(value, value), (before, next) -> before.install(next, version));
  }

  /**
   * Tells a subscriber of changes, together where it is slow: each step leads from the version that
   * it was told last to the newest one. However slow it is, nothing piles up, and no writer waits
   * for it.
   *
   * <p>All of the subscriber's methods are called on {@code executor}, one at a time; {@code
   * onSubscribe} comes first. Nothing completes a subscription; {@link Flow.Subscription#cancel}
   * ends it. A subscriber that throws, requests less than 1, or whose executor refuses a task, is
   * told by {@code onError}, and its subscription ends.
   *
   * <p>Whatever an executor throws is a refusal, an {@link Error} too. It reaches neither the
   * writer nor the other subscribers; {@code onError} is called on the thread that met it. Where
   * already the first task is refused, what the executor throws reaches the caller, and there is no
   * subscription.
   *
   * @param subscriber who is told
   * @param executor where it is told. One that runs tasks in the calling thread makes writers run
   *     the subscriber
   * @return the version from which the first step will start
   * @throws NullPointerException if an argument is null
   */
  public final Published<T> subscribe(
      Flow.Subscriber<? super Step<T>> subscriber, Executor executor) {
    return subscribe(subscriber, executor, new ConflatedFeed<>(publication));
  }

  /**
   * Hands each change to an action, together where it is slow, as long as the cell lives. For an
   * end before that, subscribe a {@link Flow.Subscriber}, which can cancel.
   *
   * <pre>{@code
   * cell.subscribe(step -> audit(step.from().value().diff(step.to().value())), executor);
   * }</pre>
   *
   * <p>If the action throws, it is not called again; what it threw goes to the uncaught exception
   * handler of the thread that ran it. The same holds for an executor that refuses a task, and the
   * thread that met the refusal.
   *
   * @param action what to do with a step; called one at a time
   * @param executor where it is called. One that runs tasks in the calling thread makes writers run
   *     the action
   * @return the version from which the first step will start
   * @throws NullPointerException if an argument is null
   */
  public final Published<T> subscribe(Consumer<? super Step<T>> action, Executor executor) {
    return subscribe(new EachStep<>(Objects.requireNonNull(action, "action")), executor);
  }

  /**
   * Tells a subscriber of every version, one step each, as long as it is no more than {@code
   * capacity} versions behind. If it falls further behind, the oldest versions are taken together
   * into one step, which says how many it {@linkplain Step#skipped() skipped}. At most {@code
   * capacity} versions are kept for it, and no writer waits for it. Everything else is as in {@link
   * #subscribe(Flow.Subscriber, Executor)}.
   *
   * @param subscriber who is told
   * @param executor where it is told. One that runs tasks in the calling thread makes writers run
   *     the subscriber
   * @param capacity how many steps may wait for the subscriber, at least 1; room for as many
   *     references is taken at once
   * @return the version from which the first step will start
   * @throws IllegalArgumentException if {@code capacity} is less than 1
   * @throws NullPointerException if an argument is null
   */
  public final Published<T> subscribe(
      Flow.Subscriber<? super Step<T>> subscriber, Executor executor, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A subscription keeps at least 1 step, not " + capacity);
    }
    return subscribe(subscriber, executor, new BoundedFeed<>(capacity));
  }

  /** The version now; the value may be large and is left out. */
  @Override
  public final String toString() {
    return "RcuCell[version " + publication.current().version() + "]";
  }

  private Published<T> subscribe(
      Flow.Subscriber<? super Step<T>> subscriber, Executor executor, Feed<T> feed) {
    Delivery<T> delivery = new Delivery<>(subscriber, executor, feed, deliveries::remove);
    // First known to the writers, then the base: whoever publishes after the base has been read
    // finds the delivery in the list.
    deliveries.add(delivery);
    State<T> base = publication.current();
    delivery.begin(base);
    return base.published();
  }

  private <R extends @Nullable Object> R write(
      Function<? super T, Update<T, R>> fn, Publication.Successor<T> successor) {
    UpdateScope scope = UpdateScope.enter(this);
    Publication.Done<T, R> done;
    try {
      done = publication.write(fn, successor, scope.isNested());
    } finally {
      scope.leave();
    }
    if (done.after() != done.before()) {
      for (Delivery<T> delivery : deliveries) {
        delivery.announce(done.before(), done.after());
      }
    }
    return done.result();
  }
}
