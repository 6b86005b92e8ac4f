package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.Published;
import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/** No update is lost, and each has a version of its own. */
@JCStressTest
@Outcome(id = "1111, 4", expect = ACCEPTABLE, desc = "all four")
@Outcome(expect = FORBIDDEN, desc = "lost")
@State
public class CellUpdates {

  private final RcuCell<Integer> cell = RcuCell.of(0);

  /** Adds two of the four. */
  @Actor
  public void one() {
    int unused = cell.updateAndGet(value -> value + 1);
    unused = cell.updateAndGet(value -> value + 10);
  }

  /** Adds the other two. */
  @Actor
  public void other() {
    int unused = cell.updateAndGet(value -> value + 100);
    unused = cell.updateAndGet(value -> value + 1_000);
  }

  /** Looks at the end. */
  @Arbiter
  public void end(IJ_Result result) {
    Published<Integer> last = cell.published();
    result.r1 = last.value();
    result.r2 = last.version();
  }
}
