package org.mapletree;

import static com.google.common.collect.testing.features.CollectionFeature.ALLOWS_NULL_QUERIES;
import static com.google.common.collect.testing.features.CollectionFeature.KNOWN_ORDER;
import static com.google.common.collect.testing.features.MapFeature.ALLOWS_ANY_NULL_QUERIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.testing.NavigableMapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.SpliteratorTester;
import com.google.common.collect.testing.TestSortedMapGenerator;
import com.google.common.collect.testing.features.CollectionSize;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Guava's suites for maps and spliterators, on our views. */
class ConformanceTest {
  @TestFactory
  DynamicNode asNavigableMap() {
    return node(
        NavigableMapTestSuiteBuilder.using(new Views())
            .named("asNavigableMap")
            .withFeatures(
                CollectionSize.ANY, KNOWN_ORDER, ALLOWS_NULL_QUERIES, ALLOWS_ANY_NULL_QUERIES)
            .createTestSuite());
  }

  @Test
  void spliterators() {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int i = 0; i < 100; i++) {
      builder.add(16L * i, 16L * i + 7, i);
    }
    MapleTree<Integer> tree = builder.build();
    List<Entry<Integer>> all = tree.toVector().asJava();
    SpliteratorTester.of(tree::spliterator).expect(all).inOrder();
    SpliteratorTester.of(() -> tree.spliterator(0x20, 0x300))
        .expect(all.subList(2, 0x30 + 1))
        .inOrder();
  }

  /** JUnit 3 tests, which the suites are made of, for JUnit 5. */
  private static DynamicNode node(junit.framework.Test test) {
    if (test instanceof TestSuite suite) {
      return DynamicContainer.dynamicContainer(
          suite.getName(),
          Stream.iterate(0, i -> i < suite.testCount(), i -> i + 1)
              .map(i -> node(suite.testAt(i))));
    }
    return DynamicTest.dynamicTest(
        test.toString(),
        () -> {
          TestResult result = new TestResult();
          test.run(result);
          for (TestFailure failure : Collections.list(result.failures())) {
            throw failure.thrownException();
          }
          for (TestFailure error : Collections.list(result.errors())) {
            throw error.thrownException();
          }
          assertThat(result.runCount()).isOne();
        });
  }

  /** Makes views of trees; samples touch, so that ranges meet at their borders. */
  private static final class Views implements TestSortedMapGenerator<Range, String> {
    @Override
    public SampleElements<Map.Entry<Range, String>> samples() {
      return new SampleElements<>(
          sample(0x10, "January"),
          sample(0x20, "February"),
          sample(0x30, "March"),
          sample(0x40, "April"),
          sample(0x50, "May"));
    }

    private static Map.Entry<Range, String> sample(long first, String value) {
      return Map.entry(Range.ofLength(first, 0x10), value);
    }

    @Override
    public SortedMap<Range, String> create(Object... elements) {
      MapleTree<String> tree = MapleTree.empty();
      for (Object element : elements) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
        tree = tree.put((Range) entry.getKey(), (String) entry.getValue());
      }
      return tree.asNavigableMap();
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // a generic array
    public Map.Entry<Range, String>[] createArray(int length) {
      return new Map.Entry[length];
    }

    @Override
    public Range[] createKeyArray(int length) {
      return new Range[length];
    }

    @Override
    public String[] createValueArray(int length) {
      return new String[length];
    }

    @Override
    public Iterable<Map.Entry<Range, String>> order(List<Map.Entry<Range, String>> insertionOrder) {
      insertionOrder.sort(Map.Entry.comparingByKey());
      return insertionOrder;
    }

    @Override
    public Map.Entry<Range, String> belowSamplesLesser() {
      return Map.entry(Range.of(0, 0), "far below");
    }

    @Override
    public Map.Entry<Range, String> belowSamplesGreater() {
      return Map.entry(Range.of(2, 5), "below");
    }

    @Override
    public Map.Entry<Range, String> aboveSamplesLesser() {
      return Map.entry(Range.of(Long.MIN_VALUE, -5), "above");
    }

    @Override
    public Map.Entry<Range, String> aboveSamplesGreater() {
      return Map.entry(Range.of(-2, -1), "far above");
    }
  }
}
