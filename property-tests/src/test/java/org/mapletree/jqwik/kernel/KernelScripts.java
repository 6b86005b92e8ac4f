package org.mapletree.jqwik.kernel;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.mapletree.jqwik.kernel.KernelScript.Argument;
import org.mapletree.jqwik.kernel.KernelScript.Step;

/**
 * Scripts of random calls that collide on purpose: few pages, many splits, merges, overlaps, holes
 * and errors. Every argument that would reach out of the arena is one that the kernel refuses.
 */
final class KernelScripts {
  /*
   * Implementation notes.
   *
   * What would reach out: a fixed mapping, munmap, madvise, or the old range or a fixed new one of
   * mremap, with a length of gigabytes. mprotect, mlock and mseal stop at the first hole, and the
   * end of the arena always is one, so they may be asked for anything. Lengths that are populated
   * stay small. Hints outside the arena are placed elsewhere, and unmapped at once.
   */
  private static final long PAGE = 4096;
  private static final int PAGES = 32;
  private static final int CALLS = 52;

  private final Arbitrary<String> protections;
  private final boolean seals;

  /**
   * Scripts for one kernel.
   *
   * @param seals whether it can seal areas
   * @param keys whether it has protection keys, which let pages be executed and not read
   */
  KernelScripts(boolean seals, boolean keys) {
    this.seals = seals;
    this.protections =
        Arbitraries.frequency(
            Tuple.of(6, "rw-"),
            Tuple.of(3, "r--"),
            Tuple.of(2, "---"),
            Tuple.of(1, "r-x"),
            Tuple.of(1, "rwx"),
            Tuple.of(1, keys ? "r-x" : "--x"),
            Tuple.of(1, "-w-"),
            Tuple.of(1, "-wx"));
  }

  /** Scripts of 52 calls, which shrink to a single one. */
  Arbitrary<KernelScript> scripts() {
    return step()
        .list()
        .ofMinSize(1)
        .ofMaxSize(CALLS)
        .withSizeDistribution((tries, min, max, center) -> random -> max)
        .map(KernelScript::new);
  }

  private Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(24, anonymous()),
        Tuple.of(9, ofFile()),
        Tuple.of(12, Combinators.combine(place(), bounded()).as((a, n) -> Step.of("munmap", a, n))),
        Tuple.of(17, mprotect()),
        Tuple.of(9, mremap()),
        Tuple.of(11, madvise()),
        Tuple.of(5, locking()),
        Tuple.of(9, touching()),
        Tuple.of(2, Arbitraries.of(Step.of("fork"))),
        Tuple.of(1, naming()),
        Tuple.of(1, sealing()));
  }

  private Arbitrary<Step> anonymous() {
    return Combinators.combine(
            place(),
            bounded(),
            protections,
            Arbitraries.frequency(
                Tuple.of(12, "private,anon"),
                Tuple.of(4, "shared,anon"),
                Tuple.of(1, "droppable,anon"),
                Tuple.of(1, "shared_validate,anon"),
                Tuple.of(1, "anon")),
            placing(),
            extras())
        .as(
            (a, n, p, kind, fixed, extra) ->
                Step.of("mmap", a, n, p, kind + fixed + extra, "-", "0"));
  }

  private Arbitrary<Step> ofFile() {
    Arbitrary<Argument> offsets =
        Arbitraries.frequencyOf(
            Tuple.of(20, pages(0, PAGES).map(pages -> new Argument(pages, false))),
            Tuple.of(1, absolute(0x801, 0x7ffffffffffff000L, 0xfffffffffffff000L)));
    return Combinators.combine(
            place(),
            bounded(),
            protections,
            Arbitraries.of("private", "shared", "shared_validate"),
            Combinators.combine(placing(), extras()).as(String::concat),
            Arbitraries.of("f1", "f2", "f3"),
            offsets)
        .as(
            (a, n, p, kind, rest, file, offset) ->
                Step.of("mmap", a, n, p, kind + rest, file, offset));
  }

  private static Arbitrary<String> placing() {
    return Arbitraries.frequency(
        Tuple.of(7, ",fixed"), Tuple.of(1, ",fixed_noreplace"), Tuple.of(2, ""));
  }

  private static Arbitrary<String> extras() {
    return Arbitraries.frequency(
        Tuple.of(40, ""),
        Tuple.of(4, ",noreserve"),
        Tuple.of(4, ",growsdown"),
        Tuple.of(2, ",locked"),
        Tuple.of(2, ",populate"),
        Tuple.of(1, ",populate,nonblock"),
        Tuple.of(2, ",stack"),
        Tuple.of(1, ",growsdown,noreserve"));
  }

  private Arbitrary<Step> mprotect() {
    return Combinators.combine(place(), any(), protections)
        .as((a, n, p) -> Step.of("mprotect", a, n, p));
  }

  private Arbitrary<Step> mremap() {
    Arbitrary<Argument> grown = Arbitraries.frequencyOf(Tuple.of(9, bounded()), Tuple.of(1, any()));
    return Arbitraries.oneOf(
        mremap(grown, Arbitraries.of("none", "maymove", "maymove,dontunmap")),
        mremap(bounded(), Arbitraries.of("maymove,mfixed", "maymove,mfixed,dontunmap", "mfixed")));
  }

  private static Arbitrary<Step> mremap(Arbitrary<Argument> grown, Arbitrary<String> flags) {
    Arbitrary<List<Argument>> lengths =
        Arbitraries.oneOf(
            bounded().map(n -> List.of(n, n)), Combinators.combine(bounded(), grown).as(List::of));
    return Combinators.combine(place(), lengths, flags, place())
        .as((a, n, with, to) -> Step.of("mremap", a, n.get(0), n.get(1), with, to));
  }

  private Arbitrary<Step> madvise() {
    Arbitrary<String> advice =
        Arbitraries.of(
            "random",
            "sequential",
            "normal",
            "dontfork",
            "dofork",
            "dontdump",
            "dodump",
            "wipeonfork",
            "keeponfork",
            "mergeable",
            "unmergeable",
            "dontneed",
            "free",
            "hugepage",
            "nohugepage",
            "willneed",
            "cold",
            "pageout",
            "populate_read",
            "populate_write",
            "dontneed_locked",
            "remove",
            "guard_remove",
            "5",
            "7",
            "104");
    return Combinators.combine(overHoles(), advice)
        .as((range, what) -> Step.of("madvise", range.get1(), range.get2(), what));
  }

  private Arbitrary<Step> locking() {
    return Combinators.combine(Arbitraries.of("mlock", "mlock", "munlock"), place(), any())
        .as(Step::of);
  }

  private Arbitrary<Step> touching() {
    Arbitrary<Argument> lengths = pages(0, PAGES).map(bytes -> new Argument(bytes, false));
    return Combinators.combine(Arbitraries.of("touch", "touch", "read"), place(), lengths)
        .as(Step::of);
  }

  private Arbitrary<Step> naming() {
    return Combinators.combine(overHoles(), Arbitraries.of("one", "two", "-"))
        .as((range, name) -> Step.of("name", range.get1(), range.get2(), name));
  }

  private Arbitrary<Step> sealing() {
    Arbitrary<Argument> few = pages(1, 3).map(bytes -> new Argument(bytes, false));
    return Combinators.combine(place(), few)
        .as((a, n) -> seals ? Step.of("mseal", a, n) : Step.of("munlock", a, n));
  }

  /** A page of the arena; rarely none of its pages, or no multiple of the page size. */
  private static Arbitrary<Argument> place() {
    return Arbitraries.frequencyOf(
        Tuple.of(60, pages(0, PAGES - 1).map(bytes -> new Argument(bytes, true))),
        Tuple.of(1, pages(0, PAGES - 1).map(bytes -> new Argument(bytes + 0x800, true))),
        Tuple.of(
            1, absolute(0, 1, 0x7ffffffff000L, 0x7fffffffe001L, 0xfffffffffffff000L, -4095, -22)));
  }

  /**
   * A place and a length for calls that go on behind a hole: from address 0 on, the greatest
   * lengths would reach every mapping of the process.
   */
  static Arbitrary<Tuple2<Argument, Argument>> overHoles() {
    return Combinators.combine(place(), bounded())
        .as(Tuple::of)
        .filter(range -> range.get1().relative() || range.get2().value() >= 0);
  }

  /** A length with which nothing behind the arena is reached from within. */
  private static Arbitrary<Argument> bounded() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, pages(1, 3).map(bytes -> new Argument(bytes, false))),
        Tuple.of(12, pages(1, PAGES / 2).map(bytes -> new Argument(bytes, false))),
        Tuple.of(3, Arbitraries.longs().between(1, PAGES * PAGE).map(n -> new Argument(n, false))),
        Tuple.of(1, absolute(0, 0x200000, 0x400000, 0xfffffffffffff000L, -1)));
  }

  /** Any length, for calls that end at the first hole. */
  private static Arbitrary<Argument> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, bounded()), Tuple.of(1, absolute(0x7ffffffff000L, 0x800000000000L)));
  }

  private static Arbitrary<Long> pages(int least, int most) {
    return Arbitraries.integers().between(least, most).map(pages -> pages * PAGE);
  }

  private static Arbitrary<Argument> absolute(long... values) {
    Long[] boxed = Arrays.stream(values).boxed().toArray(Long[]::new);
    return Arbitraries.of(boxed).map(value -> new Argument(value, false));
  }
}
