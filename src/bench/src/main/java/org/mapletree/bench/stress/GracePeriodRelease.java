package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.GracePeriod;
import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What a reader holds inside its section is not released: not when it finds it, and not later. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "open all the time")
@Outcome(expect = FORBIDDEN, desc = "released under the reader")
@State
public class GracePeriodRelease {

  /** Open until released; a plain field, so that the edges have to come from the grace period. */
  static final class Resource {
    boolean open = true;
  }

  private final RcuCell<Resource> cell = RcuCell.of(new Resource());
  private final GracePeriod grace = GracePeriod.create();

  /** Uses the resource twice in one section. */
  @Actor
  public void reader(ZZ_Result result) {
    boolean unused =
        grace.read(
            () -> {
              Resource seen = cell.get();
              result.r1 = seen.open;
              result.r2 = seen.open;
              return true;
            });
  }

  /** Replaces the resource, waits, releases. */
  @Actor
  public void writer() {
    Resource old = cell.getAndUpdate(resource -> new Resource());
    try {
      grace.synchronize();
    } catch (InterruptedException neverHappensHere) {
      throw new AssertionError(neverHappensHere);
    }
    old.open = false;
  }
}
