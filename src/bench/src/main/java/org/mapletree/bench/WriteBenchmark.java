package org.mapletree.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.mapletree.bench.peer.Peer;
import org.mapletree.bench.workload.Cuts;
import org.mapletree.bench.workload.Entries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does one write cost, each on the result of the one before?
 *
 * <p>What changes the number of entries is done in batches and undone between them, off the clock:
 * by going back to the version before where there are versions, by the opposite writes in a mutable
 * map. What a removal takes out has been put in just before; its bytes count with it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WriteBenchmark {
  /** How many writes are timed at once. */
  private static final int PART = 100;

  private static final int CUTS = 50;
  private static final int CUT_LENGTH = 10;
  private static final int SETS = 256;

  /** A map and new values. */
  public static class Overwrites extends Subject {
    private Entries changes = Entries.none();
    private int at;

    /** Fills the map and chooses the entries. */
    @Setup
    public void prepare() {
      fill();
      changes = workload.changesOverAndOver(prepared());
    }
  }

  /** A map, and batches of entries that lie in gaps of it. */
  public static class Inserts extends Subject {
    private Entries[] parts = {};
    private int partsOfBatch;
    private int part = -1;
    private Object base = "";

    /** Fills the map and chooses the batches: of 1,000 entries; of 100 for a map of 1,000. */
    @Setup
    public void prepare() {
      fill();
      partsOfBatch = Math.min(size <= 1_000 ? 1 : 10, workload.spare().size() / PART);
      int length = partsOfBatch * PART;
      Entries batches = workload.batches(prepared() / length, length);
      parts = new Entries[batches.size() / PART];
      Arrays.setAll(parts, at -> batches.between(at * PART, (at + 1) * PART));
      base = peer.persistent() ? peer.version() : base;
    }

    /** The next part of a batch. */
    @Setup(Level.Invocation)
    public void choose() {
      part = (part + 1) % parts.length;
    }

    /** Takes the batch out after its last part. */
    @TearDown(Level.Invocation)
    public void undo() {
      if ((part + 1) % partsOfBatch == 0) {
        takeOut();
      }
    }

    Entries part() {
      return parts[part];
    }

    boolean isFirst() {
      return part % partsOfBatch == 0;
    }

    void putIn() {
      for (int at = 0; at < partsOfBatch; at++) {
        putAll(peer, parts[part + at]);
      }
    }

    void takeOut() {
      if (peer.persistent()) {
        peer.restore(base);
      } else {
        for (int at = 0; at < partsOfBatch; at++) {
          removeAll(peer, parts[part - at]);
        }
      }
    }
  }

  /** A map into which a batch of entries has just been put. */
  public static class Removals extends Inserts {
    /**
     * Puts the next batch in before its first part. Not annotated again: JMH would call it twice.
     */
    @Override
    public void choose() {
      super.choose();
      if (isFirst()) {
        putIn();
      }
    }

    /**
     * Persistent maps go back, which keeps the same nodes in every round; others are back already.
     */
    @Override
    public void undo() {
      if (peer.persistent()) {
        super.undo();
      }
    }
  }

  /** A map and ranges that cut entries of it. */
  public static class Spans extends Subject {
    private Cuts[] sets = {};
    private int set;
    private Object base = "";

    /** Fills the map and chooses the ranges. */
    @Setup
    public void prepare() {
      fill();
      sets = new Cuts[SETS];
      Arrays.setAll(sets, at -> workload.cuts(CUTS, CUT_LENGTH));
      base = peer.persistent() ? peer.version() : base;
    }

    /** The next ranges. */
    @Setup(Level.Invocation)
    public void choose() {
      set = (set + 1) & (SETS - 1);
    }

    /** Puts back what was cut. */
    @TearDown(Level.Invocation)
    public void undo() {
      if (peer.persistent()) {
        peer.restore(base);
      } else {
        removeAll(peer, sets[set].heads());
        removeAll(peer, sets[set].ranges());
        removeAll(peer, sets[set].tails());
        putAll(peer, sets[set].met());
      }
    }
  }

  /** A new value for a random entry. */
  @Benchmark
  public void overwrite(Overwrites map) {
    int at = map.at++ & (map.changes.size() - 1);
    map.peer.put(map.changes.first(at), map.changes.last(at), map.changes.value(at));
  }

  /** New entries in random gaps. */
  @Benchmark
  @OperationsPerInvocation(PART)
  public void insert(Inserts map) {
    putAll(map.peer, map.part());
  }

  /** Their removal. */
  @Benchmark
  @OperationsPerInvocation(PART)
  public void remove(Removals map) {
    removeAll(map.peer, map.part());
  }

  /** Ranges over ten entries, from the middle of the first to the middle of the last. */
  @Benchmark
  @OperationsPerInvocation(CUTS)
  public void span(Spans map) {
    Entries ranges = map.sets[map.set].ranges();
    for (int at = 0; at < CUTS; at++) {
      map.peer.span(ranges.first(at), ranges.last(at), ranges.value(at));
    }
  }

  private static void putAll(Peer peer, Entries batch) {
    for (int at = 0; at < batch.size(); at++) {
      peer.put(batch.first(at), batch.last(at), batch.value(at));
    }
  }

  private static void removeAll(Peer peer, Entries batch) {
    for (int at = 0; at < batch.size(); at++) {
      peer.remove(batch.first(at), batch.last(at));
    }
  }
}
