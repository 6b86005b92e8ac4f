package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Footprint;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.TreeStats;

/** What a tree tells about its nodes. */
class InsideLaws {
  @Property
  void dumpShowsEveryNodeAndEntry(@ForAll MapleTree<Integer> tree) {
    StringBuilder text = new StringBuilder();
    tree.dump(text);
    List<String> lines = text.toString().lines().map(String::strip).toList();
    TreeStats stats = tree.stats();
    assertThat(stats.entries()).isEqualTo(tree.size());
    if (tree.isEmpty()) {
      assertThat(lines).containsExactly("empty");
      return;
    }
    assertThat(lines.stream().filter(line -> line.startsWith("leaf ")).count())
        .isEqualTo(stats.leaves());
    assertThat(lines.stream().filter(line -> line.startsWith("branch ")).count())
        .isEqualTo(stats.branches());
    assertThat(lines.stream().filter(line -> line.startsWith("0x")).toList())
        .isEqualTo(tree.iterator().map(entry -> entry.range() + " " + entry.value()).toJavaList());
    long indent =
        text.toString()
            .lines()
            .mapToLong(line -> line.length() - line.strip().length())
            .max()
            .getAsLong();
    assertThat(stats.height()).isEqualTo(indent / 2);
    assertThat(stats.fill()).isGreaterThan(0).isLessThanOrEqualTo(1);
  }

  @Property
  void footprintsOfVersionsAddUp(@ForAll Versions<Integer> versions) {
    MapleTree<Integer> older = versions.older();
    MapleTree<Integer> newer = versions.newer();
    Footprint footprint = newer.footprint(older);
    assertThat(footprint.own() + footprint.shared()).isEqualTo(newer.footprint());
    assertThat(MapleTree.footprint(List.of(older, newer)))
        .isEqualTo(older.footprint() + footprint.own());
    assertThat(MapleTree.footprint(List.of(newer, newer))).isEqualTo(newer.footprint());
    assertThat(newer.footprint(newer).own()).isZero();
  }

  @Property
  void footprintOfAWriteIsAPath(@ForAll MapleTree<Integer> tree, @ForAll RangeChoice place) {
    Range range = place.in(tree);
    MapleTree<Integer> after = tree.put(range, 1);
    long node = 1200; // more than the largest node takes
    assertThat(after.footprint(tree).own()).isLessThan(3L * node * (tree.stats().height() + 1));
  }
}
