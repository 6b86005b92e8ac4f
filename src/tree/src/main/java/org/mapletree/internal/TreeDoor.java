package org.mapletree.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code org.mapletree} lends to the codec and to generators of tests: trees made of nodes
 * that they assembled.
 *
 * <p>Not part of the API: this package is exported to {@code org.mapletree.jqwik} alone. The layers
 * stay as they are: the upper one installs the door, and this one knows a tree as an {@link Object}
 * only.
 */
public abstract class TreeDoor {
  private static volatile @Nullable TreeDoor installed;

  /** For the upper layer. */
  protected TreeDoor() {}

  /**
   * Opens the door. Called once, by the class of trees.
   *
   * @param door how to get from roots to trees
   */
  public static void install(TreeDoor door) {
    installed = door;
  }

  /**
   * The door. Whoever has a tree at hand can rely on it being installed.
   *
   * @return the door
   */
  public static TreeDoor get() {
    return Objects.requireNonNull(installed, "no tree has been made yet");
  }

  /**
   * A tree over a root.
   *
   * @param like a tree, whose policies the new one has
   * @param root a legal root
   * @return a tree; {@code like} itself if the root is its own
   */
  public abstract Object treeOf(Object like, Node<?> root);

  /**
   * The root of a tree.
   *
   * @param tree a tree
   * @return its root
   */
  public abstract Node<?> rootOf(Object tree);
}
