package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.areas;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.result;
import static org.mapletree.vma.Spaces.touch;

import org.junit.jupiter.api.Test;

/** mremap: in place, moved, several areas at once, kept behind. */
class MremapTest {

  private static final long MAYMOVE = RemapFlags.MAYMOVE;
  private static final long FIXED = MAYMOVE | RemapFlags.FIXED;
  private static final long KEEP = MAYMOVE | RemapFlags.DONTUNMAP;
  private static final AddressSpace SPACE =
      after(Spaces.EMPTY, map(0, 4, RW), map(5, 1, READ), map(7, 1, RW));

  private static Mremap remap(long from, long pages, long newPages, long flags, long to) {
    return new Mremap(page(from), pages * PAGE, newPages * PAGE, flags, page(to));
  }

  @Test
  void mremap_withoutANewAddress_shrinksAndGrowsInPlace() {
    assertThat(areas(after(SPACE, remap(0, 4, 2, 0, 0)))).isEqualTo("0-1 rw-p, 5-5 r--p, 7-7 rw-p");
    assertThat(areas(after(SPACE, remap(0, 4, 5, 0, 0)))).isEqualTo("0-4 rw-p, 5-5 r--p, 7-7 rw-p");
    assertThat(result(SPACE, remap(0, 4, 6, 0, 0))).as("in the way").isEqualTo("ENOMEM");
    assertThat(result(SPACE, remap(0, 2, 3, 0, 0))).as("not at its end").isEqualTo("ENOMEM");
    assertThat(SPACE.apply(remap(0, 4, 4, 0, 0)).next()).isSameAs(SPACE);
    assertThat(result(SPACE, remap(0, 5, 6, 0, 0))).as("past its end").isEqualTo("EFAULT");
    assertThat(result(SPACE, remap(4, 1, 1, 0, 0))).isEqualTo("EFAULT");
  }

  @Test
  void mremap_mayMove_goesWhereAMappingWouldGo() {
    Outcome<Long> outcome = SPACE.apply(remap(0, 4, 6, MAYMOVE, 0));
    assertThat(outcome.result().get()).isEqualTo(0x7ffff7ff9000L);
    assertThat(outcome.next().findVma(page(0)).get().first()).isEqualTo(page(5));
    assertThat(outcome.next().counters().total()).isEqualTo(8);
  }

  @Test
  void mremap_fixed_sameLength_movesEachAreaAndKeepsHoles() {
    assertThat(areas(after(SPACE, remap(3, 5, 5, FIXED, 20))))
        .isEqualTo("0-2 rw-p, 20-20 rw-p, 22-22 r--p, 24-24 rw-p");
    AddressSpace target = after(SPACE, map(20, 5, READ));
    assertThat(areas(after(target, remap(3, 5, 5, FIXED, 20))))
        .as("what lies opposite to a hole stays")
        .isEqualTo("0-2 rw-p, 20-20 rw-p, 21-23 r--p, 24-24 rw-p");
    assertThat(result(SPACE, remap(4, 2, 2, FIXED, 20))).as("begins in a hole").isEqualTo("EFAULT");
  }

  @Test
  void mremap_fixed_sealedAmongOthers_keepsTheMovesBefore() {
    AddressSpace sealed = after(SPACE, new Mseal(page(5), PAGE));
    Outcome<Long> outcome = sealed.apply(remap(3, 5, 5, FIXED, 20));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EPERM);
    assertThat(areas(outcome.next())).isEqualTo("0-2 rw-p, 5-5 r--p sl, 7-7 rw-p, 20-20 rw-p");
  }

  /** /dev/zero places its mappings itself, so the kernel moves them one at a time only. */
  @Test
  void mremap_ofZeroDeviceAmongOthers_isRefused() {
    OpenFile zero = OpenFile.of("/dev/zero").with(OpenFile.Trait.ZERO_DEVICE);
    long flags = MapFlags.PRIVATE | MapFlags.FIXED;
    AddressSpace space = after(SPACE, new Mmap(page(4), PAGE, RW, flags, zero, 0));
    Outcome<Long> outcome = space.apply(remap(3, 3, 3, FIXED, 20));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EFAULT);
    assertThat(areas(outcome.next())).startsWith("0-2 rw-p, 4-4 rw-p, 5-5 r--p").contains("20-20");
    assertThat(space.apply(remap(4, 2, 2, FIXED, 20)).next()).isSameAs(space);
    assertThat(result(space, remap(4, 1, 1, FIXED, 20))).isEqualTo("ok");
  }

  @Test
  void mremap_fixed_otherLength_takesTheRestAway() {
    assertThat(areas(after(SPACE, remap(0, 4, 2, FIXED, 20))))
        .isEqualTo("5-5 r--p, 7-7 rw-p, 20-21 rw-p");
    assertThat(areas(after(SPACE, remap(0, 4, 6, FIXED, 20))))
        .isEqualTo("5-5 r--p, 7-7 rw-p, 20-25 rw-p");
  }

  @Test
  void mremap_dontUnmap_keepsTheOldAreaWithoutLockAndIdentity() {
    AddressSpace locked = after(SPACE, new Mlock(page(0), 4 * PAGE));
    AddressSpace moved = after(locked, remap(0, 4, 4, FIXED | KEEP, 20));
    assertThat(areas(moved)).isEqualTo("0-3 rw-p, 5-5 r--p, 7-7 rw-p, 20-23 rw-p lo");
    assertThat(moved.findVma(page(0)).get().value().hasAnon()).isFalse();
    assertThat(moved.findVma(page(20)).get().value().hasAnon()).isTrue();
    assertThat(result(SPACE, remap(0, 4, 2, KEEP, 20))).isEqualTo("EINVAL");
    assertThat(SPACE.apply(remap(0, 4, 4, KEEP, 20)).result().get())
        .as("a hint")
        .isEqualTo(page(20));
  }

  @Test
  void mremap_oldLengthZero_mapsSharedMemoryTwice() {
    long shared = MapFlags.SHARED | MapFlags.ANONYMOUS | MapFlags.FIXED;
    AddressSpace space = after(Spaces.EMPTY, map(0, 4, RW, shared));
    AddressSpace twice = after(space, remap(1, 0, 2, FIXED, 20));
    assertThat(areas(twice)).isEqualTo("0-3 rw-s, 20-21 rw-s");
    assertThat(twice.findVma(page(20)).get().value().page()).isEqualTo(1);
    assertThat(result(SPACE, remap(0, 0, 2, FIXED, 20))).as("private").isEqualTo("EINVAL");
  }

  @Test
  void mremap_offsetOfUntouchedMemory_followsItsNewPlace() {
    AddressSpace fresh = after(SPACE, remap(5, 1, 1, FIXED, 20));
    assertThat(fresh.findVma(page(20)).get().value().page()).isEqualTo(page(20) >>> 12);
    AddressSpace touched = after(SPACE, touch(0, 1), remap(0, 1, 1, FIXED, 20));
    assertThat(touched.findVma(page(20)).get().value().page()).isEqualTo(page(0) >>> 12);
  }

  @Test
  void mremap_badArguments_changeNothing() {
    Mremap[] calls = {
      remap(0, 4, 0, MAYMOVE, 0),
      remap(0, 4, 4, 8, 0),
      remap(0, 4, 4, RemapFlags.FIXED, 20),
      remap(0, 4, 4, FIXED, 2),
      new Mremap(page(0) + 1, PAGE, PAGE, MAYMOVE, 0),
      new Mremap(page(0), PAGE, -PAGE, MAYMOVE, 0),
      new Mremap(page(0), PAGE, PAGE, FIXED, 0x7ffffffff000L),
    };
    for (Mremap call : calls) {
      Outcome<Long> outcome = SPACE.apply(call);
      assertThat(outcome.result().getLeft()).as(call.toString()).isEqualTo(Errno.EINVAL);
      assertThat(outcome.next()).isSameAs(SPACE);
    }
  }
}
