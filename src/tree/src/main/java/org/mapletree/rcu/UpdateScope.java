package org.mapletree.rcu;

import org.jspecify.annotations.Nullable;

/**
 * The cells whose update functions the current thread is inside of, innermost first.
 *
 * @param cell the cell that is being updated
 * @param outer the update that this one was called from; null for the outermost
 */
record UpdateScope(RcuCell<?> cell, @Nullable UpdateScope outer) {

  private static final ThreadLocal<@Nullable UpdateScope> CURRENT = new ThreadLocal<>();

  /**
   * Enters an update of {@code cell}.
   *
   * @throws IllegalStateException if this thread is already inside one
   */
  static UpdateScope enter(RcuCell<?> cell) {
    UpdateScope outer = CURRENT.get();
    for (UpdateScope scope = outer; scope != null; scope = scope.outer) {
      if (scope.cell == cell) {
        throw new IllegalStateException(
            "This cell is being updated by the very function that wants to update it. An update"
                + " function is pure: it answers the next value and leaves publishing to the cell");
      }
    }
    UpdateScope scope = new UpdateScope(cell, outer);
    CURRENT.set(scope);
    return scope;
  }

  /** Whether this update was called from the update function of another cell. */
  boolean isNested() {
    return outer != null;
  }

  /** Leaves this update. */
  void leave() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
