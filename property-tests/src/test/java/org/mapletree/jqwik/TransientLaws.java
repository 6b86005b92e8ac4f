package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Clipping;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.TransientMapleTree;

/**
 * Edits in place: the same as a loop of writes, unseen by the tree they came from and by the trees
 * made before.
 */
class TransientLaws {
  @Property
  void editsAreALoopOfWrites(@ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> places) {
    Untouched inputs = Untouched.of(tree);
    TransientMapleTree<Integer> editing = tree.asTransient();
    MapleTree<Integer> loop = tree;
    for (RangeChoice place : places) {
      Range range = place.in(loop);
      int value = range.hashCode();
      loop = value % 3 == 0 ? loop.remove(range) : loop.put(range, value);
      if (value % 3 == 0) {
        editing.remove(range.first(), range.last());
      } else {
        editing.put(range.first(), range.last(), value);
      }
      assertThat(editing.size()).isEqualTo(loop.size());
      assertThat(editing.getOrNull(range.first())).isEqualTo(loop.getOrNull(range.first()));
    }
    MapleTree<Integer> edited = editing.persistent();
    Agreement.check(edited, RangeMapModel.of(loop));
    assertThat(Untouched.picture(edited))
        .as("also node by node")
        .isEqualTo(Untouched.picture(loop));
    inputs.check();
    assertThatIllegalStateException().isThrownBy(() -> editing.put(0, 0, 1));
    assertThatIllegalStateException().isThrownBy(editing::persistent);
  }

  /** Between any two edits, a transient answers what the tree would. */
  @Property
  void readsAreThoseOfTheTree(
      @ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> places, @ForAll KeyChoice choice) {
    TransientMapleTree<Integer> editing = tree.asTransient();
    MapleTree<Integer> now = tree;
    reads(editing, now, choice.in(now));
    for (RangeChoice place : places) {
      Range range = place.in(now);
      boolean remove = range.hashCode() % 3 == 0;
      now = remove ? now.remove(range) : now.put(range, 7);
      assertThat(remove ? editing.remove(range) : editing.put(range, 7)).isSameAs(editing);
      reads(editing, now, choice.in(now));
      reads(editing, now, range.last());
    }
  }

  private static void reads(TransientMapleTree<Integer> editing, MapleTree<Integer> now, long key) {
    assertThat(editing.isEmpty()).isEqualTo(now.isEmpty());
    assertThat(editing.get(key)).isEqualTo(now.get(key));
    assertThat(editing.getOrElse(key, -7)).isEqualTo(now.getOrElse(key, -7));
    assertThat(editing.containsKey(key)).isEqualTo(now.containsKey(key));
    assertThat(editing.entryAt(key)).isEqualTo(now.entryAt(key));
    assertThat(editing.gapAt(key)).isEqualTo(now.gapAt(key));
    assertThat(editing.floorEntry(key)).isEqualTo(now.floorEntry(key));
    assertThat(editing.ceilingEntry(key)).isEqualTo(now.ceilingEntry(key));
    assertThat(editing.lowerEntry(key)).isEqualTo(now.lowerEntry(key));
    assertThat(editing.higherEntry(key)).isEqualTo(now.higherEntry(key));
    assertThat(editing.firstEntry()).isEqualTo(now.firstEntry());
    assertThat(editing.lastEntry()).isEqualTo(now.lastEntry());
    long rank = editing.rank(key);
    assertThat(rank).isEqualTo(now.rank(key));
    if (rank < now.size()) {
      assertThat(editing.nth(rank)).isEqualTo(now.nth(rank));
    }
    assertThat(editing.covers(0, key)).isEqualTo(now.covers(0, key));
    assertThat(editing.intersects(key, -1L)).isEqualTo(now.intersects(key, -1L));
  }

  /**
   * A tree that was frozen stays as it is when the next transient goes on from it, and so do all
   * between.
   */
  @Property
  void frozenVersionsStay(@ForAll MapleTree<Integer> tree, @ForAll List<RangeChoice> places) {
    List<MapleTree<Integer>> versions = new ArrayList<>();
    MapleTree<Integer> current = tree;
    for (RangeChoice place : places) {
      versions.add(current);
      Range range = place.in(current);
      current =
          current.edit(
              edits ->
                  edits
                      .put(range.first(), range.last(), 1)
                      .put(range.first(), range.first(), 2)
                      .remove(range.last(), range.last()));
    }
    Untouched inputs = Untouched.of(versions.toArray(new MapleTree<?>[0]));
    MapleTree<Integer> last = current;
    RangeMapModel<Integer> model = RangeMapModel.of(last);
    MapleTree<Integer> next = last.edit(edits -> edits.remove(0, Long.MAX_VALUE).put(5, 5, 5));
    Agreement.check(last, model);
    Agreement.check(next, model.remove(0, Long.MAX_VALUE).put(5, 5, 5));
    inputs.check();
  }

  @Property
  void noChangeGivesTheTreeBack(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    assertThat(tree.asTransient().persistent()).isSameAs(tree);
    var entry = tree.entryAtOrNull(key);
    MapleTree<Integer> same =
        tree.edit(
            edits -> {
              if (entry == null) {
                edits.remove(key, key);
              } else {
                edits.put(entry.first(), entry.last(), entry.value());
              }
            });
    assertThat(same).isSameAs(tree);
  }

  /**
   * A clipping of the user's may throw between the two edges of a range: the transient is then as
   * it was before.
   */
  @Property
  void aWriteThatThrowsLeavesTheTransientAsItWas(
      @ForAll MapleTree<Integer> entries, @ForAll List<RangeChoice> places) {
    int[] cuts = new int[1];
    Clipping<Integer> everyThirdFails =
        (value, oldRange, newRange) -> {
          if (++cuts[0] % 3 == 0) {
            throw new IllegalStateException("no more cuts");
          }
          return value;
        };
    TransientMapleTree<Integer> editing =
        MapleTree.empty(everyThirdFails, Joining.<Integer>ofEqual()).union(entries).asTransient();
    RangeMapModel<Integer> model = RangeMapModel.of(entries);
    for (RangeChoice place : places) {
      Range range = place.in(entries);
      try {
        editing.put(range.first(), range.last(), 7);
        model = model.put(range.first(), range.last(), 7);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("no more cuts");
      }
      assertThat(editing.size()).isEqualTo(model.entries().size());
    }
    Agreement.check(editing.persistent(), model);
  }
}
