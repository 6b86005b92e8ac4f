package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.MapleTree;

/**
 * Trees that must stay as they are: what they look like, node by node, and what they say about
 * their gaps. All figures that nodes remember are warmed first, so that a node handed on with stale
 * figures shows, wherever it ends up.
 */
final class Untouched {
  private final List<MapleTree<?>> trees;
  private final List<String> pictures = new ArrayList<>();

  private Untouched(List<MapleTree<?>> trees) {
    this.trees = trees;
    trees.forEach(tree -> pictures.add(picture(tree)));
  }

  static Untouched of(MapleTree<?>... trees) {
    return new Untouched(List.of(trees));
  }

  void check() {
    for (int index = 0; index < trees.size(); index++) {
      trees.get(index).validate();
      assertThat(picture(trees.get(index)))
          .as("an input, afterwards")
          .isEqualTo(pictures.get(index));
    }
  }

  static String picture(MapleTree<?> tree) {
    StringBuilder text = new StringBuilder();
    tree.dump(text);
    return text.append(tree.lowestGap(2, 0, -1L))
        .append(tree.highestGap(0x1000, 0, -1L))
        .append(tree.coverage())
        .toString();
  }
}
