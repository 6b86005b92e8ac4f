package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.areas;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.protect;
import static org.mapletree.vma.Spaces.result;
import static org.mapletree.vma.Spaces.touch;

import org.junit.jupiter.api.Test;

/** mprotect: splits and merges, the charge, and how far a refused call gets. */
class MprotectTest {

  private static final AddressSpace SPACE = after(Spaces.EMPTY, map(0, 6, RW));

  @Test
  void mprotect_ofAPart_splitsAndTheWayBackMerges() {
    AddressSpace split = after(SPACE, protect(2, 2, READ));
    assertThat(areas(split)).isEqualTo("0-1 rw-p, 2-3 r--p, 4-5 rw-p");
    assertThat(areas(after(split, protect(3, 1, RW)))).isEqualTo("0-1 rw-p, 2-2 r--p, 3-5 rw-p");
    AddressSpace touched = after(SPACE, touch(0, 1), protect(2, 2, READ), protect(2, 2, RW));
    assertThat(areas(touched)).isEqualTo("0-5 rw-p");
    assertThat(SPACE.apply(protect(0, 6, RW)).next()).as("nothing changes").isSameAs(SPACE);
  }

  @Test
  void mprotect_upToAHole_keepsWhatItDid() {
    Outcome<Unit> outcome = SPACE.apply(protect(4, 4, READ));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(outcome.next())).isEqualTo("0-3 rw-p, 4-5 r--p");
  }

  @Test
  void mprotect_takesTheChargeBackOnlyWhileNothingIsTouched() {
    AddressSpace fresh = after(SPACE, protect(0, 6, READ));
    assertThat(fresh.findVma(page(0)).get().value().has(VmFlags.ACCOUNTED)).isFalse();
    AddressSpace touched = after(SPACE, touch(0, 1), protect(0, 6, READ));
    assertThat(touched.findVma(page(0)).get().value().has(VmFlags.ACCOUNTED)).isTrue();
    AddressSpace writable = after(Spaces.EMPTY, map(0, 1, READ), protect(0, 1, RW));
    assertThat(writable.findVma(page(0)).get().value().has(VmFlags.ACCOUNTED)).isTrue();
  }

  @Test
  void mprotect_checksArgumentsBeforeAreas() {
    assertThat(result(SPACE, new Mprotect(page(0) + 1, PAGE, READ))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Mprotect(page(9), 0, 0x10))).as("length 0").isEqualTo("ok");
    assertThat(result(SPACE, new Mprotect(page(9), -1, 0x10))).isEqualTo("ENOMEM");
    assertThat(result(SPACE, new Mprotect(page(0), PAGE, 0x10))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Mprotect(page(9), PAGE, READ))).isEqualTo("ENOMEM");
    long both = Protection.GROWSDOWN | Protection.GROWSUP;
    assertThat(result(SPACE, new Mprotect(page(0), PAGE, both))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Mprotect(page(0), PAGE, Protection.GROWSDOWN)))
        .as("no stack")
        .isEqualTo("EINVAL");
  }

  @Test
  void mprotect_growsdown_beginsWhereTheStackDoes() {
    AddressSpace stack = after(Spaces.EMPTY, map(0, 4, RW, Spaces.FIXED | MapFlags.GROWSDOWN));
    AddressSpace changed = after(stack, new Mprotect(page(2), PAGE, READ | Protection.GROWSDOWN));
    assertThat(areas(changed)).isEqualTo("0-2 r--p gd, 3-3 rw-p gd");
  }

  @Test
  void mprotect_ofAFileOpenForReading_mayNotWriteSharedButPrivate() {
    OpenFile file = OpenFile.of("/f").without(OpenFile.Trait.WRITABLE);
    long fixed = MapFlags.FIXED;
    AddressSpace space =
        after(
            Spaces.EMPTY,
            new Mmap(page(0), PAGE, READ, fixed | MapFlags.SHARED, file, 0),
            new Mmap(page(1), PAGE, READ, fixed | MapFlags.PRIVATE, file, 0));
    assertThat(result(space, protect(0, 1, RW))).isEqualTo("EACCES");
    assertThat(result(space, protect(1, 1, RW))).isEqualTo("ok");
  }
}
