package org.mapletree.vma.replay;

import java.time.Instant;
import org.mapletree.history.History;
import org.mapletree.history.HistoryStats;
import org.mapletree.rcu.RcuCell;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.AddressSpaceView;

/**
 * The versions of one address space: the current one published, all of them kept. Time is counted
 * in lines of the trace: the version as of second n is the one after line n.
 */
final class Versions {

  private final RcuCell<AddressSpace> published;
  private History<AddressSpace> history;

  private Versions(AddressSpace first, Instant at, String note) {
    published = RcuCell.of(first);
    history = History.of(first, at, note, AddressSpaceView.INSTANCE);
  }

  /** The first version, at the line where the address space shows up. */
  static Versions of(AddressSpace first, long line, String note) {
    return new Versions(first, Instant.ofEpochSecond(line), note);
  }

  /** The version after a call; none where the call changed nothing. */
  void add(AddressSpace next, long line, TracedCall call) {
    AddressSpace last = published.getAndUpdate(current -> next);
    if (last != next) {
      history = history.commit(next, instant(line), call.toString());
    }
  }

  /** Several calls may take effect at one line. */
  private Instant instant(long line) {
    Instant at = Instant.ofEpochSecond(line);
    Instant last = history.latest().at();
    return at.isAfter(last) ? at : last.plusNanos(1);
  }

  /** All versions. */
  History<AddressSpace> history() {
    return history;
  }

  /** What it costs to keep them. */
  VersionCount count() {
    HistoryStats stats = history.stats();
    return new VersionCount(history.size(), stats.bytes(), stats.bytesAsCopies());
  }
}
