package org.mapletree.rcu;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Delivers every version, as long as no more than a given number of them wait; then the oldest go
 * first.
 */
final class BoundedFeed<T> implements Feed<T> {
  /*
   * Implementation notes.
   *
   * Writers offer after their compareAndSet, so offers arrive in any order. Each is a link from one
   * version to the next, and the links of all versions form one chain; link "from v" lives in slot
   * v mod capacity of a ring. Order is therefore not a matter of arrival: the reader, who has
   * delivered version d, looks into d's slot.
   *
   *   slot holds          meaning                                      the reader
   *   link from d         the next version                             takes it, empties the slot
   *   nothing, or older   its writer has published, not offered yet    waits to be woken by it
   *   link from above d   a younger version has needed the slot        skips to the oldest link
   *
   * A slot only ever moves to younger links (accumulateAndGet with that rule), so a late writer
   * can't push out a younger version and the third case is never taken back. Where it was emptied,
   * a late writer may put a link from below d; nobody will take it, and it falls under the second
   * case until the slot's next owner overwrites it.
   *
   * Rejected: a concurrent queue a subscription (its order is that of arrival, and bounding it
   * needs a count that races with both ends), and a chain through the versions themselves (a
   * subscriber that stands still would keep all versions since alive).
   */
  private record Link<T>(State<T> from, State<T> to) {}

  private final AtomicReferenceArray<@Nullable Link<T>> ring;

  BoundedFeed(int capacity) {
    ring = new AtomicReferenceArray<>(capacity);
  }

  @Override
  public void offer(State<T> from, State<T> to) {
    ring.accumulateAndGet(slot(from), new Link<>(from, to), BoundedFeed::younger);
  }

  @Override
  public @Nullable State<T> after(State<T> delivered) {
    int slot = slot(delivered);
    Link<T> link = ring.get(slot);
    if (link == null || link.from.version() < delivered.version()) {
      return null;
    }
    if (link.from == delivered) {
      ring.compareAndSet(slot, link, null);
      return link.to;
    }
    return oldestAbove(delivered.version(), link).from;
  }

  /** The oldest link that begins above {@code version}; {@code known} is one. */
  private Link<T> oldestAbove(long version, Link<T> known) {
    Link<T> oldest = known;
    for (int slot = 0; slot < ring.length(); slot++) {
      Link<T> link = ring.get(slot);
      if (link != null
          && link.from.version() > version
          && link.from.version() < oldest.from.version()) {
        oldest = link;
      }
    }
    return oldest;
  }

  @Override
  public void clear() {
    for (int slot = 0; slot < ring.length(); slot++) {
      ring.set(slot, null);
    }
  }

  private int slot(State<T> from) {
    return (int) (from.version() % ring.length());
  }

  private static <T> @Nullable Link<T> younger(@Nullable Link<T> held, @Nullable Link<T> offered) {
    boolean stays = held != null && offered != null && held.from.version() > offered.from.version();
    return stays ? held : offered;
  }
}
