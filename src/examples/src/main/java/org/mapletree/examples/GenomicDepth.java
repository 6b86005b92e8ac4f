package org.mapletree.examples;

import java.util.List;
import java.util.Set;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Measure;
import org.mapletree.OverlapMap;

/**
 * Reads of a genome that overlap: how many lie over each position, how deep they are piled in any
 * window, and which genes are there. Genes nest little; n intervals that all nest would cost n²/2
 * set entries, and then an interval tree is better.
 *
 * @param depths how many reads lie over a position, where any do
 * @param genes the genes by position
 */
public record GenomicDepth(MapleTree<Integer> depths, OverlapMap<String> genes) {
  private static final Measure<Integer, Integer> DEEPEST =
      Measure.of(0, (range, depth) -> depth, Math::max);

  /**
   * A read, aligned to the genome.
   *
   * @param start its first position
   * @param end its last position, inclusive
   */
  public record Read(long start, long end) {}

  /**
   * Piles up reads.
   *
   * @param reads the reads, in any order
   * @param genes the genes with their positions
   * @return their depths, and the genes
   */
  public static GenomicDepth of(List<Read> reads, Iterable<Entry<String>> genes) {
    return new GenomicDepth(
        reads.stream()
            .collect(MapleTree.collector(Read::start, Read::end, read -> 1, Integer::sum)),
        OverlapMap.of(genes));
  }

  /**
   * How many reads lie over a position.
   *
   * @param position a position
   * @return their number
   */
  public int depth(long position) {
    return depths.getOrElse(position, 0);
  }

  /**
   * The deepest pile in a window. O(log n).
   *
   * @param first the window's first position
   * @param last its last position
   * @return the largest number of reads over one position
   */
  public int deepest(long first, long last) {
    return depths.measure(DEEPEST, first, last);
  }

  /**
   * How many positions of a window have at least one read.
   *
   * @param first the window's first position
   * @param last its last position
   * @return their number
   */
  public long covered(long first, long last) {
    return depths.coverage(first, last);
  }

  /**
   * Which genes lie in a window.
   *
   * @param first the window's first position
   * @param last its last position
   * @return their names
   */
  public Set<String> genesWithin(long first, long last) {
    return genes.within(first, last);
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    GenomicDepth sample =
        of(
            List.of(new Read(100, 249), new Read(200, 349), new Read(220, 369)),
            List.of(new Entry<>(150, 299, "ALPHA"), new Entry<>(280, 400, "BETA")));
    System.out.println("depth at 230: " + sample.depth(230));
    System.out.println("deepest from 300 on: " + sample.deepest(300, 1_000));
    System.out.println("genes at 285: " + sample.genes().at(285));
  }
}
