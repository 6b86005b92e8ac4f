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
import static org.mapletree.vma.Spaces.unmap;

import org.junit.jupiter.api.Test;

/** What is counted under which name, and how calls move it. */
class CountersTest {

  private static final long EXEC = Protection.EXEC;

  /** total, executable, stack, data, locked, peak. */
  private static void assertCounters(AddressSpace space, long... expected) {
    Counters counters = space.counters();
    assertThat(
            new long[] {
              counters.total(),
              counters.executable(),
              counters.stack(),
              counters.data(),
              counters.locked(),
              counters.peak()
            })
        .containsExactly(expected);
  }

  @Test
  void mmap_eachKind_isCountedOnceByTheFirstThatApplies() {
    assertCounters(after(Spaces.EMPTY, map(0, 2, READ)), 2, 0, 0, 0, 0, 2);
    assertCounters(after(Spaces.EMPTY, map(0, 2, RW)), 2, 0, 0, 2, 0, 2);
    assertCounters(after(Spaces.EMPTY, map(0, 2, READ | EXEC)), 2, 2, 0, 0, 0, 2);
    assertCounters(after(Spaces.EMPTY, map(0, 2, RW | EXEC)), 2, 0, 0, 2, 0, 2);
    long stack = FIXED | MapFlags.GROWSDOWN;
    assertCounters(after(Spaces.EMPTY, map(0, 2, RW, stack)), 2, 0, 2, 0, 0, 2);
    assertCounters(after(Spaces.EMPTY, map(0, 2, READ | EXEC, stack)), 2, 0, 2, 0, 0, 2);
    long shared = MapFlags.SHARED | MapFlags.ANONYMOUS | MapFlags.FIXED;
    assertCounters(after(Spaces.EMPTY, map(0, 2, RW, shared)), 2, 0, 0, 0, 0, 2);
    assertCounters(after(Spaces.EMPTY, map(0, 2, RW, FIXED | MapFlags.LOCKED)), 2, 0, 0, 2, 2, 2);
  }

  @Test
  void munmap_ofAPart_subtractsThatPartAndKeepsThePeak() {
    AddressSpace space =
        after(Spaces.EMPTY, map(0, 8, RW, FIXED | MapFlags.LOCKED), unmap(2, 3), unmap(20, 5));
    assertCounters(space, 5, 0, 0, 5, 5, 8);
  }

  @Test
  void mmap_overOtherAreas_countsWhatItReplacesNoMore() {
    assertCounters(after(Spaces.EMPTY, map(0, 8, RW), map(6, 4, READ | EXEC)), 10, 4, 0, 6, 0, 10);
  }

  @Test
  void mprotect_movesPagesFromOneCounterToAnother() {
    assertCounters(after(Spaces.EMPTY, map(0, 8, RW), protect(0, 3, READ)), 8, 0, 0, 5, 0, 8);
    assertCounters(
        after(Spaces.EMPTY, map(0, 8, RW), protect(0, 3, READ | EXEC)), 8, 3, 0, 5, 0, 8);
  }

  @Test
  void mlock_countsWhatItLocksAndNothingTwice() {
    AddressSpace space =
        after(
            Spaces.EMPTY,
            map(0, 8, RW),
            new Mlock(page(1), 2 * PAGE, 0),
            new Mlock(page(2), 3 * PAGE, 0));
    assertCounters(space, 8, 0, 0, 8, 4, 8);
    assertCounters(after(space, new Munlock(page(0), 2 * PAGE)), 8, 0, 0, 8, 3, 8);
  }

  @Test
  void mremap_ofALockedArea_withDontunmap_countsItsNewPlaceOnTop() {
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED | RemapFlags.DONTUNMAP;
    AddressSpace space =
        after(
            Spaces.EMPTY,
            map(0, 2, RW, FIXED | MapFlags.LOCKED),
            new Mremap(page(0), 2 * PAGE, 2 * PAGE, flags, page(8)));
    assertCounters(space, 4, 0, 0, 4, 4, 4);
  }

  @Test
  void fork_childLocksNothing() {
    AddressSpace parent = after(Spaces.EMPTY, map(0, 2, RW, FIXED | MapFlags.LOCKED), unmap(1, 1));
    AddressSpace child = parent.apply(new Fork()).result().get();
    assertCounters(child, 1, 0, 0, 1, 0, 1);
  }

  @Test
  void brk_growsAndShrinksDataByWholePages() {
    AddressSpace space = Spaces.EMPTY.withLayout(Layout.PLAIN.withHeapAt(page(0)));
    AddressSpace grown = after(space, new Brk(page(3) + 1));
    assertCounters(grown, 4, 0, 0, 4, 0, 4);
    assertCounters(after(grown, new Brk(page(1))), 1, 0, 0, 1, 0, 4);
  }
}
