package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three-way merges: the tables of the Javadoc row by row, and what stays as it was. */
class ThreeWayMergeTest {
  private static final MapleTree<String> LONG = MapleTree.of(0, 0xffff, "a");

  /** A tree that maps 0x10-0x1f to a value, or nothing. */
  private static MapleTree<String> cell(String value) {
    return value.equals("-") ? MapleTree.empty() : MapleTree.of(0x10, 0x1f, value);
  }

  @ParameterizedTest(name = "base {0}, ours {1}, theirs {2}: {3}")
  @CsvSource({
    "-,-,-,-", "-,-,x,x", "-,-,y,y", "-,x,-,x", "-,x,x,x", "-,x,y,!", "-,y,-,y", "-,y,x,!",
    "-,y,y,y", "x,-,-,-", "x,-,x,-", "x,-,y,!", "x,x,-,-", "x,x,x,x", "x,x,y,y", "x,y,-,!",
    "x,y,x,y", "x,y,y,y", "y,-,-,-", "y,-,x,!", "y,-,y,-", "y,x,-,!", "y,x,x,x", "y,x,y,x",
    "y,y,-,-", "y,y,x,x", "y,y,y,y"
  })
  void valuesMergeByTheTable(String base, String ours, String theirs, String result) {
    var merge = ThreeWayMerge.of(cell(base), cell(ours), cell(theirs));

    if (result.equals("!")) {
      MergeConflict<String> conflict =
          new MergeConflict<>(Range.of(0x10, 0x1f), orNull(base), orNull(ours), orNull(theirs));
      assertThat(merge.conflicts()).containsExactly(conflict);
      assertThat(merge.tree().getLeft()).containsExactly(conflict);
      assertThat(merge.treeOrNull()).isNull();
      assertThat(merge.resolve(MergeResolver.preferOurs())).isEqualTo(cell(ours));
      assertThat(merge.resolve(MergeResolver.preferTheirs())).isEqualTo(cell(theirs));
      assertThat(merge.resolve((range, b, o, t) -> "z")).isEqualTo(cell("z"));
      assertThat(merge.resolve((range, b, o, t) -> null)).isEqualTo(cell("-"));
      assertThat(merge.resolve((range, b, o, t) -> b)).isEqualTo(cell(base));
    } else {
      assertThat(merge.tree().get()).isEqualTo(cell(result)).isSameAs(merge.treeOrNull());
      assertThat(merge.conflicts()).isEmpty();
      assertThat(merge.resolve(MergeResolver.refuse())).isSameAs(merge.treeOrNull());
    }
    assertThat(merge.isDisjoint()).isEqualTo(ours.equals(base) || theirs.equals(base));
  }

  private static String orNull(String value) {
    return value.equals("-") ? null : value;
  }

  /** A tree that maps 0x0-0x1f to one value, with a border in the middle or without. */
  private static MapleTree<String> pair(String border) {
    return border.equals(".")
        ? MapleTree.of(0, 0x1f, "a")
        : MapleTree.of(0, 0xf, "a").put(0x10, 0x1f, "a");
  }

  @ParameterizedTest(name = "base {0}, ours {1}, theirs {2}: {3}")
  @CsvSource({
    ".,.,.,.", ".,.,|,|", ".,|,.,|", ".,|,|,|", "|,.,.,.", "|,.,|,.", "|,|,.,.", "|,|,|,|"
  })
  void bordersMergeByTheTable(String base, String ours, String theirs, String result) {
    var merge = ThreeWayMerge.of(pair(base), pair(ours), pair(theirs));

    assertThat(merge.tree().get()).isEqualTo(pair(result));
    assertThat(merge.isDisjoint()).as("no key maps to another value").isTrue();
  }

  @Test
  void partsOfOneLongRangeMerge() {
    MapleTree<String> ours = LONG.put(0x100, 0x1ff, "x").remove(0x8000, 0x8fff);
    MapleTree<String> theirs = LONG.put(0x200, 0x2ff, "y").put(0xfff0, 0xffff, "z");
    var merge = ThreeWayMerge.of(LONG, ours, theirs);

    assertThat(merge.tree().get())
        .isEqualTo(
            LONG.put(0x100, 0x1ff, "x")
                .put(0x200, 0x2ff, "y")
                .remove(0x8000, 0x8fff)
                .put(0xfff0, 0xffff, "z"));
    assertThat(merge.isDisjoint()).isTrue();
  }

  @Test
  void conflictsNameTheExactPart() {
    MapleTree<String> ours = LONG.put(0x100, 0x1ff, "x").put(0x3000, 0x3fff, "x");
    MapleTree<String> theirs = LONG.put(0x180, 0x2ff, "y").remove(0x3800, 0x4fff);
    var merge = ThreeWayMerge.of(LONG, ours, theirs);

    assertThat(merge.conflicts())
        .containsExactly(
            new MergeConflict<>(Range.of(0x180, 0x1ff), "a", "x", "y"),
            new MergeConflict<>(Range.of(0x3800, 0x3fff), "a", "x", null));
    assertThat(merge.isDisjoint()).isFalse();
    assertThat(merge.resolve(MergeResolver.preferTheirs()))
        .containsExactly(
            new Entry<>(0, 0xff, "a"),
            new Entry<>(0x100, 0x17f, "x"),
            new Entry<>(0x180, 0x1ff, "y"), // ours had a border at 0x200
            new Entry<>(0x200, 0x2ff, "y"),
            new Entry<>(0x300, 0x2fff, "a"),
            new Entry<>(0x3000, 0x37ff, "x"),
            new Entry<>(0x5000, 0xffff, "a"));
    assertThatThrownBy(() -> merge.resolve(MergeResolver.refuse()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("0x180-0x1ff", "from a", "ours to x", "theirs to y");
  }

  @Test
  void resolversAreAskedOnceEachInKeyOrder() {
    MapleTree<String> ours = LONG.put(0x10, 0x1f, "x").put(0x30, 0x3f, "x");
    MapleTree<String> theirs = LONG.put(0x10, 0x1f, "y").put(0x30, 0x3f, "y");
    List<Range> asked = new ArrayList<>();
    MapleTree<String> tree =
        ThreeWayMerge.of(LONG, ours, theirs)
            .resolve(
                (range, b, o, t) -> {
                  asked.add(range);
                  return b + o + t;
                });

    assertThat(asked).containsExactly(Range.of(0x10, 0x1f), Range.of(0x30, 0x3f));
    assertThat(tree.getOrNull(0x18)).isEqualTo("axy");
  }

  /** A side that made one entry of two, and a side that gave one of them another value. */
  @Test
  void aBorderStaysWhereNoEntryHoldsBothValues() {
    MapleTree<String> base = pair("|");
    MapleTree<String> theirs = base.put(0x10, 0x1f, "y");

    assertThat(ThreeWayMerge.of(base, pair("."), theirs).tree().get()).isEqualTo(theirs);
    assertThat(ThreeWayMerge.of(base, theirs, pair(".")).tree().get()).isEqualTo(theirs);
  }

  /** Each side took one of two borders away: neither is there any more, with the joining's help. */
  @Test
  void bordersThatEitherSideTookAwayAreGone() {
    MapleTree<String> base = pair("|").put(0x20, 0x2f, "a");
    MapleTree<String> ours = base.put(0, 0x1f, "a");
    MapleTree<String> theirs = base.put(0x10, 0x2f, "a");

    assertThat(ThreeWayMerge.of(base, ours, theirs).tree().get())
        .isEqualTo(MapleTree.of(0, 0x2f, "a"));
  }

  @Test
  void overlappingPutsOfOneValueMakeOneEntry() {
    MapleTree<String> ours = MapleTree.of(0x10, 0x1f, "a");
    MapleTree<String> theirs = MapleTree.of(0x18, 0x2f, "a");
    var merge = ThreeWayMerge.of(MapleTree.empty(), ours, theirs);

    assertThat(merge.tree().get()).isEqualTo(MapleTree.of(0x10, 0x2f, "a"));
    assertThat(merge.isDisjoint()).as("both wrote 0x18-0x1f").isFalse();
    MapleTree<String> touching = MapleTree.of(0x20, 0x2f, "a");
    assertThat(ThreeWayMerge.of(MapleTree.empty(), ours, touching).tree().get().size())
        .as("ranges that only touch stay two entries")
        .isEqualTo(2);
  }

  @Test
  void theVeryTreeOfASideComesBackWhereTheOtherChangedNothing() {
    MapleTree<String> base = LONG.put(0x10, 0x1f, "b");
    MapleTree<String> changed = base.put(0x20, 0x2f, "c");
    MapleTree<String> again = MapleTree.ofEntries(base);

    assertThat(ThreeWayMerge.of(base, changed, base).treeOrNull()).isSameAs(changed);
    assertThat(ThreeWayMerge.of(base, base, changed).treeOrNull()).isSameAs(changed);
    assertThat(ThreeWayMerge.of(base, changed, changed).treeOrNull()).isSameAs(changed);
    assertThat(ThreeWayMerge.of(base, again, changed).treeOrNull()).isSameAs(changed);
    assertThat(ThreeWayMerge.of(base, changed, again).treeOrNull()).isSameAs(changed);
    assertThat(ThreeWayMerge.of(base, base, base).treeOrNull()).isSameAs(base);
    MapleTree<String> same = base.put(0x20, 0x2f, "c");
    assertThat(ThreeWayMerge.of(base, changed, same).treeOrNull()).isSameAs(changed);
  }

  @Test
  void thePoliciesOfOursGovern() {
    // a value is the key that its range begins with
    MapleTree<Long> empty =
        MapleTree.empty(
            (value, old, part) -> value + part.first() - old.first(), Joining.ofEqual());
    MapleTree<Long> base = empty.put(0, 0xff, 0L);
    MapleTree<Long> ours = base.put(0x10, 0x1f, 1L);
    MapleTree<Long> theirs = base.put(0x40, 0x4f, 2L);

    MapleTree<Long> merged = ThreeWayMerge.of(base, ours, theirs).tree().get();
    assertThat(merged)
        .containsExactly(
            new Entry<>(0, 0xf, 0L),
            new Entry<>(0x10, 0x1f, 1L),
            new Entry<>(0x20, 0x3f, 0x20L),
            new Entry<>(0x40, 0x4f, 2L),
            new Entry<>(0x50, 0xff, 0x50L));
    assertThat(merged.remove(0x50, 0x5f).getOrNull(0x60)).isEqualTo(0x60L);
    MapleTree<Long> plain = MapleTree.ofEntries(theirs);
    assertThat(ThreeWayMerge.of(base, base, plain).tree().get().remove(0x50, 0x5f).getOrNull(0x60))
        .isEqualTo(0x60L);
  }

  @Test
  void bothEndsOfTheKeyLine() {
    MapleTree<String> base = MapleTree.of(0, -1L, "a");
    MapleTree<String> ours = base.put(0, 0, "x").put(-2L, -1L, "x");
    MapleTree<String> theirs = base.put(1, 1, "y").put(-1L, -1L, "y");
    var merge = ThreeWayMerge.of(base, ours, theirs);

    assertThat(merge.conflicts())
        .containsExactly(new MergeConflict<>(Range.of(-1L, -1L), "a", "x", "y"));
    assertThat(merge.resolve(MergeResolver.preferTheirs()))
        .containsExactly(
            new Entry<>(0, 0, "x"),
            new Entry<>(1, 1, "y"),
            new Entry<>(2, -3L, "a"),
            new Entry<>(-2L, -2L, "x"),
            new Entry<>(-1L, -1L, "y"));
  }

  @Test
  void nullIsNoTree() {
    assertThatNullPointerException()
        .isThrownBy(() -> ThreeWayMerge.of(null, LONG, LONG))
        .withMessage("base");
    assertThatNullPointerException()
        .isThrownBy(() -> ThreeWayMerge.of(LONG, null, LONG))
        .withMessage("ours");
    assertThatNullPointerException()
        .isThrownBy(() -> ThreeWayMerge.of(LONG, LONG, null))
        .withMessage("theirs");
    assertThatNullPointerException()
        .isThrownBy(() -> ThreeWayMerge.of(LONG, LONG, LONG).resolve(null))
        .withMessage("resolver");
  }

  @Test
  void saysWhatItIs() {
    MapleTree<String> ours = LONG.put(1, 1, "x");
    assertThat(ThreeWayMerge.of(LONG, ours, LONG)).hasToString("ThreeWayMerge[3 entries]");
    assertThat(ThreeWayMerge.of(LONG, ours, LONG.put(1, 1, "y")))
        .hasToString("ThreeWayMerge[1 conflicts]");
  }
}
