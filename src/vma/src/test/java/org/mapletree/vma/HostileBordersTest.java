package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mapletree.Entry;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.proc.ProcMaps;

/**
 * Every call with every combination of arguments at the borders of what is legal, on address spaces
 * of several kinds: it returns, leaves a sound address space, and the very same one where it fails
 * without effect.
 */
class HostileBordersTest {

  private static final long TASK = 0x7ffffffff000L;
  private static final long BASE = 0x40000000L;
  private static final long[] PLACES = {
    0, 0x10000, BASE, BASE + 0x2800, BASE + 0x6000, TASK - 0x1000, TASK, -0x1000, -1
  };
  private static final long[] SIZES = {
    0, 1, 0x1000, 0x4fff, 0x200000, TASK, Long.MIN_VALUE, -0x1000, -1
  };
  private static final long[] PROTECTIONS = {0, Protection.READ, 3, 7, 8, 0x1000002, 0x2000000, -1};
  private static final long[] MAPPINGS = {
    0, 0x12, 0x22, 0x31, 0x28, 0x100023, 0x4122, 0xa032, 0x40032, 0x78040021, 0x80003, 0x62, -1
  };
  private static final long[] OFFSETS = {0, 0x801, 0x3000, Long.MIN_VALUE, -0x1000};
  private static final OpenFile FILE = OpenFile.of("/f").withSize(0x5800);

  /** What a program looks like right after exec, its heap and its stack. */
  private static final String PROGRAM =
      """
      00400000-00402000 r-xp 00000000 fe:00 12 /usr/bin/p
      00402000-00403000 rw-p 00002000 fe:00 12 /usr/bin/p
      00500000-00521000 rw-p 00000000 00:00 0 [heap]
      7ffff7fc2000-7ffff7fc6000 r--p 00000000 00:00 0 [vvar]
      7ffff7fc8000-7ffff7fca000 r-xp 00000000 00:00 0 [vdso]
      7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0 [stack]
      """;

  private static AddressSpace empty(KernelProfile profile, Limits limits) {
    return AddressSpace.empty(profile, limits, Layout.PLAIN.withHeapAt(0x500000));
  }

  /** Areas of all kinds side by side, and one at each end of user addresses. */
  private static AddressSpace crowded(AddressSpace empty) {
    AddressSpace space = empty;
    List<Call<?>> calls =
        List.of(
            map(0, 2, 3, 0x32, null),
            map(1, 4, 1, 0x32, null),
            map(3, 2, 3, 0x31, null),
            map(4, 2, 3, MapFlags.PRIVATE | MapFlags.FIXED, FILE),
            map(6, 1, 3, 0x132, null),
            map(8, 2, 3, 0x2032, null),
            map(10, 3, 0, 0x32, null),
            new Touch(BASE, 0x1000, Access.WRITE),
            new Mseal(BASE + 0xb000, 0x1000),
            new Mmap(0, 0x1000, 3, 0x32, null, 0),
            new Mmap(TASK - 0x1000, 0x1000, 1, 0x32, null, 0));
    for (Call<?> call : calls) {
      space = space.apply(call).next();
    }
    return space;
  }

  private static Mmap map(
      long page, long pages, long protection, long flags, @Nullable OpenFile file) {
    return new Mmap(BASE + page * 0x1000, pages * 0x1000, protection, flags, file, 0);
  }

  private static List<AddressSpace> spaces() {
    KernelProfile usual = KernelProfile.LINUX_6_18;
    AddressSpace crowded = crowded(empty(usual, Limits.ROOT));
    AddressSpace program = AddressSpace.touched(ProcMaps.parse(PROGRAM).get(), usual, Limits.USER);
    KernelProfile odd =
        usual.withTaskSize(-1).withMaxMapCount(0).withHugePageSizes(-1).withStackGuardGap(-1);
    Limits none = new Limits(0, 0, 0, 0, false, false, 0);
    return List.of(
        empty(usual, Limits.ROOT),
        crowded,
        crowded.apply(new Fork()).result().get(),
        crowded(empty(usual.withMaxMapCount(12), Limits.USER)).apply(new MlockAll(6)).next(),
        crowded.withLimits(none),
        program,
        crowded.withProfile(odd).withLayout(new Layout(-1, -1, -1, -1, -1, -1)));
  }

  @TestFactory
  List<DynamicTest> eachCall_atAllBorders_returnsAndLeavesASoundSpace() {
    List<DynamicTest> tests = new ArrayList<>();
    test(tests, "munmap", at -> new Munmap(at[0], at[1]), PLACES, SIZES);
    test(tests, "munlock", at -> new Munlock(at[0], at[1]), PLACES, SIZES);
    test(tests, "brk", at -> new Brk(at[0]), PLACES);
    test(tests, "mseal", at -> new Mseal(at[0], at[1], at[2]), PLACES, SIZES, OFFSETS);
    test(tests, "mlock", at -> new Mlock(at[0], at[1], at[2]), PLACES, SIZES, PROTECTIONS);
    test(tests, "mprotect", at -> new Mprotect(at[0], at[1], at[2]), PLACES, SIZES, PROTECTIONS);
    test(tests, "mlockall", at -> new MlockAll(at[0]), PROTECTIONS);
    test(tests, "munlockall", at -> new MunlockAll());
    test(tests, "fork", at -> new Fork());
    test(tests, "exec", at -> new Exec(empty(KernelProfile.LINUX_6_18, Limits.USER)));
    test(tests, "madvise", at -> new Madvise(at[0], at[1], at[2]), PLACES, SIZES, advices());
    test(
        tests,
        "mmap",
        at -> new Mmap(at[0], at[1], at[2], at[3], file(at[4]), at[5]),
        PLACES,
        SIZES,
        new long[] {0, 3, -1},
        MAPPINGS,
        new long[] {0, 1, 2},
        OFFSETS);
    test(
        tests,
        "mremap",
        at -> new Mremap(at[0], at[1], at[2], at[3], at[4]),
        PLACES,
        SIZES,
        SIZES,
        new long[] {0, 1, 3, 5, 7, -1},
        PLACES);
    long[] accesses = {0, 1, 2};
    test(tests, "fault", at -> new PageFault(at[0], access(at[1])), PLACES, accesses);
    test(tests, "touch", at -> new Touch(at[0], at[1], access(at[2])), PLACES, SIZES, accesses);
    test(
        tests,
        "name",
        at -> new SetAreaName(at[0], at[1], List.of("", "heap", "[\n").get((int) at[2])),
        PLACES,
        SIZES,
        accesses);
    return tests;
  }

  private static void test(
      List<DynamicTest> tests, String name, Function<long[], Call<?>> call, long[]... borders) {
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> {
              for (AddressSpace space : spaces()) {
                combine(borders, 0, new long[borders.length], at -> check(space, call.apply(at)));
              }
            }));
  }

  private static void combine(long[][] borders, int done, long[] at, Consumer<long[]> each) {
    if (done == borders.length) {
      each.accept(at);
      return;
    }
    for (long border : borders[done]) {
      at[done] = border;
      combine(borders, done + 1, at, each);
    }
  }

  private static void check(AddressSpace space, Call<?> call) {
    Outcome<?> outcome = space.apply(call);
    AddressSpace next = outcome.next();
    if (next == space) {
      return;
    }
    if (!outcome.succeeded()) {
      boolean same =
          next.areas().equals(space.areas())
              && next.counters().equals(space.counters())
              && next.layout().equals(space.layout());
      assertThat(same).as("%s fails without effect on another object", call).isFalse();
    }
    next.areas().validate();
    Counters expected = Counters.ZERO;
    for (Entry<Vma> area : next.areas()) {
      long bytes = area.last() - area.first() + 1;
      if ((area.first() & 0xfff) != 0 || (bytes & 0xfff) != 0) {
        throw new AssertionError(call + " leaves " + area);
      }
      expected = expected.plus(area.value().flags(), bytes >>> 12);
    }
    Counters counted = next.counters();
    if (counted.total() != expected.total() || counted.data() != expected.data()) {
      throw new AssertionError(call + " counts " + counted + ", and there are " + expected);
    }
  }

  private static long[] advices() {
    long[] all = new long[29];
    for (int i = 0; i < 26; i++) {
      all[i] = i;
    }
    all[26] = 100;
    all[27] = 104;
    all[28] = -1;
    return all;
  }

  private static Access access(long index) {
    return List.of(Access.READ, Access.WRITE, Access.EXECUTE).get((int) index);
  }

  private static @Nullable OpenFile file(long index) {
    return index == 0
        ? null
        : index == 1 ? FILE : FILE.with(Trait.ZERO_DEVICE).without(Trait.HUGE_ALIGNED);
  }
}
