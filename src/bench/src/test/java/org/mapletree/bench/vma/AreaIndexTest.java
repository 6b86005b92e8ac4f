package org.mapletree.bench.vma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contenders answer alike, on recordings and on random ranges. */
class AreaIndexTest {

  @ParameterizedTest
  @ValueSource(strings = {"gitlog", "gitgc", "make"})
  void recordedOperations_areAnsweredAlike(String recording) throws IOException {
    for (List<IndexOperations.Operation> operations : IndexOperations.of(recording)) {
      AreaIndex maple = AreaIndex.of("maple");
      AreaIndex redBlack = AreaIndex.of("red-black");
      AreaIndex skipList = AreaIndex.of("skip-list");
      for (IndexOperations.Operation operation : operations) {
        long answer = operation.on(maple);
        assertThat(operation.on(redBlack)).as("%s", operation).isEqualTo(answer);
        assertThat(operation.on(skipList)).as("%s", operation).isEqualTo(answer);
      }
    }
  }

  @Test
  void randomOperations_areAnsweredAlike() {
    Random random = new Random(1);
    List<AreaIndex> all =
        List.of(AreaIndex.of("maple"), AreaIndex.of("red-black"), AreaIndex.of("skip-list"));
    TreeMap<Long, Long> areas = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      long first = 0x10000 + random.nextInt(2000) * 16L;
      long last = first + 15 - random.nextInt(2) * 8L;
      boolean adds = random.nextInt(i / 1000 % 2 == 0 ? 4 : 2) != 0;
      if (adds && !areas.containsKey(first)) {
        areas.put(first, last);
        all.forEach(index -> index.add(first, last));
      } else if (!adds && areas.containsKey(first)) {
        long end = areas.remove(first);
        all.forEach(index -> index.remove(first, end));
      }
      long address = 0x10000L + random.nextInt(33_000);
      long length = 8L * (1 + random.nextInt(8));
      List<Long> answers = new ArrayList<>();
      for (AreaIndex index : all) {
        answers.add(index.find(address) ^ index.highestGap(length, 0x10000 + 32_000L));
      }
      assertThat(answers).containsOnly(answers.get(0));
    }
  }
}
