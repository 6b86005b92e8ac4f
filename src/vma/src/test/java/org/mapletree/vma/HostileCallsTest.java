package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapletree.Entry;

/**
 * Calls with arguments that no program would give: each returns, and leaves a sound address space.
 */
class HostileCallsTest {

  private static final long[] EDGES = {
    0,
    1,
    0xfff,
    0x1000,
    0x10000,
    0x200000,
    0x40000000L,
    0x80000000L,
    0x7ffffffff000L,
    0x7fffffffffffL,
    0x800000000000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -0x1000,
    -0xfff,
    -0x2000
  };
  private static final OpenFile FILE = OpenFile.of("/f").withSize(0x5800);

  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void on_anyArguments_returnsAndKeepsTheCountersRight(boolean eager) {
    Limits[] limits = {Limits.ROOT, Limits.USER, Limits.USER.withAddressSpace(0x100000)};
    for (int round = 0; round < 60; round++) {
      AddressSpace space =
          AddressSpace.empty(KernelProfile.LINUX_6_18, limits[round % 3], Layout.PLAIN)
              .withEagerTouching(eager);
      for (int step = 0; step < 150; step++) {
        Call<?> call = call();
        Outcome<?> outcome = space.apply(call);
        checkUnchangedOnFailure(space, call, outcome);
        space = outcome.next();
      }
      check(space);
    }
  }

  /** Failures that the kernel finds before it touches anything leave the very same object. */
  private static void checkUnchangedOnFailure(
      AddressSpace before, Call<?> call, Outcome<?> outcome) {
    if (!outcome.succeeded() && outcome.next().areas().equals(before.areas())) {
      assertThat(outcome.next()).as(call.toString()).isSameAs(before);
    }
  }

  private static void check(AddressSpace space) {
    space.areas().validate();
    Counters expected = Counters.ZERO;
    for (Entry<Vma> entry : space.areas()) {
      long pages = (entry.last() - entry.first() + 1) >>> 12;
      assertThat(entry.first() & 0xfff).isZero();
      assertThat(pages).isPositive();
      expected = expected.plus(entry.value().flags(), pages);
    }
    assertThat(space.counters().total()).isEqualTo(expected.total());
    assertThat(space.counters().data()).isEqualTo(expected.data());
    assertThat(space.counters().stack()).isEqualTo(expected.stack());
    assertThat(space.counters().executable()).isEqualTo(expected.executable());
    assertThat(space.procMaps().areas()).hasSize((int) space.areas().size());
  }

  private long number() {
    long edge = EDGES[random.nextInt(EDGES.length)];
    return switch (random.nextInt(4)) {
      case 0 -> edge;
      case 1 -> edge + ((random.nextInt(9) - 4) << 12);
      case 2 -> random.nextLong();
      default -> 0x40000000L + (random.nextInt(64) << 12);
    };
  }

  private long small() {
    return random.nextInt(4) == 0 ? number() : (long) random.nextInt(16) << 12;
  }

  private long bits() {
    return random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(1 << 21);
  }

  private Call<?> call() {
    return switch (random.nextInt(18)) {
      case 0, 1, 2 -> new Mmap(number(), small(), random.nextInt(8), bits(), file(), small());
      case 3, 4 ->
          new Mmap(
              number(), small(), random.nextInt(8), random.nextBoolean() ? 0x22 : 0x32, null, 0);
      case 5 -> new Munmap(number(), small());
      case 6 ->
          new Mprotect(number(), small(), random.nextInt(9) == 0 ? bits() : random.nextInt(8));
      case 7, 8 -> new Mremap(number(), small(), small(), random.nextInt(9), number());
      case 9 -> new Brk(number());
      case 10 -> new Madvise(number(), small(), random.nextInt(105));
      case 11 -> new Mlock(number(), small(), random.nextInt(3));
      case 12 -> random.nextBoolean() ? new Munlock(number(), small()) : new MunlockAll();
      case 13 ->
          random.nextInt(4) == 0
              ? new MlockAll(random.nextInt(9))
              : new PageFault(number(), access());
      case 14 -> random.nextInt(9) == 0 ? new Mseal(number(), small(), number() & 1) : new Fork();
      case 15 -> new SetAreaName(number(), small(), random.nextBoolean() ? "heap" : "[");
      case 16 -> random.nextInt(40) == 0 ? new Exec(Spaces.EMPTY) : new Brk(small());
      default -> new Touch(number(), small(), access());
    };
  }

  private OpenFile file() {
    EnumSet<OpenFile.Trait> traits = EnumSet.noneOf(OpenFile.Trait.class);
    for (OpenFile.Trait trait : OpenFile.Trait.values()) {
      if (random.nextInt(3) == 0) {
        traits.add(trait);
      }
    }
    return random.nextBoolean() ? FILE : new OpenFile("/g", 0, 0, 1, number(), 1, traits);
  }

  private Access access() {
    return List.of(Access.READ, Access.WRITE, Access.EXECUTE).get(random.nextInt(3));
  }
}
