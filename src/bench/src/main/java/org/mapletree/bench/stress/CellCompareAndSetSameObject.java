package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A version that holds the same object again does not make compareAndSet fail. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "the value was never another object")
@Outcome(expect = FORBIDDEN, desc = "failed for no reason")
@State
public class CellCompareAndSetSameObject {

  private final Object first = new Object();
  private final RcuCell<Object> cell = RcuCell.of(first);

  /** Publishes the same object under another version, unless it comes second. */
  @Actor
  public void installer() {
    Object now = cell.get();
    if (now == first) {
      try {
        cell.install(first, 1);
      } catch (IllegalArgumentException comesSecond) {
        // The other actor has published version 1 in between.
      }
    }
  }

  /** Replaces the object that the cell holds all the time. */
  @Actor
  public void replacer(Z_Result result) {
    result.r1 = cell.compareAndSet(first, new Object());
  }
}
