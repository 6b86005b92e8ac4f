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
import static org.mapletree.vma.Spaces.unmap;

import org.junit.jupiter.api.Test;

/** munmap: what it cuts, what it refuses, and what a refusal leaves behind. */
class MunmapTest {

  private static final AddressSpace SPACE =
      after(Spaces.EMPTY, map(0, 4, RW), map(6, 2, READ), map(8, 2, RW));

  @Test
  void munmap_overHolesAndParts_cutsTheAreasAtBothEnds() {
    assertThat(areas(after(SPACE, unmap(1, 1))))
        .isEqualTo("0-0 rw-p, 2-3 rw-p, 6-7 r--p, 8-9 rw-p");
    assertThat(areas(after(SPACE, unmap(3, 6)))).isEqualTo("0-2 rw-p, 9-9 rw-p");
    assertThat(areas(after(SPACE, new Munmap(page(3), PAGE + 1))))
        .as("the length is rounded up")
        .isEqualTo("0-2 rw-p, 6-7 r--p, 8-9 rw-p");
  }

  @Test
  void munmap_ofNothing_isTheSameObject() {
    assertThat(SPACE.apply(unmap(4, 2)).next()).isSameAs(SPACE);
    assertThat(result(SPACE, unmap(4, 2))).isEqualTo("ok");
  }

  @Test
  void munmap_badArguments_areRefused() {
    assertThat(result(SPACE, new Munmap(page(0) + 1, PAGE))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Munmap(page(0), 0))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Munmap(page(0), -1))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Munmap(0x7ffffffff000L, 1))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Munmap(0x7fffffffe000L, 0x1001))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Munmap(0x7fffffffe000L, PAGE))).isEqualTo("ok");
  }

  @Test
  void munmap_ofASealedArea_leavesTheCutBeforeIt() {
    AddressSpace sealed = after(SPACE, new Mseal(page(6), 2 * PAGE));
    Outcome<Unit> outcome = sealed.apply(unmap(2, 5));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EPERM);
    assertThat(areas(outcome.next())).isEqualTo("0-1 rw-p, 2-3 rw-p, 6-7 r--p sl, 8-9 rw-p");
    assertThat(sealed.apply(unmap(6, 2)).next()).isSameAs(sealed);
  }
}
