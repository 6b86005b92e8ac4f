package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * The right to change nodes in place: held by one open transient, carried by the nodes that it
 * made.
 */
public final class Editor {
  /** What a node carries whose content its owner has just changed. */
  final Figures unknownFigures = Figures.unknown(this);

  private final Thread thread = Thread.currentThread();
  private boolean open = true;

  /** A right that begins now, for the calling thread. */
  public Editor() {}

  /**
   * Checks that the right still exists and belongs to the calling thread.
   *
   * @throws IllegalStateException if the transient was frozen, or was made by another thread
   */
  public void check() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "a transient tree belongs to the thread that made it, "
              + thread.getName()
              + ", but "
              + Thread.currentThread().getName()
              + " used it");
    }
    if (!open) {
      throw new IllegalStateException(
          "this transient tree was frozen by persistent() and is no longer usable");
    }
  }

  /** Ends the right for good. */
  public void close() {
    open = false;
  }

  static @Nullable Figures freshFigures(@Nullable Editor editor) {
    return editor == null ? null : editor.unknownFigures;
  }
}
