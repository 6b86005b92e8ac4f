package org.mapletree.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;

/**
 * A branch: which version was current on it when.
 *
 * @param name its name
 * @param timeline the versions, each on the span of instants during which it was current; instants
 *     of versions that are no longer kept are gaps
 * @param head the version that is current now; its last span ends where time does
 * @param since the key of the instant from which on it is
 * @param undone what redo would go back to; null if nothing
 */
record Line<T>(
    String name,
    MapleTree<Version<T>> timeline,
    Version<T> head,
    long since,
    @Nullable Undone<T> undone) {

  static final KeyDomain<Instant> TIME = KeyDomains.instantNanos();

  /** A branch that begins with {@code first}. */
  static <T> Line<T> of(String name, Version<T> first) {
    return from(name, MapleTree.empty(), first);
  }

  /**
   * A branch that shares what another was until {@code start} became current on it, and goes on
   * from there.
   */
  static <T> Line<T> from(String name, MapleTree<Version<T>> before, Version<T> start) {
    long since = TIME.toKey(start.at());
    return new Line<>(name, before.put(since, TIME.lastKey(), start), start, since, null);
  }

  /** A branch as it is taken apart; its timeline must end with its head. */
  static <T> Line<T> of(String name, HistoryParts.Branch<T> part) {
    Entry<Version<T>> last = Objects.requireNonNull(part.timeline().lastEntryOrNull(), "head");
    Undone<T> undone = null;
    for (int i = part.undone().size() - 1; i >= 0; i--) {
      undone = new Undone<>(part.undone().get(i), undone);
    }
    return new Line<>(name, part.timeline(), last.value(), last.first(), undone);
  }

  HistoryParts.Branch<T> part() {
    List<Version<T>> versions = new ArrayList<>();
    for (Undone<T> rest = undone; rest != null; rest = rest.earlier()) {
      versions.add(rest.version());
    }
    return new HistoryParts.Branch<>(timeline, versions);
  }

  Line<T> named(String other) {
    return new Line<>(other, timeline, head, since, null);
  }

  Instant sinceInstant() {
    return TIME.fromKey(since);
  }

  /** The version that was current at an instant; null where none was, or it is no longer kept. */
  @Nullable Version<T> at(Instant instant) {
    if (instant.isAfter(TIME.max())) {
      return head;
    }
    return instant.isBefore(TIME.min()) ? null : timeline.getOrNull(TIME.toKey(instant));
  }

  /**
   * The branch with another current version.
   *
   * @throws IllegalArgumentException if {@code at} is not later than the last change
   */
  Line<T> moved(Version<T> next, Instant at, @Nullable Undone<T> undoneThen) {
    Objects.requireNonNull(at, "at");
    long key = TIME.toKey(at);
    if (Long.compareUnsigned(key, since) <= 0) {
      throw new IllegalArgumentException(
          "A change of branch "
              + name
              + " at "
              + at
              + " must be later than the last one, at "
              + sinceInstant());
    }
    return new Line<>(name, timeline.put(key, TIME.lastKey(), next), next, key, undoneThen);
  }
}
