package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.vma.Spaces.FIXED;
import static org.mapletree.vma.Spaces.PAGE;
import static org.mapletree.vma.Spaces.READ;
import static org.mapletree.vma.Spaces.RW;
import static org.mapletree.vma.Spaces.map;
import static org.mapletree.vma.Spaces.page;
import static org.mapletree.vma.Spaces.protect;
import static org.mapletree.vma.Spaces.unmap;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.Change;
import org.mapletree.Entry;

/**
 * vm.max_map_count, call by call at each number of areas near it. A C program with these calls was
 * run on Linux 6.18; what it printed is what is expected.
 */
class MapCountLimitTest {

  private static final long FAR = -0x1000;
  private static final long AWAY = -0x2000;

  private AddressSpace space = Spaces.EMPTY;

  private String apply(Call<?> call) {
    Outcome<?> outcome = space.apply(call);
    space = outcome.next();
    return outcome.result().fold(Errno::name, result -> "ok") + " " + space.areas().size();
  }

  /** As after as many calls, which would take long with every tree validated. */
  private static AddressSpace filled(int count) {
    Vma area = Spaces.after(Spaces.EMPTY, map(0, 1, READ)).findVma(page(0)).get().value();
    List<Entry<Vma>> areas = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long first = page(2 * i);
      areas.add(new Entry<>(first, first + PAGE - 1, area.shifted(2 * i)));
    }
    return Spaces.EMPTY.withAreas(Spaces.EMPTY.areas().putAll(areas));
  }

  @Test
  void eachCall_nearTheLimit_isRefusedAsTheKernelDoes() {
    space = filled(65530);
    assertThat(apply(map(2 * 65530, 1, READ))).isEqualTo("ok 65531");
    assertThat(apply(map(2 * 65531, 1, READ))).isEqualTo("ENOMEM 65531");
    assertThat(apply(map(0, 1, READ))).as("though it replaces").isEqualTo("ENOMEM 65531");
    assertThat(apply(unmap(0, 1))).isEqualTo("ok 65530");
    assertThat(apply(map(FAR, 5, RW))).isEqualTo("ok 65531");
    assertThat(apply(unmap(FAR + 1, 1))).as("in the middle").isEqualTo("ENOMEM 65531");
    assertThat(apply(unmap(FAR, 1))).as("at an edge").isEqualTo("ok 65531");

    assertThat(round(1)).isEqualTo("65530: EAGAIN 65530, ENOMEM 65530, ENOMEM 65530");
    assertThat(round(2)).isEqualTo("65529: EAGAIN 65530, ENOMEM 65530, ENOMEM 65530");
    assertThat(round(3)).isEqualTo("65529: ok 65530, ok 65530, ENOMEM 65528");
    assertThat(round(4)).isEqualTo("65527: ok 65529, ok 65529, ENOMEM 65527");
    assertThat(round(5)).isEqualTo("65526: ok 65528, ok 65528, ENOMEM 65526");
    assertThat(round(6)).isEqualTo("65525: ok 65527, ok 65527, ENOMEM 65525");
    assertThat(round(7)).isEqualTo("65524: ok 65526, ok 65526, ok 65526");
    assertThat(round(8)).isEqualTo("65523: ok 65525, ok 65525, ok 65525");
  }

  /** With one area less: an advice, a protection and a move of one page in the middle of four. */
  private String round(long index) {
    apply(unmap(2 * index, 1));
    String before = space.areas().size() + ": ";
    String advised = apply(new Madvise(page(FAR + 2), PAGE, Advice.RANDOM.number()));
    apply(new Madvise(page(FAR + 1), 4 * PAGE, Advice.NORMAL.number()));
    String protectedPage = apply(protect(FAR + 2, 1, READ));
    apply(protect(FAR + 1, 4, RW));
    long flags = RemapFlags.MAYMOVE | RemapFlags.FIXED;
    String moved = apply(new Mremap(page(FAR + 2), PAGE, PAGE, flags, page(AWAY)));
    if (moved.startsWith("ok")) {
      apply(unmap(AWAY, 1));
      apply(new Mmap(page(FAR + 1), 4 * PAGE, RW, FIXED, null, 0));
    }
    return before + String.join(", ", advised, protectedPage, moved);
  }

  @Test
  void diff_betweenTwoVersions_isTyped() {
    AddressSpace before = Spaces.after(Spaces.EMPTY, map(0, 4, RW), map(8, 1, READ));
    AddressSpace after = Spaces.after(before, protect(1, 1, READ), unmap(8, 1));
    assertThat(before.diff(after))
        .toIterable()
        .extracting(change -> change.getClass().getSimpleName() + " " + change.range())
        .containsExactly(
            "Removed 0x100000000000-0x100000003fff",
            "Added 0x100000000000-0x100000000fff",
            "Added 0x100000001000-0x100000001fff",
            "Added 0x100000002000-0x100000003fff",
            "Removed 0x100000008000-0x100000008fff");
    assertThat(before.diff(before)).toIterable().isEmpty();
    AddressSpace touched = Spaces.after(before, Spaces.touch(0, 1));
    assertThat(before.diff(touched))
        .toIterable()
        .singleElement()
        .isInstanceOf(Change.Replaced.class);
  }
}
