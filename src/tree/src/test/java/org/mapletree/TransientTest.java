package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vavr.control.Either;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TransientTest {
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static MapleTree<Integer> tree(int size) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int i = 0; i < size; i++) {
      builder.add(16L * i, 16L * i + 7, i);
    }
    return builder.build();
  }

  /** Every write, at random, against the same write of an immutable tree. */
  @Test
  void everyWriteIsThatOfATree() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      MapleTree<Integer> before = tree(random.nextInt(300));
      MapleTree<Integer> loop = before;
      TransientMapleTree<Integer> editing = before.asTransient();
      for (int step = 0; step < 150; step++) {
        long first = random.nextInt(5000);
        long last = first + random.nextInt(random.nextInt(8) == 0 ? 1000 : 40);
        int value = random.nextInt(4);
        loop =
            switch (random.nextInt(12)) {
              case 0 -> {
                editing.put(first, last, value);
                yield loop.put(first, last, value);
              }
              case 1 -> {
                editing.remove(first, last);
                yield loop.remove(first, last);
              }
              case 2 -> {
                editing.removeEntry(first);
                yield loop.removeEntry(first);
              }
              case 3 -> {
                Either<Conflict<Integer>, MapleTree<Integer>> expected =
                    loop.insert(first, last, value);
                Either<Conflict<Integer>, TransientMapleTree<Integer>> found =
                    editing.insert(first, last, value);
                assertThat(found.isLeft()).isEqualTo(expected.isLeft());
                if (found.isLeft()) {
                  assertThat(found.getLeft()).isEqualTo(expected.getLeft());
                }
                yield expected.getOrElse(loop);
              }
              case 4 -> {
                editing.putCoalescing(first, last, value);
                yield loop.putCoalescing(first, last, value);
              }
              case 5 -> {
                editing.coalesce();
                yield loop.coalesced();
              }
              case 6 -> {
                editing.merge(first, last, value, (a, b) -> a == 1 ? null : a + b);
                yield loop.merge(first, last, value, (a, b) -> a == 1 ? null : a + b);
              }
              case 7 -> {
                editing.compute(first, last, (range, old) -> old == null ? 9 : null);
                yield loop.compute(first, last, (range, old) -> old == null ? 9 : null);
              }
              case 8 -> {
                editing.replaceAll(first, last, (range, old) -> old + 1);
                yield loop.replaceAll(first, last, (range, old) -> old + 1);
              }
              case 9 -> {
                List<Entry<Integer>> entries =
                    List.of(new Entry<>(first, last, value), new Entry<>(last, last + 5, 3));
                editing.putAll(entries);
                yield loop.putAll(entries);
              }
              case 10 -> {
                Either<NoSpace, Allocation<Integer>> expected =
                    loop.allocateHighest(9, 0, first, value);
                assertThat(editing.allocateHighest(9, 0, first, value))
                    .isEqualTo(expected.map(Allocation::range));
                yield expected.isRight() ? expected.get().tree() : loop;
              }
              default -> {
                Either<NoSpace, Allocation<Integer>> expected =
                    loop.allocateCyclic(3, 5, last, first, value);
                assertThat(editing.allocateCyclic(3, 5, last, first, value))
                    .isEqualTo(expected.map(Allocation::range));
                Either<NoSpace, Allocation<Integer>> lowest =
                    expected.getOrElse(() -> null) == null
                        ? loop.allocateLowest(2, 0, last, value)
                        : expected.get().tree().allocateLowest(2, 0, last, value);
                assertThat(editing.allocateLowest(2, 0, last, value))
                    .isEqualTo(lowest.map(Allocation::range));
                MapleTree<Integer> between = expected.isRight() ? expected.get().tree() : loop;
                yield lowest.isRight() ? lowest.get().tree() : between;
              }
            };
        assertThat(editing.size()).isEqualTo(loop.size());
        assertThat(editing.entryAt(first)).isEqualTo(loop.entryAt(first));
        assertThat(editing.covers(first, last)).isEqualTo(loop.covers(first, last));
        assertThat(editing.intersects(first, last)).isEqualTo(loop.intersects(first, last));
        assertThat(editing.floorEntryOrNull(first)).isEqualTo(loop.floorEntryOrNull(first));
        assertThat(editing.get(last)).isEqualTo(loop.get(last));
      }
      MapleTree<Integer> edited = editing.persistent();
      edited.validate();
      assertThat(edited).as("seed " + seed).isEqualTo(loop);
      before.validate();
    }
  }

  /** A function fails at each of its calls in turn: the transient is as it was before the call. */
  @Test
  void aWriteThatThrowsChangesNothing() {
    Clipping<Integer> clipping = (value, old, part) -> value;
    for (boolean clipped : new boolean[] {false, true}) {
      MapleTree<Integer> source =
          clipped
              ? MapleTree.empty(clipping, Joining.<Integer>ofEqual()).putAll(tree(200))
              : tree(200);
      for (int failing = 1; failing < 60; failing++) {
        int failAt = failing;
        int[] calls = new int[1];
        TransientMapleTree<Integer> editing = source.asTransient().put(4, 100, -1);
        MapleTree<Integer> expected = source.put(4, 100, -1);
        assertThatExceptionOfType(Refused.class)
            .isThrownBy(
                () ->
                    editing.compute(
                        5,
                        900,
                        (range, old) -> {
                          fail(calls, failAt);
                          return old == null ? 1 : null;
                        }));
        assertThatExceptionOfType(Refused.class)
            .isThrownBy(
                () ->
                    editing.merge(
                        5,
                        900,
                        1,
                        (old, now) -> {
                          fail(calls, failAt);
                          return old + now;
                        }));
        assertThatExceptionOfType(Refused.class)
            .isThrownBy(
                () ->
                    editing.replaceAll(
                        5,
                        900,
                        (range, old) -> {
                          fail(calls, failAt);
                          return 7;
                        }));
        MapleTree<Integer> after = editing.persistent();
        after.validate();
        assertThat(after).isEqualTo(expected);
      }
    }
  }

  /** Fails once at the given call, and begins to count again. */
  private static void fail(int[] calls, int failAt) {
    if (++calls[0] == Math.min(failAt, 40)) {
      calls[0] = 0;
      throw new Refused();
    }
  }

  @Test
  void aFunctionMustNotWriteToTheTransientThatCallsIt() {
    TransientMapleTree<Integer> editing = tree(100).asTransient().put(0, 3, 5);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                editing.compute(
                    0,
                    90,
                    (range, old) -> {
                      editing.put(0, 1, 1);
                      return 1;
                    }))
        .withMessageContaining("must not write");
    assertThatIllegalStateException()
        .isThrownBy(() -> editing.forEachRange((first, last, value) -> editing.remove(0, 1)));
    assertThat(editing.put(0, 1, 1).persistent()).isEqualTo(tree(100).put(0, 3, 5).put(0, 1, 1));
  }

  @Test
  void isUnusableOnceFrozenAndFromASecondThread() {
    TransientMapleTree<Integer> editing = tree(10).asTransient();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> CompletableFuture.runAsync(() -> editing.put(0, 0, 1)).join())
        .withCauseInstanceOf(IllegalStateException.class)
        .withMessageContaining("belongs to the thread that made it")
        .withMessageContaining(Thread.currentThread().getName());
    assertThat(editing.persistent()).isEqualTo(tree(10));
    List<Runnable> calls = new ArrayList<>();
    calls.add(() -> editing.put(0, 0, 1));
    calls.add(() -> editing.remove(0, 0));
    calls.add(editing::coalesce);
    calls.add(() -> editing.getOrNull(0));
    calls.add(() -> editing.compute(0, 0, (range, old) -> 1));
    calls.add(() -> editing.putAll(List.of()));
    calls.add(() -> editing.forEachRange((first, last, value) -> {}));
    // a refused argument is the second thing to say
    calls.add(() -> editing.put(1, 0, 1));
    calls.add(() -> editing.put(0, 0, null));
    calls.add(() -> editing.remove(1, 0));
    calls.add(() -> assertThat(editing.insert(1, 0, 1)).isNull());
    calls.add(() -> editing.putCoalescing(0, 0, null));
    calls.add(() -> editing.merge(1, 0, 1, Integer::sum));
    calls.add(() -> editing.compute(1, 0, (range, old) -> 1));
    calls.add(() -> editing.replaceAll(1, 0, (range, old) -> 1));
    calls.add(() -> assertThat(editing.nth(-1)).isNull());
    for (Runnable call : calls) {
      assertThatIllegalStateException()
          .isThrownBy(call::run)
          .withMessageContaining("frozen by persistent()");
    }
  }

  @Test
  void refusesBadArgumentsAndStaysUsable() {
    TransientMapleTree<Integer> editing = tree(3).asTransient();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> editing.merge(-1, 0x10, 1, Integer::sum))
        .withMessageContaining("0xffffffffffffffff");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> editing.putCoalescing(0, 1, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> editing.allocateCyclic(0, 0, 1, 0, 1).isLeft());
    assertThat(editing.put(0, 0, 1).persistent()).isEqualTo(tree(3).put(0, 0, 1));
  }

  /** The source is held until the first change, not longer. */
  @Test
  void keepsNothingOfItsSourceAlive() throws InterruptedException {
    TransientMapleTree<Integer> editing;
    WeakReference<MapleTree<Integer>> source;
    {
      MapleTree<Integer> tree = tree(100);
      source = new WeakReference<>(tree);
      editing = tree.asTransient().put(0, 0, 1);
      tree = null;
    }
    for (int i = 0; i < 50 && source.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(source.get()).isNull();
    assertThat(editing.size()).isEqualTo(101);
  }
}
