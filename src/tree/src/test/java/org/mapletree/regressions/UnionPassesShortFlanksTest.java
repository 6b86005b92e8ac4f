package org.mapletree.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/**
 * Since cuts leave their edges short, a subtree may hold a single entry. A walk that leaves one
 * side out passed it over below the same entry of the other side, which then seemed to be alone:
 * {@code unionIdempotent} asked about a value that both trees have. Found by a review.
 */
class UnionPassesShortFlanksTest {
  private static final int SIZE = 60;

  @Test
  void whateverIsCutOff() {
    MapleTree.Builder<Set<Integer>> builder = MapleTree.builder();
    for (int key = 0; key < SIZE; key++) {
      builder.add(2L * key, 2L * key, Set.of(key));
    }
    MapleTree<Set<Integer>> whole = builder.build();
    for (int from = 0; from < SIZE; from++) {
      for (int to = from; to < SIZE; to++) {
        MapleTree<Set<Integer>> part = whole.slice(2L * from, 2L * to);
        MapleTree<Set<Integer>> equal = MapleTree.empty();
        for (Entry<Set<Integer>> entry : part) {
          equal = equal.put(entry.first(), entry.last(), entry.value());
        }
        assertThat(part.unionIdempotent(equal, UnionPassesShortFlanksTest::both)).isSameAs(part);
        assertThat(part.intersectionIdempotent(equal, UnionPassesShortFlanksTest::both))
            .isSameAs(part);
      }
    }
  }

  private static Set<Integer> both(Set<Integer> one, Set<Integer> other) {
    Set<Integer> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
