package org.mapletree.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;

/**
 * {@code diff} was empty for two trees that hold the very same objects, yet {@code equals} said no
 * where a value is not equal to itself, unless the trees shared the leaf. Found by EqualityLaws.
 */
class EqualsAsksIdentityFirstTest {
  /** A value with a broken {@code equals}, as some proxies have. */
  private static final class Stranger {
    @Override
    public boolean equals(Object other) {
      return false;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @Test
  void treesWithTheSameObjectsAreEqual() {
    Stranger value = new Stranger();
    MapleTree<Stranger> one = MapleTree.of(0, 9, value);
    MapleTree<Stranger> other = MapleTree.of(0, 9, value);
    assertThat(one.diff(other).hasNext()).isFalse();
    assertThat(one.equals(other)).isTrue();
  }
}
