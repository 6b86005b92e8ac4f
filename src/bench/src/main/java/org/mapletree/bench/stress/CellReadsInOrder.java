package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Nobody sees an older version after a newer one. */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
    expect = ACCEPTABLE,
    desc = "in order")
@Outcome(expect = FORBIDDEN, desc = "went back")
@State
public class CellReadsInOrder {

  private final RcuCell<Object> cell = RcuCell.of(new Object());

  /** Publishes twice. */
  @Actor
  public void writer() {
    Object unused = cell.updateAndGet(old -> new Object());
    unused = cell.updateAndGet(old -> new Object());
  }

  /** Reads twice. */
  @Actor
  public void reader(JJ_Result result) {
    result.r1 = cell.published().version();
    result.r2 = cell.published().version();
  }
}
