package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.vma.FaultProtocol;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two SNAPSHOT faults on one page finish each other's work, and leave nothing behind munmap. */
@JCStressTest
@Outcome(id = "NONE, NONE, empty", expect = ACCEPTABLE, desc = "munmap came last")
@Outcome(id = "SEGV_MAPERR, NONE, empty", expect = ACCEPTABLE, desc = "munmap came in between")
@Outcome(id = "NONE, SEGV_MAPERR, empty", expect = ACCEPTABLE, desc = "munmap came in between")
@Outcome(id = "SEGV_MAPERR, SEGV_MAPERR, empty", expect = ACCEPTABLE, desc = "munmap came first")
@Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
@State
public class FaultsAgainstMunmap {

  private final FaultRace race = new FaultRace(FaultProtocol.SNAPSHOT);

  /** Faults. */
  @Actor
  public void one(LLL_Result result) {
    result.r1 = race.fault();
  }

  /** Faults. */
  @Actor
  public void other(LLL_Result result) {
    result.r2 = race.fault();
  }

  /** Unmaps. */
  @Actor
  public void call() {
    race.unmap();
  }

  /** Looks at the end. */
  @Arbiter
  public void end(LLL_Result result) {
    result.r3 = race.page();
  }
}
