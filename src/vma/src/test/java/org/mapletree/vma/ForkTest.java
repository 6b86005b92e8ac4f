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
import static org.mapletree.vma.Spaces.touch;

import org.junit.jupiter.api.Test;
import org.mapletree.vma.proc.ProcMaps;

/** fork and exec: what a child gets, and what no longer merges in it. */
class ForkTest {

  private static AddressSpace child(AddressSpace parent) {
    Outcome<AddressSpace> outcome = parent.apply(new Fork());
    assertThat(outcome.next()).isSameAs(parent);
    return outcome.result().get();
  }

  @Test
  void fork_leavesOutWhatIsNotToBeCopied_andUnlocks() {
    AddressSpace parent =
        after(
            Spaces.EMPTY,
            new MlockAll(MlockAll.FUTURE),
            map(0, 3, RW),
            new Madvise(page(1), PAGE, Advice.DONTFORK.number()));
    assertThat(areas(child(parent))).isEqualTo("0-0 rw-p, 2-2 rw-p");
    assertThat(areas(after(child(parent), map(8, 1, READ)))).endsWith("8-8 r--p");
  }

  @Test
  void fork_wipedAreas_areUntouchedInTheChild() {
    AddressSpace parent =
        after(
            Spaces.EMPTY,
            map(0, 1, RW),
            touch(0, 1),
            new Madvise(page(0), PAGE, Advice.WIPEONFORK.number()));
    assertThat(child(parent).findVma(page(0)).get().value().hasAnon()).isFalse();
  }

  @Test
  void fork_halvesOfAnAreaNoLongerMergeInTheChild() {
    AddressSpace parent = after(Spaces.EMPTY, map(0, 2, RW), touch(0, 2), protect(1, 1, READ));
    assertThat(areas(after(parent, protect(1, 1, RW)))).isEqualTo("0-1 rw-p");
    AddressSpace child = child(parent);
    assertThat(areas(after(child, protect(1, 1, RW)))).isEqualTo("0-0 rw-p, 1-1 rw-p");
    assertThat(areas(after(child, map(2, 1, READ)))).as("nor with a new one").endsWith("2-2 r--p");
    AddressSpace whole = child(after(Spaces.EMPTY, map(0, 2, RW), touch(0, 2)));
    assertThat(areas(after(whole, protect(1, 1, READ), protect(1, 1, RW))))
        .as("what was split in the child")
        .isEqualTo("0-1 rw-p");
  }

  @Test
  void fork_untouchedNeighboursMergeAsUsual() {
    AddressSpace child = child(after(Spaces.EMPTY, map(0, 1, RW)));
    assertThat(areas(after(child, map(1, 1, RW)))).isEqualTo("0-1 rw-p");
  }

  @Test
  void exec_isTheImageAndNothingElse() {
    AddressSpace image = after(Spaces.EMPTY, map(5, 1, READ));
    AddressSpace space = after(Spaces.EMPTY, new MlockAll(MlockAll.FUTURE), map(0, 1, RW));
    Outcome<Unit> outcome = space.apply(new Exec(image));
    assertThat(outcome.next()).isSameAs(image);
    assertThat(outcome.succeeded()).isTrue();
  }

  /** Linux 6.18, after mlockall and execve: VmLck is 0. */
  @Test
  void exec_assumingTheMapOfAnotherProgram_locksNothing() {
    String smaps =
        """
        00400000-00401000 r-xp 00000000 00:00 0 /p
        VmFlags: rd ex mr mw me
        7ffff7ff0000-7ffff7ff4000 rw-p 00000000 00:00 0
        VmFlags: rd wr mr mw me lo ac
        """;
    AddressSpace other =
        AddressSpace.of(ProcMaps.parse(smaps).get(), KernelProfile.LINUX_6_18, Limits.ROOT);
    AddressSpace image = Exec.assuming(other).image();
    assertThat(image.smaps()).contains("7ffff7ff0000").doesNotContain(" lo");
    assertThat(after(image, new MunlockAll()).counters().locked()).isZero();
  }
}
