package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;
import org.mapletree.examples.GenomicDepth.Read;

/** Depths are those of a difference array. */
class GenomicDepthTest {
  private static final int POSITIONS = 50_000;

  @Test
  void depths_areThoseOfADifferenceArray() {
    Random random = new Random(1);
    List<Read> reads = new ArrayList<>();
    int[] difference = new int[POSITIONS + 1];
    for (int i = 0; i < 5_000; i++) {
      int start = random.nextInt(POSITIONS - 150);
      int end = start + 99 + random.nextInt(50);
      reads.add(new Read(start, end));
      difference[start]++;
      difference[end + 1]--;
    }
    int[] depths = difference;
    Arrays.parallelPrefix(depths, Integer::sum);
    GenomicDepth sample = GenomicDepth.of(reads, List.of());

    for (int position = 0; position < POSITIONS; position++) {
      if (sample.depth(position) != depths[position]) {
        assertThat(sample.depth(position)).as("at " + position).isEqualTo(depths[position]);
      }
    }
    for (int i = 0; i < 500; i++) {
      int first = random.nextInt(POSITIONS);
      int last = first + random.nextInt(Math.min(2_000, POSITIONS - first));
      int[] window = Arrays.copyOfRange(depths, first, last + 1);
      assertThat(sample.deepest(first, last)).isEqualTo(Arrays.stream(window).max().orElseThrow());
      assertThat(sample.covered(first, last))
          .isEqualTo(Arrays.stream(window).filter(depth -> depth > 0).count());
    }
  }

  @Test
  void genes_overlap() {
    GenomicDepth sample =
        GenomicDepth.of(
            List.of(new Read(100, 249), new Read(200, 349), new Read(220, 369)),
            List.of(new Entry<>(150, 299, "ALPHA"), new Entry<>(280, 400, "BETA")));

    assertThat(sample.depth(230)).isEqualTo(3);
    assertThat(sample.deepest(300, 1_000)).isEqualTo(2);
    assertThat(sample.deepest(400, 1_000)).isZero();
    assertThat(sample.genes().at(285)).containsExactly("ALPHA", "BETA");
    assertThat(sample.genesWithin(0, 279)).containsExactly("ALPHA");
    assertThat(sample.genes().maxDepth(0, 1_000)).isEqualTo(2);
  }
}
