package org.mapletree.rcu;

import org.jspecify.annotations.Nullable;

/** Which versions a subscription gets to see, given the one that it saw last. */
interface Feed<T> {

  /**
   * A writer tells of a version that it has published. Called by many threads at once, in any
   * order.
   */
  void offer(State<T> from, State<T> to);

  /**
   * The version to deliver after {@code delivered}; null where there is none yet. Called by one
   * thread at a time.
   */
  @Nullable State<T> after(State<T> delivered);

  /** Lets go of what is held for a subscriber that has cancelled. */
  void clear();
}
