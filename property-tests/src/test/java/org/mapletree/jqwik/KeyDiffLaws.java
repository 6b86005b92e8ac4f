package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.mapletree.KeyChange;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code diffByKey} promises: the mapping of keys compared, whatever the entries' borders. */
class KeyDiffLaws {
  private static final int SPACE = 16;

  @Property
  void ofVersions(@ForAll Versions<Integer> versions) {
    check(versions.older(), versions.newer());
    check(versions.newer(), versions.older());
  }

  @Property
  void ofStrangers(@ForAll MapleTree<Integer> older, @ForAll MapleTree<Integer> newer) {
    check(older, newer);
  }

  /** Sixteen keys and two values, so that stretches end for every reason there is. */
  @Property(tries = 2000)
  void keyByKeyInASmallSpace(
      @ForAll("small") MapleTree<Integer> one, @ForAll("small") MapleTree<Integer> other) {
    check(one, other);
  }

  @Provide
  Arbitrary<MapleTree<Integer>> small() {
    return Combinators.combine(
            Arbitraries.of(0L, Long.MIN_VALUE - SPACE / 2, (long) -SPACE),
            Arbitraries.integers().between(0, SPACE * SPACE * 3 - 1).list().ofMaxSize(8))
        .as(
            (base, writes) -> {
              MapleTree<Integer> tree = MapleTree.empty();
              for (int write : writes) {
                long first = base + write / 3 % SPACE;
                long last = Keys.max(first, base + write / 3 / SPACE);
                tree = write % 3 == 0 ? tree.remove(first, last) : tree.put(first, last, write % 3);
              }
              return tree;
            });
  }

  private static void check(MapleTree<Integer> older, MapleTree<Integer> newer) {
    Untouched inputs = Untouched.of(older, newer);
    List<KeyChange<Integer>> changes = older.diffByKey(newer).toJavaList();
    assertThat(changes).isEqualTo(expected(older, newer));
    assertThat(changes.isEmpty()).isEqualTo(older.coalesced().equals(newer.coalesced()));
    MapleTree<Integer> patched = older;
    for (KeyChange<Integer> change : changes) {
      Integer after = change.after();
      patched = after == null ? patched.remove(change.range()) : patched.put(change.range(), after);
    }
    assertThat(patched.coalesced()).isEqualTo(newer.coalesced());
    inputs.check();
  }

  /** Between two borders of either tree no mapping changes: one key speaks for all. */
  private static List<KeyChange<Integer>> expected(
      MapleTree<Integer> older, MapleTree<Integer> newer) {
    TreeSet<Long> firsts = new TreeSet<>(Long::compareUnsigned);
    firsts.add(0L);
    for (MapleTree<Integer> tree : List.of(older, newer)) {
      tree.forEachRange(
          (first, last, value) -> {
            firsts.add(first);
            firsts.add(last + 1); // 0 behind the last key of all: it is there already
          });
    }
    List<KeyChange<Integer>> changes = new ArrayList<>();
    for (long first : firsts) {
      Long next = firsts.higher(first);
      Integer before = older.getOrNull(first);
      Integer after = newer.getOrNull(first);
      if (!Objects.equals(before, after)) {
        add(changes, new Range(first, next == null ? -1L : next - 1), before, after);
      }
    }
    return changes;
  }

  private static void add(
      List<KeyChange<Integer>> changes,
      Range range,
      @Nullable Integer before,
      @Nullable Integer after) {
    int end = changes.size() - 1;
    if (end >= 0) {
      KeyChange<Integer> previous = changes.get(end);
      if (previous.range().touches(range)
          && Objects.equals(previous.before(), before)
          && Objects.equals(previous.after(), after)) {
        changes.set(end, new KeyChange<>(previous.range().span(range), before, after));
        return;
      }
    }
    changes.add(new KeyChange<>(range, before, after));
  }
}
