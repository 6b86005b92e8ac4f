package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Brk;
import org.mapletree.vma.Call;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.Vma;
import org.mapletree.vma.replay.Judgement.Verdict;
import org.mapletree.vma.replay.Known.Heap;
import org.mapletree.vma.replay.Known.Placement;

/**
 * Holds one call against the kernel: predicted, adopted or wrong, and what is known afterwards. A
 * pure function, so that the order of calls that overlap in time can be tried out.
 */
final class Judge {

  private Judge() {}

  /**
   * Judges a call.
   *
   * @param before what is known before it
   * @param call the call
   * @param kernel what the kernel returned; {@link TraceResult#NONE} agrees with everything
   */
  static Judgement judge(Known before, TracedCall call, TraceResult kernel) {
    if (call.call() instanceof Brk brk) {
      return brk(before, brk, kernel);
    }
    if (call.call() instanceof Mmap mmap) {
      CallRange range = CallRange.of(kernel.value(), mmap.length());
      return permitted(mmap(before, mmap, kernel), range, kernel);
    }
    CallRange range = CallRange.of(call.call());
    Judgement judgement =
        range == null || before.complete()
            ? plain(before, call.call(), kernel)
            : partial(before, call.call(), range, kernel);
    return call.call() instanceof Mprotect && range != null
        ? permitted(judgement, range, kernel)
        : judgement;
  }

  /** Keeps which files the call has shown to be writable. */
  private static Judgement permitted(Judgement judgement, CallRange range, TraceResult kernel) {
    return judgement.right() && kernel.succeeded() && !range.isEmpty()
        ? judgement.with(judgement.after().permitted(range))
        : judgement;
  }

  /** Whether an outcome is what the kernel returned. */
  static boolean agrees(Outcome<?> outcome, TraceResult kernel) {
    if (!kernel.returned()) {
      return true;
    }
    return kernel.errno() != null
        ? !outcome.succeeded() && outcome.result().getLeft().name().equals(kernel.errno())
        : outcome.succeeded() && outcome.returned() == kernel.value();
  }

  private static Judgement plain(Known before, Call<?> call, TraceResult kernel) {
    Outcome<?> outcome = call.on(before.space());
    if (agrees(outcome, kernel)) {
      return predicted(before, outcome);
    }
    Known learnt = Explanation.ofRange(before, call, kernel);
    return learnt == null
        ? wrong(before, call, outcome, kernel)
        : adopted(predicted(learnt, call.on(learnt.space())));
  }

  /** What the model returns only with news about a file is adopted. */
  private static Judgement adopted(Judgement judgement) {
    return judgement.right()
        ? new Judgement(Verdict.ADOPTED, judgement.expected(), judgement.after())
        : judgement;
  }

  private static Judgement brk(Known before, Brk brk, TraceResult kernel) {
    Outcome<?> outcome = brk.on(before.space());
    if (before.heap() != Heap.UNKNOWN && agrees(outcome, kernel)) {
      return new Judgement(
          Verdict.PREDICTED, shown(outcome), before.with(Heap.SEEN).with(outcome.next()));
    }
    if (before.heap() == Heap.SEEN || !kernel.succeeded()) {
      return wrong(before, brk, outcome, kernel);
    }
    AddressSpace space = before.space();
    return new Judgement(
        Verdict.ADOPTED,
        "unknown",
        before.with(Heap.SEEN).with(space.withLayout(space.layout().withHeapAt(kernel.value()))));
  }

  private static Judgement mmap(Known known, Mmap mmap, TraceResult kernel) {
    Explanation explained = Explanation.ofMapping(known, mmap, kernel);
    Judgement judgement = mapping(explained.before(), explained.call(), kernel);
    return explained.adopted() ? adopted(judgement) : judgement;
  }

  private static Judgement mapping(Known before, Mmap mmap, TraceResult kernel) {
    Outcome<?> outcome = mmap.on(before.space());
    boolean agrees = agrees(outcome, kernel);
    if (before.complete() || isFixed(mmap)) {
      return agrees ? mapped(before, mmap, outcome, kernel) : wrong(before, mmap, outcome, kernel);
    }
    if (!kernel.succeeded()) {
      // An error comes of the arguments, unless room was looked for where nothing is known.
      boolean searched = before.placement() == Placement.UNKNOWN && outcome.succeeded();
      return agrees
          ? predicted(before, outcome)
          : searched ? adopted(before) : wrong(before, mmap, outcome, kernel);
    }
    if (kernel.value() == mmap.address() && mmap.address() != 0 && agrees) {
      return mapped(before, mmap, outcome, kernel);
    }
    return placed(before, mmap, outcome, kernel);
  }

  /** A mapping that the kernel placed, in a space of which not everything is known. */
  private static Judgement placed(Known before, Mmap mmap, Outcome<?> outcome, TraceResult kernel) {
    boolean agrees =
        agrees(outcome, kernel) || agrees(Forced.withoutHint(before.space(), mmap), kernel);
    AddressSpace there = mmap.adopt(before.space(), kernel.value());
    return switch (before.placement()) {
      case SURE ->
          agrees
              ? new Judgement(Verdict.PREDICTED, shown(outcome), before.with(there))
              : wrong(before, mmap, outcome, kernel);
      case UNKNOWN -> new Judgement(Verdict.ADOPTED, "unknown", before.with(there));
      case ASSUMED ->
          new Judgement(Verdict.ADOPTED, shown(outcome), decide(before, mmap, agrees, kernel));
    };
  }

  /** The first placement since an exec: it confirms what was assumed, or refutes it. */
  private static Known decide(Known before, Mmap mmap, boolean agrees, TraceResult kernel) {
    Known decided = agrees ? before.confirmed() : before.refuted();
    return decided.with(mmap.adopt(decided.space(), kernel.value()));
  }

  private static Judgement mapped(Known before, Mmap mmap, Outcome<?> outcome, TraceResult kernel) {
    Judgement judgement = predicted(before, outcome);
    if (!outcome.succeeded() || !kernel.returned()) {
      return judgement;
    }
    Known after = judgement.after().mapped(kernel.value(), kernel.value() + mmap.length() - 1);
    return new Judgement(Verdict.PREDICTED, judgement.expected(), after);
  }

  /** A call on a range, in a space of which not everything is known. */
  private static Judgement partial(
      Known before, Call<?> call, CallRange range, TraceResult kernel) {
    boolean covered = range.isEmpty() || before.space().areas().covers(range.first(), range.last());
    Outcome<?> onNothing = call.on(Forced.nothing(before.space()));
    boolean ofArguments = onNothing.succeeded() || onNothing.returned() == Forced.INVALID;
    if (covered || (ofArguments && agrees(onNothing, kernel))) {
      return plain(before, call, kernel);
    }
    AddressSpace next = before.space();
    if (kernel.succeeded()) {
      for (Entry<Vma> area : Forced.areas(before.space(), range)) {
        @Nullable Call<?> part = range.clipped(call, area.first(), area.last());
        next = part == null ? next : part.on(next).next();
      }
    }
    return new Judgement(Verdict.ADOPTED, "unknown", before.with(next));
  }

  private static Judgement predicted(Known before, Outcome<?> outcome) {
    return new Judgement(Verdict.PREDICTED, shown(outcome), before.with(outcome.next()));
  }

  private static Judgement adopted(Known before) {
    return new Judgement(Verdict.ADOPTED, "unknown", before);
  }

  private static Judgement wrong(
      Known before, Call<?> call, Outcome<?> outcome, TraceResult kernel) {
    return new Judgement(
        Verdict.WRONG,
        shown(outcome),
        before.with(Forced.take(before.space(), call, outcome, kernel)));
  }

  private static boolean isFixed(Mmap mmap) {
    return (mmap.flags() & (MapFlags.FIXED | MapFlags.FIXED_NOREPLACE)) != 0;
  }

  private static String shown(Outcome<?> outcome) {
    if (!outcome.succeeded()) {
      return outcome.result().getLeft().name();
    }
    return outcome.returned() == 0 ? "0" : "0x" + Long.toHexString(outcome.returned());
  }
}
