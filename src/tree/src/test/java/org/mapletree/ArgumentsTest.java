package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad argument of every method: the exception, and the values in its message. */
class ArgumentsTest {
  /**
   * In unsigned order 2^63 + 16 lies above 16, though as signed numbers it is the other way round.
   */
  private static final long HIGH = Long.MIN_VALUE + 16;

  private static final long LOW = 16;
  private static final String[] BOTH = {"0x8000000000000010", "0x10"};
  private static final MapleTree<String> TREE = MapleTree.of(0x20, 0x2f, "a");
  private static final MapleTree<String> EMPTY = MapleTree.empty();
  private static final NavigableMap<Range, String> PART =
      TREE.asNavigableMap().headMap(Range.of(0x30, 0x3f), false);
  private static final Measure<String, Integer> COUNT =
      Measure.of(0, (range, value) -> 1, Integer::sum);

  static Stream<Arguments> backwardRanges() {
    return Stream.of(
        row("of", () -> drop(MapleTree.of(HIGH, LOW, "a"))),
        row("builder.add", () -> drop(MapleTree.builder().add(HIGH, LOW, "a"))),
        row("covers", () -> drop(TREE.covers(HIGH, LOW))),
        row("intersects", () -> drop(TREE.intersects(HIGH, LOW))),
        row("coverage", () -> drop(TREE.coverage(HIGH, LOW))),
        row("measure", () -> drop(TREE.measure(COUNT, HIGH, LOW))),
        row("put", () -> drop(TREE.put(HIGH, LOW, "b"))),
        row("insert", () -> drop(TREE.insert(HIGH, LOW, "b"))),
        row("remove", () -> drop(TREE.remove(HIGH, LOW))),
        row("putCoalescing", () -> drop(TREE.putCoalescing(HIGH, LOW, "b"))),
        row("merge", () -> drop(TREE.merge(HIGH, LOW, "b", (old, added) -> old))),
        row("compute", () -> drop(TREE.compute(HIGH, LOW, (range, old) -> old))),
        row("replaceAll", () -> drop(TREE.replaceAll(HIGH, LOW, (range, old) -> old))),
        row("gaps", () -> drop(TREE.gaps(HIGH, LOW))),
        row("lowestGap", () -> drop(TREE.lowestGap(1, HIGH, LOW))),
        row("lowestGap, aligned", () -> drop(TREE.lowestGap(1, HIGH, LOW, 2))),
        row("highestGap", () -> drop(TREE.highestGap(1, HIGH, LOW))),
        row("highestGap, aligned", () -> drop(TREE.highestGap(1, HIGH, LOW, 2))),
        row("allocateLowest", () -> drop(TREE.allocateLowest(1, HIGH, LOW, "b"))),
        row("allocateHighest", () -> drop(TREE.allocateHighest(1, HIGH, LOW, "b"))),
        row("allocateCyclic", () -> drop(TREE.allocateCyclic(1, HIGH, LOW, 0, "b"))),
        row("entries", () -> drop(TREE.entries(HIGH, LOW))),
        row("reverseEntries", () -> drop(TREE.reverseEntries(HIGH, LOW))),
        row("forEachRange", () -> TREE.forEachRange(HIGH, LOW, (first, last, value) -> {})),
        row("spliterator", () -> drop(TREE.spliterator(HIGH, LOW))),
        row("stream", () -> drop(TREE.stream(HIGH, LOW))),
        row("slice", () -> drop(TREE.slice(HIGH, LOW))),
        row("transient.put", () -> drop(TREE.asTransient().put(HIGH, LOW, "b"))),
        row("transient.remove", () -> drop(TREE.asTransient().remove(HIGH, LOW))),
        row("transient.insert", () -> drop(TREE.asTransient().insert(HIGH, LOW, "b"))),
        row(
            "transient.putCoalescing",
            () -> drop(TREE.asTransient().putCoalescing(HIGH, LOW, "b"))),
        row(
            "transient.merge",
            () -> drop(TREE.asTransient().merge(HIGH, LOW, "b", String::concat))),
        row(
            "transient.compute",
            () -> drop(TREE.asTransient().compute(HIGH, LOW, (r, old) -> old))),
        row("transient.covers", () -> drop(TREE.asTransient().covers(HIGH, LOW))),
        row("transient.intersects", () -> drop(TREE.asTransient().intersects(HIGH, LOW))),
        row(
            "transient.allocateLowest",
            () -> drop(TREE.asTransient().allocateLowest(1, HIGH, LOW, "b"))),
        row("Range", () -> drop(new Range(HIGH, LOW))),
        row("Range.of", () -> drop(Range.of(HIGH, LOW))),
        row("Range.until", () -> drop(Range.until(HIGH, LOW))),
        row("Entry", () -> drop(new Entry<>(HIGH, LOW, "a"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backwardRanges")
  void backwardRangeNamesBothEnds(String method, ThrowingCallable call) {
    assertThatThrownBy(call)
        .as(method)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(BOTH);
  }

  static Stream<Arguments> noPlace() {
    return Stream.of(
        row("lowestGap", () -> drop(TREE.lowestGap(0, 0, 0xff)), "size is 0x0"),
        row("highestGap", () -> drop(TREE.highestGap(0, 0, 0xff)), "size is 0x0"),
        row("lowestGap, aligned", () -> drop(TREE.lowestGap(0x12, 0, 0xff, 0)), "alignment is 0x0"),
        row(
            "highestGap, aligned",
            () -> drop(TREE.highestGap(0x12, 0, 0xff, 0)),
            "alignment is 0x0"),
        row("lowestGap, size", () -> drop(TREE.lowestGap(0, 0, 0xff, 0x12)), "size is 0x0"),
        row("lowestGap, range", () -> drop(TREE.lowestGap(0, Range.ALL)), "0x0"),
        row("allocateLowest", () -> drop(TREE.allocateLowest(0, 0, 0xff, "b")), "0x0"),
        row("allocateHighest", () -> drop(TREE.allocateHighest(0, 0, 0xff, "b")), "0x0"),
        row("allocateCyclic", () -> drop(TREE.allocateCyclic(0, 0, 0xff, 0, "b")), "0x0"),
        row("Range.ofLength, 0", () -> drop(Range.ofLength(0x12, 0)), "0x0", "0x12"),
        row(
            "Range.ofLength, too long",
            () -> drop(Range.ofLength(-2L, 3)),
            "0x3",
            "0xfffffffffffffffe"),
        row("Range.until, empty", () -> drop(Range.until(0x12, 0x12)), "0x12"),
        row("Range.parse, no hyphen", () -> drop(Range.parse("0x12")), "0x12"),
        row("Range.parse, no digits", () -> drop(Range.parse("0x-0x1")), "0x-0x1"),
        row("Range.parse, sign", () -> drop(Range.parse("0x+1-0x1")), "0x+1-0x1"),
        row(
            "Range.parse, Arabic digits",
            () -> drop(Range.parse("0x\u0661-0x\u0662")),
            "0x\u0661-0x\u0662"),
        row("Range.parse, wide digits", () -> drop(Range.parse("0x1-0x\uff12")), "0x1-0x\uff12"),
        row("Range.parse, decimal", () -> drop(Range.parse("1-2")), "1-2"),
        row("Range.parse, three", () -> drop(Range.parse("0x1-0x2-0x3")), "0x1-0x2-0x3"),
        row(
            "Range.parse, too long",
            () -> drop(Range.parse("0x0-0x10000000000000000")),
            "0x10000000000000000"),
        row("Range.parse, backward", () -> drop(Range.parse("0x13-0x12")), "0x13", "0x12"),
        row(
            "ofEntries, overlap",
            () ->
                drop(MapleTree.ofEntries(List.of(new Entry<>(1, 3, "x"), new Entry<>(3, 4, "y")))),
            "0x1-0x3=x",
            "0x3-0x4=y"),
        row(
            "concat, overlap",
            () -> drop(TREE.concat(MapleTree.of(0x2f, 0x30, "b"))),
            "0x20-0x2f",
            "0x2f-0x30"),
        row(
            "concat, order",
            () -> drop(TREE.concat(MapleTree.of(0, 0x1f, "b"))),
            "0x20-0x2f",
            "0x0-0x1f"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noPlace")
  void illegalArgumentIsNamed(String method, ThrowingCallable call, String[] texts) {
    assertThatThrownBy(call)
        .as(method)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(texts);
  }

  static Stream<Arguments> indexes() {
    return Stream.of(
        row("nth, negative", () -> drop(TREE.nth(-1)), "-1", "1"),
        row("nth, size", () -> drop(TREE.nth(1)), "1"),
        row("nth, empty", () -> drop(EMPTY.nth(0)), "0"),
        row("transient.nth", () -> drop(TREE.asTransient().nth(1)), "1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("indexes")
  void indexOutOfBounds(String method, ThrowingCallable call, String[] texts) {
    assertThatThrownBy(call)
        .as(method)
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContainingAll(texts);
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        row("of", () -> drop(MapleTree.of(0, 1, null)), "value"),
        row("put", () -> drop(TREE.put(0, 1, null)), "remove"),
        row("put of a range", () -> drop(TREE.put(Range.of(0, 1), null)), "remove"),
        row("insert", () -> drop(TREE.insert(0, 1, null)), "value"),
        row("putCoalescing", () -> drop(TREE.putCoalescing(0, 1, null)), "remove"),
        row("merge", () -> drop(TREE.merge(0, 1, null, (old, added) -> old)), "value"),
        row("allocateLowest", () -> drop(TREE.allocateLowest(1, 0, 1, null)), "value"),
        row("allocateHighest", () -> drop(TREE.allocateHighest(1, 0, 1, null)), "value"),
        row("allocateCyclic", () -> drop(TREE.allocateCyclic(1, 0, 1, 0, null)), "value"),
        row("transient.put", () -> drop(TREE.asTransient().put(0, 1, null)), "remove"),
        row("builder.add", () -> drop(MapleTree.builder().add(0, 1, null)), "value"),
        row("Entry", () -> drop(new Entry<>(0, 1, null)), "value"),
        row("empty, clipping", () -> drop(MapleTree.empty(null, Joining.ofEqual())), "clipping"),
        row("empty, joining", () -> drop(MapleTree.empty(Clipping.none(), null)), "joining"),
        row(
            "builder, clipping",
            () -> drop(MapleTree.builder(null, Joining.ofEqual())),
            "clipping"),
        row("builder, joining", () -> drop(MapleTree.builder(Clipping.none(), null)), "joining"),
        row("headMap", () -> drop(PART.headMap(null, true)), "key"),
        row("tailMap", () -> drop(PART.descendingMap().tailMap(null)), "key"),
        row("subMap, from", () -> drop(PART.subMap(null, Range.of(0x20, 0x2f))), "key"),
        row("subMap, to", () -> drop(PART.subMap(Range.of(0x20, 0x2f), null)), "key"),
        row("headSet", () -> drop(PART.navigableKeySet().headSet(null)), "key"),
        row("mapValues", () -> drop(TREE.mapValues(value -> null)), "0x20-0x2f"),
        row("replaceAll", () -> drop(TREE.replaceAll(0, 0x22, (range, old) -> null)), "0x20-0x22"),
        row("union", () -> drop(TREE.union(TREE, (one, other) -> null)), "union", "0x20-0x2f"),
        row(
            "unionIdempotent",
            () -> drop(TREE.unionIdempotent(MapleTree.of(0, 0x21, "b"), (one, other) -> null)),
            "union",
            "0x20-0x21: a and b"),
        row(
            "intersection",
            () -> drop(TREE.intersection(TREE, (one, other) -> null)),
            "intersection",
            "0x20-0x2f: a and a"),
        row(
            "mapValues, clipping",
            () -> drop(TREE.mapValues(value -> value, null, Joining.ofEqual())),
            "clipping"),
        row(
            "Clipping",
            () ->
                drop(
                    MapleTree.empty((value, old, part) -> null, Joining.ofEqual())
                        .put(0, 9, "a")
                        .remove(0, 4)),
            "0x5-0x9"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nulls")
  void nullIsRefused(String method, ThrowingCallable call, String[] texts) {
    assertThatThrownBy(call)
        .as(method)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContainingAll(texts);
  }

  /** What must not throw: windows in which nothing fits, and both ends of the key line. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1})
  void everyKeyIsLegal(long key) {
    MapleTree<String> tree = MapleTree.of(key, key, "x");
    assertThat(tree.slice(key, key)).isSameAs(tree);
    assertThat(tree.split(key).from()).isEqualTo(tree);
    assertThat(tree.lowestGap(2, key, key).isEmpty()).isTrue();
    assertThat(tree.lowestGap(-1L, key, key, -1L).isEmpty()).isTrue();
    assertThat(tree.allocateHighest(-1L, key, key, "y").getLeft().largestGap()).isZero();
    assertThat(tree.gapAt(key).isEmpty()).isTrue();
    assertThat(tree.rank(key)).isZero();
  }

  private static Arguments row(String method, ThrowingCallable call, String... texts) {
    return Arguments.of(method, call, texts);
  }

  private static void drop(Object unused) {
    assertThat(unused).as("nothing was thrown").isNull();
  }
}
