package org.mapletree.cli;

import io.vavr.control.Option;
import java.time.Instant;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;

/** Finds versions by instants that a user names. */
final class Moments {

  /** The instants that a version can be of, and that a history can be asked for. */
  private static final KeyDomain<Instant> SPAN = KeyDomains.instantNanos();

  private Moments() {}

  /**
   * The version that was current at an instant; what is current at the end of the span stays so.
   *
   * @param history the history
   * @param instant any instant, also one outside the span of histories
   * @return the version; none before the first one
   */
  static <T> Option<Version<T>> asOf(History<T> history, Instant instant) {
    if (instant.isBefore(SPAN.min())) {
      return Option.none();
    }
    return history.asOf(instant.isAfter(SPAN.max()) ? SPAN.max() : instant);
  }
}
