package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Iterator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapletree.rcu.RcuTree;

/** A method that takes a {@link Range} is the one that takes its two ends. */
class RangeOverloadsTest {
  private static final Range RANGE = Range.of(12, 40);
  private static final Measure<String, String> TEXT =
      Measure.of("", (range, value) -> range + value, String::concat);

  /** What a consumer of entries was handed. */
  private final List<Object> handed = new ArrayList<>();

  private static MapleTree<String> tree() {
    return MapleTree.of(5, 15, "a").put(30, 60, "b").put(61, 90, "c");
  }

  static Stream<Arguments> overloads() {
    return Stream.of(
            overloads(MapleTree.class, RangeOverloadsTest::tree),
            overloads(TransientMapleTree.class, () -> tree().asTransient()),
            overloads(MapleSet.class, () -> tree().keySet()),
            overloads(OverlapMap.class, () -> OverlapMap.of(tree())),
            overloads(RcuTree.class, () -> RcuTree.of(tree())))
        .flatMap(methods -> methods);
  }

  private static Stream<Arguments> overloads(Class<?> type, Supplier<?> receiver) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Range.class))
        .map(
            method ->
                Arguments.of(
                    Named.of(type.getSimpleName() + "." + method.getName(), method), receiver));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overloads")
  void takesTheTwoEnds(Method overload, Supplier<?> receivers) throws Exception {
    Object receiver = receivers.get();
    Object other = receivers.get();

    Object byRange = plain(overload.invoke(receiver, arguments(overload.getParameterTypes())));
    handed.clear();
    Method twin = twin(overload);
    Object byEnds = plain(twin.invoke(other, arguments(twin.getParameterTypes())));

    assertThat(byRange).isEqualTo(byEnds);
    assertThat(plain(receiver)).isEqualTo(plain(other));
  }

  private static Method twin(Method overload) throws NoSuchMethodException {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type : overload.getParameterTypes()) {
      types.addAll(type == Range.class ? List.of(long.class, long.class) : List.of(type));
    }
    return overload
        .getDeclaringClass()
        .getMethod(overload.getName(), types.toArray(new Class<?>[0]));
  }

  /**
   * The ends of the range where two numbers follow one another at its place, else a small number.
   */
  private Object[] arguments(Class<?>[] types) {
    List<Object> arguments = new ArrayList<>();
    long longs = Arrays.stream(types).filter(type -> type == long.class).count();
    boolean ends = !Arrays.asList(types).contains(Range.class);
    long before = ends && longs > 2 ? 1 : 0;
    long seen = 0;
    for (Class<?> type : types) {
      if (type == Range.class) {
        arguments.add(RANGE);
      } else if (type != long.class) {
        arguments.add(argument(type));
      } else if (ends && seen >= before && seen < before + 2) {
        arguments.add(seen++ == before ? RANGE.first() : RANGE.last());
      } else {
        arguments.add(3L);
        seen++;
      }
    }
    return arguments.toArray();
  }

  private Object argument(Class<?> type) {
    if (type == BiFunction.class) {
      return (BiFunction<Object, Object, Object>) (left, right) -> left + " and " + right;
    }
    if (type == RangeConsumer.class) {
      return (RangeConsumer<Object>)
          (first, last, value) -> handed.add(new Entry<>(first, last, value));
    }
    return type == Measure.class ? TEXT : "b";
  }

  /** What can be compared. */
  private Object plain(Object result) {
    if (result == null) {
      return List.copyOf(handed);
    }
    if (result instanceof Spliterator<?> entries) {
      return StreamSupport.stream(entries, false).toList();
    }
    if (result instanceof Stream<?> entries) {
      return entries.toList();
    }
    if (result instanceof TransientMapleTree<?> edits) {
      List<Object> entries = new ArrayList<>();
      edits.forEachRange((first, last, value) -> entries.add(new Entry<>(first, last, value)));
      return entries;
    }
    if (result instanceof RcuTree<?> cell) {
      return cell.get();
    }
    return result instanceof Iterator<?> iterator ? iterator.toJavaList() : result;
  }
}
