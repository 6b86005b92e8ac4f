package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.FIXED;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.areas;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.result;

import org.junit.jupiter.api.Test;

/**
 * mmap: the flags that each kind of mapping gets, merges, and refusals in the order of the kernel.
 */
class MmapTest {

  private static final OpenFile FILE = OpenFile.of("/f").withSize(4 * PAGE);
  private static final OpenFile ZERO =
      OpenFile.of("/dev/zero")
          .without(OpenFile.Trait.HUGE_ALIGNED)
          .with(OpenFile.Trait.ZERO_DEVICE);
  private static final OpenFile MEMFD = FILE.without(OpenFile.Trait.HUGE_ALIGNED);
  private static final long PRIVATE = MapFlags.PRIVATE | MapFlags.FIXED;
  private static final long SHARED = MapFlags.SHARED | MapFlags.FIXED;
  private static final long VALIDATE = MapFlags.SHARED_VALIDATE | MapFlags.FIXED;

  private static Mmap file(OpenFile file, long protection, long flags) {
    return new Mmap(page(0), PAGE, protection, flags, file, 0);
  }

  private static String flags(Mmap call) {
    return after(Spaces.EMPTY, call).findVma(page(0)).get().value().flags().toString();
  }

  @Test
  void mmap_eachKind_hasItsFlags() {
    assertThat(flags(map(0, 1, RW))).isEqualTo("rd wr mr mw me ac");
    assertThat(flags(map(0, 1, READ))).isEqualTo("rd mr mw me");
    assertThat(flags(map(0, 1, RW, FIXED | MapFlags.NORESERVE))).isEqualTo("rd wr mr mw me nr");
    assertThat(flags(map(0, 1, RW, FIXED | MapFlags.GROWSDOWN))).isEqualTo("rd wr mr mw me gd ac");
    assertThat(flags(map(0, 1, RW, FIXED | MapFlags.STACK))).isEqualTo("rd wr mr mw me ac nh");
    assertThat(flags(map(0, 1, RW, FIXED | MapFlags.LOCKED))).isEqualTo("rd wr mr mw me lo ac");
    assertThat(flags(map(0, 1, RW, SHARED | MapFlags.ANONYMOUS))).isEqualTo("rd wr sh mr mw me ms");
    assertThat(flags(file(FILE, RW, SHARED))).isEqualTo("rd wr sh mr mw me ms");
    assertThat(flags(file(FILE, RW, VALIDATE))).isEqualTo("rd wr sh mr mw me ms");
    assertThat(flags(file(FILE.without(OpenFile.Trait.WRITABLE), READ, SHARED)))
        .isEqualTo("rd mr me ms");
    assertThat(flags(file(FILE.with(OpenFile.Trait.NO_EXEC), RW, PRIVATE)))
        .isEqualTo("rd wr mr mw ac");
    assertThat(flags(file(FILE.with(OpenFile.Trait.WRITE_SEALED), READ, SHARED)))
        .isEqualTo("rd sh mr me ms");
  }

  @Test
  void mmap_beside_mergesWhatContinues() {
    assertThat(areas(after(Spaces.EMPTY, map(0, 1, RW), map(2, 1, RW), map(1, 1, RW))))
        .isEqualTo("0-2 rw-p");
    assertThat(areas(after(Spaces.EMPTY, map(0, 3, RW), map(1, 1, READ))))
        .isEqualTo("0-0 rw-p, 1-1 r--p, 2-2 rw-p");
    AddressSpace file = after(Spaces.EMPTY, file(FILE, READ, PRIVATE));
    Mmap next = new Mmap(page(1), PAGE, READ, PRIVATE, FILE, PAGE);
    assertThat(areas(after(file, next))).isEqualTo("0-1 r--p");
    Mmap other = new Mmap(page(1), PAGE, READ, PRIVATE, FILE, 2 * PAGE);
    assertThat(areas(after(file, other))).isEqualTo("0-0 r--p, 1-1 r--p");
  }

  @Test
  void mmap_refusals_comeInOrder() {
    assertThat(result(Spaces.EMPTY, new Mmap(1, 0, RW, FIXED, null, 1))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, new Mmap(1, 0, RW, PRIVATE, null, 0))).isEqualTo("EBADF");
    assertThat(result(Spaces.EMPTY, file(FILE.with(OpenFile.Trait.PATH_ONLY), RW, PRIVATE)))
        .isEqualTo("EBADF");
    assertThat(result(Spaces.EMPTY, new Mmap(1, 0, RW, FIXED, null, 0))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, new Mmap(1, -1, RW, FIXED, null, 0))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, new Mmap(1, 1L << 47, RW, FIXED, null, 0))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, new Mmap(1, 1, RW, FIXED, null, 0))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, file(FILE, RW, MapFlags.FIXED))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, file(FILE, RW, PRIVATE | MapFlags.GROWSDOWN)))
        .isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, file(FILE.without(OpenFile.Trait.READABLE), 0, PRIVATE)))
        .isEqualTo("EACCES");
    assertThat(result(Spaces.EMPTY, file(FILE.without(OpenFile.Trait.WRITABLE), RW, SHARED)))
        .isEqualTo("EACCES");
    assertThat(result(Spaces.EMPTY, file(FILE.with(OpenFile.Trait.NO_EXEC), 4, PRIVATE)))
        .isEqualTo("EPERM");
    assertThat(result(Spaces.EMPTY, file(FILE.with(OpenFile.Trait.NOT_MAPPABLE), READ, PRIVATE)))
        .isEqualTo("ENODEV");
    assertThat(result(Spaces.EMPTY, file(FILE.with(OpenFile.Trait.WRITE_SEALED), RW, SHARED)))
        .isEqualTo("EPERM");
  }

  /** Found by random calls on Linux 6.18, as all below. */
  @Test
  void mmap_synchronous_marksWhatHasNoDaxFileSystem() {
    long sync = MapFlags.SYNC;
    assertThat(flags(map(0, 1, READ, FIXED | sync))).isEqualTo("rd mr mw me sf");
    assertThat(flags(file(MEMFD, RW, SHARED | sync))).isEqualTo("rd wr sh mr mw me ms sf");
    assertThat(flags(file(ZERO, RW, PRIVATE | sync))).isEqualTo("rd wr mr mw me ac sf");
    assertThat(result(Spaces.EMPTY, file(MEMFD, RW, VALIDATE | sync))).isEqualTo("EOPNOTSUPP");
  }

  @Test
  void mmap_synchronous_ofAFileThatIsNotDax_isRefusedWhenTheOldContentIsGone() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 3, READ));
    for (long type : new long[] {PRIVATE, SHARED, VALIDATE}) {
      Outcome<Long> outcome =
          space.apply(new Mmap(page(1), PAGE, READ, type | MapFlags.SYNC, FILE, 0));
      assertThat(outcome.result().getLeft()).isEqualTo(Errno.EOPNOTSUPP);
      assertThat(areas(outcome.next())).isEqualTo("0-0 r--p, 2-2 r--p");
    }
  }

  @Test
  void mmap_sharedValidate_knowsTheOldFlagsAlone() {
    long known = MapFlags.ABOVE4G | MapFlags.UNINITIALIZED | 0x7cL << 24;
    assertThat(result(Spaces.EMPTY, file(FILE, RW, VALIDATE | known))).isEqualTo("ok");
    assertThat(result(Spaces.EMPTY, file(FILE, RW, VALIDATE | 0x200000))).isEqualTo("EOPNOTSUPP");
    assertThat(result(Spaces.EMPTY, file(FILE, RW, VALIDATE | MapFlags.FIXED_NOREPLACE)))
        .isEqualTo("EOPNOTSUPP");
  }

  @Test
  void mmap_droppable_isNeverLockedButPopulated() {
    long droppable = MapFlags.DROPPABLE | MapFlags.ANONYMOUS | MapFlags.FIXED;
    AddressSpace space =
        after(Spaces.EMPTY, new MlockAll(MlockAll.FUTURE), map(0, 1, RW, droppable));
    assertThat(areas(space)).isEqualTo("0-0 rw-p nr wf dd dp");
    assertThat(space.counters().locked()).isZero();
    assertThat(space.findVma(page(0)).get().value().hasAnon()).isTrue();
    assertThat(result(Spaces.EMPTY, map(0, 1, RW, droppable | MapFlags.LOCKED)))
        .isEqualTo("EINVAL");
  }

  @Test
  void mmap_offsetAboveTheSignedOnes_isForOtherThanRegularFiles() {
    long high = 0x7ffffffffffff000L;
    OpenFile folder = FILE.with(OpenFile.Trait.NOT_MAPPABLE).with(OpenFile.Trait.NOT_REGULAR);
    assertThat(result(Spaces.EMPTY, new Mmap(page(0), PAGE, RW, PRIVATE, FILE, high)))
        .isEqualTo("EOVERFLOW");
    assertThat(result(Spaces.EMPTY, new Mmap(page(0), PAGE, RW, PRIVATE, ZERO, high)))
        .isEqualTo("ok");
    assertThat(result(Spaces.EMPTY, new Mmap(page(0), PAGE, RW, PRIVATE, ZERO, -PAGE)))
        .isEqualTo("EOVERFLOW");
    assertThat(result(Spaces.EMPTY, new Mmap(page(0), PAGE, RW, PRIVATE, folder, high)))
        .isEqualTo("ENODEV");
  }

  @Test
  void mmap_ofZeroDevice_isAlignedAsAFileOfHugePages() {
    Mmap call = new Mmap(0, 0x400000, RW, MapFlags.PRIVATE, ZERO, 0x8000);
    assertThat(Spaces.EMPTY.apply(call).result().get()).isEqualTo(0x7ffff7a08000L);
    Mmap high = new Mmap(0, 0x400000, RW, MapFlags.PRIVATE, ZERO, Long.MIN_VALUE);
    assertThat(Spaces.EMPTY.apply(high).result().get()).isEqualTo(0x7ffff7a00000L);
  }

  @Test
  void mmap_ofHugePages_isRefusedByPlaceFirst() {
    long huge = FIXED | MapFlags.HUGETLB;
    assertThat(result(Spaces.EMPTY, map(0, 1, RW, huge))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, map(1, 1, RW, huge))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, map(0, 0, RW, huge))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, file(FILE, RW, PRIVATE | MapFlags.HUGETLB)))
        .isEqualTo("EINVAL");
  }

  private static Mmap huge(long page, long length, long flags, long offset) {
    return new Mmap(page(page), length, RW, flags | MapFlags.HUGETLB, null, offset);
  }

  @Test
  void mmap_ofHugePages_needsASizeThatTheMachineHas() {
    AddressSpace gigabytes =
        AddressSpace.empty(
            KernelProfile.LINUX_6_18.withHugePageSizes(0x40200000), Limits.ROOT, Layout.PLAIN);
    AddressSpace none =
        AddressSpace.empty(
            KernelProfile.LINUX_6_18.withHugePageSizes(0), Limits.ROOT, Layout.PLAIN);
    for (long exponent = 0; exponent < 64; exponent++) {
      Mmap call = huge(0, PAGE, FIXED | exponent << 26, 0);
      boolean usual = exponent == 0 || exponent == 21;
      assertThat(result(Spaces.EMPTY, call)).isEqualTo(usual ? "ENOMEM" : "EINVAL");
      assertThat(result(gigabytes, call)).isEqualTo(usual || exponent == 30 ? "ENOMEM" : "EINVAL");
      assertThat(result(none, call)).isEqualTo("EINVAL");
    }
  }

  @Test
  void mmap_ofHugePages_isRefusedInTheOrderOfAFile() {
    long fixed = FIXED;
    long untyped = MapFlags.ANONYMOUS;
    assertThat(result(Spaces.EMPTY, huge(0, -0x1fffffL, fixed, 0))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, huge(0, -0x200000L, untyped, 0))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, huge(1, 0x7fffffe00000L, fixed, 0))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, huge(1, 0x7fffffe00001L, fixed, 0))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, untyped, 0))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, FIXED, PAGE))).isEqualTo("EINVAL");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, FIXED, 0x200000))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, FIXED, Long.MIN_VALUE))).isEqualTo("EOVERFLOW");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, FIXED | MapFlags.GROWSDOWN, 0)))
        .isEqualTo("EINVAL");
    long sync = MapFlags.SYNC | MapFlags.ANONYMOUS;
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, sync | MapFlags.SHARED_VALIDATE, 0)))
        .isEqualTo("EOPNOTSUPP");
    assertThat(result(Spaces.EMPTY, huge(0, PAGE, sync | MapFlags.PRIVATE, 0))).isEqualTo("ENOMEM");
  }

  @Test
  void mmap_ofHugePages_leavesItsFixedRangeUnmapped() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 2048, RW));

    Outcome<Long> outcome = space.apply(huge(512, PAGE, FIXED, 0));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(outcome.next())).isEqualTo("0-511 rw-p, 1024-2047 rw-p");
    assertThat(areas(space.apply(huge(512, PAGE, FIXED, PAGE)).next()))
        .isEqualTo("0-511 rw-p, 1024-2047 rw-p");

    Mmap taken = huge(512, PAGE, MapFlags.FIXED_NOREPLACE | FIXED, 0);
    assertThat(result(space, taken)).isEqualTo("EEXIST");
    assertThat(space.apply(taken).next()).isSameAs(space);
    assertThat(space.apply(huge(512, PAGE, FIXED | 30L << 26, 0)).next()).isSameAs(space);
  }
}
