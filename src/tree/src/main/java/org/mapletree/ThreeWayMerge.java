package org.mapletree;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Join;
import org.mapletree.internal.Node;
import org.mapletree.internal.Resolve;
import org.mapletree.internal.ThreeWay;

/**
 * Two versions of a tree made one: what our side changed since a common base, and what theirs did.
 * Changes of different keys merge by themselves, also where both sides changed parts of one long
 * entry; where both changed the same keys, and not to the same value, is a {@link MergeConflict}.
 *
 * <pre>{@code
 * var base = MapleTree.of(0x0, 0xff, "a");
 * var ours = base.put(0x10, 0x1f, "x");
 * var theirs = base.put(0x18, 0x2f, "y");
 * var merge = ThreeWayMerge.of(base, ours, theirs);
 * merge.conflicts();                                      // 0x18-0x1f: base a, ours x, theirs y
 * merge.resolve(MergeResolver.preferTheirs());            // 0x0-0xf=a, 0x10-0x17=x, 0x18-0x1f=y, 0x20-0x2f=y, 0x30-0xff=a
 * }</pre>
 *
 * <p><b>Values</b> merge key by key. With {@code -} for a key that is free, {@code x} and {@code y}
 * for two values that are not equal (and likewise for {@code y} and {@code x} exchanged), what a
 * key maps to in the result, {@code !} being a conflict:
 *
 * <pre>
 *   base -   theirs:  -  x  y        base x   theirs:  -  x  y        base y   theirs:  -  x  y
 *   ours -            -  x  y        ours -            -  -  !        ours -            -  !  -
 *   ours x            x  x  !        ours x            -  x  y        ours x            !  x  x
 *   ours y            y  !  y        ours y            !  y  y        ours y            -  x  y
 * </pre>
 *
 * <p>So: where the two sides agree, that; else what differs from the base; a conflict if both do.
 * Values compare by {@code equals}, identity first. Where an entry is longer than the keys that are
 * looked at, it is its value clipped to them that counts.
 *
 * <p><b>Borders.</b> Where an entry of any of the three trees begins or ends, each tree has a
 * border, unless one entry of it holds the keys on both sides. Borders merge by the same rule as
 * values, and apart from them, so they never conflict: a border that one side made (by splitting an
 * entry, or by giving one part another value) is in the result, and one that a side took away (by
 * making one entry of two) is not, whether or not the other side has changed the values around it.
 * With {@code |} for a border:
 *
 * <pre>
 *   base                  .  .  .  .  |  |  |  |
 *   ours                  .  .  |  |  .  .  |  |
 *   theirs                .  |  .  |  .  |  .  |
 *   result                .  |  |  |  .  .  .  |
 * </pre>
 *
 * <p>But where the result should have no border, the merged values on both sides must make one
 * entry: either an entry of ours or of theirs holds both, and agrees with the merged values on
 * either side; or the {@link Joining} joins them, which by default it does with equal values. Else
 * the border stays. The other way round nothing is joined: equal neighbours stay apart where a side
 * has made a border between them, until {@link MapleTree#coalesced()} joins them. Two sides that
 * put overlapping ranges of equal values where nothing was make one entry of both.
 *
 * <p><b>Policies</b> are those of ours: its {@link Clipping} clips the values of all three trees,
 * its {@link Joining} joins, and the result keeps both.
 *
 * <p>Laws, {@code merge(b, x, y)} being the tree: {@code merge(b, x, b)} and {@code merge(b, b, x)}
 * and {@code merge(b, x, x)} are {@code x}; where there is no conflict, {@code merge(b, x, y)}
 * equals {@code merge(b, y, x)}.
 *
 * <p><b>Cost.</b> O((m + p) log n): m is the number of changes of the side that changed fewer
 * entries, p the number of entries in stretches that both changed. What one side alone changed is
 * taken over unseen, whole subtrees at a time, and is shared with that side. The conflicts are
 * found in {@link #of}; {@link #resolve} does the work once more.
 *
 * @param <V> the type of the values
 */
@CheckReturnValue
public final class ThreeWayMerge<V> {
  /** What is left to do where there are conflicts. */
  private record Inputs<V>(MapleTree<V> base, MapleTree<V> ours, MapleTree<V> theirs) {}

  private final List<MergeConflict<V>> conflicts;
  private final boolean disjoint;

  /** The merged tree; null if there are conflicts. */
  private final @Nullable MapleTree<V> tree;

  /** The trees to merge; null if there are no conflicts, so that they are not kept alive. */
  private final @Nullable Inputs<V> inputs;

  private ThreeWayMerge(Inputs<V> inputs) {
    List<MergeConflict<V>> found = new ArrayList<>();
    ThreeWay<V> merge =
        merge(
            inputs,
            (first, last, base, ours, theirs) -> {
              found.add(new MergeConflict<>(MapleTree.range(first, last), base, ours, theirs));
              return ours;
            });
    MapleTree<V> merged = tree(inputs, merge.merge());
    this.conflicts = List.copyOf(found);
    this.disjoint = merge.isDisjoint();
    this.tree = found.isEmpty() ? merged : null;
    this.inputs = found.isEmpty() ? null : inputs;
  }

  /**
   * Merges two versions.
   *
   * @param base the tree that both come from; any tree will do, but a common ancestor makes for
   *     short work and few conflicts
   * @param ours our version, whose policies govern
   * @param theirs the other version
   * @param <V> the type of the values
   * @return the merged tree, or the conflicts
   */
  public static <V> ThreeWayMerge<V> of(MapleTree<V> base, MapleTree<V> ours, MapleTree<V> theirs) {
    return new ThreeWayMerge<>(
        new Inputs<>(
            Objects.requireNonNull(base, "base"),
            Objects.requireNonNull(ours, "ours"),
            Objects.requireNonNull(theirs, "theirs")));
  }

  /**
   * The merged tree, if there is no conflict.
   *
   * @return on the right, the merged tree: the very tree of one side if the other changed nothing;
   *     on the left, the conflicts in key order, at least one
   */
  public Either<List<MergeConflict<V>>, MapleTree<V>> tree() {
    return tree == null ? Either.left(conflicts) : Either.right(tree);
  }

  /**
   * As {@link #tree}, without an {@code Either}.
   *
   * @return the merged tree; null if there are conflicts
   */
  public @Nullable MapleTree<V> treeOrNull() {
    return tree;
  }

  /**
   * The keys that both sides changed, and not to the same value.
   *
   * @return the conflicts in key order, unmodifiable; empty if there are none
   */
  public List<MergeConflict<V>> conflicts() {
    return conflicts;
  }

  /**
   * Whether no key was changed by both sides, not even to the same value. Then the result is what
   * either side's writes would have made of the other's tree, had they been done there, unless they
   * depend on what they read elsewhere.
   *
   * @return whether the sides changed different keys; then there is no conflict either
   */
  public boolean isDisjoint() {
    return disjoint;
  }

  /**
   * The merged tree, with a decision for each conflict.
   *
   * @param resolver decides; asked once for each of {@link #conflicts}, in key order
   * @return the merged tree
   */
  public MapleTree<V> resolve(MergeResolver<V> resolver) {
    Objects.requireNonNull(resolver, "resolver");
    MapleTree<V> merged = tree;
    if (merged != null) {
      return merged;
    }
    Inputs<V> all = Objects.requireNonNull(inputs);
    return tree(
        all,
        merge(
                all,
                (first, last, base, ours, theirs) ->
                    resolver.resolve(MapleTree.range(first, last), base, ours, theirs))
            .merge());
  }

  /** Whether there is a tree, or how many conflicts there are. */
  @Override
  public String toString() {
    return "ThreeWayMerge["
        + (tree != null ? tree.size() + " entries" : conflicts.size() + " conflicts")
        + "]";
  }

  private static <V> ThreeWay<V> merge(Inputs<V> inputs, Resolve<V> resolve) {
    Policies<V> policies = inputs.ours.policies();
    Joining<V> joining = policies.joining();
    Join<V> join =
        (left, leftFirst, leftLast, right, rightFirst, rightLast) ->
            joining
                .join(
                    left,
                    MapleTree.range(leftFirst, leftLast),
                    right,
                    MapleTree.range(rightFirst, rightLast))
                .getOrNull();
    return new ThreeWay<>(
        inputs.base.root(),
        inputs.ours.root(),
        inputs.theirs.root(),
        policies.clip(),
        join,
        resolve);
  }

  private static <V> MapleTree<V> tree(Inputs<V> inputs, Node<V> root) {
    MapleTree<V> ours = inputs.ours;
    MapleTree<V> theirs = inputs.theirs;
    boolean isTheirs = root == theirs.root() && root != ours.root();
    return isTheirs && theirs.policies().equals(ours.policies()) ? theirs : ours.with(root);
  }
}
