package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.ANONYMOUS;
import static org.mapletree.vma.Spaces.FIXED;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.result;

import org.junit.jupiter.api.Test;

/** Where the kernel puts a mapping that is not fixed. */
class PlacementTest {

  private static final long TOP = 0x7ffff7fff000L;
  private static final long HUGE = 0x200000;

  private static long place(AddressSpace space, long hint, long length) {
    return place(space, hint, length, ANONYMOUS);
  }

  private static long place(AddressSpace space, long hint, long length, long flags) {
    return space.apply(new Mmap(hint, length, RW, flags, null, 0)).result().get();
  }

  private static AddressSpace mapped(long address, long length, long flags) {
    return after(Spaces.EMPTY, new Mmap(address, length, READ, FIXED | flags, null, 0));
  }

  @Test
  void noHint_isTheHighestGapThatFits() {
    assertThat(place(Spaces.EMPTY, 0, 1)).isEqualTo(TOP - PAGE);
    AddressSpace space = mapped(TOP - 4 * PAGE, 2 * PAGE, 0);
    assertThat(place(space, 0, 2 * PAGE)).isEqualTo(TOP - 2 * PAGE);
    assertThat(place(space, 0, 3 * PAGE)).isEqualTo(TOP - 7 * PAGE);
  }

  @Test
  void hint_isTakenIfFreeAndElseForgotten() {
    AddressSpace space = after(Spaces.EMPTY, map(4, 4, READ));
    assertThat(place(space, page(2) + 5, 2 * PAGE)).isEqualTo(page(2));
    assertThat(place(space, page(2), 3 * PAGE)).isEqualTo(TOP - 3 * PAGE);
    assertThat(place(space, page(7), PAGE)).isEqualTo(TOP - PAGE);
    assertThat(place(space, page(8), PAGE)).isEqualTo(page(8));
  }

  @Test
  void hint_belowTheMinimum_isRaisedToIt() {
    assertThat(place(Spaces.EMPTY, 1, PAGE)).as("rounded down to none").isEqualTo(TOP - PAGE);
    assertThat(place(Spaces.EMPTY, 0x1000, PAGE)).isEqualTo(0x10000);
  }

  @Test
  void aStack_keepsItsGapFromWhatComesBelow() {
    AddressSpace space = after(Spaces.EMPTY, map(512, 1, RW, FIXED | MapFlags.GROWSDOWN));
    assertThat(place(space, page(255), PAGE)).isEqualTo(page(255));
    assertThat(place(space, page(256), PAGE)).as("within the gap").isEqualTo(TOP - PAGE);
    assertThat(place(space, page(513), PAGE)).as("above").isEqualTo(page(513));
    AddressSpace high = mapped(TOP - PAGE, PAGE, MapFlags.GROWSDOWN);
    assertThat(place(high, 0, PAGE)).isEqualTo(TOP - PAGE - 257 * PAGE);
  }

  @Test
  void multiplesOfHugePages_areAlignedToTheUpperPlaceInAPaddedGap() {
    assertThat(place(Spaces.EMPTY, 0, HUGE)).isEqualTo(0x7ffff7c00000L);
    assertThat(place(Spaces.EMPTY, 0, HUGE + PAGE)).isEqualTo(TOP - HUGE - PAGE);
    assertThat(place(Spaces.EMPTY, page(0) + HUGE, HUGE)).isEqualTo(page(0) + HUGE);
    KernelProfile older =
        KernelProfile.LINUX_6_18.withHugeAlignment(KernelProfile.HugeAlignment.NONE);
    assertThat(place(Spaces.EMPTY.withProfile(older), 0, HUGE)).isEqualTo(TOP - HUGE);
    KernelProfile large =
        KernelProfile.LINUX_6_18.withHugeAlignment(KernelProfile.HugeAlignment.LARGE);
    assertThat(place(Spaces.EMPTY.withProfile(large), 0, HUGE + PAGE) % HUGE).isZero();
  }

  @Test
  void filesOfHugePages_lieInTheirPagesAsTheOffsetDoes() {
    OpenFile file = OpenFile.of("/f");
    Mmap call = new Mmap(0, 2 * HUGE, READ, MapFlags.PRIVATE, file, HUGE / 2);
    assertThat(Spaces.EMPTY.apply(call).result().get() % HUGE).isEqualTo(HUGE / 2);
    Mmap plain =
        new Mmap(0, 2 * HUGE, READ, MapFlags.PRIVATE, file.without(OpenFile.Trait.HUGE_ALIGNED), 0);
    assertThat(Spaces.EMPTY.apply(plain).result().get()).isEqualTo(TOP - 2 * HUGE);
  }

  @Test
  void lowAddresses_areSoughtUpwards() {
    long low = ANONYMOUS | MapFlags.LOW_32BIT;
    assertThat(place(Spaces.EMPTY, 0, PAGE, low)).isEqualTo(0x40000000L);
    assertThat(place(mapped(0x40000000L, PAGE, 0), 0, PAGE, low)).isEqualTo(0x40001000L);
    assertThat(place(Spaces.EMPTY, 0x7fffe000L, PAGE, low)).isEqualTo(0x7fffe000L);
    assertThat(result(mapped(0x40000000L, 0x40000000L, 0), new Mmap(0, PAGE, RW, low, null, 0)))
        .isEqualTo("ENOMEM");
  }

  @Test
  void nothingFreeBelowTheBase_isSoughtUpwardsAboveIt() {
    AddressSpace full = mapped(0x10000, TOP - 0x10000, 0);
    assertThat(place(full, 0, PAGE)).isEqualTo(TOP);
    AddressSpace all = mapped(0x10000, 0x7ffffffff000L - 0x10000, 0);
    assertThat(result(all, new Mmap(0, PAGE, RW, ANONYMOUS, null, 0))).isEqualTo("ENOMEM");
    assertThat(result(Spaces.EMPTY, new Mmap(0, 1L << 47, RW, ANONYMOUS, null, 0)))
        .isEqualTo("ENOMEM");
  }

  @Test
  void fixedNoreplace_isRefusedWhereSomethingIs() {
    AddressSpace space = after(Spaces.EMPTY, map(4, 4, READ));
    long flags = ANONYMOUS | MapFlags.FIXED_NOREPLACE;
    assertThat(result(space, map(7, 1, RW, flags))).isEqualTo("EEXIST");
    assertThat(result(space, map(8, 1, RW, flags))).isEqualTo("ok");
    assertThat(space.apply(map(7, 1, RW, flags)).next()).isSameAs(space);
  }
}
