package org.mapletree.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A version and the kept versions that it came from.
 *
 * @param version the version
 * @param parent the version that it replaced, or the nearest ancestor along that line that is still
 *     kept; {@link #NONE} if there is none
 * @param merged the other kept versions that went into it, without {@code parent}
 * @param <T> the type of the value
 */
@CheckReturnValue
public record Commit<T>(Version<T> version, long parent, List<Long> merged) {

  /** No version. */
  public static final long NONE = -1;

  /**
   * Pairs a version with its parents.
   *
   * @param version the version
   * @param parent the version that it replaced, or {@link #NONE}
   * @param merged the others that went into it
   */
  public Commit {
    Objects.requireNonNull(version, "version");
    merged = List.copyOf(merged);
  }

  /**
   * The version's number.
   *
   * @return the number
   */
  public long number() {
    return version.number();
  }

  /**
   * All that it came from.
   *
   * @return the numbers of kept versions, the parent first
   */
  public List<Long> parents() {
    List<Long> parents = new ArrayList<>();
    if (parent != NONE) {
      parents.add(parent);
    }
    parents.addAll(merged);
    return List.copyOf(parents);
  }
}
