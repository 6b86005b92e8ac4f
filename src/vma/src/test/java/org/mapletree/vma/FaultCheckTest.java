package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.FIXED;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.touch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;

/** What a fault finds where nothing has to be changed for it, and which page it brings in. */
class FaultCheckTest {

  private static final OpenFile FILE = OpenFile.of("/f").withSize(2 * PAGE);
  private static final long PRIVATE_FILE = MapFlags.PRIVATE | MapFlags.FIXED;
  private static final long SHARED_FILE = MapFlags.SHARED | MapFlags.FIXED;

  private static Mmap mapFile(long page, long protection, long flags) {
    return new Mmap(page(page), 3 * PAGE, protection, flags, FILE, 0);
  }

  private static @Nullable Fault verdict(AddressSpace space, long address, Access access) {
    return FaultCheck.verdict(space, space.areas().entryAtOrNull(address), address, access);
  }

  private static Entry<Vma> area(AddressSpace space, long page) {
    return Objects.requireNonNull(space.areas().entryAtOrNull(page(page)));
  }

  private static ResidentPage broughtIn(AddressSpace space, long page, Access access) {
    return FaultCheck.page(area(space, page), page(page), access);
  }

  @Test
  void verdict_outsideOfAllAreas_isFinalUnlessAStackMayGrow() {
    AddressSpace space =
        after(Spaces.EMPTY, map(4, 1, RW), map(9, 1, RW, FIXED | MapFlags.GROWSDOWN));
    assertThat(verdict(space, page(3), Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(verdict(space, page(10), Access.READ)).isEqualTo(Fault.SEGV_MAPERR);
    assertThat(verdict(space, page(8), Access.READ)).isNull();
    assertThat(verdict(space, 1L << 63, Access.READ)).isEqualTo(Fault.SEGV_NONCANONICAL);
  }

  @Test
  void verdict_withoutPermission_isFinal() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 1, READ));
    assertThat(verdict(space, page(0), Access.WRITE)).isEqualTo(Fault.SEGV_ACCERR);
  }

  @Test
  void verdict_atAFirstTouch_isLeftOpen() {
    AddressSpace space =
        after(
            Spaces.EMPTY, map(0, 1, RW), mapFile(4, RW, PRIVATE_FILE), mapFile(8, RW, SHARED_FILE));
    assertThat(verdict(space, page(0), Access.READ)).isNull();
    assertThat(verdict(space, page(4), Access.READ)).isEqualTo(Fault.NONE);
    assertThat(verdict(space, page(4), Access.WRITE)).isNull();
    assertThat(verdict(space, page(8), Access.WRITE)).isEqualTo(Fault.NONE);
    AddressSpace touched = after(space, touch(0, 1), touch(4, 1));
    assertThat(verdict(touched, page(0), Access.READ)).isEqualTo(Fault.NONE);
    assertThat(verdict(touched, page(4), Access.WRITE)).isEqualTo(Fault.NONE);
  }

  @Test
  void verdict_pastTheEndOfAFile_isBusError() {
    AddressSpace space = after(Spaces.EMPTY, mapFile(0, READ, SHARED_FILE));
    assertThat(verdict(space, page(2) - 1, Access.READ)).isEqualTo(Fault.NONE);
    assertThat(verdict(space, page(2), Access.READ)).isEqualTo(Fault.BUS_ADRERR);
  }

  @Test
  void page_isWritableWhereItIsWrittenOrShared() {
    AddressSpace space =
        after(
            Spaces.EMPTY,
            mapFile(0, RW, PRIVATE_FILE),
            mapFile(4, RW | Protection.EXEC, SHARED_FILE),
            mapFile(8, READ, SHARED_FILE));
    assertThat(broughtIn(space, 0, Access.READ).permits(Access.WRITE)).isFalse();
    assertThat(broughtIn(space, 0, Access.WRITE).permits(Access.WRITE)).isTrue();
    assertThat(broughtIn(space, 0, Access.WRITE).permits(Access.EXECUTE)).isFalse();
    assertThat(broughtIn(space, 5, Access.READ)).hasToString(FILE + " page 0x1 rwx");
    assertThat(broughtIn(space, 8, Access.READ).permits(Access.WRITE)).isFalse();
  }

  @Test
  void under_keepsWhatTheAreaPermits() {
    AddressSpace space = after(Spaces.EMPTY, mapFile(0, RW, PRIVATE_FILE));
    ResidentPage read = broughtIn(space, 0, Access.READ);
    ResidentPage written = broughtIn(space, 0, Access.WRITE);
    assertThat(FaultCheck.under(space, page(0), read)).isSameAs(read);
    assertThat(FaultCheck.under(space, page(0), written)).as("no identity yet").isNull();
    AddressSpace touched = after(space, touch(0, 1));
    assertThat(FaultCheck.under(touched, page(0), written)).isSameAs(written);
    assertThat(FaultCheck.under(touched, page(1), written)).as("another page").isNull();
    assertThat(FaultCheck.under(touched, page(3), written)).as("no area").isNull();
    AddressSpace readOnly = after(touched, Spaces.protect(0, 3, READ));
    assertThat(FaultCheck.under(readOnly, page(0), written)).hasToString(FILE + " page 0x0 r");
  }
}
