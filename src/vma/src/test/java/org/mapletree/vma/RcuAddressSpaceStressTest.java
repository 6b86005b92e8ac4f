package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapletree.Range;

/**
 * Threads fault without pause while one maps, unmaps, protects and replaces. After each call that
 * has returned, and at the end, no page may be where it may not be.
 */
@Timeout(60)
class RcuAddressSpaceStressTest {

  private static final long BASE = 0x10000000;
  private static final long PAGE = 0x1000;
  private static final int PAGES = 8;
  private static final int CALLS = 4000;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final long FIXED = MapFlags.PRIVATE | MapFlags.ANONYMOUS | MapFlags.FIXED;
  private static final Range ALL = Range.ofLength(BASE, PAGES * PAGE);
  private static final OpenFile[] FILES = {OpenFile.of("/one"), OpenFile.of("/two")};

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong brought = new AtomicLong();

  @AfterEach
  void end() {
    stop.set(true);
    pool.shutdownNow();
  }

  private static RcuAddressSpace empty(FaultProtocol first, FaultProtocol... others) {
    return RcuAddressSpace.of(
        AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN), first, others);
  }

  /** Faults at random pages until told to stop; half of the time takes the page out again. */
  private Callable<Void> faulter(RcuAddressSpace space, FaultProtocol protocol, long seed) {
    return () -> {
      Random random = new Random(seed);
      while (!stop.get()) {
        long address = BASE + random.nextInt(PAGES) * PAGE;
        Access access = random.nextBoolean() ? Access.WRITE : Access.READ;
        if (space.fault(address, access, protocol) == Fault.NONE) {
          brought.incrementAndGet();
        }
        if (random.nextBoolean()) {
          space.evict(address);
        }
      }
      return null;
    };
  }

  private static Call<?> anyCall(Random random) {
    int page = random.nextInt(PAGES);
    long address = BASE + page * PAGE;
    long length = (1 + random.nextInt(PAGES - page)) * PAGE;
    long protection = random.nextInt(4) == 0 ? Protection.READ : RW;
    OpenFile file = FILES[random.nextInt(2)];
    long shared = MapFlags.SHARED | MapFlags.FIXED;
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Mmap(address, length, protection, FIXED, null, 0);
      case 2 -> new Mmap(address, length, protection, shared, file, random.nextInt(3) * PAGE);
      case 3 -> new Munmap(address, length);
      case 4 -> new Mprotect(address, length, random.nextInt(5) == 0 ? 0 : protection);
      default -> new Madvise(address, length, Advice.DONTNEED.number());
    };
  }

  private void stress(RcuAddressSpace space, List<Future<Void>> faulters) throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < CALLS; i++) {
      Call<?> call = anyCall(random);
      space.apply(call);
      assertThat(space.misplacedPages()).as("%s", call).isEmpty();
    }
    stop.set(true);
    for (Future<Void> faulter : faulters) {
      faulter.get();
    }
    assertThat(space.misplacedPages()).isEmpty();
    assertThat(brought.get()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void oneProtocol_noPageWithoutItsArea(FaultProtocol protocol) throws Exception {
    RcuAddressSpace space = empty(protocol);
    List<Future<Void>> faulters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      faulters.add(pool.submit(faulter(space, protocol, i)));
    }
    stress(space, faulters);
  }

  @Test
  void allProtocolsAtOnce_noPageWithoutItsArea() throws Exception {
    RcuAddressSpace space = empty(FaultProtocol.SNAPSHOT, FaultProtocol.values());
    List<Future<Void>> faulters = new ArrayList<>();
    for (FaultProtocol protocol : FaultProtocol.values()) {
      faulters.add(pool.submit(faulter(space, protocol, faulters.size())));
    }
    stress(space, faulters);
  }

  /** Once munmap has returned, the range stays empty until it is mapped again. */
  @ParameterizedTest
  @EnumSource
  void munmapThatHasReturned_nothingComesInAnyMore(FaultProtocol protocol) throws Exception {
    RcuAddressSpace space = empty(protocol);
    List<Future<Void>> faulters =
        List.of(pool.submit(faulter(space, protocol, 1)), pool.submit(faulter(space, protocol, 2)));
    for (int i = 0; i < CALLS / 4; i++) {
      space.apply(new Mmap(BASE, PAGES * PAGE, RW, FIXED, null, 0));
      space.fault(BASE, Access.WRITE, protocol);
      space.apply(new Munmap(BASE, PAGES * PAGE));
      for (int look = 0; look < 20; look++) {
        assertThat(space.residentPages(ALL)).isZero();
      }
    }
    stop.set(true);
    for (Future<Void> faulter : faulters) {
      faulter.get();
    }
  }

  /**
   * Readers of maps see the areas before a call or after it, never between: no hole while a mapping
   * is replaced, no area twice while it is split or merged.
   */
  @Test
  void maps_whileAreasAreReplacedSplitAndMerged_areNeverTorn() throws Exception {
    RcuAddressSpace space = empty(FaultProtocol.SNAPSHOT);
    space.apply(new Mmap(BASE, PAGES * PAGE, RW, FIXED, null, 0));
    List<Call<?>> round =
        List.of(
            new Mprotect(BASE + 2 * PAGE, 3 * PAGE, Protection.READ),
            new Mprotect(BASE + 2 * PAGE, 3 * PAGE, RW),
            new Mmap(BASE + PAGE, 4 * PAGE, RW, MapFlags.SHARED | MapFlags.FIXED, FILES[0], 0),
            new Mmap(BASE, PAGES * PAGE, RW, FIXED, null, 0),
            new Mmap(BASE, PAGES * PAGE, Protection.READ, FIXED, null, 0),
            new Mmap(BASE, PAGES * PAGE, RW, FIXED, null, 0));
    List<String> whole = new ArrayList<>();
    for (Call<?> call : round) {
      whole.add(space.maps());
      space.apply(call);
    }
    assertThat(space.maps()).isEqualTo(whole.get(0));
    Callable<Void> reader =
        () -> {
          while (!stop.get()) {
            assertThat(whole).contains(space.maps());
            assertThat(space.get().areas().covers(ALL.first(), ALL.last())).isTrue();
          }
          return null;
        };
    List<Future<Void>> readers = List.of(pool.submit(reader), pool.submit(reader));
    for (int i = 0; i < CALLS; i++) {
      space.apply(round.get(i % round.size()));
    }
    stop.set(true);
    for (Future<Void> each : readers) {
      each.get();
    }
  }
}
