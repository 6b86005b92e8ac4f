package org.mapletree.rcu;

/**
 * One version as the cell holds it. Each version is an object of its own, compared by reference:
 * that tells two versions apart which hold the same value.
 */
final class State<T> {

  private final T value;
  private final long version;

  /**
   * How many values had been installed up to here, this one included: two states differ in it where
   * the versions jump between them.
   */
  private final long installs;

  private State(T value, long version, long installs) {
    this.value = value;
    this.version = version;
    this.installs = installs;
  }

  static <T> State<T> first(T value) {
    return new State<>(value, 0, 0);
  }

  T value() {
    return value;
  }

  long version() {
    return version;
  }

  /**
   * The version after this one; this very state where the value is the same object: then there is
   * nothing to publish.
   */
  State<T> next(T next) {
    return next == value ? this : new State<>(next, Math.incrementExact(version), installs);
  }

  /** A value with a version of its own, which must lie above this one's. */
  State<T> install(T installed, long at) {
    if (at <= version) {
      throw new IllegalArgumentException(
          "Version " + at + " can't be installed: the cell is already at version " + version);
    }
    return new State<>(installed, at, installs + 1);
  }

  Published<T> published() {
    return new Published<>(version, value);
  }

  /** The step from this version to a later one. */
  Step<T> to(State<T> later) {
    return new Step<>(published(), later.published(), later.installs != installs);
  }
}
