package org.mapletree.bench.vma;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mapletree.vma.Access;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Fault;
import org.mapletree.vma.FaultProtocol;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RcuAddressSpace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Page faults of several threads, by each protocol, beside a thread that maps and unmaps without
 * pause, or rests. The areas that fault are not the one that is mapped and unmapped: what is
 * measured is how far the address space holds them up, not that their area is gone.
 *
 * <p>{@code -tg READERS,1} says how many threads fault; {@code fault:faults} is theirs.
 */
@State(Scope.Group)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FaultBenchmark {

  private static final long PAGE = 0x1000;
  private static final long BASE = 0x100000000L;
  private static final long STEP = 64 * PAGE;
  private static final int PAGES = 16;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final long SHARED = MapFlags.SHARED | MapFlags.FIXED;
  private static final OpenFile FILE = OpenFile.of("/mapped");

  /** How the area is found. */
  @Param({"ADDRESS_SPACE_LOCK", "SPECULATIVE", "AREA_LOCK", "SNAPSHOT"})
  private FaultProtocol protocol = FaultProtocol.SNAPSHOT;

  /** How many areas there are. */
  @Param({"1000", "65000"})
  private int areas;

  /** Whether a thread maps and unmaps without pause. */
  @Param({"true", "false"})
  private boolean writing;

  private RcuAddressSpace space =
      RcuAddressSpace.of(
          AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN), protocol);

  /** Maps the areas, with holes between them. */
  @Setup
  public void map() {
    AddressSpace mapped = AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);
    for (int i = 0; i < areas; i++) {
      mapped = mapped.apply(mapping(i)).next();
    }
    space = RcuAddressSpace.of(mapped, protocol);
  }

  private static Mmap mapping(int index) {
    return new Mmap(BASE + index * STEP, PAGES * PAGE, RW, SHARED, FILE, 0);
  }

  /** The places at which one thread faults. */
  @State(Scope.Thread)
  public static class Places {
    private final SplittableRandom random = new SplittableRandom(Thread.currentThread().getId());

    long next(int areas) {
      return BASE + random.nextInt(areas) * STEP + random.nextInt(PAGES) * PAGE;
    }
  }

  /** Faults a page in that is in memory only by rare chance, and takes it out again. */
  @Benchmark
  @Group("fault")
  @GroupThreads(1)
  public Fault faults(Places places) {
    long address = places.next(areas);
    Fault fault = space.fault(address, Access.WRITE, protocol);
    if (fault != Fault.NONE) {
      throw new IllegalStateException(fault + " at 0x" + Long.toHexString(address));
    }
    boolean unused = space.evict(address);
    return fault;
  }

  /** Maps an area in the middle and unmaps it again. */
  @Benchmark
  @Group("fault")
  @GroupThreads(1)
  public long writer() {
    if (!writing) {
      LockSupport.parkNanos(1_000_000);
      return 0;
    }
    long hole = BASE + areas / 2 * STEP + 32 * PAGE;
    long place = space.apply(new Mmap(hole, PAGE, RW, SHARED, FILE, 0)).returned();
    return place + space.apply(new Munmap(hole, PAGE)).returned();
  }
}
