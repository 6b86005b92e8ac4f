package org.mapletree.rcu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where open read sections are registered: a table of slots, and a larger one behind it where that
 * was not enough.
 */
final class ReaderSlots {
  /*
   * Implementation notes.
   *
   *      table 0            table 1                  table 2
   *   +--+--+--+--+     +--+--+--+--+--+--+
   *   |s1|  |s2|  | --> |  |s3|  |  |  |  | ...
   *   +--+--+--+--+     +--+--+--+--+--+--+
   *
   * A section probes PROBES slots of each table and takes the first free one. Where all probes of
   * the last table fail, it appends a table twice as large, with itself already in it; if another
   * section appends first, it probes that one. So entering is wait-free: PROBES steps for each
   * table, and tables double, so that memory ends before their number reaches thirty. Leaving is
   * two writes. Tables are never taken away: their slots number a small multiple of the most
   * sections that were ever open at once.
   *
   * Slots of the first table, where all the traffic is as long as few sections are open at once,
   * lie apart so that two readers do not write to the same cache line.
   *
   * Rejected: counters of readers for each of two epochs (a counter can't say which reader it waits
   * for); a record for each thread (virtual threads come and go by the million, and a section may
   * end on another thread); a linked list of sections (somebody has to sweep it, and then readers
   * do unbounded work).
   */
  private static final int FIRST_SIZE = 64;
  private static final int FIRST_STRIDE = 16;
  private static final int LARGEST_SIZE = 1 << 28;
  private static final int PROBES = 4;

  private final AtomicReferenceArray<@Nullable ReadSection> cells;
  private final int size;
  private final int stride;
  private final AtomicReference<@Nullable ReaderSlots> larger = new AtomicReference<>();

  ReaderSlots() {
    this(FIRST_SIZE, FIRST_STRIDE);
  }

  /** A table of {@code size} slots, a power of two. */
  private ReaderSlots(int size, int stride) {
    this.size = size;
    this.stride = stride;
    this.cells = new AtomicReferenceArray<>(size * stride);
  }

  /** Registers a section, in this table or one behind it. */
  void claim(ReadSection section) {
    ReaderSlots table = this;
    while (!table.tryClaim(section)) {
      ReaderSlots next = table.larger.get();
      if (next == null) {
        ReaderSlots made = new ReaderSlots(Math.min(2 * table.size, LARGEST_SIZE), 1);
        made.tryClaim(section);
        ReaderSlots found = table.larger.compareAndExchange(null, made);
        if (found == null) {
          return;
        }
        next = found;
      }
      table = next;
    }
  }

  private boolean tryClaim(ReadSection section) {
    for (int probe = 0; probe < PROBES; probe++) {
      int index = (hash(section, probe) & (size - 1)) * stride;
      // Before the slot shows the section to anybody, so that whoever closes it knows the place.
      section.registered(cells, index);
      if (cells.compareAndSet(index, null, section)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where to look for the given time. First the thread's own place, likely to be in its processor's
   * cache; then places that differ from section to section, because one thread may open many.
   */
  private static int hash(ReadSection section, int probe) {
    long seed = section.thread().getId() + probe * section.entered();
    // Fibonacci hashing: neighbouring numbers land far apart.
    return (int) ((seed * 0x9e3779b97f4a7c15L) >>> 32);
  }

  /** The sections that are open, among them at least those that were open all through this call. */
  List<ReadSection> open() {
    List<ReadSection> open = new ArrayList<>();
    for (ReaderSlots table = this; table != null; table = table.larger.get()) {
      for (int index = 0; index < table.cells.length(); index += table.stride) {
        ReadSection section = table.cells.get(index);
        if (section != null && !section.isClosed()) {
          open.add(section);
        }
      }
    }
    return open;
  }

  /** How many slots there are in all tables. */
  int capacity() {
    int slots = 0;
    for (ReaderSlots table = this; table != null; table = table.larger.get()) {
      slots += table.size;
    }
    return slots;
  }
}
