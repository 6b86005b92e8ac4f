package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.GracePeriod;
import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** What is retired is released in the end, and not while a reader holds it. */
@JCStressTest
@Outcome(id = "true, true, false", expect = ACCEPTABLE, desc = "open all the time, then released")
@Outcome(expect = FORBIDDEN, desc = "released under the reader, or never")
@State
public class GracePeriodRetire {

  private final RcuCell<GracePeriodRelease.Resource> cell =
      RcuCell.of(new GracePeriodRelease.Resource());
  private final GracePeriodRelease.Resource first = cell.get();
  private final GracePeriod grace = GracePeriod.create();

  /** Uses the resource twice in one section. */
  @Actor
  public void reader(ZZZ_Result result) {
    boolean unused =
        grace.read(
            () -> {
              GracePeriodRelease.Resource seen = cell.get();
              result.r1 = seen.open;
              result.r2 = seen.open;
              return true;
            });
  }

  /** Replaces the resource, and has the old one released by the grace period's own thread. */
  @Actor
  public void writer() {
    grace.retire(
        cell.getAndUpdate(resource -> new GracePeriodRelease.Resource()),
        resource -> resource.open = false);
  }

  /** Looks at the end. */
  @Arbiter
  public void end(ZZZ_Result result) {
    try {
      grace.awaitReleases();
    } catch (InterruptedException neverHappensHere) {
      throw new AssertionError(neverHappensHere);
    }
    result.r3 = first.open;
  }
}
