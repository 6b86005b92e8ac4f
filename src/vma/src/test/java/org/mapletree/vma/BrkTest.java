package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.areas;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.touch;
import static org.mapletree.vma.Spaces.unmap;

import org.junit.jupiter.api.Test;

/** brk: it answers the break, moved or not, and leaves one page free above. */
class BrkTest {

  private static final AddressSpace SPACE =
      Spaces.EMPTY.withLayout(Layout.PLAIN.withHeapAt(page(0)));

  private static long brk(AddressSpace space, long address) {
    return space.apply(new Brk(address)).returned();
  }

  @Test
  void brk_movesByBytesAndMapsByPages() {
    assertThat(brk(SPACE, 0)).isEqualTo(page(0));
    AddressSpace grown = after(SPACE, new Brk(page(2) + 5));
    assertThat(grown.layout().brk()).isEqualTo(page(2) + 5);
    assertThat(areas(grown)).isEqualTo("0-2 rw-p");
    assertThat(grown.maps()).contains("[heap]");
    AddressSpace within = after(grown, new Brk(page(3)));
    assertThat(within.areas()).isSameAs(grown.areas());
    assertThat(areas(after(within, new Brk(page(1))))).isEqualTo("0-0 rw-p");
    assertThat(SPACE.apply(new Brk(0)).next()).isSameAs(SPACE);
  }

  @Test
  void brk_stopsAPageBelowTheNextArea() {
    AddressSpace space = after(SPACE, map(8, 1, READ));
    assertThat(brk(space, page(7))).isEqualTo(page(7));
    assertThat(brk(space, page(7) + 1)).isEqualTo(page(0));
    AddressSpace stack = after(SPACE, map(300, 1, RW, Spaces.FIXED | MapFlags.GROWSDOWN));
    assertThat(brk(stack, page(43))).isEqualTo(page(43));
    assertThat(brk(stack, page(44))).isEqualTo(page(0));
    assertThat(brk(SPACE, 0x7ffffffff001L)).isEqualTo(page(0));
    assertThat(brk(SPACE, -1)).isEqualTo(page(0));
  }

  @Test
  void brk_mergesWithTheHeapAlone() {
    AddressSpace holed = after(SPACE, new Brk(page(4)), unmap(1, 1), new Brk(page(6)));
    assertThat(areas(holed)).isEqualTo("0-0 rw-p, 2-5 rw-p");
    AddressSpace behindBss =
        after(SPACE.withLayout(Layout.PLAIN.withHeapAt(page(2))), map(0, 2, RW), new Brk(page(4)));
    assertThat(areas(behindBss)).isEqualTo("0-1 rw-p, 2-3 rw-p");
  }

  /** What Linux 6.18 printed, calls and start of the heap being these. */
  @Test
  void brk_growsWhateverAreaReachesAboveTheStartOfTheHeap() {
    AddressSpace behindArea =
        after(SPACE.withLayout(Layout.PLAIN.withHeapAt(page(1))), map(0, 1, RW), new Brk(page(2)));
    assertThat(areas(behindArea)).isEqualTo("0-0 rw-p, 1-1 rw-p");
    AddressSpace advised =
        after(
            behindArea,
            new Madvise(page(0), 2 * PAGE, Advice.DONTDUMP.number()),
            new Madvise(page(0), 2 * PAGE, Advice.DODUMP.number()));
    assertThat(areas(advised)).as("merged").isEqualTo("0-1 rw-p");
    assertThat(areas(after(advised, new Brk(page(3))))).isEqualTo("0-2 rw-p");
    AddressSpace locked = after(behindArea, new MlockAll(MlockAll.CURRENT), new MunlockAll());
    assertThat(areas(after(locked, new Brk(page(3))))).isEqualTo("0-2 rw-p");
    AddressSpace emptied = after(advised, new Brk(page(1)), new Brk(page(3)));
    assertThat(areas(emptied)).as("nothing above the start").isEqualTo("0-0 rw-p, 1-2 rw-p");
    AddressSpace lastByte = SPACE.withLayout(Layout.PLAIN.withHeapAt(page(0) + 0xfff));
    assertThat(areas(after(lastByte, map(0, 1, RW), new Brk(page(2))))).isEqualTo("0-1 rw-p");
  }

  @Test
  void adopt_takesABreakThatAKernelCanHave_andNoOther() {
    AddressSpace heap = after(SPACE, new Brk(page(4)));
    assertThat(areas(new Brk(0).adopt(heap, page(2)))).isEqualTo("0-1 rw-p");
    assertThat(new Brk(0).adopt(heap, -1)).isSameAs(heap);
    assertThat(new Brk(0).adopt(heap, heap.profile().taskSize() + 1)).isSameAs(heap);
  }

  @Test
  void brk_shrinking_unmapsWhateverIsThere_andFailsWhereNothingIs() {
    AddressSpace heap = after(SPACE, new Brk(page(4)), map(2, 1, READ));
    assertThat(areas(after(heap, new Brk(page(1))))).isEqualTo("0-0 rw-p");
    AddressSpace gone = after(SPACE, new Brk(page(4)), unmap(2, 2));
    assertThat(brk(gone, page(2))).isEqualTo(page(4));
    AddressSpace sealed = after(SPACE, new Brk(page(4)), new Mseal(page(3), PAGE));
    assertThat(brk(sealed, page(2))).isEqualTo(page(4));
  }

  @Test
  void brk_inAForkedChild_makesASecondHeapArea() {
    AddressSpace parent = after(SPACE, new Brk(page(2)), touch(0, 2));
    AddressSpace child = parent.apply(new Fork()).result().get();
    assertThat(areas(after(child, new Brk(page(4))))).isEqualTo("0-1 rw-p, 2-3 rw-p");
  }
}
