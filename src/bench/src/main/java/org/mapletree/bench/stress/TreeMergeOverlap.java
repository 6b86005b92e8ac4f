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
 * Two writers count the same key, each beside a key of its own, and make equal changes of it: no
 * count is lost in a merge.
 */
@JCStressTest
@Outcome(id = "4, 1111, 4", expect = ACCEPTABLE, desc = "all four")
@Outcome(expect = FORBIDDEN, desc = "lost")
@State
public class TreeMergeOverlap {

  private final RcuTree<Integer> cell = RcuTree.of(MapleTree.of(0, 0xff, 0));

  private void count(long own, int value) {
    MapleTree<Integer> unused =
        cell.mergeAndGet(
            tree -> tree.put(0x80, 0x80, tree.getOrElse(0x80, 0) + 1).put(own, own, value));
  }

  /** Counts twice. */
  @Actor
  public void one() {
    count(1, 1);
    count(2, 10);
  }

  /** Counts twice. */
  @Actor
  public void other() {
    count(3, 100);
    count(4, 1_000);
  }

  /** Looks at the end. */
  @Arbiter
  public void end(IIJ_Result result) {
    MapleTree<Integer> last = cell.get();
    result.r1 = last.getOrElse(0x80, -1);
    for (long key = 1; key <= 4; key++) {
      result.r2 += last.getOrElse(key, -1);
    }
    result.r3 = cell.published().version();
  }
}
