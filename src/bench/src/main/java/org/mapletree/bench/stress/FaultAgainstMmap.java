package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.vma.FaultProtocol;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A page that is faulted in while another file is mapped in its place is a page of that file, or
 * gone.
 */
public final class FaultAgainstMmap {

  private FaultAgainstMmap() {}

  /** By {@code ADDRESS_SPACE_LOCK}. */
  @JCStressTest
  @Outcome(id = "NONE, empty", expect = ACCEPTABLE, desc = "the fault came first")
  @Outcome(id = "NONE, new writable", expect = ACCEPTABLE, desc = "mmap came first")
  @Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
  @State
  public static class UnderLock {

    private final FaultRace race = new FaultRace(FaultProtocol.ADDRESS_SPACE_LOCK);

    /** Faults. */
    @Actor
    public void fault(LL_Result result) {
      result.r1 = race.fault();
    }

    /** Maps another file over it. */
    @Actor
    public void call() {
      race.replace();
    }

    /** Looks at the end. */
    @Arbiter
    public void end(LL_Result result) {
      result.r2 = race.page();
    }
  }

  /** By {@code SPECULATIVE}. */
  @JCStressTest
  @Outcome(id = "NONE, empty", expect = ACCEPTABLE, desc = "the fault came first")
  @Outcome(id = "NONE, new writable", expect = ACCEPTABLE, desc = "mmap came first")
  @Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
  @State
  public static class Speculative {

    private final FaultRace race = new FaultRace(FaultProtocol.SPECULATIVE);

    /** Faults. */
    @Actor
    public void fault(LL_Result result) {
      result.r1 = race.fault();
    }

    /** Maps another file over it. */
    @Actor
    public void call() {
      race.replace();
    }

    /** Looks at the end. */
    @Arbiter
    public void end(LL_Result result) {
      result.r2 = race.page();
    }
  }

  /** By {@code AREA_LOCK}. */
  @JCStressTest
  @Outcome(id = "NONE, empty", expect = ACCEPTABLE, desc = "the fault came first")
  @Outcome(id = "NONE, new writable", expect = ACCEPTABLE, desc = "mmap came first")
  @Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
  @State
  public static class UnderAreaLock {

    private final FaultRace race = new FaultRace(FaultProtocol.AREA_LOCK);

    /** Faults. */
    @Actor
    public void fault(LL_Result result) {
      result.r1 = race.fault();
    }

    /** Maps another file over it. */
    @Actor
    public void call() {
      race.replace();
    }

    /** Looks at the end. */
    @Arbiter
    public void end(LL_Result result) {
      result.r2 = race.page();
    }
  }

  /** By {@code SNAPSHOT}. */
  @JCStressTest
  @Outcome(id = "NONE, empty", expect = ACCEPTABLE, desc = "the fault came first")
  @Outcome(id = "NONE, new writable", expect = ACCEPTABLE, desc = "mmap came first")
  @Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
  @State
  public static class InSnapshot {

    private final FaultRace race = new FaultRace(FaultProtocol.SNAPSHOT);

    /** Faults. */
    @Actor
    public void fault(LL_Result result) {
      result.r1 = race.fault();
    }

    /** Maps another file over it. */
    @Actor
    public void call() {
      race.replace();
    }

    /** Looks at the end. */
    @Arbiter
    public void end(LL_Result result) {
      result.r2 = race.page();
    }
  }
}
