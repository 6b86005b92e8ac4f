package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/** Equality, hash code and text of trees: by entries, however they came together. */
class EqualityLaws {
  @Property
  void doesNotDependOnHowATreeWasBuilt(@ForAll MapleTree<Integer> tree, @ForAll Random random) {
    List<Entry<Integer>> entries = new ArrayList<>(RangeMapModel.of(tree).entries());
    MapleTree.Builder<Integer> builder = MapleTree.builder();
    entries.forEach(entry -> builder.add(entry.first(), entry.last(), entry.value()));
    same(tree, builder.build());
    same(tree, MapleTree.ofEntries(entries));
    Collections.shuffle(entries, random);
    same(tree, MapleTree.ofEntries(entries));
    same(tree, MapleTree.<Integer>empty().putAll(entries));
    MapleTree<Integer> loop = MapleTree.empty();
    for (Entry<Integer> entry : entries) {
      loop = loop.put(entry.range(), entry.value());
    }
    same(tree, loop);
    same(tree, MapleTree.<Integer>empty().union(tree));
  }

  private static void same(MapleTree<Integer> tree, MapleTree<Integer> other) {
    other.validate();
    assertThat(other.equals(tree)).isTrue();
    assertThat(tree.equals(other)).isTrue();
    assertThat(other.hashCode()).isEqualTo(tree.hashCode());
    assertThat(other.toString()).isEqualTo(tree.toString());
    assertThat(tree.diff(other).hasNext()).isFalse();
    assertThat(ChangeList.between(tree, other)).isEmpty();
  }

  @Property
  void valuesAreComparedByEquals(@ForAll MapleTree<Integer> tree) {
    MapleTree<String> one = tree.mapValues(String::valueOf);
    MapleTree<String> other = MapleTree.ofEntries(tree.mapValues(String::valueOf));
    assertThat(one.equals(other)).isTrue();
    assertThat(one.diff(other).hasNext()).isFalse();
    assertThat(ChangeList.between(one, other)).isEmpty();
  }

  @Property
  void isThatOfTheEntries(@ForAll MapleTree<Integer> one, @ForAll MapleTree<Integer> other) {
    boolean same = RangeMapModel.of(one).equals(RangeMapModel.of(other));
    assertThat(one.equals(other)).isEqualTo(same);
    assertThat(one.diff(other).hasNext()).isEqualTo(!same);
  }

  @Property
  void versionsDifferIfTheirEntriesDo(@ForAll Versions<Integer> versions) {
    MapleTree<Integer> older = versions.older();
    MapleTree<Integer> newer = versions.newer();
    boolean same = RangeMapModel.of(older).equals(RangeMapModel.of(newer));
    assertThat(older.equals(newer)).isEqualTo(same);
    assertThat(newer.equals(older)).isEqualTo(same);
    assertThat(older.diff(newer).hasNext()).isEqualTo(!same);
    if (same) {
      assertThat(older.hashCode()).isEqualTo(newer.hashCode());
    }
  }

  @Property
  void sameMappingInOtherEntriesIsAnotherTree(
      @ForAll MapleTree<Integer> tree, @ForAll KeyChoice choice) {
    Entry<Integer> entry = tree.entryAtOrNull(choice.in(tree));
    if (entry != null && entry.first() != entry.last()) {
      MapleTree<Integer> cut = tree.put(entry.first(), entry.first(), entry.value());
      assertThat(cut).isNotEqualTo(tree);
      assertThat(tree).isNotEqualTo(cut);
    }
  }

  @Property
  void valuesOfTwoEntriesSwappedChangeTheHash(@ForAll MapleTree<Integer> tree) {
    if (tree.size() < 2) {
      return;
    }
    Entry<Integer> first = tree.firstEntryOrNull();
    Entry<Integer> last = tree.lastEntryOrNull();
    MapleTree<Integer> one = tree.put(first.range(), 1).put(last.range(), 2);
    MapleTree<Integer> other = tree.put(first.range(), 2).put(last.range(), 1);
    assertThat(one.hashCode()).isNotEqualTo(other.hashCode());
  }

  @Property
  void isNotThatOfAnythingElse(@ForAll MapleTree<Integer> tree) {
    assertThat(tree).isNotEqualTo(null);
    assertThat(tree.equals((Object) RangeMapModel.of(tree))).isFalse();
    assertThat(tree.equals(tree)).isTrue();
  }

  /** A value that is not even equal to itself: identity comes first, so equality and diff agree. */
  @Property
  void agreesWithDiffWhateverTheValuesThink(@ForAll MapleTree<Integer> tree) {
    MapleTree<Stranger> one = tree.mapValues(value -> new Stranger());
    MapleTree<Stranger> rebuilt = MapleTree.ofEntries(one);
    assertThat(one.diff(rebuilt).hasNext()).isFalse();
    assertThat(ChangeList.between(one, rebuilt)).isEmpty();
    assertThat(one.equals(rebuilt)).isTrue();
  }

  private static final class Stranger {
    @Override
    public boolean equals(Object other) {
      return false;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @Property
  void textIsBounded(@ForAll MapleTree<Integer> tree) {
    String text = tree.toString();
    assertThat(text).startsWith("{").endsWith("}");
    assertThat(text.chars().filter(letter -> letter == '=').count())
        .isEqualTo(Math.min(20, tree.size()));
    if (!tree.isEmpty()) {
      assertThat(text).contains(tree.nth(0).range() + "=" + tree.nth(0).value());
    }
    if (tree.size() > 20) {
      assertThat(text).contains((tree.size() - 20) + " more");
    }
  }
}
