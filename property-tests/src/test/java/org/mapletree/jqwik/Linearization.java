package org.mapletree.jqwik;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of concurrent calls that a sequential object could have answered the same way:
 * the search of Wing and Gong (1993), remembering the combinations of calls done and state that led
 * nowhere (Lowe, 2017).
 *
 * @param <S> the state of the sequential object; compared by {@code equals}
 */
final class Linearization<S> {

  /**
   * One call as it was recorded.
   *
   * @param began a number drawn before the call
   * @param ended a number drawn after it; the call took effect somewhere between the two
   * @param effect the state after the call, given the state before; null if the call would have
   *     answered otherwise in that state
   * @param text what it was
   */
  record Call<S>(long began, long ended, Function<S, @Nullable S> effect, String text) {

    @Override
    public String toString() {
      return "[" + began + ", " + ended + "] " + text;
    }
  }

  private record Deadlock<S>(long done, S state) {}

  private final List<Call<S>> calls;
  private final Set<Deadlock<S>> dead = new HashSet<>();

  private Linearization(List<Call<S>> calls) {
    this.calls = calls;
  }

  /** Whether there is such an order. At most 63 calls. */
  static <S> boolean exists(List<Call<S>> calls, S initial) {
    if (calls.size() > 63) {
      throw new IllegalArgumentException("at most 63 calls, not " + calls.size());
    }
    return new Linearization<>(calls).from(0, initial);
  }

  /** {@code done} has a bit for each call that has been given its place. */
  private boolean from(long done, S state) {
    if (done == (1L << calls.size()) - 1) {
      return true;
    }
    Deadlock<S> here = new Deadlock<>(done, state);
    if (dead.contains(here)) {
      return false;
    }
    long firstEnd = firstEnd(done);
    for (int i = 0; i < calls.size(); i++) {
      Call<S> call = calls.get(i);
      // A call that began after another one ended can't come before that one.
      if ((done >>> i & 1) == 0 && call.began() < firstEnd) {
        S next = call.effect().apply(state);
        if (next != null && from(done | 1L << i, next)) {
          return true;
        }
      }
    }
    dead.add(here);
    return false;
  }

  private long firstEnd(long done) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < calls.size(); i++) {
      if ((done >>> i & 1) == 0) {
        first = Math.min(first, calls.get(i).ended());
      }
    }
    return first;
  }
}
