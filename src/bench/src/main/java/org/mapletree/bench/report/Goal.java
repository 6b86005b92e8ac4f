package org.mapletree.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.workload.Layout;

/**
 * What an operation is to reach, and what it has reached.
 *
 * @param operation the operation
 * @param layout how the entries lie
 * @param against who sets the measure
 * @param sense what is compared
 * @param small the goal at 100,000 entries
 * @param large the goal at 1,000,000
 */
record Goal(
    Operation operation, Layout layout, Against against, Sense sense, double small, double large)
    implements Aim {
  private static final Set<Operation> LOOKUPS =
      Set.of(Operation.GET, Operation.GET_DEPENDENT, Operation.MISS);

  /** Whose figure ours is set beside. */
  enum Against {
    /** The fastest persistent library at that size. */
    BEST_PERSISTENT("the best persistent library"),
    /** {@code java.util.TreeMap}. */
    TREE_MAP("`TreeMap`"),
    /** {@code ConcurrentSkipListMap}. */
    SKIP_LIST("`ConcurrentSkipListMap`"),
    /** Halving in a sorted array. */
    ARRAY("the bare sorted array"),
    /** The array in Eytzinger's order. */
    EYTZINGER("the Eytzinger array"),
    /** No one: the figure itself. */
    NONE("–");

    private final String text;

    Against(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What is compared with the goal. */
  enum Sense {
    /** How many times as fast ours is, at least. */
    TIMES_AS_FAST,
    /** Which part of the other's time ours takes, at most. */
    PART_OF_TIME,
    /** Which part of the other's bytes ours takes, at most. */
    PART_OF_BYTES,
    /** How many bytes an entry takes, at most. */
    BYTES_AN_ENTRY,
    /** How many bytes a call allocates, at most; for walks, divided by the entries. */
    BYTES_ALLOCATED
  }

  @Override
  public String what() {
    return operation + (layout == Layout.APART ? "" : ", " + layout);
  }

  @Override
  public String beside() {
    return against.toString();
  }

  @Override
  public double at(int size) {
    return size > 100_000 ? large : small;
  }

  @Override
  public OptionalDouble reached(Results results, int size) {
    Library ours = Library.MAPLE_TREE;
    if (sense == Sense.BYTES_ALLOCATED) {
      return results.bytes(operation, ours, size, layout);
    }
    OptionalDouble time = results.time(operation, ours, size, layout);
    OptionalDouble other = other(results, size);
    if (time.isEmpty() || sense == Sense.BYTES_AN_ENTRY) {
      return time;
    }
    double times = other.orElse(Double.NaN) / time.getAsDouble();
    return other.isEmpty()
        ? other
        : OptionalDouble.of(sense == Sense.TIMES_AS_FAST ? times : 1 / times);
  }

  @Override
  public boolean isMet(double reached, int size) {
    return switch (sense) {
      case TIMES_AS_FAST -> reached >= at(size);
      case PART_OF_TIME, PART_OF_BYTES, BYTES_AN_ENTRY -> reached <= at(size);
      // the profiler counts all threads: a fraction of a byte is not ours
      case BYTES_ALLOCATED -> Math.round(reached) <= at(size);
    };
  }

  @Override
  public String text(double figure) {
    return switch (sense) {
      case TIMES_AS_FAST -> String.format(Locale.ROOT, figure < 10 ? "%.2f x" : "%.0f x", figure);
      case PART_OF_TIME -> String.format(Locale.ROOT, "%.2f of its time", figure);
      case PART_OF_BYTES -> String.format(Locale.ROOT, "%.2f of its bytes", figure);
      case BYTES_AN_ENTRY -> String.format(Locale.ROOT, "%.1f B/entry", figure);
      case BYTES_ALLOCATED -> String.format(Locale.ROOT, "%.0f B/op", figure);
    };
  }

  @Override
  public String holder(Results results, int size) {
    return against != Against.BEST_PERSISTENT ? "" : fastest(results, operation, size, layout);
  }

  /** The name of the fastest persistent library; empty if none was measured. */
  static String fastest(Results results, Operation operation, int size, Layout layout) {
    OptionalDouble best = best(results, operation, size, layout);
    return persistent(operation).stream()
        .filter(library -> results.time(operation, library, size, layout).equals(best))
        .filter(library -> best.isPresent())
        .findFirst()
        .map(Library::toString)
        .orElse("");
  }

  private OptionalDouble other(Results results, int size) {
    return switch (against) {
      case BEST_PERSISTENT -> best(results, operation, size, layout);
      case TREE_MAP -> results.time(operation, Library.TREE_MAP, size, layout);
      case SKIP_LIST -> results.time(operation, Library.SKIP_LIST, size, layout);
      case ARRAY -> results.time(operation, Library.ARRAY, size, layout);
      case EYTZINGER -> results.time(operation, Library.EYTZINGER, size, layout);
      case NONE -> OptionalDouble.empty();
    };
  }

  /** The time of the fastest persistent library. */
  static OptionalDouble best(Results results, Operation operation, int size, Layout layout) {
    return persistent(operation).stream()
        .map(library -> results.time(operation, library, size, layout))
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }

  /** The persistent libraries, but for lookups without the one that finds exact keys only. */
  static List<Library> persistent(Operation operation) {
    boolean lookup = LOOKUPS.contains(operation);
    return Stream.of(Library.values())
        .filter(library -> library.kind() == Library.Kind.PERSISTENT)
        .filter(library -> !lookup || library != Library.SCALA_LONG)
        .toList();
  }
}
