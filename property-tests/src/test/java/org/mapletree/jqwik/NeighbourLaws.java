package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/** The entries around a key. */
class NeighbourLaws {
  @Property
  void areThoseOfTheModel(@ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    long key = choice.in(tree);
    RangeMapModel<Integer> model = RangeMapModel.of(tree);
    assertThat(tree.floorEntryOrNull(key)).isEqualTo(model.floorEntry(key));
    assertThat(tree.floorEntry(key)).isEqualTo(Option.of(model.floorEntry(key)));
    assertThat(tree.ceilingEntryOrNull(key)).isEqualTo(model.ceilingEntry(key));
    assertThat(tree.ceilingEntry(key)).isEqualTo(Option.of(model.ceilingEntry(key)));
    assertThat(tree.lowerEntryOrNull(key)).isEqualTo(model.lowerEntry(key));
    assertThat(tree.lowerEntry(key)).isEqualTo(Option.of(model.lowerEntry(key)));
    assertThat(tree.higherEntryOrNull(key)).isEqualTo(model.higherEntry(key));
    assertThat(tree.higherEntry(key)).isEqualTo(Option.of(model.higherEntry(key)));
  }

  @Property
  void leadFromEndToEnd(@ForAll MapleTree<Integer> tree) {
    List<Entry<Integer>> entries = RangeMapModel.of(tree).entries();
    Entry<Integer> entry = tree.firstEntryOrNull();
    for (Entry<Integer> expected : entries) {
      assertThat(entry).isEqualTo(expected);
      entry = tree.higherEntryOrNull(entry.last());
    }
    assertThat(entry).isNull();
    entry = tree.lastEntryOrNull();
    for (int index = entries.size() - 1; index >= 0; index--) {
      assertThat(entry).isEqualTo(entries.get(index));
      entry = tree.lowerEntryOrNull(entry.first());
    }
    assertThat(entry).isNull();
    assertThat(tree.firstEntry()).isEqualTo(Option.of(tree.firstEntryOrNull()));
    assertThat(tree.lastEntry()).isEqualTo(Option.of(tree.lastEntryOrNull()));
  }
}
