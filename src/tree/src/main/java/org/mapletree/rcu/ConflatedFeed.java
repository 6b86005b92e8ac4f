package org.mapletree.rcu;

import org.jspecify.annotations.Nullable;

/**
 * Delivers the newest version, whatever was published in between. Holds nothing.
 *
 * @param publication where the newest version is
 */
record ConflatedFeed<T>(Publication<T> publication) implements Feed<T> {

  @Override
  public void offer(State<T> from, State<T> to) {
    // Nothing to keep: what counts is read from the cell when the subscriber is ready for it.
  }

  @Override
  public @Nullable State<T> after(State<T> delivered) {
    State<T> newest = publication.current();
    return newest == delivered ? null : newest;
  }

  @Override
  public void clear() {
    // Nothing is held.
  }
}
