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
import static org.mapletree.vma.Spaces.protect;
import static org.mapletree.vma.Spaces.result;
import static org.mapletree.vma.Spaces.touch;
import static org.mapletree.vma.Spaces.unmap;

import org.junit.jupiter.api.Test;

/** mseal: all of a range or nothing of it, and what it forbids. */
class MsealTest {

  private static final AddressSpace SPACE = after(Spaces.EMPTY, map(0, 4, RW));

  @Test
  void mseal_aPart_splitsAndStays() {
    AddressSpace sealed = after(SPACE, new Mseal(page(1), PAGE));
    assertThat(areas(sealed)).isEqualTo("0-0 rw-p, 1-1 rw-p sl, 2-3 rw-p");
    assertThat(sealed.apply(new Mseal(page(1), PAGE)).next()).isSameAs(sealed);
    assertThat(areas(after(sealed, new Mseal(page(0), 4 * PAGE)))).isEqualTo("0-3 rw-p sl");
  }

  @Test
  void mseal_overAHole_sealsNothing() {
    Outcome<Unit> outcome = SPACE.apply(new Mseal(page(2), 3 * PAGE));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(outcome.next()).isSameAs(SPACE);
    assertThat(result(SPACE, new Mseal(page(2), 0))).isEqualTo("ok");
    assertThat(result(SPACE, new Mseal(page(2) + 1, PAGE))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Mseal(page(2), -1))).isEqualTo("EINVAL");
  }

  @Test
  void aSealedArea_keepsItsPlaceAndItsProtection() {
    AddressSpace sealed = after(SPACE, new Mseal(page(1), PAGE));
    long fixed = RemapFlags.MAYMOVE | RemapFlags.FIXED;
    assertThat(result(sealed, unmap(1, 1))).isEqualTo("EPERM");
    assertThat(result(sealed, map(1, 1, RW, FIXED))).isEqualTo("EPERM");
    assertThat(result(sealed, protect(1, 1, RW))).as("though nothing changes").isEqualTo("EPERM");
    assertThat(result(sealed, new Mremap(page(1), PAGE, PAGE, 0, 0))).isEqualTo("EPERM");
    assertThat(result(sealed, new Mremap(page(2), PAGE, PAGE, fixed, page(1)))).isEqualTo("EPERM");
    assertThat(result(sealed, new Mlock(page(1), PAGE))).isEqualTo("ok");
    assertThat(result(sealed, touch(1, 1))).isEqualTo("ok");
    AddressSpace child = sealed.apply(new Fork()).result().get();
    assertThat(result(child, unmap(1, 1))).isEqualTo("EPERM");
    assertThat(result(sealed, protect(0, 1, READ))).isEqualTo("ok");
  }
}
