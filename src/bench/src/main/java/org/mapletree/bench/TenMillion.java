package org.mapletree.bench;

import java.util.Locale;
import java.util.function.Supplier;
import org.mapletree.Entry;
import org.mapletree.Halves;
import org.mapletree.MapleTree;

/**
 * A tree of ten million entries, or as many as are asked for, within the heap that the virtual
 * machine gives itself: built from sorted input, walked, cut and joined. Prints what each step took
 * and what it left in the heap; a wrong count ends in an exception.
 *
 * <pre>java -cp src/bench/target/benchmarks.jar org.mapletree.bench.TenMillion [ENTRIES]</pre>
 */
public final class TenMillion {
  private static final long LENGTH = 10;
  private static final long STRIDE = 16;

  private TenMillion() {}

  /**
   * Runs all steps once.
   *
   * @param arguments how many entries; ten million if nothing is said
   */
  public static void main(String[] arguments) {
    int entries = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
    print("%,d entries, at most %,d MiB of heap%n", entries, mib(Runtime.getRuntime().maxMemory()));
    MapleTree<Integer> tree = step("build, sorted input", () -> build(entries));
    expect(entries, step("walk, forEachRange", () -> visited(tree)));
    expect(entries, step("walk, iterator", () -> iterated(tree)));
    expect(entries * LENGTH, step("coverage, asked for the first time", tree::coverage));
    long middle = STRIDE * (entries / 2) + 3;
    Halves<Integer> halves = step("split inside of an entry", () -> tree.split(middle));
    expect(entries + 1L, halves.below().size() + halves.from().size());
    MapleTree<Integer> joined = step("join the halves", () -> halves.below().concat(halves.from()));
    expect(entries + 1L, joined.size());
    expect(entries * LENGTH, step("coverage of the joined tree", joined::coverage));
    expect(3L, step("diff with the first tree", () -> (long) tree.diff(joined).size()));
    joined.validate();
    print(
        "the tree's nodes take %,d MiB, %.1f bytes an entry%n",
        mib(tree.footprint()), (double) tree.footprint() / entries);
  }

  private static MapleTree<Integer> build(int entries) {
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    for (int index = 0; index < entries; index++) {
      long first = STRIDE * index;
      builder.add(first, first + LENGTH - 1, index);
    }
    return builder.build();
  }

  private static long visited(MapleTree<Integer> tree) {
    long[] count = new long[1];
    tree.forEachRange((first, last, value) -> count[0]++);
    return count[0];
  }

  private static long iterated(MapleTree<Integer> tree) {
    long count = 0;
    for (Entry<Integer> entry : tree) {
      count += entry.last() - entry.first() == LENGTH - 1 ? 1 : 0;
    }
    return count;
  }

  private static <T> T step(String name, Supplier<T> action) {
    long start = System.nanoTime();
    T result = action.get();
    long nanos = System.nanoTime() - start;
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    print(
        "%-36s %,12.1f ms   %,6d MiB in use%n",
        name, nanos / 1e6, mib(runtime.totalMemory() - runtime.freeMemory()));
    return result;
  }

  private static void expect(long expected, long actual) {
    if (actual != expected) {
      throw new AssertionError("expected " + expected + ", but there are " + actual);
    }
  }

  private static long mib(long bytes) {
    return bytes >> 20;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
