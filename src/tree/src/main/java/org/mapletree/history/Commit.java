package org.mapletree.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A version and the kept versions that it came from.
 *
 * @param version the version
 * @param parent the version that it replaced, or the nearest ancestor along that line that is still
 *     kept; {@link #NONE} if there is none
 * @param merged the other kept versions that went into it, without {@code parent}
 */
record Commit<T>(Version<T> version, long parent, List<Long> merged) {

  /** No version. */
  static final long NONE = -1;

  long number() {
    return version.number();
  }

  /** All that it came from, the parent first. */
  List<Long> parents() {
    List<Long> parents = new ArrayList<>();
    if (parent != NONE) {
      parents.add(parent);
    }
    parents.addAll(merged);
    return List.copyOf(parents);
  }
}
