package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.codec.Histories.START;
import static org.mapletree.codec.Histories.TEXTS;
import static org.mapletree.codec.Histories.at;
import static org.mapletree.codec.Histories.eventful;
import static org.mapletree.codec.Histories.small;
import static org.mapletree.codec.Histories.tree;

import org.junit.jupiter.api.Test;
import org.mapletree.Clipping;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.TreeView;

/** Whole histories as bytes. */
class HistoryCodecTest {

  @Test
  void decode_afterEncode_equalWithTheSameSharing() {
    for (int entries : new int[] {0, 3, 500}) {
      History<MapleTree<String>> history = eventful(entries);
      History<MapleTree<String>> read = TEXTS.decode(TEXTS.encode(history)).get();
      Histories.checkEqual(read, history);
      assertThat(read.stats()).isEqualTo(history.stats());
      read.versions().forEach(version -> version.value().validate());
    }
  }

  @Test
  void decode_manyVersions_smallOnDisk() {
    History<MapleTree<String>> history = History.ofTree(tree(2_000), START, "");
    for (int i = 1; i <= 200; i++) {
      MapleTree<String> next = history.latest().value().put(i * 0x8000L, i * 0x8000L, "new");
      history = history.commit(next, at(i), "");
    }
    byte[] bytes = TEXTS.encode(history);
    assertThat(TEXTS.decode(bytes).get().stats()).isEqualTo(history.stats());
    int one = SnapshotCodec.of(ValueCodec.utf8()).encode(tree(2_000)).length;
    assertThat(bytes).hasSizeLessThan(200 * one / 10);
  }

  @Test
  void decode_branches_shareTheirPast() {
    History<MapleTree<String>> history = eventful(3).onBranch("main").get().branch("copy");
    History<MapleTree<String>> read = TEXTS.decode(TEXTS.encode(history)).get();
    var branches = read.parts().branches();
    var expected = history.parts().branches();
    assertThat(branches.get("copy").timeline().footprint(branches.get("main").timeline()).shared())
        .isEqualTo(
            expected.get("copy").timeline().footprint(expected.get("main").timeline()).shared())
        .isPositive();
  }

  @Test
  void decode_everyCutAndFlip_isRefused() {
    Damage.checkEveryByte(TEXTS.encode(small()), TEXTS::decode);
    Damage.checkEveryByte(TEXTS.encode(eventful(5)), TEXTS::decode);
  }

  @Test
  void decode_randomDamage_isRefused() {
    Damage.checkRandomly(TEXTS.encode(eventful(1_000)), 100, TEXTS::decode);
  }

  @Test
  void decode_anotherCodec_saysWhich() {
    assertThat(
            HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.longs()))
                .decode(TEXTS.encode(small()))
                .getLeft()
                .problem())
        .isEqualTo("written by codec 'tree of utf-8', to be read by 'tree of long'");
  }

  @Test
  void values_withoutTrees_comeBack() {
    HistoryCodec<String, Void> codec = HistoryCodec.ofValues(ValueCodec.utf8());
    History<String> history =
        History.of("one", START, "first").commit("two", at(1), "").commit("two", at(2), "again");
    Histories.checkEqual(codec.decode(codec.encode(history)).get(), history);
  }

  /** A value with something beside its tree, whose tree has policies. */
  record Titled(String title, MapleTree<Long> tree) {
    static final Clipping<Long> SHIFT =
        (value, oldRange, newRange) -> value + newRange.first() - oldRange.first();
    static final MapleTree<Long> EMPTY = MapleTree.empty(SHIFT, Joining.ofEqual());

    static final TreeView<Titled, Long> VIEW =
        new TreeView<>() {
          @Override
          public MapleTree<Long> tree(Titled value) {
            return value.tree;
          }

          @Override
          public Titled with(Titled rest, MapleTree<Long> tree) {
            return new Titled(rest.title, tree);
          }
        };

    static final HistoryCodec<Titled, Long> CODEC =
        HistoryCodec.of(
            VIEW,
            ValueCodec.utf8().mapped("titled", Titled::title, title -> new Titled(title, EMPTY)),
            ValueCodec.longs());
  }

  @Test
  void values_withATreeInside_comeBackWithPolicies() {
    MapleTree<Long> tree = Titled.EMPTY.put(10, 19, 100L);
    History<Titled> history =
        History.of(new Titled("a", tree), START, "", Titled.VIEW)
            .commit(new Titled("a", tree.put(30, 39, 7L)), at(1), "")
            .commit(new Titled("b", tree), at(2), "");
    History<Titled> read = Titled.CODEC.decode(Titled.CODEC.encode(history)).get();
    Histories.checkEqual(read, history);
    assertThat(read.stats()).isEqualTo(history.stats());
    assertThat(read.latest().value().tree().remove(10, 12).getOrNull(13)).isEqualTo(103L);
  }
}
