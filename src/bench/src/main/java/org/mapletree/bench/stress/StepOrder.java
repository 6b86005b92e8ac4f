package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.Flow;
import org.mapletree.rcu.Published;
import org.mapletree.rcu.RcuCell;
import org.mapletree.rcu.Step;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Steps are told one at a time and in order, and the last version is never missed: conflated (how
 * far it came) and one by one (how many steps it took). A chain that breaks counts as -1.
 */
@JCStressTest
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both know the last version")
@Outcome(expect = FORBIDDEN, desc = "missed, doubled or out of order")
@State
public class StepOrder {

  /** Plain fields: the cell delivers to it on one thread after the other. */
  static final class Follower implements Flow.Subscriber<Step<Object>> {
    private long version;
    private long steps;
    private boolean broken;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Step<Object> step) {
      broken |= step.from().version() != version;
      version = step.to().version();
      steps++;
    }

    @Override
    public void onError(Throwable thrown) {
      broken = true;
    }

    @Override
    public void onComplete() {
      broken = true;
    }
  }

  private final RcuCell<Object> cell = RcuCell.of(new Object());
  private final Follower conflated = new Follower();
  private final Follower all = new Follower();

  /** Subscribes both, on the writers' own threads. */
  public StepOrder() {
    Published<Object> unused = cell.subscribe(conflated, Runnable::run);
    unused = cell.subscribe(all, Runnable::run, 4);
  }

  /** Publishes. */
  @Actor
  public void one() {
    Object unused = cell.updateAndGet(old -> new Object());
  }

  /** Publishes. */
  @Actor
  public void other() {
    Object unused = cell.updateAndGet(old -> new Object());
  }

  /** Looks at the end. */
  @Arbiter
  public void end(JJ_Result result) {
    result.r1 = conflated.broken ? -1 : conflated.version;
    result.r2 = all.broken ? -1 : all.steps;
  }
}
