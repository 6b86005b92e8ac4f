package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.mapletree.Cursor;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Cursors: entries and gaps tile the key line, and an edit is the write of that tile. */
class CursorLaws {
  private static final long[] CORNERS = {
    0, 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -2, -1
  };

  /** An entry, or a gap where the value is null. */
  private record Tile(Range range, @Nullable Integer value) {}

  private static Tile tile(Cursor<Integer> cursor) {
    return new Tile(cursor.range(), cursor.valueOrNull());
  }

  private static List<Tile> tiles(MapleTree<Integer> tree) {
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    List<Tile> tiles = new ArrayList<>();
    model.entries().forEach(entry -> tiles.add(new Tile(entry.range(), entry.value())));
    model.gaps(0, -1L).forEach(gap -> tiles.add(new Tile(gap, null)));
    tiles.sort((one, other) -> one.range.compareTo(other.range));
    return tiles;
  }

  @Property
  void stepsTileTheKeyLine(@ForAll MapleTree<Integer> tree) {
    List<Tile> expected = tiles(tree);
    List<Tile> upwards = new ArrayList<>();
    for (Cursor<Integer> at = tree.cursor(0); at != null; at = at.next().getOrNull()) {
      upwards.add(tile(at));
    }
    assertThat(upwards).isEqualTo(expected);
    List<Tile> downwards = new ArrayList<>();
    for (Cursor<Integer> at = tree.cursor(-1L); at != null; at = at.prev().getOrNull()) {
      downwards.add(tile(at));
    }
    Collections.reverse(downwards);
    assertThat(downwards).isEqualTo(expected);
  }

  @Property
  void standsOnWhatContainsItsKey(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    standsOnWhatContains(tree, choice.in(tree));
    for (long corner : CORNERS) {
      standsOnWhatContains(tree, corner);
    }
  }

  private static void standsOnWhatContains(MapleTree<Integer> tree, long key) {
    Cursor<Integer> cursor = tree.cursor(key);
    Entry<Integer> entry = tree.entryAtOrNull(key);
    assertThat(cursor.tree()).isSameAs(tree);
    assertThat(cursor.isGap()).isEqualTo(entry == null);
    assertThat(cursor.entry().getOrNull()).isEqualTo(entry);
    assertThat(cursor.valueOrNull()).isEqualTo(entry == null ? null : entry.value());
    Range range = entry == null ? tree.gapAt(key).get() : entry.range();
    assertThat(cursor.range()).isEqualTo(range);
    assertThat(cursor).hasToString(entry == null ? "gap " + range : entry.toString());
    assertThat(tile(tree.cursor(~key).seek(key))).isEqualTo(tile(cursor));
  }

  @Property
  void turningRoundLeadsBack(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    Cursor<Integer> cursor = tree.cursor(choice.in(tree));
    Range range = cursor.range();
    Cursor<Integer> next = cursor.next().getOrNull();
    Cursor<Integer> prev = cursor.prev().getOrNull();
    assertThat(next == null).isEqualTo(range.last() == -1L);
    assertThat(prev == null).isEqualTo(range.first() == 0);
    if (next != null) {
      assertThat(next.range().first()).isEqualTo(range.last() + 1);
      assertThat(tile(next.prev().get())).isEqualTo(tile(cursor));
      assertThat(tile(next)).isEqualTo(tile(tree.cursor(range.last() + 1)));
    }
    if (prev != null) {
      assertThat(prev.range().last()).isEqualTo(range.first() - 1);
      assertThat(tile(prev.next().get())).isEqualTo(tile(cursor));
      assertThat(tile(prev)).isEqualTo(tile(tree.cursor(range.first() - 1)));
    }
  }

  @Property
  void entriesAreReachedPastGaps(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    Cursor<Integer> cursor = tree.cursor(choice.in(tree));
    Range range = cursor.range();
    assertThat(cursor.nextEntry().flatMap(Cursor::entry).getOrNull())
        .isEqualTo(tree.higherEntryOrNull(range.last()));
    assertThat(cursor.prevEntry().flatMap(Cursor::entry).getOrNull())
        .isEqualTo(tree.lowerEntryOrNull(range.first()));
  }

  @Property
  void anEditIsAWriteOfItsTile(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice, @ForAll Integer value) {
    Untouched inputs = Untouched.of(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    long key = choice.in(tree);
    Cursor<Integer> cursor = tree.cursor(key);
    Range range = cursor.range();
    Cursor<Integer> replaced = cursor.replace(value);
    Agreement.check(replaced.tree(), model.put(range.first(), range.last(), value));
    assertThat(tile(replaced)).isEqualTo(new Tile(range, value));
    assertThat(replaced.replace(value)).isSameAs(replaced);
    Cursor<Integer> removed = cursor.remove();
    Agreement.check(removed.tree(), model.remove(range.first(), range.last()));
    assertThat(tile(removed)).isEqualTo(new Tile(removed.tree().gapAt(key).get(), null));
    assertThat(removed == cursor).isEqualTo(cursor.isGap());
    assertThat(cursor.tree()).isSameAs(tree);
    assertThat(tile(cursor)).isEqualTo(tile(tree.cursor(key)));
    inputs.check();
  }

  /** One cursor through many steps and edits, and none of the places it left goes stale. */
  @Property
  void aJourneyIsThatOfTheModel(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice start, @ForAll List<Integer> moves) {
    long key = start.in(tree);
    Cursor<Integer> cursor = tree.cursor(key);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    List<Cursor<Integer>> left = new ArrayList<>();
    List<Tile> seen = new ArrayList<>();
    for (int move : moves) {
      left.add(cursor);
      seen.add(tile(cursor));
      Range range = cursor.range();
      switch (Math.floorMod(move, 4)) {
        case 0 -> cursor = cursor.next().getOrElse(cursor);
        case 1 -> cursor = cursor.prev().getOrElse(cursor);
        case 2 -> {
          cursor = cursor.replace(move);
          model = model.put(range.first(), range.last(), move);
        }
        default -> {
          cursor = cursor.remove();
          model = model.remove(range.first(), range.last());
        }
      }
      key = cursor.range().first();
      Range expected = model.entryAt(key) == null ? model.gapAt(key) : model.entryAt(key).range();
      assertThat(tile(cursor)).isEqualTo(new Tile(expected, model.getOrNull(key)));
    }
    Agreement.check(cursor.tree(), model);
    assertThat(left.stream().map(CursorLaws::tile)).isEqualTo(seen);
  }
}
