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
import static org.mapletree.vma.Spaces.touch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** madvise: the flag that each advice sets or clears, and what refuses it. */
class MadviseTest {

  private static final AddressSpace SPACE = after(Spaces.EMPTY, map(0, 2, RW), map(3, 1, RW));

  private static Madvise advise(long page, long pages, Advice advice) {
    return new Madvise(page(page), pages * PAGE, advice.number());
  }

  @ParameterizedTest
  @CsvSource({
    "RANDOM, rr, NORMAL",
    "SEQUENTIAL, sr, NORMAL",
    "DONTFORK, dc, DOFORK",
    "WIPEONFORK, wf, KEEPONFORK",
    "DONTDUMP, dd, DODUMP",
    "MERGEABLE, mg, UNMERGEABLE",
    "HUGEPAGE, hg, ''",
    "NOHUGEPAGE, nh, ''"
  })
  void advice_setsItsFlagOnAPart_andItsOppositeMerges(String set, String code, String clear) {
    AddressSpace advised = after(SPACE, advise(1, 1, Advice.valueOf(set)));
    assertThat(areas(advised)).isEqualTo("0-0 rw-p, 1-1 rw-p " + code + ", 3-3 rw-p");
    assertThat(advised.apply(advise(1, 1, Advice.valueOf(set))).next()).isSameAs(advised);
    if (!clear.isEmpty()) {
      assertThat(areas(after(advised, advise(1, 1, Advice.valueOf(clear)))))
          .isEqualTo("0-1 rw-p, 3-3 rw-p");
    }
  }

  @Test
  void adviceOnHugePages_existsWhereTheyAreConfigured() {
    AddressSpace without =
        SPACE.withProfile(
            KernelProfile.LINUX_6_18.withHugeAlignment(KernelProfile.HugeAlignment.NOT_CONFIGURED));
    assertThat(result(without, advise(0, 1, Advice.HUGEPAGE))).isEqualTo("EINVAL");
    assertThat(result(without, advise(0, 1, Advice.RANDOM))).isEqualTo("ok");
  }

  @Test
  void advice_goesOnBehindAHoleButTellsOfIt() {
    Outcome<Unit> outcome = SPACE.apply(advise(0, 4, Advice.RANDOM));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.ENOMEM);
    assertThat(areas(outcome.next())).isEqualTo("0-1 rw-p rr, 3-3 rw-p rr");
  }

  @Test
  void advice_thatAnAreaRefuses_endsTheCallThere() {
    long shared = MapFlags.SHARED | MapFlags.ANONYMOUS | MapFlags.FIXED;
    AddressSpace space = after(SPACE, map(2, 1, RW, shared));
    Outcome<Unit> outcome = space.apply(advise(0, 4, Advice.WIPEONFORK));
    assertThat(outcome.result().getLeft()).isEqualTo(Errno.EINVAL);
    assertThat(areas(outcome.next())).isEqualTo("0-1 rw-p wf, 2-2 rw-s, 3-3 rw-p");
    AddressSpace locked = after(SPACE, new Mlock(page(0), PAGE));
    assertThat(result(locked, advise(0, 1, Advice.DONTNEED))).isEqualTo("EINVAL");
    assertThat(result(locked, advise(0, 1, Advice.DONTNEED_LOCKED))).isEqualTo("ok");
    assertThat(result(SPACE, advise(0, 1, Advice.REMOVE))).isEqualTo("EINVAL");
    assertThat(result(space, advise(2, 1, Advice.FREE))).isEqualTo("EINVAL");
  }

  @Test
  void advice_onSealedReadOnlyMemory_mayNotDropIt() {
    AddressSpace sealed = after(Spaces.EMPTY, map(0, 1, READ), new Mseal(page(0), PAGE));
    assertThat(result(sealed, advise(0, 1, Advice.DONTNEED))).isEqualTo("EPERM");
    assertThat(result(sealed, advise(0, 1, Advice.DONTFORK))).isEqualTo("EPERM");
    assertThat(result(sealed, advise(0, 1, Advice.RANDOM))).isEqualTo("ok");
    AddressSpace writable = after(Spaces.EMPTY, map(0, 1, RW), new Mseal(page(0), PAGE));
    assertThat(result(writable, advise(0, 1, Advice.DONTNEED))).isEqualTo("ok");
  }

  @Test
  void advice_checksArgumentsFirst() {
    assertThat(result(SPACE, new Madvise(page(0), PAGE, 99))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Madvise(page(0) + 1, PAGE, 0))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Madvise(page(0), -1, 0))).isEqualTo("EINVAL");
    assertThat(result(SPACE, new Madvise(page(9), 0, 0))).isEqualTo("ok");
    assertThat(result(SPACE, new Madvise(page(9), PAGE, 0))).isEqualTo("ENOMEM");
    AddressSpace plain = SPACE.withProfile(SPACE.profile().withKsm(false));
    assertThat(result(plain, advise(0, 1, Advice.MERGEABLE))).isEqualTo("EINVAL");
  }

  @Test
  void populating_touches() {
    AddressSpace written = after(SPACE, advise(0, 1, Advice.POPULATE_WRITE));
    assertThat(written.findVma(page(0)).get().value().hasAnon()).isTrue();
    assertThat(written.areas()).isEqualTo(after(SPACE, touch(0, 1)).areas());
    assertThat(result(SPACE, advise(1, 2, Advice.POPULATE_READ))).isEqualTo("ENOMEM");
  }
}
