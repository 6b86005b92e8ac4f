package org.mapletree.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mapletree.bench.workload.Cuts;
import org.mapletree.bench.workload.Entries;
import org.mapletree.bench.workload.Layout;
import org.mapletree.bench.workload.Workload;

/** Every library gives the model's answers to every operation that is measured. */
class PeerTest {
  private static final int SIZE = 1000;

  private Library library = Library.MAPLE_TREE;
  private Peer peer = library.peer();
  private Workload workload = Workload.of(Layout.APART, SIZE, 1, true);
  private Model model = new Model(true);

  @TestFactory
  Stream<DynamicTest> every_operation_of_every_library() {
    return Stream.of(Library.values()).flatMap(PeerTest::checks);
  }

  /** Only ours cares whether entries touch, and how they came in. */
  private static Stream<DynamicTest> checks(Library of) {
    Stream<Layout> layouts =
        of == Library.MAPLE_TREE
            ? Stream.of(Layout.values())
            : Stream.of(Layout.APART, Layout.WIDE);
    return layouts.map(
        layout ->
            DynamicTest.dynamicTest(of + " " + layout, () -> new PeerTest().checkAll(of, layout)));
  }

  private void checkAll(Library of, Layout layout) {
    library = of;
    for (Operation operation : of.operations()) {
      peer = of.peer();
      workload = Workload.of(layout, SIZE, 3, peer.unsigned());
      model = new Model(peer.unsigned(), workload.entries());
      peer.restore(
          layout == Layout.GROWN && of.operations().contains(Operation.LOAD)
              ? peer.load(workload.entries().shuffled(new SplittableRandom(5)))
              : peer.build(workload.entries()));
      check(operation);
      if (operation != Operation.BUILD && of != Library.EYTZINGER) {
        assertThat(peer.scan()).as("content after %s", operation).isEqualTo(model.sum());
      }
    }
  }

  private void check(Operation operation) {
    switch (operation) {
      case GET -> checkGets(peer.exactKeysOnly() ? workload.firsts(200) : workload.keys(200));
      case GET_DEPENDENT, MISS -> checkGets(workload.gapKeys(200));
      case FLOOR -> checkKeys(workload.gapKeys(200), peer::floor, model.ranges::floorKey);
      case CEILING -> checkKeys(workload.gapKeys(200), peer::ceiling, model.ranges::ceilingKey);
      case LOWER -> checkKeys(workload.innerFirsts(200), peer::lower, model.ranges::lowerKey);
      case HIGHER -> checkKeys(workload.innerFirsts(200), peer::higher, model.ranges::higherKey);
      case RANGE_100 -> {
        Entries stretches = workload.stretches(20, 100);
        for (int at = 0; at < stretches.size(); at++) {
          long first = stretches.first(at);
          long last = stretches.last(at);
          assertThat(peer.range(first, last)).isEqualTo(model.sum(first, last));
        }
      }
      case SCAN, BYTES -> assertThat(peer.scan()).isEqualTo(model.sum());
      case BUILD, LOAD -> checkBuilt(operation);
      case OVERWRITE -> checkOverwrites(workload.changes(300));
      case BULK_1000 -> checkBulk(workload.changes(300));
      case INSERT, REMOVE -> checkInsertsAndRemovals(workload.spare().between(0, 100));
      case SPAN -> checkSpans(workload.cuts(50, 10));
      case SLICE, SPLIT, CONCAT -> checkCuts();
      case GAP -> checkGaps();
      case COVERAGE -> checkCoverage();
      case SNAPSHOT -> checkSnapshot();
      case DIFF, UNION -> checkNear();
      case DIFF_UNRELATED, UNION_UNRELATED -> checkFar();
    }
  }

  private void checkGets(long[] keys) {
    assertThat(Arrays.stream(keys).mapToObj(peer::get))
        .containsExactlyElementsOf(Arrays.stream(keys).mapToObj(model::get).toList());
  }

  private static void checkKeys(
      long[] keys, LongUnaryOperator actual, UnaryOperator<Long> expected) {
    assertThat(Arrays.stream(keys).map(actual).toArray())
        .isEqualTo(Arrays.stream(keys).map(expected::apply).toArray());
  }

  private void checkBuilt(Operation operation) {
    SplittableRandom random = new SplittableRandom(9);
    Entries entries = workload.entries();
    peer.restore(
        operation == Operation.BUILD ? peer.build(entries) : peer.load(entries.shuffled(random)));
    checkGets(peer.exactKeysOnly() ? workload.firsts(200) : workload.keys(200));
  }

  private void checkOverwrites(Entries changes) {
    for (int at = 0; at < changes.size(); at++) {
      peer.put(changes.first(at), changes.last(at), changes.value(at));
    }
    model.putAll(changes);
    checkGets(changes.firsts());
  }

  private void checkBulk(Entries changes) {
    Object before = peer.version();
    long sum = model.sum();
    peer.change(changes);
    model.putAll(changes);
    checkGets(changes.firsts());
    checkVersion(before, sum);
  }

  private void checkInsertsAndRemovals(Entries batch) {
    checkGets(batch.firsts()); // all in gaps
    for (int at = 0; at < batch.size(); at++) {
      peer.put(batch.first(at), batch.last(at), batch.value(at));
    }
    model.putAll(batch);
    checkGets(batch.firsts());
    assertThat(peer.scan()).isEqualTo(model.sum());
    for (int at = 0; at < batch.size(); at++) {
      peer.remove(batch.first(at), batch.last(at));
    }
    model.removeAll(batch);
    checkGets(batch.firsts());
  }

  private void checkSpans(Cuts cuts) {
    Entries ranges = cuts.ranges();
    for (int at = 0; at < ranges.size(); at++) {
      peer.span(ranges.first(at), ranges.last(at), ranges.value(at));
    }
    model.removeAll(cuts.met());
    model.putAll(cuts.heads());
    model.putAll(ranges);
    model.putAll(cuts.tails());
    assertThat(peer.scan()).isEqualTo(model.sum());
    // and back, as the benchmark does between two batches
    for (Entries pieces : new Entries[] {cuts.heads(), ranges, cuts.tails()}) {
      for (int at = 0; at < pieces.size(); at++) {
        peer.remove(pieces.first(at), pieces.last(at));
      }
      model.removeAll(pieces);
    }
    checkOverwrites(cuts.met());
    assertThat(model.sum()).isEqualTo(new Model(peer.unsigned(), workload.entries()).sum());
  }

  private void checkCuts() {
    Entries tenths = workload.stretches(5, SIZE / 10);
    Object whole = peer.version();
    for (int at = 0; at < tenths.size(); at++) {
      long first = tenths.first(at);
      long last = tenths.last(at);
      checkVersion(peer.slice(first, last), model.sum(first, last));
      if (library.operations().contains(Operation.SPLIT)) {
        peer.restore(whole);
        Object[] halves = peer.split(first);
        checkVersion(halves[0], model.sum() - model.sum(first, model.ranges.lastKey()));
        checkVersion(halves[1], model.sum(first, model.ranges.lastKey()));
        checkVersion(peer.concat(halves[0], halves[1]), model.sum());
      }
      peer.restore(whole);
    }
  }

  private void checkGaps() {
    long[] gaps = workload.gaps();
    Arrays.sort(gaps);
    long size = gaps[gaps.length - 10];
    assumeThat(size).isPositive();
    checkKeys(
        workload.entries().between(0, SIZE / 2).firsts(),
        from -> peer.gap(size, from),
        from -> model.gap(size, from));
  }

  private void checkCoverage() {
    Entries tenths = workload.stretches(20, SIZE / 10);
    for (int at = 0; at < tenths.size(); at++) {
      assertThat(peer.coverage(tenths.first(at), tenths.last(at)))
          .isEqualTo(model.coverage(tenths.first(at), tenths.last(at)));
    }
  }

  private void checkSnapshot() {
    Object snapshot = peer.version();
    long sum = model.sum();
    checkOverwrites(workload.changes(50));
    checkVersion(snapshot, sum);
  }

  private void checkNear() {
    Model older = new Model(peer.unsigned(), workload.entries());
    Object before = peer.version();
    checkOverwrites(workload.changes(100));
    Object after = peer.version();
    assertThat(peer.diff(before, after)).isEqualTo(older.diff(model));
    assertThat(peer.diff(after, after)).isZero();
    checkVersion(peer.union(before, after), model.sum());
    checkVersion(before, older.sum());
  }

  private void checkFar() {
    Entries[] halves = workload.halves();
    Object one = peer.build(halves[0]);
    Object other = peer.build(halves[1]);
    assertThat(peer.diff(one, other)).isEqualTo(SIZE);
    checkVersion(peer.union(one, other), model.sum());
  }

  /** What a version holds; afterwards the map is what it was. */
  private void checkVersion(Object version, long sum) {
    Object now = peer.version();
    peer.restore(Objects.requireNonNull(version));
    assertThat(peer.scan()).isEqualTo(sum);
    peer.restore(now);
  }
}
