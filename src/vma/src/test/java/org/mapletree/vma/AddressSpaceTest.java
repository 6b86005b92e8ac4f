package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.after;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.touch;
import static org.mapletree.vma.Spaces.unmap;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapletree.Entry;
import org.mapletree.Range;
import org.mapletree.vma.proc.MapsComparison;
import org.mapletree.vma.proc.ProcMaps;

/** The queries of an address space. */
class AddressSpaceTest {

  private static final long SHARED = MapFlags.SHARED | MapFlags.ANONYMOUS | MapFlags.FIXED;
  private static final AddressSpace SPACE =
      after(Spaces.EMPTY, map(0, 2, RW), map(2, 1, READ), map(5, 3, RW));

  private static String shown(Option<Entry<Vma>> entry) {
    return entry.map(found -> found.range().toString()).getOrElse("none");
  }

  private static Range pages(long first, long last) {
    return Range.of(page(first), page(last) + PAGE - 1);
  }

  @Test
  void findVma_isTheFirstThatEndsAbove() {
    assertThat(shown(SPACE.findVma(page(1)))).isEqualTo(pages(0, 1).toString());
    assertThat(shown(SPACE.findVma(page(3)))).isEqualTo(pages(5, 7).toString());
    assertThat(shown(SPACE.findVma(page(8)))).isEqualTo("none");
    assertThat(shown(SPACE.findVma(0))).isEqualTo(pages(0, 1).toString());
    assertThat(shown(SPACE.findVma(-1))).isEqualTo("none");
  }

  @Test
  void findIntersection_isTheFirstWithinTheRange() {
    assertThat(shown(SPACE.findIntersection(pages(1, 6)))).isEqualTo(pages(0, 1).toString());
    assertThat(shown(SPACE.findIntersection(pages(3, 4)))).isEqualTo("none");
    assertThat(shown(SPACE.findIntersection(Range.of(page(3), page(5)))))
        .isEqualTo(pages(5, 7).toString());
    assertThat(shown(SPACE.findIntersection(Range.of(page(8), -1)))).isEqualTo("none");
  }

  @Test
  void neighbours_leaveOutTheAreaAtTheAddress() {
    assertThat(shown(SPACE.next(page(0)))).isEqualTo(pages(2, 2).toString());
    assertThat(shown(SPACE.next(page(3)))).isEqualTo(pages(5, 7).toString());
    assertThat(shown(SPACE.next(page(6)))).isEqualTo("none");
    assertThat(shown(SPACE.previous(page(6)))).isEqualTo(pages(2, 2).toString());
    assertThat(shown(SPACE.previous(page(3)))).isEqualTo(pages(2, 2).toString());
    assertThat(shown(SPACE.previous(page(1)))).isEqualTo("none");
  }

  @Test
  void gaps_areWholeAndEndWithTheAddresses() {
    assertThat(SPACE.gaps())
        .toIterable()
        .containsExactly(Range.of(0, page(0) - 1), pages(3, 4), Range.of(page(8), 0x7fffffffefffL));
    assertThat(Spaces.EMPTY.gaps()).toIterable().containsExactly(Range.of(0, 0x7fffffffefffL));
  }

  @Test
  void diff_ofTwoSpacesWithNothingInCommon_listsBoth() {
    AddressSpace other = after(Spaces.EMPTY, map(20, 1, READ));
    assertThat(SPACE.diff(other))
        .toIterable()
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Removed", "Removed", "Removed", "Added");
    assertThat(after(Spaces.EMPTY, map(0, 2, RW)).diff(Spaces.EMPTY)).toIterable().hasSize(1);
    AddressSpace back = after(after(SPACE, touch(0, 1)), unmap(5, 3));
    assertThat(SPACE.areas().patch(() -> SPACE.diff(back)).get()).isEqualTo(back.areas());
  }

  @Test
  void withAreas_ofALaterVersion_pagesTouchedNextAreToldFromThoseInIt() {
    AddressSpace base =
        after(
            Spaces.EMPTY,
            map(0, 2, RW),
            new Madvise(page(1), PAGE, Advice.DONTFORK.number()),
            map(8, 1, RW));
    AddressSpace later = after(base, touch(0, 1));
    Call<?>[] calls = {touch(1, 1), new Madvise(page(1), PAGE, Advice.DOFORK.number())};
    String expected = "0-0 rw-p, 1-1 rw-p, 8-8 rw-p";
    assertThat(Spaces.areas(after(later, calls))).isEqualTo(expected);
    assertThat(Spaces.areas(after(base.withAreas(later.areas()), calls))).isEqualTo(expected);
    AddressSpace viewed = AddressSpaceView.INSTANCE.with(base, later.areas());
    assertThat(Spaces.areas(after(viewed, calls))).isEqualTo(expected);
  }

  @Test
  void withAreas_ofALaterVersion_memorySharedNextIsToldFromThatInIt() {
    AddressSpace later = after(Spaces.EMPTY, map(0, 1, RW, SHARED));
    AddressSpace copy = Spaces.EMPTY.withAreas(later.areas());
    assertThat(after(copy, map(1, 1, RW, SHARED)).maps())
        .isEqualTo(after(later, map(1, 1, RW, SHARED)).maps())
        .contains(" 00:01 1 ", " 00:01 2 ");
  }

  /** Inodes of shared memory may be any number, and are what tells one object from another. */
  @Test
  void touched_countsMemoryThatMayBeWrittenAsTouched_andPagesOfZeros() {
    OpenFile zero = OpenFile.of("/dev/zero").with(OpenFile.Trait.ZERO_DEVICE);
    AddressSpace empty =
        AddressSpace.touched(new ProcMaps(List.of()), KernelProfile.LINUX_6_18, Limits.ROOT);
    AddressSpace space =
        after(
            empty,
            map(0, 1, RW),
            map(2, 1, Spaces.READ),
            new Mmap(Spaces.page(4), Spaces.PAGE, RW, MapFlags.PRIVATE | MapFlags.FIXED, zero, 0),
            new Mmap(
                Spaces.page(6),
                Spaces.PAGE,
                RW,
                MapFlags.PRIVATE | MapFlags.FIXED,
                OpenFile.of("/f"),
                0));
    assertThat(space.areas().stream().map(area -> area.value().hasAnon()))
        .containsExactly(true, false, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "4711", "9223372036854775807", "18446744073709551615"})
  void of_sharedMemory_keepsItsInodeForItself(String inode) {
    ProcMaps maps =
        ProcMaps.parse(
                "00010000-00011000 rw-p 00000000 00:00 0 \n"
                    + ("00020000-00021000 rw-s 00003000 00:01 " + inode + " /dev/zero (deleted)\n")
                    + "00030000-00031000 rw-s 00000000 00:01 12 [anon_shmem:x]\n")
            .get();
    for (boolean touched : new boolean[] {false, true}) {
      AddressSpace space =
          touched
              ? AddressSpace.touched(maps, KernelProfile.LINUX_6_18, Limits.ROOT)
              : AddressSpace.of(maps, KernelProfile.LINUX_6_18, Limits.ROOT);
      assertThat(space.compareWith(maps, MapsComparison.STRICT)).isEmpty();
      AddressSpace more = after(space, map(0, 1, RW, SHARED), map(1, 1, RW, SHARED));
      assertThat(more.areas().stream().map(area -> area.value().backing()).distinct()).hasSize(5);
    }
  }

  @Test
  void of_aFileWithANameInBrackets_keepsItsPlace() {
    ProcMaps maps =
        ProcMaps.parse(
                """
                00010000-00011000 r--p 00001000 08:01 77 [x]
                00020000-00021000 r--p 00000000 08:01 77 [x]
                00030000-00031000 r-xp 00000000 00:00 0 [vdso]
                """)
            .get();
    AddressSpace space = AddressSpace.of(maps, KernelProfile.LINUX_6_18, Limits.ROOT);
    assertThat(space.compareWith(maps, MapsComparison.STRICT)).isEmpty();
    assertThat(space.findVma(0x30000).get().value().backing())
        .isEqualTo(new Backing.Special("[vdso]"));
  }

  @Test
  void smaps_comesOutAgain() {
    AddressSpace space = after(SPACE, new Mlock(page(1), PAGE), new Mseal(page(2), PAGE));
    String text = space.smaps();
    assertThat(text)
        .contains(
            """
            100000001000-100000002000 rw-p 00000000 00:00 0\s
            Size:                  4 kB
            VmFlags: rd wr mr mw me lo ac\s
            """);
    ProcMaps read = ProcMaps.parse(text).get();
    assertThat(read).isEqualTo(space.procMaps());
    AddressSpace again = AddressSpace.of(read, space.profile(), space.limits());
    assertThat(again.smaps()).isEqualTo(text);
  }
}
