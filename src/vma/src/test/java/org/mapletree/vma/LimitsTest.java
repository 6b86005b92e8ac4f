package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.FIXED;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.protect;
import static org.mapletree.vma.Spaces.result;

import org.junit.jupiter.api.Test;

/** Each limit: reached it may be, passed it may not, and what stays of a call that is refused. */
class LimitsTest {

  private static AddressSpace limited(Limits limits) {
    return Spaces.EMPTY.withLimits(limits);
  }

  @Test
  void addressSpace_mayBeReached() {
    AddressSpace space = limited(Limits.ROOT.withAddressSpace(8 * PAGE + 5));
    assertThat(result(space, map(0, 8, READ))).isEqualTo("ok");
    assertThat(result(space, map(0, 9, READ))).isEqualTo("ENOMEM");
    AddressSpace full = after(space, map(0, 8, READ));
    assertThat(result(full, map(4, 4, RW))).as("it replaces as much").isEqualTo("ok");
    assertThat(result(full, map(4, 5, RW))).isEqualTo("ENOMEM");
    assertThat(result(full, new Mremap(page(0), 8 * PAGE, 9 * PAGE, 0, 0))).isEqualTo("ENOMEM");
  }

  @Test
  void addressSpace_refusedMapping_leavesTheOldAreasSplit() {
    AddressSpace space = after(limited(Limits.ROOT.withAddressSpace(8 * PAGE)), map(0, 8, READ));
    Outcome<Long> outcome = space.apply(map(4, 5, RW));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(outcome.next().areas().size()).isEqualTo(2);
    assertThat(outcome.next().counters()).isEqualTo(space.counters());
  }

  @Test
  void data_countsPrivateWritableMemoryAlone() {
    AddressSpace space = limited(Limits.ROOT.withData(4 * PAGE));
    assertThat(result(space, map(0, 4, RW))).isEqualTo("ok");
    assertThat(result(space, map(0, 5, RW))).isEqualTo("ENOMEM");
    assertThat(result(space, map(0, 5, READ))).isEqualTo("ok");
    assertThat(result(space, map(0, 5, RW, FIXED | MapFlags.GROWSDOWN))).isEqualTo("ok");
    AddressSpace readable = after(space, map(0, 5, READ));
    assertThat(result(readable, protect(0, 5, RW))).isEqualTo("ENOMEM");
    assertThat(result(readable, protect(0, 4, RW))).isEqualTo("ok");
  }

  /** A workaround in the kernel for programs that set the soft limit to 0. */
  @Test
  void data_softLimitOfZero_isTheHardOneExceptForTheBreak() {
    AddressSpace space =
        limited(Limits.ROOT.withData(0)).withLayout(Layout.PLAIN.withHeapAt(page(20)));
    assertThat(result(space, map(0, 5, RW))).isEqualTo("ok");
    assertThat(space.apply(new Brk(page(21))).returned()).isEqualTo(page(20));
    AddressSpace hard = limited(Limits.ROOT.withData(0).withDataMaximum(4 * PAGE));
    assertThat(result(hard, map(0, 4, RW))).isEqualTo("ok");
    assertThat(result(hard, map(0, 5, RW))).isEqualTo("ENOMEM");
  }

  @Test
  void data_holdsTheBreak() {
    AddressSpace space =
        limited(Limits.ROOT.withData(4 * PAGE)).withLayout(Layout.PLAIN.withHeapAt(page(0)));
    assertThat(space.apply(new Brk(page(4))).returned()).isEqualTo(page(4));
    assertThat(space.apply(new Brk(page(4) + 1)).returned()).isEqualTo(page(0));
  }

  @Test
  void stack_mayBeReachedByGrowth() {
    AddressSpace space =
        after(limited(Limits.ROOT.withStack(4 * PAGE)), map(10, 1, RW, FIXED | MapFlags.GROWSDOWN));
    assertThat(space.apply(new PageFault(page(7), Access.WRITE)).result().get())
        .isEqualTo(Fault.NONE);
    Outcome<Fault> refused = space.apply(new PageFault(page(6), Access.WRITE));
    assertThat(refused.result().get()).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(refused.next().areas().size()).isEqualTo(1);
    assertThat(refused.next().counters()).isEqualTo(space.counters());
  }

  @Test
  void lockedMemory_isRefusedInThreeWays() {
    AddressSpace space = limited(Limits.USER.withLockedMemory(4 * PAGE));
    long locked = FIXED | MapFlags.LOCKED;
    assertThat(result(space, map(0, 4, RW, locked))).isEqualTo("ok");
    assertThat(result(space, map(0, 5, RW, locked))).isEqualTo("EAGAIN");
    AddressSpace mapped = after(space, map(0, 8, RW));
    assertThat(result(mapped, new Mlock(page(0), 4 * PAGE, 0))).isEqualTo("ok");
    assertThat(result(mapped, new Mlock(page(0), 5 * PAGE, 0))).isEqualTo("ENOMEM");
    AddressSpace none = mapped.withLimits(Limits.USER.withLockedMemory(0));
    assertThat(result(none, new Mlock(page(0), 0, 0))).isEqualTo("EPERM");
    assertThat(result(none, map(20, 1, RW, locked))).isEqualTo("EPERM");
    assertThat(
            result(mapped.withLimits(Limits.ROOT.withLockedMemory(0)), new Mlock(page(0), PAGE, 0)))
        .as("CAP_IPC_LOCK")
        .isEqualTo("ok");
  }

  @Test
  void lockedMemory_ofWhatIsLockedAlready_countsOnce() {
    AddressSpace space =
        after(
            limited(Limits.USER.withLockedMemory(4 * PAGE)),
            map(0, 8, RW),
            new Mlock(page(0), 3 * PAGE, 0));
    assertThat(result(space, new Mlock(page(0), 4 * PAGE, 0))).isEqualTo("ok");
    assertThat(result(space, new Mlock(page(4), 2 * PAGE, 0))).isEqualTo("ENOMEM");
  }

  @Test
  void overcommit_oneRequestBeyondAllMemory_isRefusedUnlessAlways() {
    KernelProfile small = KernelProfile.LINUX_6_18.withCommitPages(16);
    AddressSpace space = Spaces.EMPTY.withProfile(small);
    assertThat(result(space, map(0, 16, RW))).isEqualTo("ok");
    assertThat(result(space, map(0, 17, RW))).isEqualTo("ENOMEM");
    assertThat(result(space, map(0, 17, READ))).as("not charged").isEqualTo("ok");
    assertThat(result(space, map(0, 17, RW, FIXED | MapFlags.NORESERVE))).isEqualTo("ok");
    AddressSpace always =
        Spaces.EMPTY.withProfile(small.withOvercommit(KernelProfile.Overcommit.ALWAYS));
    assertThat(result(always, map(0, 17, RW))).isEqualTo("ok");
  }

  @Test
  void privilegedPages_needTheCapability() {
    Mmap zero = new Mmap(0, PAGE, RW, FIXED, null, 0);
    assertThat(result(limited(Limits.ROOT), zero)).isEqualTo("ok");
    assertThat(result(limited(Limits.USER), zero)).isEqualTo("EPERM");
  }
}
