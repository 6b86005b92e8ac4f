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

import org.junit.jupiter.api.Test;

/**
 * mlock, mlock2, munlock, mlockall, munlockall: flags, populating, and what they keep of a refusal.
 */
class MlockTest {

  private static final AddressSpace SPACE = after(Spaces.EMPTY, map(0, 4, RW), map(5, 1, RW));

  @Test
  void mlock_locksWholePagesAndPopulates() {
    AddressSpace locked = after(SPACE, new Mlock(page(1) + 5, PAGE));
    assertThat(areas(locked)).isEqualTo("0-0 rw-p, 1-2 rw-p lo, 3-3 rw-p, 5-5 rw-p");
    assertThat(locked.findVma(page(1)).get().value().hasAnon()).isTrue();
    assertThat(areas(after(locked, new Munlock(page(0), 4 * PAGE))))
        .isEqualTo("0-3 rw-p, 5-5 rw-p");
  }

  @Test
  void mlock2_onFault_locksWithoutTouching() {
    AddressSpace locked = after(SPACE, new Mlock(page(5), PAGE, Mlock.ONFAULT));
    assertThat(areas(locked)).isEqualTo("0-3 rw-p, 5-5 rw-p lo lf");
    assertThat(locked.findVma(page(5)).get().value().hasAnon()).isFalse();
    assertThat(areas(after(locked, new Mlock(page(5), PAGE)))).isEqualTo("0-3 rw-p, 5-5 rw-p lo");
    assertThat(result(SPACE, new Mlock(page(5), PAGE, 2))).isEqualTo("EINVAL");
  }

  @Test
  void mlock_upToAHole_keepsWhatItLocked() {
    Outcome<Unit> outcome = SPACE.apply(new Mlock(page(3), 3 * PAGE));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(outcome.next())).isEqualTo("0-2 rw-p, 3-3 rw-p lo, 5-5 rw-p");
    assertThat(SPACE.apply(new Mlock(page(4), PAGE)).next()).isSameAs(SPACE);
    assertThat(result(SPACE, new Mlock(page(4), 0))).isEqualTo("ok");
    assertThat(result(SPACE, new Mlock(-PAGE, 2 * PAGE))).isEqualTo("EINVAL");
  }

  @Test
  void mlock_ofWhatCannotBePopulated_failsAndStaysLocked() {
    AddressSpace none = after(Spaces.EMPTY, map(0, 1, Protection.NONE));
    Outcome<Unit> outcome = none.apply(new Mlock(page(0), PAGE));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(outcome.next())).isEqualTo("0-0 ---p lo");
  }

  @Test
  void mlock_stopsAtTheFirstAreaThatCannotBePopulated_mlockallGoesOn() {
    AddressSpace space = after(Spaces.EMPTY, map(0, 1, Protection.NONE), map(1, 1, RW));
    Outcome<Unit> range = space.apply(new Mlock(page(0), 2 * PAGE));
    assertThat(range.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(range.next())).isEqualTo("0-0 ---p lo, 1-1 rw-p lo");
    assertThat(range.next().findVma(page(1)).get().value().hasAnon()).isFalse();
    AddressSpace all = after(space, new MlockAll(MlockAll.CURRENT));
    assertThat(all.findVma(page(1)).get().value().hasAnon()).isTrue();
  }

  @Test
  void mlock_ofAFile_needsAllItsPages_andCopiesThoseThatMayBeWritten() {
    OpenFile file = OpenFile.of("/f").withSize(2 * PAGE);
    AddressSpace space =
        after(
            Spaces.EMPTY,
            new Mmap(page(0), 3 * PAGE, RW, MapFlags.PRIVATE | MapFlags.FIXED, file, 0),
            new Mmap(page(4), 2 * PAGE, READ, MapFlags.PRIVATE | MapFlags.FIXED, file, 0),
            new Mmap(page(8), 2 * PAGE, RW, MapFlags.SHARED | MapFlags.FIXED, file, 0));
    assertThat(result(space, new Mlock(page(0), 3 * PAGE))).isEqualTo("ENOMEM");
    AddressSpace locked =
        after(
            space,
            new Mlock(page(0), 2 * PAGE),
            new Mlock(page(4), 2 * PAGE),
            new Mlock(page(8), 2 * PAGE));
    assertThat(locked.areas().stream().map(area -> area.value().hasAnon()))
        .as("written, beyond the end, only read, shared")
        .containsExactly(true, false, false, false);
  }

  @Test
  void mlockall_current_locksWhatIsThere_andFuture_whatComes() {
    AddressSpace current = after(SPACE, new MlockAll(MlockAll.CURRENT), map(8, 1, READ));
    assertThat(areas(current)).isEqualTo("0-3 rw-p lo, 5-5 rw-p lo, 8-8 r--p");
    long later = MlockAll.FUTURE | MlockAll.ONFAULT;
    AddressSpace future = after(SPACE, new MlockAll(later), map(8, 1, READ));
    assertThat(areas(future)).isEqualTo("0-3 rw-p, 5-5 rw-p, 8-8 r--p lo lf");
    AddressSpace heap =
        after(future.withLayout(Layout.PLAIN.withHeapAt(page(20))), new Brk(page(21)));
    assertThat(areas(heap)).endsWith("20-20 rw-p lo lf");
    AddressSpace ended = after(future, new MunlockAll(), map(10, 1, READ));
    assertThat(areas(ended)).isEqualTo("0-3 rw-p, 5-5 rw-p, 8-8 r--p, 10-10 r--p");
    assertThat(ended.counters().locked()).isZero();
  }

  @Test
  void mlockall_checksFlagsAndLimits() {
    for (long flags : new long[] {0, 8, MlockAll.ONFAULT, -1}) {
      assertThat(result(SPACE, new MlockAll(flags))).isEqualTo("EINVAL");
    }
    AddressSpace small = SPACE.withLimits(Limits.USER.withLockedMemory(4 * PAGE));
    assertThat(result(small, new MlockAll(MlockAll.CURRENT))).isEqualTo("ENOMEM");
    assertThat(result(small, new MlockAll(MlockAll.FUTURE))).isEqualTo("ok");
    AddressSpace none = SPACE.withLimits(Limits.USER.withLockedMemory(0));
    assertThat(result(none, new MlockAll(MlockAll.FUTURE))).isEqualTo("EPERM");
  }
}
