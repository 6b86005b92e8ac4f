package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.internal.Branch;
import org.mapletree.internal.CoWalk;
import org.mapletree.internal.CoWalk.Step;
import org.mapletree.internal.Leaf;
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
   *
   * What differs may be much more than what was written: a few bytes name the root of an older version, or subtrees of several. So a tree
   * is surveyed first. Nodes not met before are as many as were written; the others are looked for in the tree that it came from. If that
   * has them all, what is left to undo there is paid for by entries that were written, each of which pays once; that suffices for all
   * histories in which versions came from the one before. Else the tree is joined of its children, which are built once, however many
   * trees have them: O(distinct nodes * height) altogether. Of a child that became a tree with a wide root, each tree has a cut root of its own.
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
  private final Set<Node<V>> met = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node<V>, MapleTree<V>> refits = new IdentityHashMap<>();

  /** How many entries of the trees that others came from may still be undone. */
  private long allowance;

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

  private MapleTree<V> refit(MapleTree<V> like, Node<V> root, @Nullable Read<V> base) {
    Survey survey = new Survey(base == null ? Leaf.empty() : base.root());
    survey.visit(root);
    allowance += 2 * survey.fresh;
    MapleTree<V> refitted;
    if (base == null) {
      refitted = built(like, root);
    } else if (survey.isOfBase && survey.undone() <= allowance) {
      allowance -= survey.undone();
      refitted = patched(base, root);
    } else {
      refitted = joined(like, root);
    }
    refits.put(root, refitted);
    return tree(like, NodeWriter.root(refitted));
  }

  private static <V> MapleTree<V> built(MapleTree<V> like, Node<V> root) {
    Spine<V> spine = new Spine<>();
    Traversal.all(root, spine, Spine::add);
    return tree(like, spine.root());
  }

  private static <V> MapleTree<V> patched(Read<V> base, Node<V> root) {
    return base.tree()
        .patch(changes(base.root(), root))
        .getOrElseThrow(conflict -> new AssertionError("a tree is not its own: " + conflict));
  }

  /** The tree below a node, built once of those below its children. */
  private MapleTree<V> joined(MapleTree<V> like, Node<V> node) {
    MapleTree<V> known = refits.get(node);
    if (known != null) {
      return known;
    }
    MapleTree<V> result;
    if (node instanceof Branch<V> branch) {
      result = joined(like, branch.child(0));
      for (int slot = 1; slot < branch.length(); slot++) {
        result = result.concat(joined(like, branch.child(slot)));
      }
    } else {
      result = built(like, node);
    }
    refits.put(node, result);
    return result;
  }

  /** How a tree differs from the one that it came from, found without entering what is known. */
  private final class Survey {
    private final Node<V> base;
    private final int height;

    /** Whether all nodes that were met before are in the tree that it came from. */
    private boolean isOfBase = true;

    /** Entries in leaves that were not met before. */
    private long fresh;

    /** Entries that both have. */
    private long shared;

    Survey(Node<V> base) {
      this.base = base;
      this.height = base.height();
    }

    /** How many entries of the tree that it came from are in no node of both. */
    long undone() {
      return base.size() - shared;
    }

    void visit(Node<V> node) {
      if (!met.add(node)) {
        isOfBase &= isInBase(node);
        shared += node.size();
      } else if (node instanceof Branch<V> branch) {
        for (int slot = 0; slot < branch.length(); slot++) {
          visit(branch.child(slot));
        }
      } else {
        fresh += node.size();
      }
    }

    private boolean isInBase(Node<V> node) {
      Node<V> found = base;
      int wanted = node.length() == 0 ? height : node.height();
      for (int level = height; level > wanted; level--) {
        int slot = Arrays.binarySearch(found.sharedBounds(), 0, found.length(), node.firstKey());
        int reached = slot < 0 ? -1 - slot : slot;
        if (reached == found.length()) {
          return false;
        }
        found = ((Branch<V>) found).child(reached);
      }
      return found == node;
    }
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
