package org.mapletree.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.bench.workload.Entries;
import org.mapletree.bench.workload.Layout;
import org.mapletree.bench.workload.Workload;
import org.mapletree.rcu.RcuTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a lookup cost while another thread writes, and what a scan that sees one moment? Each
 * map has been written to before, even where nobody writes now. The number of reading threads is
 * JMH's option {@code -t}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SharedReadBenchmark {
  /** A map for many threads. */
  interface SharedMap {
    @Nullable Integer get(long key);

    void put(long first, long last, Integer value);

    /** The sum of all values at one moment; of the skip list, which has no such thing, of some. */
    long sum();
  }

  /** How a map is shared. */
  public enum Sharing {
    /** A {@link MapleTree} that is published by an {@link RcuTree}. */
    RCU,
    /** A {@link TreeMap} under one lock. */
    LOCK,
    /** A {@link TreeMap} under a read-write lock. */
    READ_WRITE_LOCK,
    /** A {@link TreeMap} under a {@link StampedLock}: optimistic first, then locked. */
    STAMPED_LOCK,
    /** A {@link ConcurrentSkipListMap}. */
    SKIP_LIST
  }

  /** The map, and a thread that writes to it. */
  @State(Scope.Benchmark)
  public static class Shared {
    private static final int CHANGES = 1 << 16;
    private static final long TICK_NANOS = 1_000_000;

    /** The writer does nothing but write. */
    private static final int WITHOUT_PAUSE = -1;

    /** How the map is shared. */
    @Param({"RCU", "LOCK", "READ_WRITE_LOCK", "STAMPED_LOCK", "SKIP_LIST"})
    public Sharing sharing = Sharing.RCU;

    /** How many entries. */
    @Param("100000")
    public int size;

    /** How many overwrites the writer makes in a second, evenly; -1 for as many as it can. */
    @Param({"0", "10000", "-1"})
    public int writesPerSecond;

    private Workload workload = Workload.of(Layout.APART, 2, 0, true);
    private SharedMap map = new Published(workload.entries());
    private Thread writer = new Thread();
    private volatile boolean done;

    /** Fills the map, makes every change once, and starts the writer. */
    @Setup
    public void start() {
      workload = Workload.of(Layout.APART, size, 42, true);
      map = shared(sharing, workload.entries());
      Entries changes = workload.changesOverAndOver(CHANGES);
      // A map that was only filled lies side by side in memory until a writer has been everywhere:
      // to compare it with one beside a writer would measure where the nodes lie, not the writer.
      for (int at = 0; at < CHANGES; at++) {
        make(changes, at);
      }
      Subject.collect();
      writer = new Thread(() -> write(changes), "writer");
      writer.setDaemon(true);
      writer.start();
    }

    /** Stops the writer. */
    @TearDown
    public void stop() throws InterruptedException {
      done = true;
      writer.join();
    }

    /** Every millisecond, as many writes as are due; a writer that comes late catches up. */
    private void write(Entries changes) {
      long begin = System.nanoTime();
      for (long written = 0; !done; LockSupport.parkNanos(TICK_NANOS)) {
        long due =
            writesPerSecond == WITHOUT_PAUSE
                ? Long.MAX_VALUE
                : (System.nanoTime() - begin) / 1000 * writesPerSecond / 1_000_000;
        for (; written < due && !done; written++) {
          make(changes, (int) (written & (CHANGES - 1)));
        }
      }
    }

    private void make(Entries changes, int at) {
      map.put(changes.first(at), changes.last(at), changes.value(at));
    }
  }

  /** A reader's keys. */
  @State(Scope.Thread)
  public static class Keys {
    private static final int KEYS = 1 << 20;

    private long[] keys = {};
    private int at;

    /** Draws the keys. */
    @Setup
    public void prepare(Shared shared) {
      synchronized (shared) { // one generator for all readers
        keys = shared.workload.keys(KEYS);
      }
    }
  }

  /** A random key inside a random entry. */
  @Benchmark
  public @Nullable Integer get(Shared shared, Keys keys) {
    keys.at = (keys.at + 1) & (Keys.KEYS - 1);
    return shared.map.get(keys.keys[keys.at]);
  }

  /** All values of one moment. Maps that change in place are copied for it, under their lock. */
  @Benchmark
  public long scan(Shared shared) {
    return shared.map.sum();
  }

  private static SharedMap shared(Sharing sharing, Entries entries) {
    return switch (sharing) {
      case RCU -> new Published(entries);
      case LOCK -> {
        Lock lock = new ReentrantLock();
        yield new Locked(new TreeMap<>(), lock, lock, entries);
      }
      case READ_WRITE_LOCK -> {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        yield new Locked(new TreeMap<>(), lock.readLock(), lock.writeLock(), entries);
      }
      case STAMPED_LOCK -> new Stamped(entries);
      case SKIP_LIST -> new Unlocked(new ConcurrentSkipListMap<>(), entries);
    };
  }

  private record Area(long last, Integer value) {}

  private static final class Published implements SharedMap {
    private final RcuTree<Integer> tree;

    Published(Entries entries) {
      MapleTree.Builder<Integer> builder = MapleTree.builder();
      for (int at = 0; at < entries.size(); at++) {
        builder.add(entries.first(at), entries.last(at), entries.value(at));
      }
      tree = RcuTree.of(builder.build());
    }

    @Override
    public @Nullable Integer get(long key) {
      return tree.get().getOrNull(key);
    }

    @Override
    public void put(long first, long last, Integer value) {
      tree.put(first, last, value);
    }

    @Override
    public long sum() {
      long[] sum = new long[1];
      tree.get().forEachRange((first, last, value) -> sum[0] += value);
      return sum[0];
    }
  }

  private static class Unlocked implements SharedMap {
    private final NavigableMap<Long, Area> map;

    Unlocked(NavigableMap<Long, Area> empty, Entries entries) {
      map = empty;
      for (int at = 0; at < entries.size(); at++) {
        map.put(entries.first(at), new Area(entries.last(at), entries.value(at)));
      }
    }

    @Override
    public @Nullable Integer get(long key) {
      Map.Entry<Long, Area> floor = map.floorEntry(key);
      return floor != null && key <= floor.getValue().last() ? floor.getValue().value() : null;
    }

    @Override
    public void put(long first, long last, Integer value) {
      map.put(first, new Area(last, value));
    }

    @Override
    public long sum() {
      return sumOf(map.values());
    }

    final List<Area> copy() {
      return new ArrayList<>(map.values());
    }

    static long sumOf(Collection<Area> areas) {
      long sum = 0;
      for (Area area : areas) {
        sum += area.value();
      }
      return sum;
    }
  }

  private static final class Locked extends Unlocked {
    private final Lock reading;
    private final Lock writing;

    Locked(NavigableMap<Long, Area> empty, Lock reading, Lock writing, Entries entries) {
      super(empty, entries);
      this.reading = reading;
      this.writing = writing;
    }

    @Override
    public @Nullable Integer get(long key) {
      reading.lock();
      try {
        return super.get(key);
      } finally {
        reading.unlock();
      }
    }

    @Override
    public void put(long first, long last, Integer value) {
      writing.lock();
      try {
        super.put(first, last, value);
      } finally {
        writing.unlock();
      }
    }

    @Override
    public long sum() {
      List<Area> copy;
      reading.lock();
      try {
        copy = copy();
      } finally {
        reading.unlock();
      }
      return sumOf(copy);
    }
  }

  /**
   * An optimistic read of a {@link TreeMap} may stumble over half a write; what it throws is then
   * as void as what it answers.
   */
  private static final class Stamped extends Unlocked {
    private final StampedLock lock = new StampedLock();

    Stamped(Entries entries) {
      super(new TreeMap<>(), entries);
    }

    @Override
    public @Nullable Integer get(long key) {
      long stamp = lock.tryOptimisticRead();
      if (stamp != 0) {
        try {
          Integer value = super.get(key);
          if (lock.validate(stamp)) {
            return value;
          }
        } catch (RuntimeException halfAWrite) {
          // Looked at again under the lock.
        }
      }
      return read(() -> super.get(key));
    }

    @Override
    public void put(long first, long last, Integer value) {
      long stamp = lock.writeLock();
      try {
        super.put(first, last, value);
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    @Override
    public long sum() {
      return sumOf(read(this::copy));
    }

    private <R extends @Nullable Object> R read(Supplier<R> reading) {
      long stamp = lock.readLock();
      try {
        return reading.get();
      } finally {
        lock.unlockRead(stamp);
      }
    }
  }
}
