package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.mapletree.Allocation;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.TransientMapleTree;

/** Every write of a transient does what the tree's write of that name does. */
class TransientWriteLaws {
  private static final int WRITES = 12;

  @Property(tries = 150)
  void everyWriteIsThatOfTheTree(
      @ForAll MapleTree<Integer> tree, @ForAll @Size(max = 12) List<RangeChoice> places) {
    check(tree, places);
  }

  @Property(tries = 150)
  void everyWriteAsksThePolicies(
      @ForAll MapleTree<Integer> tree, @ForAll @Size(max = 8) List<RangeChoice> places) {
    // as a difference of keys, so that clipping in two steps is clipping in one
    MapleTree<Integer> clipping =
        MapleTree.empty(
            (value, old, part) -> value + (int) (part.first() - old.first()),
            Joining.<Integer>ofEqual());
    check(clipping.union(tree), places);
  }

  private static void check(MapleTree<Integer> tree, List<RangeChoice> places) {
    Untouched inputs = Untouched.of(tree);
    TransientMapleTree<Integer> editing = tree.asTransient();
    MapleTree<Integer> now = tree;
    for (RangeChoice place : places) {
      Range range = place.in(now);
      MapleTree<Integer> next = write(now, editing, range);
      List<Entry<Integer>> walked = new ArrayList<>();
      editing.forEachRange((first, last, value) -> walked.add(new Entry<>(first, last, value)));
      assertThat(walked).isEqualTo(next.iterator().toJavaList());
      assertThat(editing.entryAtOrNull(range.last())).isEqualTo(next.entryAtOrNull(range.last()));
      assertThat(editing.floorEntryOrNull(range.last()))
          .isEqualTo(next.floorEntryOrNull(range.last()));
      assertThat(editing.ceilingEntryOrNull(range.first()))
          .isEqualTo(next.ceilingEntryOrNull(range.first()));
      assertThat(editing.lowerEntryOrNull(range.last()))
          .isEqualTo(next.lowerEntryOrNull(range.last()));
      assertThat(editing.higherEntryOrNull(range.first()))
          .isEqualTo(next.higherEntryOrNull(range.first()));
      assertThat(editing.firstEntryOrNull()).isEqualTo(next.firstEntryOrNull());
      assertThat(editing.lastEntryOrNull()).isEqualTo(next.lastEntryOrNull());
      now = next;
    }
    MapleTree<Integer> edited = editing.persistent();
    edited.validate();
    assertThat(edited).isEqualTo(now);
    assertThat(edited.coverage()).isEqualTo(now.coverage());
    assertThat(edited.lowestGap(2, 0, -1L)).isEqualTo(now.lowestGap(2, 0, -1L));
    inputs.check();
  }

  /** One write to both, chosen by the range; returns the tree's result. */
  private static MapleTree<Integer> write(
      MapleTree<Integer> tree, TransientMapleTree<Integer> editing, Range range) {
    long first = range.first();
    long last = range.last();
    long size = 1 + Long.remainderUnsigned(last - first, 40);
    Integer value = Math.floorMod(range.hashCode(), 3);
    return switch (Math.floorMod(range.hashCode(), WRITES)) {
      case 0 -> {
        editing.putCoalescing(range, value);
        yield tree.putCoalescing(range, value);
      }
      case 1 -> {
        editing.coalesce();
        yield tree.coalesced();
      }
      case 2 -> {
        editing.merge(
            first, last, value, (old, added) -> old == 1 ? null : Integer.valueOf(old + added));
        yield tree.merge(
            range, value, (old, added) -> old == 1 ? null : Integer.valueOf(old + added));
      }
      case 3 -> {
        editing.compute(
            first, last, (piece, old) -> old == null ? value : old.equals(2) ? null : old);
        yield tree.compute(range, (piece, old) -> old == null ? value : old.equals(2) ? null : old);
      }
      case 4 -> {
        editing.replaceAll(first, last, (piece, old) -> old == 1 ? old : old + 1);
        yield tree.replaceAll(range, (piece, old) -> old == 1 ? old : old + 1);
      }
      case 5 -> {
        editing.removeEntry(first);
        yield tree.removeEntry(first);
      }
      case 6 -> {
        List<Entry<Integer>> entries = List.of(Entry.of(range, value), new Entry<>(7, 9, 8));
        editing.putAll(entries);
        yield tree.putAll(entries);
      }
      case 7 -> {
        var inserted = tree.insert(range, value);
        assertThat(editing.insert(first, last, value).mapLeft(conflict -> conflict.obstacle()))
            .isEqualTo(inserted.map(made -> editing).mapLeft(conflict -> conflict.obstacle()));
        yield inserted.getOrElse(tree);
      }
      case 8 -> {
        var placed = tree.allocateLowest(size, range, value);
        assertThat(editing.allocateLowest(size, first, last, value))
            .isEqualTo(placed.map(Allocation::range));
        yield placed.map(Allocation::tree).getOrElse(tree);
      }
      case 9 -> {
        var placed = tree.allocateHighest(size, range, value);
        assertThat(editing.allocateHighest(size, first, last, value))
            .isEqualTo(placed.map(Allocation::range));
        yield placed.map(Allocation::tree).getOrElse(tree);
      }
      case 10 -> {
        long next = first + (last - first) / 2;
        var placed = tree.allocateCyclic(size, range, next, value);
        assertThat(editing.allocateCyclic(size, first, last, next, value))
            .isEqualTo(placed.map(Allocation::range));
        yield placed.map(Allocation::tree).getOrElse(tree);
      }
      default -> {
        editing.remove(range);
        yield tree.remove(range);
      }
    };
  }
}
