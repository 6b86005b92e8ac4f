package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Of two that expect the same object, one succeeds. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "one of the two")
@Outcome(expect = FORBIDDEN, desc = "both or none")
@State
public class CellCompareAndSet {

  private final Object first = new Object();
  private final RcuCell<Object> cell = RcuCell.of(first);

  /** Replaces the first object. */
  @Actor
  public void one(ZZ_Result result) {
    result.r1 = cell.compareAndSet(first, new Object());
  }

  /** Replaces the first object. */
  @Actor
  public void other(ZZ_Result result) {
    result.r2 = cell.compareAndSet(first, new Object());
  }
}
