package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.rcu.RejectedValueException;

/** Every hash has exactly one owner, after any moves, for every reader. */
class TokenRingTest {
  private static Range someRange(Random random) {
    long a = random.nextLong();
    long b = random.nextLong();
    return Long.compareUnsigned(a, b) <= 0 ? Range.of(a, b) : Range.of(b, a);
  }

  @Test
  void anyMoves_leaveNoHole() {
    Random random = new Random(1);
    TokenRing ring = new TokenRing("n0");
    for (int i = 1; i <= 2_000; i++) {
      Range range = someRange(random);
      ring.move(range, "n" + i % 7);
      assertThat(ring.snapshot().covers(0, -1)).isTrue();
      assertThat(ring.owner(range.first())).isEqualTo("n" + i % 7);
      assertThat(ring.owner(range.last())).isEqualTo("n" + i % 7);
    }
  }

  @Test
  void aHole_isNeverPublished() {
    TokenRing ring = new TokenRing("n0");

    assertThatExceptionOfType(RejectedValueException.class)
        .isThrownBy(() -> ring.drop(Range.of(10, 19)));
    assertThat(ring.owner(10)).isEqualTo("n0");
  }

  @Test
  void readersBesideAWriter_seeNoHole() {
    TokenRing ring = new TokenRing("n0");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<CompletableFuture<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Random random = new Random(i);
        readers.add(CompletableFuture.supplyAsync(() -> orphans(ring, done, random), threads));
      }
      Random random = new Random(7);
      for (int i = 0; i < 3_000; i++) {
        ring.move(someRange(random), "n" + i % 5);
      }
      done.set(true);
      assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isZero());
    } finally {
      done.set(true);
      threads.shutdown();
    }
  }

  /** How many lookups found no owner. */
  private static long orphans(TokenRing ring, AtomicBoolean done, Random random) {
    long orphans = 0;
    do {
      orphans += ring.owner(random.nextLong()) == null ? 1 : 0;
    } while (!done.get());
    return orphans;
  }

  @Test
  void whoeverAppliesTheChanges_hasTheRing() {
    TokenRing ring = new TokenRing("n0");
    AtomicReference<MapleTree<String>> copy = new AtomicReference<>();
    copy.set(
        ring.onMove(
            change -> {
              assertThat(change.before()).isNotNull();
              copy.updateAndGet(
                  tree ->
                      tree.putCoalescing(
                          change.range().first(), change.range().last(), change.after()));
            },
            Runnable::run));
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      ring.move(someRange(random), "n" + i % 5);
      assertThat(copy.get()).isEqualTo(ring.snapshot());
    }
  }
}
