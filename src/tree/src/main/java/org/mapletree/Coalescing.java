package org.mapletree;

import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.Editor;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** Makes one entry of entries that touch, where the joining allows it. Keys are flipped. */
final class Coalescing {
  private Coalescing() {}

  /** Puts an entry, joined with what touches it on either side once it is there. */
  static <V> Node<V> put(
      Node<V> root, long first, long last, V value, Policies<V> policies, @Nullable Editor editor) {
    Entry<V> joined = MapleTree.entry(first, last, value);
    if (first != Unsigned.MIN) {
      Entry<V> left =
          Neighbours.floor(
              root,
              first - 1,
              (from, to, old) -> part(from, to, old, from, Math.min(to, first - 1), policies));
      Entry<V> both = left == null ? null : join(left, joined, policies);
      joined = both == null ? joined : both;
    }
    if (last != Unsigned.MAX) {
      Entry<V> right =
          Neighbours.ceiling(
              root,
              last + 1,
              (from, to, old) -> part(from, to, old, Math.max(from, last + 1), to, policies));
      Entry<V> both = right == null ? null : join(joined, right, policies);
      joined = both == null ? joined : both;
    }
    Entry<V> there = Neighbours.ceiling(root, Unsigned.flip(joined.first()), MapleTree::entry);
    return joined.equals(there)
        ? root
        : PathWrite.write(
            root,
            Unsigned.flip(joined.first()),
            Unsigned.flip(joined.last()),
            joined.value(),
            policies.clip(),
            editor);
  }

  /** Joins all entries that touch, from left to right; the root itself if none could be joined. */
  static <V> Node<V> all(Node<V> root, Policies<V> policies) {
    Spine<V> spine = new Spine<>();
    Entry<V> open = null;
    boolean joinedAny = false;
    for (Walker<V> walker = Walker.atOrAfter(root, Unsigned.MIN);
        walker.isPresent();
        walker.forward()) {
      Entry<V> next = MapleTree.entry(walker.first(), walker.last(), walker.value());
      Entry<V> joined = open == null ? null : join(open, next, policies);
      if (joined != null) {
        joinedAny = true;
      } else if (open != null) {
        add(spine, open);
      }
      open = joined == null ? next : joined;
    }
    if (open == null || !joinedAny) {
      return root;
    }
    add(spine, open);
    return spine.root();
  }

  /** What two entries make together; null if they do not touch, or are to stay apart. */
  private static <V> @Nullable Entry<V> join(Entry<V> left, Entry<V> right, Policies<V> policies) {
    if (!left.range().touches(right.range())) {
      return null;
    }
    V value =
        policies
            .joining()
            .join(left.value(), left.range(), right.value(), right.range())
            .getOrNull();
    return value == null ? null : new Entry<>(left.first(), right.last(), value);
  }

  private static <V> Entry<V> part(
      long first, long last, V value, long partFirst, long partLast, Policies<V> policies) {
    V clipped = Clip.part(policies.clip(), value, first, last, partFirst, partLast);
    return MapleTree.entry(partFirst, partLast, clipped);
  }

  private static <V> void add(Spine<V> spine, Entry<V> entry) {
    spine.add(Unsigned.flip(entry.first()), Unsigned.flip(entry.last()), entry.value());
  }
}
