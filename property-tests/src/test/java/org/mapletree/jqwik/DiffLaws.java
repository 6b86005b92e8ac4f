package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * What {@code diff} and {@code patch} promise. {@code DiffEveryKeyTest} changes every single key.
 */
class DiffLaws {
  @Property
  void ofVersions(@ForAll Versions<Integer> versions) {
    check(versions.older(), versions.newer());
    check(versions.newer(), versions.older());
  }

  @Property
  void ofStrangers(@ForAll MapleTree<Integer> older, @ForAll MapleTree<Integer> newer) {
    check(older, newer);
  }

  private static void check(MapleTree<Integer> older, MapleTree<Integer> newer) {
    Untouched inputs = Untouched.of(older, newer);
    List<Change<Integer>> changes = older.diff(newer).toJavaList();
    assertThat(changes).isEqualTo(expected(older, newer));
    assertThat(changes.isEmpty()).isEqualTo(older.equals(newer));
    MapleTree<Integer> patched = older.patch(changes).get();
    Agreement.check(patched, RangeMapModel.of(newer));
    if (changes.isEmpty()) {
      assertThat(patched).isSameAs(older);
    }
    Agreement.check(newer.patch(newer.diff(older)).get(), RangeMapModel.of(older));
    assertThat(older.patch(older.diff(older)).get()).isSameAs(older);
    inputs.check();
  }

  /** The symmetric difference of the entries, by looking each of them up in the other list. */
  private static List<Change<Integer>> expected(
      MapleTree<Integer> older, MapleTree<Integer> newer) {
    RangeMapModel<Integer> before = RangeMapModel.of(older);
    RangeMapModel<Integer> after = RangeMapModel.of(newer);
    List<Change<Integer>> changes = new ArrayList<>();
    for (Entry<Integer> entry : before.entries()) {
      Entry<Integer> other = newer.entryAtOrNull(entry.first());
      if (other == null || !other.range().equals(entry.range())) {
        changes.add(new Change.Removed<>(entry));
      } else if (!other.value().equals(entry.value())) {
        changes.add(new Change.Replaced<>(entry.range(), entry.value(), other.value()));
      }
    }
    for (Entry<Integer> entry : after.entries()) {
      Entry<Integer> other = older.entryAtOrNull(entry.first());
      if (other == null || !other.range().equals(entry.range())) {
        changes.add(new Change.Added<>(entry));
      }
    }
    changes.sort( // stable: of two with one first key, the removal stays before
        Comparator.comparing(
            (Change<Integer> change) -> change.range().first(), Long::compareUnsigned));
    return changes;
  }

  @Property
  void aPatchThatDoesNotFitIsRefused(
      @ForAll Versions<Integer> versions, @ForAll RangeChoice place, @ForAll Integer value) {
    MapleTree<Integer> older = versions.older();
    List<Change<Integer>> changes = older.diff(versions.newer()).toJavaList();
    Range range = place.in(older);
    MapleTree<Integer> other = older.put(range, value);
    Untouched inputs = Untouched.of(other);
    boolean fits =
        changes.stream().allMatch(change -> unchanged(change, older, other))
            && room(changes, other);
    var result = other.patch(changes);
    assertThat(result.isRight()).isEqualTo(fits);
    if (result.isLeft()) {
      assertThat(changes).contains(result.getLeft().change());
    } else {
      result.get().validate();
    }
    inputs.check();
  }

  private static boolean unchanged(
      Change<Integer> change, MapleTree<Integer> older, MapleTree<Integer> other) {
    return change instanceof Change.Added
        || Objects.equals(
            older.entryAtOrNull(change.range().first()),
            other.entryAtOrNull(change.range().first()));
  }

  private static boolean room(List<Change<Integer>> changes, MapleTree<Integer> other) {
    RangeMapModel<Integer> left = RangeMapModel.of(other);
    for (Change<Integer> change : changes) {
      if (change instanceof Change.Removed) {
        left = left.remove(change.range().first(), change.range().last());
      }
    }
    for (Change<Integer> change : changes) {
      if (change instanceof Change.Added<Integer> added) {
        if (left.intersects(change.range().first(), change.range().last())) {
          return false;
        }
        left = left.put(change.range().first(), change.range().last(), added.entry().value());
      }
    }
    return true;
  }
}
