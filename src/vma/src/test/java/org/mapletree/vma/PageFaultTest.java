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
import static org.mapletree.vma.Spaces.touch;

import org.junit.jupiter.api.Test;

/** How an access ends, and what it leaves in the areas. */
class PageFaultTest {

  private static Fault fault(AddressSpace space, long address, Access access) {
    return space.apply(new PageFault(address, access)).result().get();
  }

  private static Vma area(AddressSpace space, long page) {
    return space.findVma(page(page)).get().value();
  }

  @Test
  void nothingMapped_isMaperr() {
    AddressSpace space = after(Spaces.EMPTY, map(4, 1, RW));
    assertThat(fault(space, page(3), Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(fault(space, page(5), Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(fault(space, -1, Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(fault(space, 0x800000000000L, Access.READ)).isEqualTo(Fault.SEGV_NONCANONICAL);
    assertThat(fault(space, 0xffff7fffffffffffL, Access.READ)).isEqualTo(Fault.SEGV_NONCANONICAL);
  }

  @Test
  void addressesAreCanonicalAsFarAsTheUsersReach() {
    AddressSpace five =
        Spaces.EMPTY.withProfile(KernelProfile.LINUX_6_18.withTaskSize((1L << 56) - PAGE));
    AddressSpace space = after(five, new Mmap(1L << 50, PAGE, RW, FIXED, null, 0));
    assertThat(fault(space, 1L << 50, Access.WRITE)).isEqualTo(Fault.NONE);
    assertThat(after(space, new Touch(1L << 50, PAGE, Access.WRITE)).areas().size()).isEqualTo(1);
    assertThat(fault(space, 1L << 51, Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(fault(space, 1L << 56, Access.READ)).isEqualTo(Fault.SEGV_NONCANONICAL);
    assertThat(fault(space, -(1L << 56) - 1, Access.READ)).isEqualTo(Fault.SEGV_NONCANONICAL);
    assertThat(fault(space, -(1L << 56), Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    AddressSpace all = Spaces.EMPTY.withProfile(KernelProfile.LINUX_6_18.withTaskSize(-1));
    assertThat(fault(all, 1L << 62, Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
  }

  @Test
  void noPermission_isAccerr_andWritableIsReadable() {
    AddressSpace space =
        after(
            Spaces.EMPTY,
            map(0, 1, READ),
            map(1, 1, Protection.WRITE),
            map(2, 1, Protection.EXEC),
            map(3, 1, Protection.NONE));
    assertThat(fault(space, page(0), Access.WRITE)).isEqualTo(Fault.SEGV_ACCERR);
    assertThat(fault(space, page(0), Access.EXECUTE)).isEqualTo(Fault.SEGV_ACCERR);
    assertThat(fault(space, page(1), Access.READ)).isEqualTo(Fault.NONE);
    assertThat(fault(space, page(2), Access.READ)).isEqualTo(Fault.NONE);
    assertThat(fault(space, page(2), Access.EXECUTE)).isEqualTo(Fault.NONE);
    assertThat(fault(space, page(3), Access.READ)).isEqualTo(Fault.SEGV_ACCERR);
  }

  @Test
  void pastTheEndOfAFile_isBusError() {
    OpenFile file = OpenFile.of("/f").withSize(PAGE + 1);
    AddressSpace space =
        after(
            Spaces.EMPTY,
            new Mmap(page(0), 4 * PAGE, RW, MapFlags.PRIVATE | MapFlags.FIXED, file, 0));
    assertThat(fault(space, page(1), Access.READ)).as("the partial page").isEqualTo(Fault.NONE);
    assertThat(fault(space, page(2), Access.READ)).isEqualTo(Fault.BUS_ADRERR);
    assertThat(area(after(space, new PageFault(page(1), Access.READ)), 0).hasAnon()).isFalse();
    AddressSpace written = space.apply(new PageFault(page(2), Access.WRITE)).next();
    assertThat(area(written, 0).hasAnon()).as("though it failed").isTrue();
  }

  @Test
  void anonymousMemory_isTouchedByReadingToo() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 1, READ));
    assertThat(area(space, 0).hasAnon()).isFalse();
    assertThat(area(after(space, new PageFault(page(0), Access.READ)), 0).hasAnon()).isTrue();
    AddressSpace refused = space.apply(new PageFault(page(0), Access.WRITE)).next();
    assertThat(refused).isSameAs(space);
  }

  @Test
  void anonymousMemory_isNotTouchedByReadingWhereTheKernelSaysSo() {
    AddressSpace empty =
        Spaces.EMPTY.withProfile(KernelProfile.LINUX_6_18.withReadsGiveIdentity(false));
    AddressSpace space = after(empty, map(0, 1, RW));
    assertThat(space.apply(new PageFault(page(0), Access.READ)).next()).isSameAs(space);
    AddressSpace populated = after(empty, map(0, 1, READ, FIXED | MapFlags.POPULATE));
    assertThat(area(populated, 0).hasAnon()).isFalse();
    AddressSpace written = after(space, new PageFault(page(0), Access.WRITE));
    assertThat(area(written, 0).hasAnon()).isTrue();
  }

  /** Six pages that may be read, of which the middle two may be executed as well. */
  private static final AddressSpace THREE_AREAS =
      after(Spaces.EMPTY, map(0, 6, READ), protect(2, 2, READ | Protection.EXEC));

  private static AddressSpace readEach(AddressSpace space, long... pages) {
    AddressSpace now = space;
    for (long page : pages) {
      now = after(now, new PageFault(page(page), Access.READ));
    }
    return now;
  }

  @Test
  void anIdentity_stays() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 2, RW), touch(0, 1));
    assertThat(after(space, touch(1, 1))).isSameAs(space);
  }

  @Test
  void aNeighbourThatContinues_lendsItsIdentity() {
    AddressSpace fromBelow = readEach(THREE_AREAS, 0, 2);
    assertThat(area(fromBelow, 2).anon()).isEqualTo(area(fromBelow, 0).anon());
    AddressSpace fromAbove = readEach(THREE_AREAS, 2, 0);
    assertThat(area(fromAbove, 0).anon()).isEqualTo(area(fromAbove, 2).anon());
    AddressSpace either = readEach(THREE_AREAS, 0, 4, 2);
    assertThat(area(either, 0).anon()).isNotEqualTo(area(either, 4).anon());
    assertThat(area(either, 2).anon()).as("the one above").isEqualTo(area(either, 4).anon());
  }

  @Test
  void aNeighbourWithOtherFlagsThanPermissions_doesNot() {
    AddressSpace writable = after(Spaces.EMPTY, map(0, 4, RW), protect(2, 2, READ), touch(0, 1));
    AddressSpace read = readEach(writable, 2);
    assertThat(area(read, 2).has(VmFlags.ACCOUNTED)).isFalse();
    assertThat(area(read, 2).anon()).isNotEqualTo(area(read, 0).anon());
  }

  @Test
  void aNeighbourOfAnotherFileOrPlaceInIt_doesNot() {
    OpenFile file = OpenFile.of("/f");
    long flags = MapFlags.PRIVATE | MapFlags.FIXED;
    Mmap executable =
        new Mmap(page(0), PAGE, RW | Protection.EXEC, flags, file, 0); // no merge with the next
    Mmap follows = new Mmap(page(1), PAGE, RW, flags, file, PAGE);
    Mmap skips = new Mmap(page(1), PAGE, RW, flags, file, 2 * PAGE);
    Mmap other = new Mmap(page(1), PAGE, RW, flags, OpenFile.of("/g"), PAGE);
    AddressSpace touched = after(Spaces.EMPTY, executable, touch(0, 1));
    long anon = area(touched, 0).anon();
    assertThat(area(after(touched, follows, touch(1, 1)), 1).anon()).isEqualTo(anon);
    assertThat(area(after(touched, skips, touch(1, 1)), 1).anon()).isNotEqualTo(anon);
    assertThat(area(after(touched, other, touch(1, 1)), 1).anon()).isNotEqualTo(anon);
  }

  @Test
  void aNeighbourThatAForkMade_doesNot() {
    AddressSpace parent = readEach(THREE_AREAS, 0);
    AddressSpace child = readEach(parent.apply(new Fork()).result().get(), 2);
    assertThat(area(child, 0).inherited()).isTrue();
    assertThat(area(child, 2).anon()).isNotZero().isNotEqualTo(area(child, 0).anon());
  }

  @Test
  void aStack_growsPastItsGapOnlyWhereNothingIsNear() {
    AddressSpace space = after(Spaces.EMPTY, map(1000, 1, RW, FIXED | MapFlags.GROWSDOWN));
    AddressSpace grown = after(space, new PageFault(page(900), Access.WRITE));
    assertThat(grown.findVma(page(0)).get().first()).isEqualTo(page(900));
    assertThat(area(grown, 900).hasAnon()).isTrue();
    assertThat(grown.counters().stack()).isEqualTo(101);
    AddressSpace near = after(space, map(700, 1, READ));
    assertThat(fault(near, page(957), Access.WRITE)).isEqualTo(Fault.NONE);
    assertThat(fault(near, page(956), Access.WRITE)).isEqualTo(Fault.SEGV_MAPERR);
    AddressSpace closed = after(space, map(700, 1, Protection.NONE));
    assertThat(fault(closed, page(701), Access.WRITE)).isEqualTo(Fault.NONE);
  }

  @Test
  void touch_stopsAtTheFirstFaultAndKeepsWhatItTouched() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 1, RW), map(2, 1, RW));
    Outcome<Unit> outcome = space.apply(touch(0, 3));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EFAULT);
    assertThat(area(outcome.next(), 0).hasAnon()).isTrue();
    assertThat(area(outcome.next(), 2).hasAnon()).isFalse();
  }

  @Test
  void touch_failsAtThePageThatAFileDoesNotHave() {
    OpenFile file = OpenFile.of("/f").withSize(2 * PAGE);
    AddressSpace space =
        after(
            Spaces.EMPTY,
            new Mmap(page(0), 3 * PAGE, RW, MapFlags.PRIVATE | MapFlags.FIXED, file, 0),
            map(3, 1, RW));
    assertThat(result(space, touch(0, 2))).isEqualTo("ok");
    assertThat(result(space, touch(0, 3))).isEqualTo("EFAULT");
    Outcome<Unit> outcome = space.apply(touch(0, 4));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EFAULT);
    assertThat(area(outcome.next(), 0).hasAnon()).isTrue();
    assertThat(area(outcome.next(), 3).hasAnon()).isFalse();
  }
}
