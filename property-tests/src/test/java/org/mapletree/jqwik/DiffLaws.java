package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.PatchConflict;
import org.mapletree.Range;

/**
 * What {@code diff}, {@code forEachChange} and {@code patch} promise. {@code DiffEveryKeyTest}
 * changes every single key.
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
    assertThat(ChangeList.between(older, newer)).isEqualTo(changes);
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
    PatchConflict<Integer> expected = conflict(changes, RangeMapModel.of(other));
    var result = other.patch(changes);
    if (expected == null) {
      result.get().validate();
    } else {
      assertThat(result.getLeft()).isEqualTo(expected);
    }
    inputs.check();
  }

  /** The first change that does not fit, and what it found: removals are all looked at first. */
  private static @Nullable PatchConflict<Integer> conflict(
      List<Change<Integer>> changes, RangeMapModel<Integer> model) {
    RangeMapModel<Integer> left = model;
    for (Change<Integer> change : changes) {
      Range range = change.range();
      Entry<Integer> old =
          change instanceof Change.Removed<Integer> removed
              ? removed.entry()
              : change instanceof Change.Replaced<Integer> replaced
                  ? Entry.of(range, replaced.before())
                  : null;
      if (old != null) {
        Entry<Integer> found = first(model, range);
        if (!old.equals(found)) {
          return new PatchConflict<>(change, found);
        }
        left = left.remove(range.first(), range.last());
      }
      if (change instanceof Change.Replaced<Integer> replaced) {
        left = left.put(range.first(), range.last(), replaced.after());
      }
    }
    for (Change<Integer> change : changes) {
      Range range = change.range();
      if (change instanceof Change.Added<Integer> added) {
        Entry<Integer> found = first(left, range);
        if (found != null) {
          return new PatchConflict<>(change, found);
        }
        left = left.put(range.first(), range.last(), added.entry().value());
      }
    }
    return null;
  }

  private static @Nullable Entry<Integer> first(RangeMapModel<Integer> model, Range range) {
    List<Entry<Integer>> met = model.entries(range.first(), range.last());
    return met.isEmpty() ? null : met.get(0);
  }

  /** Each way not to fit, in a tree around the corner keys, and the change named each time. */
  @Example
  void everyKindOfConflictIsNamed() {
    MapleTree<String> tree = MapleTree.of(0, 9, "a").put(20, 29, "b").put(Long.MIN_VALUE, -1L, "c");
    Change<String> fits = new Change.Removed<>(new Entry<>(20, 29, "b"));
    Change<String> gone = new Change.Removed<>(new Entry<>(12, 15, "x"));
    Change<String> other = new Change.Removed<>(new Entry<>(0, 9, "x"));
    Change<String> shorter = new Change.Removed<>(new Entry<>(0, 8, "a"));
    Change<String> replacedGone = new Change.Replaced<>(Range.of(10, 19), "x", "y");
    Change<String> replacedOther = new Change.Replaced<>(Range.of(Long.MIN_VALUE, -1L), "x", "c");
    Change<String> inTheWay = new Change.Added<>(new Entry<>(9, 9, "y"));
    Change<String> twice = new Change.Added<>(new Entry<>(21, 29, "y"));
    conflict(tree, List.of(fits, gone, other), gone, null);
    conflict(tree, List.of(fits, other, gone), other, new Entry<>(0, 9, "a"));
    conflict(tree, List.of(shorter), shorter, new Entry<>(0, 9, "a"));
    conflict(tree, List.of(fits, replacedGone, other), replacedGone, null);
    conflict(tree, List.of(replacedOther), replacedOther, new Entry<>(Long.MIN_VALUE, -1L, "c"));
    conflict(tree, List.of(inTheWay, fits), inTheWay, new Entry<>(0, 9, "a"));
    conflict(tree, List.of(inTheWay, gone), gone, null); // removals come first
    Change<String> place = new Change.Added<>(new Entry<>(20, 29, "x"));
    conflict(tree, List.of(place, fits, twice), twice, new Entry<>(20, 29, "x"));
    assertThat(tree.patch(List.of(place, fits)).get()).isEqualTo(tree.put(20, 29, "x"));
  }

  private static void conflict(
      MapleTree<String> tree,
      List<Change<String>> changes,
      Change<String> change,
      @Nullable Entry<String> found) {
    assertThat(tree.patch(changes).getLeft()).isEqualTo(new PatchConflict<>(change, found));
  }
}
