package org.mapletree.bench.vma;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.mapletree.vma.Access;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Fault;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.PageFault;
import org.mapletree.vma.Protection;
import org.mapletree.vma.Touch;
import org.mapletree.vma.Unit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One call on an address space of few areas, and of as many as the kernel allows: the time grows
 * with the logarithm of their number. Each call is made on the same address space again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ManyMappingsBenchmark {

  private static final long PAGE = 0x1000;
  private static final long BASE = 0x100000000L;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final long FIXED = MapFlags.PRIVATE | MapFlags.ANONYMOUS | MapFlags.FIXED;

  /** How many areas there are. */
  @Param({"64", "2048", "65530"})
  private int areas;

  private final SplittableRandom random = new SplittableRandom(1);
  private AddressSpace space =
      AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);

  /** Areas of two pages with two pages between them, each touched once. */
  @Setup
  public void map() {
    for (int i = 0; i < areas; i++) {
      space = space.apply(new Mmap(address(i), 2 * PAGE, RW, FIXED, null, 0)).next();
    }
    for (int i = 0; i < areas; i++) {
      space = space.apply(new Touch(address(i), 1, Access.WRITE)).next();
    }
  }

  private static long address(int index) {
    return BASE + index * 4L * PAGE;
  }

  private long anyAddress() {
    return address(random.nextInt(areas));
  }

  /** Where the kernel chooses: searches for room. */
  @Benchmark
  public Outcome<Long> mmap() {
    return space.apply(Mmap.anonymous(0, PAGE, RW));
  }

  /** Over half of an area: splits it. */
  @Benchmark
  public Outcome<Long> mmapFixed() {
    return space.apply(new Mmap(anyAddress(), PAGE, Protection.READ, FIXED, null, 0));
  }

  /** Of one area. */
  @Benchmark
  public Outcome<Unit> munmap() {
    return space.apply(new Munmap(anyAddress(), 2 * PAGE));
  }

  /** On a page of an area that was touched before. */
  @Benchmark
  public Outcome<Fault> fault() {
    return space.apply(new PageFault(anyAddress(), Access.WRITE));
  }
}
