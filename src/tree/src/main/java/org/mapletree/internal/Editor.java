package org.mapletree.internal;

import org.jspecify.annotations.Nullable;

/**
 * The right to change nodes in place: held by one open transient, carried by the nodes that it
 * made.
 */
public final class Editor {
  /** What a node carries whose content its owner has just changed. */
  final Figures unknownFigures = Figures.unknown(this);

  /**
   * The thread that may edit; null once the right has ended. Frozen trees keep their editor alive,
   * so it must not keep a thread alive.
   */
  private @Nullable Thread thread;

  /** A right for the length of one write, which nobody checks. */
  public Editor() {}

  /**
   * A right that begins now, for the calling thread.
   *
   * @return an open right
   */
  public static Editor ofThisThread() {
    Editor editor = new Editor();
    editor.thread = Thread.currentThread();
    return editor;
  }

  /**
   * Checks that the right still exists and belongs to the calling thread.
   *
   * @throws IllegalStateException if the transient was frozen, or was made by another thread
   */
  public void check() {
    Thread owner = thread;
    if (owner == null) {
      throw new IllegalStateException(
          "this transient tree was frozen by persistent() and is no longer usable");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a transient tree belongs to the thread that made it, "
              + owner.getName()
              + ", but "
              + Thread.currentThread().getName()
              + " used it");
    }
  }

  /** Ends the right for good. */
  public void close() {
    thread = null;
  }

  static @Nullable Figures freshFigures(@Nullable Editor editor) {
    return editor == null ? null : editor.unknownFigures;
  }
}
