package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.mapletree.MapleSet;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.Range;
import org.mapletree.rcu.RcuCell;
import org.mapletree.rcu.RejectedValueException;

/** Disjoint edits merge by themselves; overlapping ones name exactly the users they share. */
class FlagsTest {
  private static final Flags BASE = Flags.all("old");

  @Test
  void disjointEdits_merge() {
    Flags mine = BASE.checkout(Flags.bucket(5), "new").search(Flags.bucket(5), "new");
    Flags theirs = BASE.checkout(Flags.bucket(7), "red");
    Flags merged = BASE.merge(mine, theirs).get();

    assertThat(merged).isEqualTo(mine.checkout(Flags.bucket(7), "red"));
    assertThat(BASE.merge(theirs, mine).get()).isEqualTo(merged);
    assertThat(BASE.merge(mine, BASE).get()).isEqualTo(mine);
    assertThat(BASE.merge(mine, mine).get()).isEqualTo(mine);
  }

  @Test
  void differentPartsOfOneLongRange_merge() {
    Flags mine = BASE.checkout(Range.of(10, 19), "new");
    Flags theirs = BASE.checkout(Range.of(30, 39), "new");

    assertThat(BASE.merge(mine, theirs).get()).isEqualTo(mine.checkout(Range.of(30, 39), "new"));
  }

  @Test
  void overlappingEdits_clashExactlyWhereTheyOverlap() {
    Flags base = BASE.checkout(Range.of(0, 14), "older");
    Flags mine = base.checkout(Range.of(0, 19), "new");
    Flags theirs = base.checkout(Range.of(10, 29), "red").checkout(Range.of(5, 6), "new");

    assertThat(base.merge(mine, theirs).getLeft())
        .containsExactly(
            new MergeConflict<>(Range.of(10, 14), "older", "new", "red"),
            new MergeConflict<>(Range.of(15, 19), "old", "new", "red"));
  }

  @Test
  void holes_areMergedToo() {
    MapleTree<String> all = BASE.search();
    Flags mine = new Flags(all.remove(10, 19), all);
    Flags theirs = new Flags(all.put(15, 29, "red"), all);

    assertThat(BASE.merge(mine, BASE).get().checkout()).isEqualTo(mine.checkout());
    assertThat(BASE.merge(mine, theirs).getLeft())
        .containsExactly(new MergeConflict<>(Range.of(15, 19), "old", null, "red"));
  }

  @Test
  void aMapWithAHole_isNotPublished() {
    RcuCell<Flags> live = RcuCell.of(BASE, (now, next) -> next.complete());

    assertThatExceptionOfType(RejectedValueException.class)
        .isThrownBy(
            () ->
                live.updateAndGet(
                    flags -> new Flags(flags.checkout().remove(3, 3), flags.search())));
    live.updateAndGet(
        flags -> flags.checkout(Flags.bucket(5), "new").search(Flags.bucket(5), "new"));
    assertThat(live.published().version()).isEqualTo(1);
  }

  @Test
  void theBuckets_areAllUsers() {
    MapleSet users = MapleSet.empty();
    for (int hundredth = 0; hundredth < 100; hundredth++) {
      assertThat(users.intersects(MapleSet.of(Flags.bucket(hundredth)))).isFalse();
      users = users.add(Flags.bucket(hundredth));
    }
    assertThat(users).isEqualTo(MapleSet.all());
  }
}
