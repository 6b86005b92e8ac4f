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
import org.openjdk.jcstress.infra.results.IJI_Result;

/**
 * A writer that loses each of its optimistic tries, because it waits in each until another has
 * published, gets its turn in the queue: newcomers stand behind it, so it loses there at most once
 * more, to a try that had begun before.
 */
@JCStressTest
@Outcome(id = "1024, 25, 0", expect = ACCEPTABLE, desc = "all updates, and the slow one in time")
@Outcome(expect = FORBIDDEN, desc = "lost, or overtaken in the queue")
@State
public class WriterTurns {

  private static final int UPDATES = 24;

  /** How often a cell lets a writer try before it queues. */
  private static final int TRIES = 8;

  private final RcuCell<Integer> cell = RcuCell.of(0);
  private volatile boolean done;
  private int runs;

  /** Waits for the other writer in each of its first tries. */
  @Actor
  public void slow() {
    int unused =
        cell.updateAndGet(
            value -> {
              long version = cell.published().version();
              runs++;
              while (runs <= TRIES && !done && cell.published().version() == version) {
                Thread.onSpinWait();
              }
              return value + 1_000;
            });
  }

  /** Publishes again and again. */
  @Actor
  public void quick() {
    for (int i = 0; i < UPDATES; i++) {
      int unused = cell.updateAndGet(value -> value + 1);
    }
    done = true;
  }

  /** Looks at the end. */
  @Arbiter
  public void end(IJI_Result result) {
    Published<Integer> last = cell.published();
    result.r1 = last.value();
    result.r2 = last.version();
    result.r3 = runs <= TRIES + 2 ? 0 : runs;
  }
}
