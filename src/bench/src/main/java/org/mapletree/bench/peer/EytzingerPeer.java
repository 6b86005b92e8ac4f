package org.mapletree.bench.peer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/**
 * Bare arrays in the order of a breadth-first walk over a complete binary tree: the top levels
 * share cache lines, and the search takes the same steps for every key. For lookups only.
 */
final class EytzingerPeer implements Peer {
  private Columns columns = columns(0);

  /** A version. The children of place i are 2i and 2i + 1; place 0 is unused. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity only
  private record Columns(long[] firsts, long[] lasts, Integer[] values) {}

  @Override
  public Object build(Entries sorted) {
    Columns built = columns(sorted.size());
    int used = fill(built, sorted, 1, 0);
    assert used == sorted.size();
    return built;
  }

  @Override
  public void restore(Object version) {
    columns = (Columns) version;
  }

  @Override
  public @Nullable Integer get(long key) {
    int place = floorPlace(key);
    return place > 0 && key <= columns.lasts[place] ? columns.values[place] : null;
  }

  @Override
  public long floor(long key) {
    return columns.firsts[floorPlace(key)];
  }

  @Override
  public long scan() {
    long sum = 0;
    for (int place = 1; place < columns.firsts.length; place++) {
      sum += Peer.sum(columns.firsts[place], columns.lasts[place], columns.values[place]);
    }
    return sum;
  }

  @Override
  public Object version() {
    return columns;
  }

  /**
   * The place of the last entry that begins at or before a key: where the search turned right for
   * the last time; 0 if it never did.
   */
  private int floorPlace(long key) {
    long[] firsts = columns.firsts;
    int place = 1;
    while (place < firsts.length) {
      place = 2 * place + (firsts[place] <= key ? 1 : 0);
    }
    return place >>> (Integer.numberOfTrailingZeros(place) + 1);
  }

  private static int fill(Columns columns, Entries sorted, int place, int from) {
    if (place >= columns.firsts.length) {
      return from;
    }
    int at = fill(columns, sorted, 2 * place, from);
    columns.firsts[place] = sorted.first(at);
    columns.lasts[place] = sorted.last(at);
    columns.values[place] = sorted.value(at);
    return fill(columns, sorted, 2 * place + 1, at + 1);
  }

  private static Columns columns(int size) {
    Integer[] values = new Integer[size + 1];
    Arrays.fill(values, 0);
    return new Columns(new long[size + 1], new long[size + 1], values);
  }
}
