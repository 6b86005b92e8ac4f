package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.rcu.RcuTree;

/**
 * Writers that merge are as good as writers that run one after the other: an edit that depends only
 * on keys that it changes, or that nobody else changes, takes its place among all other calls as if
 * it had run alone.
 */
class MergeAndGetLaws {
  private static final ExecutorService POOL = Executors.newCachedThreadPool();
  private static final MapleTree<Long> START = MapleTree.of(0, 0xffff, 0L);

  @AfterContainer
  static void stop() {
    POOL.shutdown();
  }

  /** What a thread does. */
  enum Deed {
    /** Reads the tree. */
    GET,
    /** Maps a part of the thread's own window; reads all of the window. */
    PUT,
    /** Clears a part of it. */
    REMOVE,
    /** Counts keys that all threads count. */
    COUNT,
    /** Counts them by an ordinary update. */
    COUNT_ALONE,
    /** Counts them, and writes into the own window what they were. */
    COPY
  }

  record Action(Deed deed, int first, int last) {
    @Override
    public String toString() {
      return deed + " " + first + "-" + last;
    }
  }

  @Provide
  Arbitrary<List<List<Action>>> programs() {
    Arbitrary<Integer> keys = Arbitraries.integers().between(0, 15);
    return Combinators.combine(Arbitraries.of(Deed.class), keys, keys)
        .as((deed, one, other) -> new Action(deed, Math.min(one, other), Math.max(one, other)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(10)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  /** Each set of programs runs several times: which calls overlap is a matter of luck. */
  @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
  void everyConcurrentHistoryHasASequence(@ForAll("programs") List<List<Action>> programs)
      throws Exception {
    for (int round = 0; round < 5; round++) {
      List<Linearization.Call<MapleTree<Long>>> calls = new Recorded().run(programs);
      assertThat(Linearization.exists(calls, START)).as("%s", calls).isTrue();
    }
  }

  /** A tree that several threads use at once, and what each of their calls answered. */
  private static final class Recorded {
    private final RcuTree<Long> cell = RcuTree.of(START);
    private final AtomicLong clock = new AtomicLong();

    List<Linearization.Call<MapleTree<Long>>> run(List<List<Action>> programs) throws Exception {
      CyclicBarrier start = new CyclicBarrier(programs.size());
      List<Future<List<Linearization.Call<MapleTree<Long>>>>> running = new ArrayList<>();
      for (int thread = 0; thread < programs.size(); thread++) {
        List<Action> program = programs.get(thread);
        long window = 0x100L * (thread + 1);
        running.add(
            POOL.submit(
                () -> {
                  start.await();
                  return program.stream().map(action -> perform(action, window)).toList();
                }));
      }
      List<Linearization.Call<MapleTree<Long>>> calls = new ArrayList<>();
      for (Future<List<Linearization.Call<MapleTree<Long>>>> one : running) {
        calls.addAll(one.get());
      }
      return calls;
    }

    private Linearization.Call<MapleTree<Long>> perform(Action action, long window) {
      UnaryOperator<MapleTree<Long>> edit = edit(action, window);
      long began = clock.incrementAndGet();
      MapleTree<Long> answer =
          switch (action.deed()) {
            case GET -> cell.get();
            case COUNT_ALONE -> cell.updateAndGet(edit);
            default -> cell.mergeAndGet(tree -> slowly(edit.apply(tree)));
          };
      long ended = clock.incrementAndGet();
      answer.validate();
      return new Linearization.Call<>(
          began, ended, state -> effect(state, edit, answer), action + " in " + window);
    }

    private static @Nullable MapleTree<Long> effect(
        MapleTree<Long> state, UnaryOperator<MapleTree<Long>> edit, MapleTree<Long> answer) {
      MapleTree<Long> next = edit.apply(state);
      return next.equals(answer) ? next : null;
    }

    @SuppressWarnings(
        "ThreadPriorityCheck") // correctness does not rely on it: it lets others come first
    private static MapleTree<Long> slowly(MapleTree<Long> tree) {
      Thread.yield();
      return tree;
    }

    private static UnaryOperator<MapleTree<Long>> edit(Action action, long window) {
      long first = window + action.first();
      long last = window + action.last();
      return switch (action.deed()) {
        case GET -> tree -> tree;
        case PUT -> tree -> tree.put(first, last, tree.coverage(window, window + 15) + 1);
        case REMOVE -> tree -> tree.remove(first, last);
        case COUNT, COUNT_ALONE -> tree -> count(tree, action);
        case COPY ->
            tree -> count(tree, action).put(first, last, tree.getOrElse(action.first(), -1L));
      };
    }

    private static MapleTree<Long> count(MapleTree<Long> tree, Action action) {
      return tree.compute(
          action.first(), action.last(), (range, old) -> old == null ? Long.valueOf(1) : old + 1);
    }
  }
}
