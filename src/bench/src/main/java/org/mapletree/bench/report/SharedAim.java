package org.mapletree.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mapletree.bench.SharedReadBenchmark.Sharing;

/**
 * Lookups beside a writer that makes 10,000 changes a second.
 *
 * @param other how the map is shared that ours is set beside; ours is set beside itself without a
 *     writer
 * @param goal how many times as fast ours is to be
 */
record SharedAim(Sharing other, double goal) implements Aim {
  private static final String QUIET = "0";
  private static final String WRITING = "10000";

  /** All of them: nothing was aimed at beside the stamped lock. */
  static List<Aim> all() {
    return List.of(
        new SharedAim(Sharing.RCU, 0.95),
        new SharedAim(Sharing.LOCK, 2),
        new SharedAim(Sharing.READ_WRITE_LOCK, 2),
        new SharedAim(Sharing.SKIP_LIST, 2));
  }

  @Override
  public String what() {
    return "get beside a writer";
  }

  @Override
  public String beside() {
    return other == Sharing.RCU ? "itself without a writer" : other.toString();
  }

  @Override
  public double at(int size) {
    return goal;
  }

  @Override
  public OptionalDouble reached(Results results, int size) {
    OptionalDouble ours = time(results, Sharing.RCU, WRITING, size);
    OptionalDouble others = time(results, other, other == Sharing.RCU ? QUIET : WRITING, size);
    return ours.isPresent() && others.isPresent()
        ? OptionalDouble.of(others.getAsDouble() / ours.getAsDouble())
        : OptionalDouble.empty();
  }

  @Override
  public boolean isMet(double reached, int size) {
    return reached >= goal;
  }

  @Override
  public String text(double figure) {
    return String.format(Locale.ROOT, "%.2f x", figure);
  }

  private static OptionalDouble time(Results results, Sharing sharing, String writes, int size) {
    return results
        .of(benchmark -> benchmark.equals("SharedReadBenchmark.get"))
        .filter(figure -> figure.size() == size)
        .filter(figure -> figure.parameter("sharing").equals(sharing.name()))
        .filter(figure -> figure.parameter("writesPerSecond").equals(writes))
        .mapToDouble(Figure::score)
        .findFirst();
  }
}
