package org.mapletree.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The input of the benchmarks is what the report says that it is. */
class WorkloadTest {
  @ParameterizedTest
  @EnumSource
  void ranges_are_disjoint_and_in_order(Layout layout) {
    Entries entries = Workload.of(layout, 1000, 1, true).entries();
    assertThat(entries.size()).isEqualTo(1000);
    for (int at = 0; at < entries.size(); at++) {
      assertThat(Long.compareUnsigned(entries.first(at), entries.last(at))).isNotPositive();
      if (at > 0) {
        assertThat(Long.compareUnsigned(entries.last(at - 1), entries.first(at))).isNegative();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void is_the_same_for_every_library(Layout layout) {
    Workload ours = Workload.of(layout, 1000, 1, true);
    Workload theirs = Workload.of(layout, 1000, 1, false);
    long flip = layout == Layout.WIDE ? Long.MIN_VALUE : 0;
    assertThat(flipped(ours.entries().firsts(), flip)).isEqualTo(theirs.entries().firsts());
    assertThat(flipped(ours.entries().lasts(), flip)).isEqualTo(theirs.entries().lasts());
    assertThat(ours.entries().values()).isEqualTo(theirs.entries().values());
    assertThat(flipped(ours.spare().firsts(), flip)).isEqualTo(theirs.spare().firsts());
    assertThat(flipped(ours.keys(100), flip)).isEqualTo(theirs.keys(100));
    assertThat(flipped(ours.gapKeys(100), flip)).isEqualTo(theirs.gapKeys(100));
    assertThat(flipped(ours.changes(100).firsts(), flip)).isEqualTo(theirs.changes(100).firsts());
  }

  @Test
  void entries_that_stand_apart_are_pages_with_gaps() {
    Workload workload = Workload.of(Layout.APART, 1000, 1, true);
    Entries entries = workload.entries();
    for (int at = 0; at < entries.size(); at++) {
      assertThat(entries.first(at) % 4096).isZero();
      assertThat(entries.last(at) - entries.first(at) + 1).isBetween(4096L, 64 * 4096L);
    }
    assertThat(Arrays.stream(workload.gaps()).min().orElseThrow())
        .isGreaterThanOrEqualTo(136 * 4096L);
    assertThat(entries.last(999)).isLessThan(1L << 47);
  }

  @Test
  void entries_that_touch_leave_one_hole_in_a_hundred() {
    long[] gaps = Workload.of(Layout.TOUCHING, 20_000, 1, true).gaps();
    assertThat(Arrays.stream(gaps).filter(gap -> gap > 0).count()).isBetween(190L, 200L);
  }

  @Test
  void wide_keys_use_all_bits() {
    Entries entries = Workload.of(Layout.WIDE, 1000, 1, true).entries();
    assertThat(entries.first(0)).isBetween(0L, 1L << 58);
    assertThat(entries.first(999)).isNegative();
    assertThat(Arrays.stream(entries.firsts()).filter(key -> key % 2 == 0).count())
        .isBetween(400L, 600L);
  }

  @Test
  void changes_change() {
    Workload workload = Workload.of(Layout.APART, 1000, 1, true);
    Entries changes = workload.changes(1000);
    Entries entries = workload.entries();
    for (int at = 0; at < changes.size(); at++) {
      int place = Arrays.binarySearch(entries.firsts(), changes.first(at));
      assertThat(changes.value(at)).isNotEqualTo(entries.value(place));
    }
  }

  @Test
  void changes_over_and_over_change_in_every_round() {
    Workload workload = Workload.of(Layout.APART, 100_000, 1, true);
    Entries changes = workload.changesOverAndOver(10_000);
    Map<Long, Integer> values = new HashMap<>();
    int same = 0;
    for (int round = 0; round < 3; round++) {
      for (int at = 0; at < changes.size(); at++) {
        Integer value = changes.value(at);
        same += value.equals(values.put(changes.first(at), value)) ? 1 : 0;
      }
    }
    assertThat(same).isLessThan(30); // one in a thousand has its value by chance
  }

  @Test
  void batches_have_no_gap_twice() {
    Workload workload = Workload.of(Layout.APART, 1000, 1, true);
    long[] firsts = workload.batches(50, 100).firsts();
    assertThat(firsts).hasSize(5000);
    for (int from = 0; from < firsts.length; from += 100) {
      assertThat(Arrays.stream(firsts, from, from + 100).distinct().count()).isEqualTo(100);
    }
    // 50 times a hundred of 999 leave each gap out with a chance of 0.9 to the power of 50
    assertThat(Arrays.stream(firsts).distinct().count()).isGreaterThan(980);
    assertThat(workload.spare().firsts()).contains(firsts);
  }

  @Test
  void halves_have_each_entry_once() {
    Workload workload = Workload.of(Layout.APART, 1000, 1, true);
    Entries[] halves = workload.halves();
    assertThat(halves[0].size()).isBetween(400, 600);
    assertThat(halves[0].firsts()).isSorted();
    assertThat(halves[1].firsts()).isSorted();
    assertThat(Arrays.stream(halves[0].and(halves[1]).firsts()).sorted().toArray())
        .isEqualTo(workload.entries().firsts());
  }

  @Test
  void shuffling_keeps_what_is_there() {
    Entries entries = Workload.of(Layout.APART, 1000, 1, true).entries();
    Entries shuffled = entries.shuffled(new SplittableRandom(1));
    assertThat(shuffled.firsts()).isNotEqualTo(entries.firsts());
    assertThat(Arrays.stream(shuffled.firsts()).sorted().toArray()).isEqualTo(entries.firsts());
  }

  private static long[] flipped(long[] keys, long flip) {
    return Arrays.stream(keys).map(key -> key ^ flip).toArray();
  }
}
