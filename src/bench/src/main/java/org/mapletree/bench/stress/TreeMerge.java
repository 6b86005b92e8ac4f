package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.MapleTree;
import org.mapletree.rcu.RcuTree;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;

/**
 * Two writers of parts of one long range: neither edit is lost, and neither runs again, whoever
 * comes first.
 */
@JCStressTest
@Outcome(id = "11, 2, 2", expect = ACCEPTABLE, desc = "both edits, each run once")
@Outcome(expect = FORBIDDEN, desc = "lost, or run again")
@State
public class TreeMerge {

  private final RcuTree<Integer> cell = RcuTree.of(MapleTree.of(0, 0xff, 0));
  private int runsOfOne;
  private int runsOfOther;

  /** Writes its part. */
  @Actor
  public void one() {
    MapleTree<Integer> unused =
        cell.mergeAndGet(
            tree -> {
              runsOfOne++;
              return tree.put(0x10, 0x1f, 1);
            });
  }

  /** Writes the part beside it. */
  @Actor
  public void other() {
    MapleTree<Integer> unused =
        cell.mergeAndGet(
            tree -> {
              runsOfOther++;
              return tree.put(0x20, 0x2f, 10);
            });
  }

  /** Looks at the end. */
  @Arbiter
  public void end(IIJ_Result result) {
    MapleTree<Integer> last = cell.get();
    result.r1 = last.getOrElse(0x10, -1) + last.getOrElse(0x2f, -1) + last.getOrElse(0x30, -1);
    result.r2 = runsOfOne + runsOfOther;
    result.r3 = cell.published().version();
  }
}
