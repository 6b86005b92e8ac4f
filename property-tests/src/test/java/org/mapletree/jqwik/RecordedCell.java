package org.mapletree.jqwik;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapletree.rcu.Published;
import org.mapletree.rcu.RcuCell;
import org.mapletree.rcu.Update;

/** A cell that several threads use at once, and what each of their calls answered. */
final class RecordedCell {

  /** What a thread can do to the cell. */
  enum Action {
    GET,
    PUBLISHED,
    UPDATE_AND_GET,
    GET_AND_UPDATE,
    MODIFY,
    TRY_MODIFY,
    COMPARE_AND_SET,
    KEEP,
    FAIL
  }

  /** A value: each is another object, and knows its number. */
  record Value(long number) {}

  /** The sequential cell. */
  record State(long version, Value value) {
    State next(Value next) {
      return new State(version + 1, next);
    }
  }

  /** What a function throws on purpose. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Value initial = new Value(0);
  private final RcuCell<Value> cell = RcuCell.of(initial);
  private final AtomicLong clock = new AtomicLong();
  private final AtomicLong numbers = new AtomicLong();

  State initial() {
    return new State(0, initial);
  }

  /** Runs one program a thread, all at once. */
  List<Linearization.Call<State>> run(List<List<Action>> programs, ExecutorService pool)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(programs.size());
    List<Future<List<Linearization.Call<State>>>> running = new ArrayList<>();
    for (List<Action> program : programs) {
      running.add(
          pool.submit(
              () -> {
                start.await();
                return perform(program);
              }));
    }
    List<Linearization.Call<State>> calls = new ArrayList<>();
    for (Future<List<Linearization.Call<State>>> one : running) {
      calls.addAll(one.get());
    }
    return calls;
  }

  private List<Linearization.Call<State>> perform(List<Action> program) throws Exception {
    List<Linearization.Call<State>> calls = new ArrayList<>();
    Value seen = initial;
    for (Action action : program) {
      Value known = seen;
      long began = clock.incrementAndGet();
      Answer answer = perform(action, known);
      long ended = clock.incrementAndGet();
      calls.add(
          new Linearization.Call<>(began, ended, answer.effect(), action + " " + answer.text()));
      seen = answer.seen();
    }
    return calls;
  }

  /** What a call says about the cell, the value that its thread has seen last, and a text. */
  private record Answer(Function<State, @Nullable State> effect, Value seen, String text) {}

  private Answer perform(Action action, Value seen) {
    Value fresh = new Value(numbers.incrementAndGet());
    return switch (action) {
      case GET -> read(cell.get());
      case PUBLISHED -> {
        Published<Value> now = cell.published();
        yield new Answer(
            state ->
                state.value() == now.value() && state.version() == now.version() ? state : null,
            now.value(),
            now.toString());
      }
      case UPDATE_AND_GET -> {
        Value[] before = new Value[1];
        Value after = cell.updateAndGet(value -> slowly(before, value, fresh));
        yield wrote(before[0], after);
      }
      case GET_AND_UPDATE ->
          wrote(cell.getAndUpdate(value -> slowly(new Value[1], value, fresh)), fresh);
      case MODIFY -> wrote(cell.modify(value -> new Update<>(fresh, value)), fresh);
      case TRY_MODIFY -> {
        Either<Value, Value> done =
            cell.tryModify(
                value ->
                    value.number() % 2 == 0
                        ? Either.left(value)
                        : Either.right(new Update<>(fresh, value)));
        yield done.fold(this::read, before -> wrote(before, fresh));
      }
      case COMPARE_AND_SET -> {
        boolean set = cell.compareAndSet(seen, fresh);
        yield set
            ? wrote(seen, fresh)
            : new Answer(state -> state.value() == seen ? null : state, seen, "not " + seen);
      }
      case KEEP -> read(cell.updateAndGet(value -> value));
      case FAIL -> fail(seen);
    };
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // correctness does not rely on it: it lets others come first
  private static Value slowly(Value[] before, Value value, Value fresh) {
    before[0] = value;
    Thread.yield();
    return fresh;
  }

  private Answer read(Value value) {
    return new Answer(state -> state.value() == value ? state : null, value, "sees " + value);
  }

  private Answer wrote(Value before, Value after) {
    return new Answer(
        state -> state.value() == before ? state.next(after) : null,
        after,
        before + " to " + after);
  }

  private Answer fail(Value seen) {
    try {
      Value unexpected =
          cell.updateAndGet(
              value -> {
                throw new Refusal();
              });
      throw new AssertionError("published " + unexpected);
    } catch (Refusal expected) {
      return new Answer(state -> state, seen, "publishes nothing");
    }
  }
}
