package org.mapletree.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Every job that can be asked for names a benchmark that exists, and libraries that can do it. */
class SuiteTest {
  private static final List<Integer> SIZES = List.of(1_000, 100_000);

  private static List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      jobs.addAll(Suite.operations(Suite.COMPARED, List.of(Operation.values()), SIZES, layout));
    }
    jobs.addAll(Suite.layouts(SIZES));
    jobs.addAll(Suite.fanouts(SIZES));
    jobs.addAll(Suite.growth(SIZES));
    jobs.addAll(Suite.lookupClaim(SIZES));
    jobs.addAll(Suite.writeClaim(SIZES));
    jobs.addAll(Suite.bulkClaim(SIZES));
    jobs.addAll(Suite.sharedReads(SIZES));
    return jobs;
  }

  private static Class<?> benchmarks(Job job) {
    try {
      return Class.forName("org.mapletree.bench." + job.benchmark().split("[.]", -1)[0]);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void every_job_is_a_benchmark() {
    for (Job job : jobs()) {
      String[] names = job.benchmark().split("[.]", -1);
      Class<?> benchmarks = benchmarks(job);
      assertThat(
              Arrays.stream(benchmarks.getMethods())
                  .filter(method -> method.isAnnotationPresent(Benchmark.class))
                  .map(method -> method.getName()))
          .as(job.toString())
          .contains(names[1]);
    }
  }

  /** JMH calls a method once for each annotated declaration, whichever overrides which. */
  @Test
  void no_setup_runs_twice() {
    jobs().stream()
        .map(SuiteTest::benchmarks)
        .distinct()
        .flatMap(benchmarks -> Arrays.stream(benchmarks.getDeclaredClasses()))
        .forEach(state -> assertThat(fixtures(state)).as(state.toString()).doesNotHaveDuplicates());
  }

  private static List<String> fixtures(Class<?> state) {
    List<String> fixtures = new ArrayList<>();
    for (Class<?> type = state; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Setup.class) || method.isAnnotationPresent(TearDown.class)) {
          fixtures.add(method.getName());
        }
      }
    }
    return fixtures;
  }

  @Test
  void every_operation_has_a_job_of_all_libraries_that_can_do_it() {
    for (Operation operation : Operation.values()) {
      List<Job> jobs =
          Suite.operations(Suite.COMPARED, List.of(operation), List.of(1_000), Layout.APART);
      assertThat(jobs).hasSize(1);
      assertThat(jobs.get(0).parameters().get("library"))
          .contains("MapleTree")
          .allMatch(name -> Library.of(name).operations().contains(operation));
    }
  }

  @Test
  void a_job_counts_its_combinations() {
    assertThat(Suite.sharedReads(SIZES).get(0).combinations()).isEqualTo(5 * 3 * 2);
  }

  @Test
  void names_are_unique() {
    assertThat(Operation.values()).extracting(Operation::title).doesNotHaveDuplicates();
    assertThat(Library.values()).extracting(Library::toString).doesNotHaveDuplicates();
  }
}
