package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Node;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Traversal;
import org.mapletree.internal.TreeDoor;
import org.mapletree.internal.Unsigned;

/** Makes trees of the nodes that {@link NodeReader} reads. */
final class TreeReader<V> {
  /*
   * Implementation notes.
   *
   * Nodes as large as this machine makes them become trees as they are. Nodes of other capacities, written with other settings or by another
   * version of this library, are no legal tree here. The first tree is then built anew from its entries, and each one after it by writing
   * into the tree that it came from what differs; the walk over both passes what they share, so the whole costs what differs, and what was
   * shared stays shared, by and large.
   */

  /**
   * A tree and the node that it was read from.
   *
   * @param root the root as it was read
   * @param tree a tree of the same entries
   */
  record Read<V>(Node<V> root, MapleTree<V> tree) {}

  private final NodeReader<V> nodes;
  private final boolean areOurs;

  TreeReader(
      BlockReader in, NodeReader.Capacities capacities, NodeReader.Values<? extends V> values) {
    this.nodes = new NodeReader<>(in, capacities, values);
    this.areOurs = capacities.areOurs();
  }

  /**
   * Reads the next tree.
   *
   * @param like a tree whose policies it will have
   * @param base the tree that it came from, if known
   */
  Read<V> read(MapleTree<V> like, @Nullable Read<V> base) throws IOException {
    Node<V> root = nodes.read();
    return new Read<>(root, areOurs ? tree(like, root) : refit(like, root, base));
  }

  @SuppressWarnings("unchecked") // nodes of its values make a tree of its values
  static <V> MapleTree<V> tree(MapleTree<V> like, Node<V> root) {
    return (MapleTree<V>) TreeDoor.get().treeOf(like, root);
  }

  private static <V> MapleTree<V> refit(MapleTree<V> like, Node<V> root, @Nullable Read<V> base) {
    if (base == null) {
      Spine<V> spine = new Spine<>();
      Traversal.all(root, spine::add);
      return tree(like, spine.root());
    }
    MapleTree<V> patched =
        base.tree()
            .patch(changes(base.root(), root))
            .getOrElseThrow(conflict -> new AssertionError("a tree is not its own: " + conflict));
    return tree(like, NodeWriter.root(patched));
  }

  private static <V> List<Change<V>> changes(Node<V> older, Node<V> newer) {
    List<Change<V>> changes = new ArrayList<>();
    CoWalk<V> walk = new CoWalk<>(older, newer);
    for (Step step = walk.next(); step != Step.END; step = walk.next()) {
      if (step == Step.LEFT) {
        changes.add(new Change.Removed<>(walk.left(TreeReader::entry)));
      } else if (step == Step.RIGHT) {
        changes.add(new Change.Added<>(walk.right(TreeReader::entry)));
      } else if (walk.leftValue() != walk.rightValue()) {
        Entry<V> before = walk.left(TreeReader::entry);
        changes.add(new Change.Replaced<>(before.range(), before.value(), walk.rightValue()));
      }
    }
    return changes;
  }

  private static <V> Entry<V> entry(long first, long last, V value) {
    return new Entry<>(Unsigned.flip(first), Unsigned.flip(last), value);
  }
}
