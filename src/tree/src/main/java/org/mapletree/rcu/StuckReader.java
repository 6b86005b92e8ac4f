package org.mapletree.rcu;

import java.time.Duration;
import java.util.Objects;

/**
 * A thread that is inside a read section, and how long it has been there.
 *
 * @param thread the thread that entered the section
 * @param age the time since it entered
 */
public record StuckReader(Thread thread, Duration age) {

  /**
   * Pairs a thread with an age.
   *
   * @param thread the thread that entered the section
   * @param age the time since it entered
   * @throws NullPointerException if an argument is null
   */
  public StuckReader {
    Objects.requireNonNull(thread, "thread");
    Objects.requireNonNull(age, "age");
  }

  /** Who has been reading for how long, in a sentence. */
  @Override
  public String toString() {
    return "Thread \""
        + thread.getName()
        + "\" ("
        + thread.getId()
        + ") has been reading for "
        + age;
  }
}
