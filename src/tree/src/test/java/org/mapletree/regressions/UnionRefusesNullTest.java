package org.mapletree.regressions;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/**
 * A function of {@code union} that returned null, which it must not, silently removed the piece.
 * Found by ArgumentsTest.
 */
class UnionRefusesNullTest {
  private final MapleTree<String> one = MapleTree.of(0, 9, "mine");
  private final MapleTree<String> other = MapleTree.of(5, 14, "theirs");

  @Test
  void ofEveryOverlap() {
    assertThatNullPointerException()
        .isThrownBy(() -> one.union(other, (mine, theirs) -> null).size())
        .withMessageContainingAll("mine", "theirs");
  }

  @Test
  void ofOverlapsNotShared() {
    assertThatNullPointerException()
        .isThrownBy(() -> one.unionIdempotent(other, (mine, theirs) -> null).size())
        .withMessageContainingAll("mine", "theirs");
  }
}
