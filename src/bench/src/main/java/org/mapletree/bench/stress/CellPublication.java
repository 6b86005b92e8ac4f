package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.rcu.RcuCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A value is seen whole, though its fields are not final. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "after")
@Outcome(expect = FORBIDDEN, desc = "torn")
@State
public class CellPublication {

  static final class Pair {
    int left;
    int right;
  }

  private final RcuCell<Pair> cell = RcuCell.of(new Pair());

  /** Publishes. */
  @Actor
  public void writer() {
    Pair unused =
        cell.updateAndGet(
            old -> {
              Pair next = new Pair();
              next.left = 1;
              next.right = 1;
              return next;
            });
  }

  /** Reads, the field that was written last first. */
  @Actor
  public void reader(II_Result result) {
    Pair seen = cell.get();
    result.r2 = seen.right;
    result.r1 = seen.left;
  }
}
