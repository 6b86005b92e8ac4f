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

/**
 * Two SNAPSHOT faults on one page, and munmap behind the second of them: the first finds the page
 * in each state that it passes through. Needs two processors, where {@link FaultsAgainstMunmap}
 * needs three.
 */
@JCStressTest
@Outcome(id = "NONE, NONE, empty", expect = ACCEPTABLE, desc = "munmap came last or in between")
@Outcome(id = "SEGV_MAPERR, NONE, empty", expect = ACCEPTABLE, desc = "munmap came first")
@Outcome(expect = FORBIDDEN, desc = "a page where it may not be, or a wrong answer")
@State
public class FaultAgainstFaultAndMunmap {

  private final FaultRace race = new FaultRace(FaultProtocol.SNAPSHOT);

  /** Faults. */
  @Actor
  public void one(LLL_Result result) {
    result.r1 = race.fault();
  }

  /** Faults, then unmaps. */
  @Actor
  public void other(LLL_Result result) {
    result.r2 = race.fault();
    race.unmap();
  }

  /** Looks at the end. */
  @Arbiter
  public void end(LLL_Result result) {
    result.r3 = race.page();
  }
}
