package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapletree.Range;

/** What faults bring into memory and what calls take out of it, one after the other. */
class RcuAddressSpaceTest {

  private static final long BASE = 0x10000000;
  private static final long PAGE = 0x1000;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final long FIXED = MapFlags.PRIVATE | MapFlags.ANONYMOUS | MapFlags.FIXED;

  private static RcuAddressSpace empty() {
    AddressSpace space = AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);
    return RcuAddressSpace.of(space, FaultProtocol.SNAPSHOT, FaultProtocol.values());
  }

  private static Mmap map(long page, long pages, long protection) {
    return new Mmap(BASE + page * PAGE, pages * PAGE, protection, FIXED, null, 0);
  }

  private static Mmap mapFile(OpenFile file, long page, long pages, long protection) {
    long flags = MapFlags.SHARED | MapFlags.FIXED;
    return new Mmap(BASE + page * PAGE, pages * PAGE, protection, flags, file, page * PAGE);
  }

  private static Range pages(long first, long count) {
    return Range.ofLength(BASE + first * PAGE, count * PAGE);
  }

  private static Fault fault(RcuAddressSpace space, long page, Access access) {
    return space.fault(BASE + page * PAGE, access, FaultProtocol.SNAPSHOT);
  }

  @ParameterizedTest
  @EnumSource
  void fault_ofEachProtocol_answersAsTheModelAndBringsThePageIn(FaultProtocol protocol) {
    RcuAddressSpace space = empty();
    space.apply(map(0, 2, RW));
    space.apply(map(2, 1, Protection.READ));
    space.apply(mapFile(OpenFile.of("/f").withSize(PAGE), 3, 2, RW));
    space.apply(map(7, 1, Protection.READ | Protection.EXEC));
    space.apply(map(8, 1, Protection.NONE));
    for (long page = 0; page < 10; page++) {
      for (Access access : Access.values()) {
        long address = BASE + page * PAGE + 7;
        Fault expected =
            space.get().apply(new PageFault(address, access)).result().getOrElse(Fault.NONE);
        assertThat(space.fault(address, access, protocol)).isEqualTo(expected);
        assertThat(space.isResident(address, access)).isEqualTo(expected == Fault.NONE);
      }
    }
    assertThat(space.fault(0x800000000000L, Access.READ, protocol))
        .isEqualTo(Fault.SEGV_NONCANONICAL);
    assertThat(space.fault(-1, Access.READ, protocol)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(space.misplacedPages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void fault_firstTouch_givesTheAreaItsIdentity(FaultProtocol protocol) {
    RcuAddressSpace space = empty();
    space.apply(map(0, 2, RW));
    assertThat(space.fault(BASE, Access.WRITE, protocol)).isEqualTo(Fault.NONE);
    assertThat(space.get().findVma(BASE).get().value().hasAnon()).isTrue();
    assertThat(space.residentPages(pages(0, 2))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void fault_belowAStack_growsIt(FaultProtocol protocol) {
    RcuAddressSpace space = empty();
    space.apply(new Mmap(BASE + 32 * PAGE, PAGE, RW, FIXED | MapFlags.GROWSDOWN, null, 0));
    assertThat(space.fault(BASE + 30 * PAGE, Access.WRITE, protocol)).isEqualTo(Fault.NONE);
    assertThat(space.get().findVma(BASE).get().first()).isEqualTo(BASE + 30 * PAGE);
    assertThat(space.isResident(BASE + 30 * PAGE, Access.WRITE)).isTrue();
  }

  @Test
  void fault_readOfAPrivatePage_mayNotBeWrittenThrough() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 1, RW));
    fault(space, 0, Access.READ);
    assertThat(space.isResident(BASE, Access.READ)).isTrue();
    assertThat(space.isResident(BASE, Access.WRITE)).isFalse();
    fault(space, 0, Access.WRITE);
    assertThat(space.isResident(BASE, Access.WRITE)).isTrue();
    assertThat(space.residentPages(pages(0, 1))).isEqualTo(1);
  }

  @Test
  void munmap_takesTheirPagesAndNoOthers() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 600, RW));
    for (long page = 0; page < 600; page++) {
      fault(space, page, Access.WRITE);
    }
    space.apply(new Munmap(BASE + 100 * PAGE, 450 * PAGE));
    assertThat(space.resident(Range.of(0, -1)))
        .toIterable()
        .containsExactly(pages(0, 100), pages(550, 50));
  }

  @Test
  void mprotect_withoutWrite_leavesPagesThatCannotBeWritten() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 3, RW));
    for (long page = 0; page < 3; page++) {
      fault(space, page, Access.WRITE);
    }
    space.apply(new Mprotect(BASE + PAGE, PAGE, Protection.READ));
    assertThat(space.residentPages(pages(0, 3))).isEqualTo(3);
    assertThat(space.isResident(BASE, Access.WRITE)).isTrue();
    assertThat(space.isResident(BASE + PAGE, Access.READ)).isTrue();
    assertThat(space.isResident(BASE + PAGE, Access.WRITE)).isFalse();
    space.apply(new Mprotect(BASE, 2 * PAGE, Protection.NONE));
    assertThat(space.residentPages(pages(0, 3))).isEqualTo(1);
  }

  @Test
  void mmap_overTheMiddleOfAnEqualArea_takesTheOldPages() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 3, RW));
    for (long page = 0; page < 3; page++) {
      fault(space, page, Access.WRITE);
    }
    AddressSpace before = space.get();
    space.apply(map(1, 1, RW));
    assertThat(space.get().areas()).isEqualTo(before.areas());
    assertThat(space.resident(pages(0, 3))).toIterable().containsExactly(pages(0, 1), pages(2, 1));
  }

  @Test
  void mmap_ofAnotherFile_leavesNoPageOfTheOldOne() {
    RcuAddressSpace space = empty();
    OpenFile one = OpenFile.of("/one");
    OpenFile two = OpenFile.of("/two");
    space.apply(mapFile(one, 0, 2, RW));
    fault(space, 0, Access.WRITE);
    assertThat(space.residentBacking(BASE)).containsExactly(one);
    space.apply(mapFile(two, 0, 2, RW));
    assertThat(space.residentBacking(BASE)).isEmpty();
    fault(space, 0, Access.READ);
    assertThat(space.residentBacking(BASE)).containsExactly(two);
    assertThat(space.residentBacking(-1)).isEmpty();
  }

  @Test
  void mremap_movedPagesFaultAgain() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 1, RW));
    fault(space, 0, Access.WRITE);
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED;
    space.apply(new Mremap(BASE, PAGE, PAGE, flags, BASE + 4 * PAGE));
    assertThat(space.residentPages(Range.of(0, -1))).isZero();
    assertThat(fault(space, 4, Access.WRITE)).isEqualTo(Fault.NONE);
  }

  @Test
  void mremap_keepingTheOldPlace_leavesNoPageThereAndThoseBesideIt() {
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED | RemapFlags.DONTUNMAP;
    for (Mmap mapping : List.of(map(0, 3, RW), mapFile(OpenFile.of("/f"), 0, 3, RW))) {
      RcuAddressSpace space = empty();
      space.apply(mapping);
      for (long page = 0; page < 3; page++) {
        fault(space, page, Access.WRITE);
      }
      space.apply(new Mremap(BASE + PAGE, PAGE, PAGE, flags, BASE + 8 * PAGE));
      assertThat(space.resident(Range.of(0, -1)))
          .toIterable()
          .containsExactly(pages(0, 1), pages(2, 1));
    }
  }

  @Test
  void mremap_thatFailsAtItsSecondArea_takesThePagesOfTheFirstAlone() {
    RcuAddressSpace space = empty();
    OpenFile one = OpenFile.of("/one");
    space.apply(mapFile(one, 0, 1, RW));
    space.apply(mapFile(OpenFile.of("/two"), 1, 1, RW));
    space.apply(new Mseal(BASE + PAGE, PAGE));
    long shared = MapFlags.SHARED | MapFlags.FIXED;
    space.apply(new Mmap(BASE + 8 * PAGE, 2 * PAGE, RW, shared, one, 0));
    for (long page : new long[] {0, 1, 8, 9}) {
      fault(space, page, Access.WRITE);
    }
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED | RemapFlags.DONTUNMAP;
    Mremap both = new Mremap(BASE, 2 * PAGE, 2 * PAGE, flags, BASE + 8 * PAGE);
    assertThat(space.apply(both).result().getLeft()).isEqualTo(Errno.EPERM);
    assertThat(space.resident(Range.of(0, -1)))
        .toIterable()
        .containsExactly(pages(1, 1), pages(9, 1));
  }

  @Test
  void mremap_ofLengthZero_leavesThePagesOfTheFirstMapping() {
    RcuAddressSpace space = empty();
    space.apply(mapFile(OpenFile.of("/f"), 0, 1, RW));
    fault(space, 0, Access.WRITE);
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED;
    space.apply(new Mremap(BASE, 0, PAGE, flags, BASE + 8 * PAGE));
    assertThat(space.resident(Range.of(0, -1))).toIterable().containsExactly(pages(0, 1));
  }

  @Test
  void madvise_guardInstall_takesPages() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 2, RW));
    fault(space, 0, Access.WRITE);
    fault(space, 1, Access.WRITE);
    space.apply(new Madvise(BASE, PAGE, Advice.GUARD_INSTALL.number()));
    assertThat(space.resident(pages(0, 2))).toIterable().containsExactly(pages(1, 1));
  }

  @Test
  void madvise_dontneed_takesPagesAndLeavesAreas() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 2, RW));
    fault(space, 0, Access.WRITE);
    fault(space, 1, Access.WRITE);
    AddressSpace before = space.get();
    space.apply(new Madvise(BASE, PAGE, Advice.DONTNEED.number()));
    assertThat(space.get()).isSameAs(before);
    assertThat(space.resident(pages(0, 2))).toIterable().containsExactly(pages(1, 1));
    assertThat(space.evict(BASE + PAGE)).isTrue();
    assertThat(space.evict(BASE + PAGE)).isFalse();
    assertThat(space.residentPages(pages(0, 2))).isZero();
  }

  @Test
  void munmap_ofEverything_takesAllPages() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 1, RW));
    fault(space, 0, Access.WRITE);
    space.apply(new Munmap(0, 0x7ffffffff000L));
    assertThat(space.residentPages(Range.of(0, -1))).isZero();
    assertThat(space.maps()).doesNotContain("rw-p");
  }

  @Test
  void versions_countWhatCallsChanged() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 1, RW));
    long version = space.published().version();
    space.apply(new Munmap(BASE + PAGE, PAGE));
    assertThat(space.published().version()).isEqualTo(version);
    space.apply(new Munmap(BASE, PAGE));
    assertThat(space.published().version()).isEqualTo(version + 1);
  }

  @Test
  void fault_byAProtocolThatIsNotKept_isRefused() {
    AddressSpace space = AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);
    RcuAddressSpace snapshots = RcuAddressSpace.of(space, FaultProtocol.SNAPSHOT);
    assertThatThrownBy(() -> snapshots.fault(0, Access.READ, FaultProtocol.AREA_LOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AREA_LOCK is none of [SNAPSHOT]");
  }

  private static AddressSpace reachingTo(long end) {
    return AddressSpace.empty(
        KernelProfile.LINUX_6_18.withTaskSize(end), Limits.ROOT, Layout.PLAIN);
  }

  @Test
  void exec_addressesBeyondThePageTables_isRefusedAndChangesNothing() {
    RcuAddressSpace space = empty();
    space.apply(map(0, 1, RW));
    fault(space, 0, Access.WRITE);
    AddressSpace before = space.get();
    assertThatThrownBy(() -> space.apply(new Exec(reachingTo(1L << 56))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x100000000000000");
    assertThat(space.get()).isSameAs(before);
    assertThat(space.isResident(BASE, Access.WRITE)).isTrue();
    AddressSpace largest = reachingTo(1L << 48);
    space.apply(new Exec(largest));
    assertThat(space.get()).isSameAs(largest);
  }

  @Test
  void of_addressesBeyondThePageTables_isRefused() {
    AddressSpace wide = reachingTo(1L << 56);
    assertThatThrownBy(() -> RcuAddressSpace.of(wide, FaultProtocol.SNAPSHOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x100000000000000");
  }
}
