package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.areas;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.result;

import org.junit.jupiter.api.Test;

/** Names of anonymous areas: where the kernel has them, and which. */
class SetAreaNameTest {

  private static final AddressSpace SPACE =
      after(Spaces.EMPTY.withProfile(KernelProfile.LINUX_6_18.withAnonNames(true)), map(0, 3, RW));

  private static SetAreaName name(long page, long pages, String name) {
    return new SetAreaName(page(page), pages * PAGE, name);
  }

  @Test
  void aName_splitsIsShownAndMergesAgain() {
    AddressSpace named = after(SPACE, name(1, 1, "pool"));
    assertThat(areas(named)).isEqualTo("0-0 rw-p, 1-1 rw-p, 2-2 rw-p");
    assertThat(named.maps()).contains(" [anon:pool]\n");
    assertThat(areas(after(named, name(1, 1, "")))).isEqualTo("0-2 rw-p");
    assertThat(areas(after(named, name(0, 3, "pool")))).isEqualTo("0-2 rw-p");
    assertThat(named.apply(name(1, 1, "pool")).next()).isSameAs(named);
    AddressSpace child = named.apply(new Fork()).result().get();
    assertThat(child.maps()).isEqualTo(named.maps());
  }

  @Test
  void aName_isRefusedWhereItCannotBe() {
    assertThat(result(Spaces.EMPTY, name(0, 1, "pool"))).as("not configured").isEqualTo("EINVAL");
    assertThat(result(SPACE, name(0, 1, "a[b"))).isEqualTo("EINVAL");
    assertThat(result(SPACE, name(0, 1, "x".repeat(80)))).isEqualTo("EINVAL");
    assertThat(result(SPACE, name(0, 1, "x".repeat(79)))).isEqualTo("ok");
    assertThat(result(SPACE, name(2, 2, "pool"))).as("a hole").isEqualTo("ENOMEM");
    long flags = MapFlags.PRIVATE | MapFlags.FIXED;
    AddressSpace file = after(SPACE, new Mmap(page(3), PAGE, RW, flags, OpenFile.of("/f"), 0));
    assertThat(result(file, name(3, 1, "pool"))).isEqualTo("EBADF");
  }
}
