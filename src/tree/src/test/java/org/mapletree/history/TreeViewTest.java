package org.mapletree.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedRangeMap;

/** The laws of {@link TreeView}, for those that are built in. */
class TreeViewTest {
  private static final MapleTree<String> TREE = MapleTree.of(10, 19, "a").put(15, 99, "b");
  private static final TypedRangeMap<Byte, String> MAP =
      TypedRangeMap.<Byte, String>empty(KeyDomains.signedByte()).put((byte) -7, (byte) 7, "c");

  @Test
  void aTree_isItsOwn() {
    assertLaws(TreeView.identity(), MapleTree.of(0, 9, "c"));
  }

  @Test
  void aTypedMap_keepsItsDomain() {
    assertLaws(TreeView.typed(), MAP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeView.<Byte, String>typed().with(MAP, MapleTree.of(256, 256, "d")));
  }

  private static <T> void assertLaws(TreeView<T, String> view, T value) {
    assertThat(view.with(value, view.tree(value))).isEqualTo(value);
    assertThat(view.tree(view.with(value, TREE))).isSameAs(TREE);
  }

  @Test
  void historiesOfTypedMaps_countTheirBytes() {
    History<TypedRangeMap<Byte, String>> history =
        History.of(MAP, Instant.EPOCH, "first", TreeView.typed())
            .commit(MAP.put((byte) 0, (byte) 0, "d"), Instant.EPOCH.plusMillis(1), "second");

    assertThat(history.stats().versions()).hasSize(2);
    assertThat(history.stats().bytes())
        .isEqualTo(MapleTree.footprint(history.versions().map(v -> v.value().tree()).toList()));
  }
}
